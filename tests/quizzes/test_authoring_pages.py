"""Mistakes of authors, in the form that a browser sends: told beside the field, and nothing is half saved."""

import json

import pytest

from accounts.roles import Role
from quizzes import papers
from quizzes.models import Category, Question
from tests.factories import ANSWERS as WRITTEN
from tests.factories import make_picture, make_question, option
from tests.quizzes.editors import bank_url, question_form, sign_in

pytestmark = pytest.mark.django_db

ANSWERS = WRITTEN | {"multiple": WRITTEN["multiple"] | {"scoring": "partial"}}
# A form in which the author has chosen the kind and typed nothing yet.
EMPTY = {
    "single": {"options": [{}, {}]},
    "multiple": {"options": [{}, {}], "scoring": ""},
    "truefalse": {},
    "order": {"steps": ["", "", ""]},
    "match": {"pairs": [{}, {}], "extra": [""]},
    "numeric": {},
    "text": {"accepted": [""]},
    "gaps": {"extra": [""]},
    "picture": {"options": [{}, {}]},
    "hotspot": {"regions": [{}, {}]},
    "scenario": {"nodes": [{"choices": [{}]}, {}]},
    "rhythm": {},
    "essay": {},
}


@pytest.fixture
def office(client):
    """An administrator, who may publish."""
    sign_in(client, Role.ADMINISTRATOR)
    return client


@pytest.fixture
def category(db):
    return Category.objects.create(name="RKO")


def send(client, category, kind, value, *, action="publish", **fields):
    form = question_form(category, kind, value, **fields)
    if action == "publish":
        form["action-publish"] = "x"
    return client.post(bank_url("add"), form)


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_the_editor_publishes_a_good_question(office, category, kind):
    answer = send(office, category, kind, ANSWERS[kind])
    assert answer.status_code == 302, answer.context["form"].errors
    question = Question.objects.get()
    assert (question.kind, question.live) == (kind, True)
    assert question.asked == papers.ask(make_question(kind, text="Jakie jest tempo?", explanation="")) | {
        "ref": question.ref
    }


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_what_was_published_can_be_opened_and_published_again(office, category, kind):
    send(office, category, kind, ANSWERS[kind])
    question = Question.objects.get()
    asked = question.asked
    assert office.get(bank_url("edit", question.pk)).status_code == 200
    form = question_form(category, kind, ANSWERS[kind], text="Inaczej") | {"action-publish": "x"}
    assert office.post(bank_url("edit", question.pk), form).status_code == 302
    question.refresh_from_db()
    assert question.asked == asked | {"text": "Inaczej"}


def scene(name, *, ending="", to=(), text="Co się dzieje."):
    choices = [{"text": f"Idę do: {place}", "to": place, "worth": "best", "feedback": ""} for place in to]
    return {"name": name, "text": text, "ending": ending, "choices": choices}


def spot(label, *, right=False, x=10, width=20):
    return {"label": label, "x": x, "y": 10, "width": width, "height": 20, "right": right}


def spots(*regions):
    return {"picture": "sylwetka", "alt": "Sylwetka.", "regions": list(regions)}


def picture(text, *, right=False):
    return {"picture": text, "text": text, "right": right, "explanation": ""}


def gaps(text, **more):
    return ANSWERS["gaps"] | {"text": text} | more


def options(*given, **more):
    return {"options": list(given), "keep_order": False, "scoring": "partial", **more}


