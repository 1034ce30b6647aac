"""Real objects for the tests, made the way the product makes them."""

from io import BytesIO

import factory
import PIL.Image
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Locale

from courses.models import AreaPage, CataloguePage, CoursePage, LessonPage, LessonQuestion, QuizPage, QuizQuestion
from home.models import HomePage
from quizzes.models import Category, Question
from schools.models import ClassMembership, School, SchoolClass, Staff


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"osoba{n}")
    first_name = "Osoba"
    last_name = factory.Sequence(lambda n: f"Testowa{n}")
    password = factory.django.Password("tajne-haslo-1")


def option(text, *, right=False, explanation=""):
    return {"text": text, "right": right, "explanation": explanation}


def turn(text, to, worth, feedback, *, when_late=False):
    """A choice of a scenario."""
    return {"text": text, "to": to, "worth": worth, "feedback": feedback, "when_late": when_late}


def scene(name, text, *choices, ending="", seconds=None):
    return {"name": name, "text": text, "ending": ending, "seconds": seconds, "choices": list(choices)}


TALKS = option("Rozmawia", explanation="Kto rozmawia, ten oddycha.")
ANSWERS = {
    "single": {
        "options": [option("100–120 na minutę", right=True), option("60 na minutę", explanation="Za wolno.")],
        "keep_order": False,
    },
    "multiple": {
        "options": [option("Nie reaguje", right=True), option("Nie oddycha", right=True), TALKS],
        "keep_order": False,
    },
    "truefalse": {"right": "false"},
    "order": {"steps": ["Sprawdzam, czy jest bezpiecznie", "Wołam i dzwonię", "Uciskam"]},
    "match": {
        "pairs": [{"left": "Oparzenie", "right": "chłodzenie wodą"}, {"left": "Krwotok", "right": "ucisk"}],
        "extra": ["masło"],
    },
    "numeric": {"minimum": "5", "maximum": "6", "tolerance": "0", "unit": "cm"},
    "text": {"accepted": ["krążenie", "krążenia"], "ignore_case": True, "ignore_diacritics": True},
    "gaps": {
        "text": "Uciśnij [[30]] razy, potem [[2|dwa]] oddechy.",
        "choose": False,
        "extra": [],
        "ignore_case": True,
        "ignore_diacritics": True,
    },
    "picture": {
        "options": [
            {"picture": "ręce na mostku", "text": "Ręce na środku klatki", "right": True, "explanation": ""},
            {"picture": "ręce na brzuchu", "text": "Ręce na brzuchu", "right": False, "explanation": "Za nisko."},
        ],
        "keep_order": False,
    },
    "hotspot": {
        "picture": "sylwetka",
        "alt": "Sylwetka dorosłego widziana z przodu.",
        "regions": [
            {"label": "środek klatki", "x": 40, "y": 30, "width": 20, "height": 20, "right": True},
            {"label": "brzuch", "x": 40, "y": 60, "width": 20, "height": 20, "right": False},
        ],
    },
    "scenario": {
        "nodes": [
            scene(
                "start",
                "Starszy pan osuwa się na podłogę.",
                turn("Podchodzę", "pomoc", "best", "Dobrze."),
                turn("Czekam", "zwłoka", "harmful", "Każda minuta się liczy."),
            ),
            scene("zwłoka", "Minęły 2 minuty.", turn("Podchodzę teraz", "pomoc", "acceptable", "Późno.")),
            scene("pomoc", "Dzwonisz i uciskasz. Oddech wraca.", ending="good"),
        ]
    },
    "rhythm": {"minimum": 100, "maximum": 120, "seconds": 15},
    "essay": {"min_words": 3, "max_words": 50, "criteria": "Telefon i AED.", "model_answer": "Dzwonię pod 112."},
}


def make_picture(title="obraz", *, size=(400, 300), colour="#e2f0ec"):
    """Make an image of the library, once per title."""
    image = get_image_model().objects.filter(title=title).first()
    if image:
        return image
    file = BytesIO()
    PIL.Image.new("RGB", size, colour).save(file, "PNG")
    return get_image_model().objects.create(title=title, file=ContentFile(file.getvalue(), name=f"{title}.png"))


