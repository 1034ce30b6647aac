"""Plant the practice room of a language and its exercises."""

from courses.models import PracticePage, PracticeRoomPage
from home.seeding.bank import question_named
from home.seeding.once import once
from home.seeding.reading import key_of, lines, read, rich
from home.seeding.tree import add, home_of


def plant_practice(language: str) -> None:
    """Make the room once, and each exercise once; an exercise of an edition that came later joins the room."""
    item = read(language, "practice.yaml")
    once(f"practice:{language}", lambda: add_room(language, item))
    for exercise in item["exercises"]:
        once(f"practice:{language}:{exercise['key']}", lambda exercise=exercise: add_exercise(language, exercise))


def add_room(language: str, item: dict) -> None:
    page = PracticeRoomPage(title=item["title"], slug=item["slug"], intro=item["intro"].strip())
    add(home_of(language), page, key="practice", language=language)


def add_exercise(language: str, item: dict) -> None:
    room = PracticeRoomPage.objects.filter(translation_key=key_of("practice"), locale__language_code=language).first()
    if room is None:  # an editor has removed it
        return
    page = PracticePage(
        title=item["title"],
        slug=item["slug"],
        kind=item["kind"],
        summary=item["summary"],
        minutes=item["minutes"],
        intro=rich(item.get("intro")),
        guideline_edition=item.get("guideline") or "",
        sources=lines(item.get("sources")),
        question=question_named(item["question"]) if item.get("question") else None,
    )
    add(room, page, key=f"practice:{item['key']}", language=language)
