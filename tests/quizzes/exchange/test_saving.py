"""From a file into the bank and back: everything or nothing, and twice is once."""

from io import BytesIO

import PIL.Image
import pytest
from wagtail.models import Locale

from quizzes.exchange import saving
from quizzes.exchange.items import Item, Report
from quizzes.exchange.registry import FORMATS, detect
from quizzes.kinds import KINDS
from quizzes.models import Category, Question
from tests.factories import ANSWERS, PersonFactory, make_question
from tests.quizzes.exchange.kinds import item, without_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def polish():
    return Locale.objects.get(language_code="pl")


@pytest.fixture
def boss(db):
    return PersonFactory(is_superuser=True)


def png():
    file = BytesIO()
    PIL.Image.new("RGB", (40, 30)).save(file, "PNG")
    return file.getvalue()


def report_of(*items):
    names = {name for one in items for name in saving.pictures_of(one)}
    return saving.check(Report(items=list(items), files=dict.fromkeys(names, png())))


def save(report, polish, by, **more):
    return saving.save(report, locale=polish, category="Wczytane", by=by, **more)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_saved_as_a_draft_with_all_its_facts(kind, polish, ala):
    report = report_of(item(kind))
    assert report.remarks == []
    [question] = save(report, polish, ala).questions
    assert not question.live
    assert (question.kind, question.code, str(question.category)) == (kind, f"kod-{kind}", "RKO")
    assert question.category.parent.name == "Ratuj"
    assert sorted(question.tags.names()) == ["AED", "klasa 7"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_was_saved_and_published_is_written_out_as_it_came(kind, polish, boss):
    save(report_of(item(kind)), polish, boss, publish=True)
    [back], files = saving.load(Question.objects.select_related("category__parent"))
    expected = item(kind)
    for one in (back, expected):
        for holder in (one.value, *one.value.get("options", [])):
            holder.pop("picture", None)
    back.value = {name: back.value[name] for name in expected.value}
    assert without_line(back) == expected
    assert len(files) == len(saving.pictures_of(item(kind)))


def test_importing_twice_changes_nothing(polish, ala):
    for _time in range(2):
        saved = save(report_of(item("single"), item("numeric", code="")), polish, ala)
    assert saved.questions == []
    assert len(saved.known) == 2
    assert Question.objects.count() == 2


def test_a_code_in_use_is_never_written_over(polish, ala):
    make_question(code="kod-single", text="Stare")
    saved = save(report_of(item("single")), polish, ala)
    assert [one.code for one in saved.known] == ["kod-single"]
    assert Question.objects.get().text == "Stare"


def test_what_the_editor_would_refuse_is_named_with_its_line_and_left_out():
    faulty = Item("single", "Dwie dobre?", {"options": [], "keep_order": False}, line=7)
    twins = [{"text": "a", "right": True, "explanation": ""}, {"text": "A", "right": False, "explanation": ""}]
    report = report_of(
        faulty, Item("single", "Bliźniaki?", {"options": twins, "keep_order": False}, line=9), item("text")
    )
    assert [one.kind for one in report.items] == ["text"]
    assert {remark.line for remark in report.remarks} == {7, 9}


def test_a_missing_or_broken_picture_is_named():
    report = saving.check(Report(items=[item("hotspot")]))
    assert "nie ma w pliku" in report.remarks[0].message
    broken = saving.check(Report(items=[item("hotspot")], files={"sylwetka": b"<svg>"}))
    assert broken.items == []


def test_when_saving_fails_nothing_is_left(polish, ala):
    report = report_of(item("single"), item("text"))
    report.items[1].value = {"accepted": None}  # as if a reader had let it through
    with pytest.raises(TypeError):
        save(report, polish, ala)
    assert not Question.objects.exists()
    assert not Category.objects.exists()


def test_reading_the_bank_costs_the_same_for_one_and_for_many(polish, boss, django_assert_num_queries):
    for kinds in (["hotspot"], ["multiple", "hotspot", "picture"]):
        save(report_of(*map(item, kinds)), polish, boss, publish=True)
        questions = Question.objects.select_related("category__parent").prefetch_related("tagged_items__tag")
        with django_assert_num_queries(4):  # questions, tagged items, tags, images
            saving.load(questions)


@pytest.mark.parametrize("name", ["gift", "moodle_xml", "qti21", "qti30", "csv", "xlsx"])
def test_every_format_is_recognised_by_what_it_writes(name):
    written = FORMATS[name].write([item("single"), item("truefalse")])
    found = detect(written.file_name, written.content)
    assert found == ("qti21" if name == "qti30" else name)
    assert len(FORMATS[found].read(written.content).items) == 2


def test_texts_are_told_apart_by_their_signs():
    assert detect("a.txt", b"Q?\nA. a\nB. b\nANSWER: A\n") == "aiken"
    assert detect("a.txt", b"Q? {=a ~b}") == "gift"
    assert detect("a.txt", b"Q?\n* a\n- b\n") == "pasted"


def test_the_examples_cover_every_kind():
    assert set(ANSWERS) == set(KINDS)