MISTAKES = [
    # kind, what the author wrote, where the sentence stands, the sentence
    ("single", options(option("a"), option("b")), "options", "dokładnie jedną"),
    ("single", options(option("a", right=True), option("b", right=True)), "options", "dokładnie jedną"),
    ("single", options(option("Tak", right=True), option(" tak")), "options", "tak samo"),
    ("single", options(option("a", right=True)), "options", ""),
    ("single", options(option("a", right=True), option("")), "options", ""),
    ("multiple", options(option("a"), option("b")), "options", "co najmniej jedną dobrą"),
    ("multiple", options(option("a", right=True), option("b", right=True)), "options", "co najmniej jedną złą"),
    ("multiple", options(option("Tak", right=True), option("TAK")), "options", "tak samo"),
    ("truefalse", {"right": ""}, "right", ""),
    ("truefalse", {"right": "maybe"}, "right", ""),
    ("order", {"steps": ["a", "b", "A"]}, "steps", "tak samo"),
    ("order", {"steps": ["a", "b"]}, "steps", ""),
    ("match", {"pairs": [{"left": "a", "right": "1"}, {"left": "A", "right": "2"}]}, "pairs", "po lewej"),
    ("match", {"pairs": [{"left": "a", "right": "1"}, {"left": "b", "right": "1"}]}, "pairs", "coś do wyboru"),
    ("match", ANSWERS["match"] | {"extra": ["ucisk"]}, "extra", "też w parach"),
    ("numeric", ANSWERS["numeric"] | {"minimum": "7"}, "maximum", "większe"),
    ("numeric", ANSWERS["numeric"] | {"minimum": "dużo"}, "minimum", ""),
    ("numeric", ANSWERS["numeric"] | {"tolerance": "-1"}, "tolerance", ""),
    ("text", ANSWERS["text"] | {"accepted": []}, "accepted", ""),
    ("text", ANSWERS["text"] | {"accepted": ["tak", " "]}, "accepted", ""),
    ("gaps", gaps("Bez luki."), "text", "nie ma luki"),
    ("gaps", gaps("Otwarta [[30 luka."), "text", "nie jest zamknięta"),
    ("gaps", gaps("Pusta [[ ]] luka."), "text", "pusta"),
    ("gaps", gaps("Pusta [[30|]] wersja."), "text", "pusta"),
    ("gaps", gaps("Jedna [[30]].", choose=True), "extra", "coś do wyboru"),
    ("hotspot", spots(spot("a"), spot("b")), "regions", "co najmniej jedną dobrą"),
    ("hotspot", spots(spot("a", right=True), spot("A")), "regions", "tę samą nazwę"),
    ("hotspot", spots(spot("a", right=True, x=90, width=20), spot("b")), "regions", "wychodzi poza obraz"),
    ("hotspot", spots(spot("a", right=True, x=-5), spot("b")), "regions", ""),
    ("hotspot", spots(spot("a", right=True), spot("b")) | {"picture": None}, "picture", ""),
    ("hotspot", spots(spot("a", right=True), spot("b")) | {"alt": ""}, "alt", ""),
    ("picture", options(picture("a"), picture("b")), "options", "co najmniej jedną dobrą"),
    ("picture", options(picture("a", right=True), picture(" A")), "options", "ten sam opis"),
    (
        "scenario",
        {"nodes": [scene("start", to=["dalej"]), scene("dalej", to=["start"])]},
        "nodes",
        "nie ma zakończenia",
    ),
    (
        "scenario",
        {"nodes": [scene("start", to=["koniec"]), scene("koniec", ending="good"), scene("wyspa", ending="bad")]},
        "nodes",
        "Do sceny „wyspa” nie prowadzi",
    ),
    (
        "scenario",
        {"nodes": [scene("start", to=["koniec", "mur"]), scene("koniec", ending="good"), scene("mur")]},
        "nodes",
        "„mur” to ślepa uliczka",
    ),
    (
        "scenario",
        {
            "nodes": [
                scene("start", to=["koniec", "kółko"]),
                scene("koniec", ending="good"),
                scene("kółko", to=["kółko"]),
            ]
        },
        "nodes",
        "pętla bez wyjścia",
    ),
    ("scenario", {"nodes": [scene("start", to=["nigdzie"]), scene("koniec", ending="good")]}, "nodes", "której nie ma"),
    ("scenario", {"nodes": [scene("a", to=["a"]), scene("a", ending="good")]}, "nodes", "nazywają się „a”"),
    ("rhythm", {"minimum": 120, "maximum": 100, "seconds": 15}, "maximum", "większe"),
    ("rhythm", {"minimum": 100, "maximum": 120, "seconds": 1}, "seconds", ""),
    ("essay", ANSWERS["essay"] | {"min_words": 60}, "max_words", "równe"),
    ("essay", ANSWERS["essay"] | {"criteria": ""}, "criteria", ""),
]


def errors_beside(answer, part):
    """Return what the editor says beside one field of the answer."""
    assert answer.status_code == 200
    told = answer.context["form"].errors["answer"].as_data()[0].as_json_data()
    return json.dumps(told["blockErrors"][0]["blockErrors"][part], ensure_ascii=False)


@pytest.mark.parametrize("action", ["publish", "draft"])
@pytest.mark.parametrize(("kind", "value", "part", "sentence"), MISTAKES)
def test_a_mistake_is_told_beside_the_field_and_nothing_is_saved(office, category, kind, value, part, sentence, action):
    """What is missing may stay missing in a draft; what is wrong may not."""
    answer = send(office, category, kind, value, action=action)
    if action == "draft" and not sentence and answer.status_code == 302:
        assert not Question.objects.get().live
        return
    assert sentence in errors_beside(answer, part)
    assert not Question.objects.exists()
    assert "error-message" in answer.content.decode() or "blockErrors" in answer.content.decode()


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_a_draft_may_be_all_empty_and_is_shown_again(office, category, kind):
    answer = send(office, category, kind, EMPTY[kind], action="draft", text="Kiedyś dokończę")
    if answer.status_code == 200:
        assert answer.context["form"].errors["answer"]
        return
    question = Question.objects.get()
    assert not question.live
    assert office.get(bank_url("edit", question.pk)).status_code == 200


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_a_question_that_is_still_empty_is_not_published(office, category, kind):
    answer = send(office, category, kind, EMPTY[kind])
    assert answer.status_code == 200
    assert answer.context["form"].errors["answer"]
    assert not Question.objects.exists()


def test_a_question_without_an_answer_is_not_published(office, category):
    form = question_form(category, "single", ANSWERS["single"]) | {"answer-count": 0, "action-publish": "x"}
    assert office.post(bank_url("add"), form).context["form"].errors["answer"]


def test_a_picture_needs_words_for_who_cannot_see_it(office, category):
    answer = send(office, category, "single", ANSWERS["single"], picture=make_picture().pk)
    assert "Napisz, co widać" in answer.context["form"].errors["picture_alt"][0]


def test_an_essay_is_never_critical(office, category):
    answer = send(office, category, "essay", ANSWERS["essay"], is_critical="on")
    assert "nie może być pytaniem krytycznym" in answer.context["form"].errors["is_critical"][0]


def test_a_mistake_in_an_edit_leaves_the_published_question_as_it_was(office, category):
    send(office, category, "single", ANSWERS["single"])
    question = Question.objects.get()
    before = question.asked
    form = question_form(category, "single", options(option("a"), option("b"))) | {"action-publish": "x"}
    assert office.post(bank_url("edit", question.pk), form).status_code == 200
    question.refresh_from_db()
    assert question.asked == before
    assert question.get_latest_revision_as_object().answer[0].value["options"][0]["text"] == "100–120 na minutę"
