"""Plant the pages: front pages and areas in three languages, the courses in Polish (`translating` adds the others)."""

from wagtail.models import Locale

from courses.models import AreaPage, CataloguePage, CoursePage, LessonPage, LessonQuestion, QuizPage, QuizQuestion
from home.models import Download, HomePage, Reason, TextPage
from home.seeding import bank
from home.seeding.documents import document_for
from home.seeding.naming import named, restream
from home.seeding.once import once
from home.seeding.publishing import publish
from home.seeding.reading import SOURCE_LANGUAGE, key_of, lines, read, rich

SIGNS = {
    "ratuj": AreaPage.Sign.RESCUE,
    "bezpieczna-szkola": AreaPage.Sign.SCHOOL,
    "bezpieczny-ruch-drogowy": AreaPage.Sign.ROAD,
    "bezpieczna-przestrzen": AreaPage.Sign.SPACE,
    "diagnoza": AreaPage.Sign.DIAGNOSIS,
}
OFFER_HELP = {"bezpieczna-szkola"}  # their courses speak of harm
CATALOGUE = {"pl": ("Kursy", "kursy"), "en": ("Courses", "kursy"), "uk": ("Курси", "kursy")}
CATALOGUE_INTRO = {
    "pl": "Krótkie lekcje, pytania z wyjaśnieniem i zaświadczenie na końcu.",
    "en": "Short lessons, questions with explanations, and a certificate at the end.",
    "uk": "Короткі уроки, запитання з поясненнями і посвідчення наприкінці.",
}


def home_of(language: str) -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def add(parent, page, *, key: str, language: str):
    """Add a page below its parent, in the language, under its fixed key, and publish it."""
    page.locale = Locale.objects.get(language_code=language)
    page.translation_key = key_of(key)
    parent.add_child(instance=page)
    return publish(page)


def plant_front(language: str) -> None:
    """Fill the front page of a language and make the pages below it."""
    once(f"home:{language}", lambda: fill_home(language))
    once(f"catalogue:{language}", lambda: add_catalogue(language))
    for item in read(language, "areas.yaml"):
        once(f"area:{language}:{item['key']}", lambda item=item: add_area(language, item))
    about = read(language, "about.yaml")
    once(f"about:{language}", lambda: add_text(language, about))


def fill_home(language: str) -> None:
    item = read(language, "home.yaml")
    page = home_of(language)
    page.title = item["hero"]["title"]
    page.lead = item["hero"]["lead"].strip()
    page.call_to_action = item["hero"]["call_to_action"]
    page.about_title = item["about"]["title"]
    page.about = rich(item["about"]["body"])
    page.bip_url = item["bip_url"]
    page.notice = item["notice"].strip()
    page.reasons = [
        Reason(title=reason["title"], text=reason["text"].strip(), sort_order=place)
        for place, reason in enumerate(item["why"])
    ]
    page.downloads = [
        Download(title=download["title"], document=document_for(download["file"], language), sort_order=place)
        for place, download in enumerate(item.get("downloads", []))
    ]
    publish(page)


def add_catalogue(language: str) -> None:
    title, slug = CATALOGUE[language]
    page = CataloguePage(title=title, slug=slug, intro=CATALOGUE_INTRO[language], show_in_menus=True)
    add(home_of(language), page, key="catalogue", language=language)


def add_area(language: str, item: dict) -> None:
    page = AreaPage(
        title=item["title"],
        slug=item["slug"],
        summary=item["summary"],
        body=rich(item["body"]),
        sign=SIGNS[item["slug"]],
        offers_help=item["slug"] in OFFER_HELP,
    )
    add(home_of(language), page, key=f"area:{item['key']}", language=language)


def add_text(language: str, item: dict) -> None:
    add(
        home_of(language),
        TextPage(title=item["title"], slug=item["slug"], body=rich(item["body"])),
        key="about",
        language=language,
    )


def plant_course(folder: str) -> None:
    """Make one course with its lessons and exam, all or nothing."""
    once(f"course:{folder}", lambda: add_course(folder))


def add_course(folder: str) -> None:
    item = read(SOURCE_LANGUAGE, "courses", folder, "course.yaml")
    area = AreaPage.objects.get(slug=item["area"], locale__language_code=SOURCE_LANGUAGE)
    course = make_course(item)
    add(area, course, key=f"course:{item['key']}", language=SOURCE_LANGUAGE)
    for name in item["lessons"]:
        lesson = read(SOURCE_LANGUAGE, "courses", folder, name)
        add(course, make_lesson(lesson), key=f"lesson:{lesson['key']}", language=SOURCE_LANGUAGE)
    exam = read(SOURCE_LANGUAGE, "courses", folder, item["exam"])
    add(course, make_exam(exam, item), key=f"exam:{exam['key']}", language=SOURCE_LANGUAGE)


def make_course(item: dict) -> CoursePage:
    return CoursePage(
        title=item["title"],
        slug=item["slug"],
        code=item["code"],
        summary=item["summary"],
        description=rich(item["description"]),
        audiences=item["audiences"],
        minutes=item["minutes"],
        outcomes=lines(item["outcomes"]),
        practice_note=item.get("learned_without_practice", ""),
        version=str(item["version"]),
        guideline_edition=item.get("guideline") or "",
        valid_months=item["valid_months"],
        refresh_months=item["refresh_months"],
    )


def make_lesson(item: dict) -> LessonPage:
    lesson = LessonPage(
        title=item["title"],
        slug=item["slug"],
        summary=item["summary"],
        minutes=item["minutes"],
        to_remember=lines(item.get("summary_points")),
        is_medical=item["medical"],
        guideline_edition=item.get("guideline") or "",
        sources=lines(item.get("sources")),
    )
    steps = [{"type": "step", "value": step_value(step)} for step in item["steps"]]
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps)
    restream(lesson, "body", lambda value: named(value, f"lesson:{item['key']}"))
    questions = filter(None, map(bank.question_named, item.get("check", [])))
    lesson.check_questions = [LessonQuestion(question=each, sort_order=place) for place, each in enumerate(questions)]
    return lesson


def step_value(step: dict) -> dict:
    return {"title": step["title"], "content": [block_value(block) for block in step["blocks"]]}


def block_value(block: dict) -> dict:
    """Return one block of a seed file as Wagtail stores it: `{"warning": "..."}` is a warning."""
    (kind, value), *rest = block.items()
    if rest:
        raise ValueError(f"A block has one name, not {list(block)}")
    match kind:
        case "text":
            value = rich(value)
        case "key_numbers":
            value = {"numbers": [{"note": "", **number, "value": str(number["value"])} for number in value]}
        case "instructions":
            value = {"title": value.get("title", ""), "commands": value["items"]}
        case "drawing":
            value = {"name": value, "caption": ""}
        case "source_note":
            value = {"text": value["text"], "source": value.get("source", "")}
        case "key_point" | "warning":
            value = value.strip()
    return {"type": kind, "value": value}


def make_exam(item: dict, course: dict) -> QuizPage:
    exam = QuizPage(
        title=item["title"],
        slug=item["slug"],
        intro=item["intro"].strip(),
        pass_mark=item["pass_mark"],
        all_critical_right=item["all_critical_right"],
        success_text=item["success_text"].strip(),
        fail_text=item["fail_text"].strip(),
        is_medical=bool(course.get("guideline")),
        guideline_edition=course.get("guideline") or "",
    )
    questions = filter(None, map(bank.question_named, item["questions"]))
    exam.exam_questions = [QuizQuestion(question=each, sort_order=place) for place, each in enumerate(questions)]
    return exam