def with_pictures(value):
    """Return an authoring value with real images where it names them."""
    if isinstance(value, list):
        return [with_pictures(item) for item in value]
    if isinstance(value, dict):
        return {
            name: make_picture(item).pk if name == "picture" and isinstance(item, str) else with_pictures(item)
            for name, item in value.items()
        }
    return value


def make_question(kind="single", *, text="Jakie jest tempo uciśnięć?", critical=False, answer=None, **fields):
    """Make a live question of the bank, in Polish."""
    category, _created = Category.objects.get_or_create(name="RKO")
    block = Question._meta.get_field("answer").stream_block
    question = Question(
        category=category,
        text=text,
        is_critical=critical,
        explanation=fields.pop("explanation", "100–120 na minutę, około 2 na sekundę."),
        locale=Locale.objects.get(language_code="pl"),
        **fields,
    )
    question.answer = block.to_python([{"type": kind, "value": with_pictures(answer or ANSWERS[kind])}])
    question.save()
    return question


def steps_of_a_lesson():
    return [
        {
            "type": "step",
            "value": {
                "title": "Uciskaj",
                "content": [
                    {"type": "text", "value": "<p>Środek klatki piersiowej.</p>"},
                    {"type": "key_point", "value": "Mocno i szybko."},
                ],
            },
        }
    ]


def home_page(language="pl"):
    return HomePage.objects.get(locale__language_code=language)


def make_area(**fields):
    values = {"title": "Ratuj", "slug": "ratuj", "summary": "Pomoc w nagłym wypadku."} | fields
    return home_page().add_child(instance=AreaPage(**values))


def make_catalogue():
    return home_page().add_child(instance=CataloguePage(title="Kursy", slug="kursy"))


def make_course(*, area=None, lessons=2, exam_questions=2, slug="uratuj-serce", medical=False, **fields):
    """Make a live course: `lessons` lessons with one check question each, and an exam whose first question is critical.

    A change of a medical one goes live only with a reviewer's signature (tests.courses.reviews.sign).
    """
    area = area or AreaPage.objects.filter(slug="ratuj").first() or make_area()
    values = {
        "title": "Uratuj serce",
        "slug": slug,
        "code": "K1",
        "summary": "RKO i AED.",
        "minutes": 60,
        "audiences": ["pupil_7_8", "teacher"],
        "guideline_edition": "ERC 2025",
        "outcomes": "Rozpoznasz zatrzymanie krążenia",
    } | fields
    course = area.add_child(instance=CoursePage(**values))
    for number in range(1, lessons + 1):
        lesson = LessonPage(
            title=f"Lekcja {number}", slug=f"lekcja-{number}", summary="O uciskaniu.", is_medical=medical
        )
        lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps_of_a_lesson())
        lesson.check_questions = [LessonQuestion(question=make_question(), sort_order=1)]
        course.add_child(instance=lesson)
    if exam_questions:
        exam = QuizPage(title="Test końcowy", slug="test-koncowy", is_medical=medical)
        exam.exam_questions = [
            QuizQuestion(question=make_question(critical=number == 0, text=f"Pytanie {number + 1}"), sort_order=number)
            for number in range(exam_questions)
        ]
        course.add_child(instance=exam)
    return course


def make_school(*, lead=None, name="Szkoła Podstawowa nr 1"):
    school = School.objects.create(name=name)
    if lead:
        Staff.objects.create(school=school, person=lead, role=Staff.Role.LEAD)
    return school


def make_class(school, *, pupils=0, name="7b", school_year="2026/2027"):
    school_class = SchoolClass.objects.create(school=school, name=name, school_year=school_year)
    for _number in range(pupils):
        pupil = PersonFactory(managed_by=school.name)
        ClassMembership.objects.create(school_class=school_class, pupil=pupil)
    return school_class
