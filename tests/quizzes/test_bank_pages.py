"""The bank in the editor: the list, looking for questions, copies, and what can't be deleted."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from accounts.roles import Role
from quizzes.models import Category, Question
from tests.factories import make_course, make_picture, make_question
from tests.quizzes.editors import bank_url, come_as, said, sign_in, strangers
from tests.quizzes.taking import right, start, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    sign_in(client, Role.TRAINER)
    return client


@pytest.fixture
def archive(client):
    """An administrator, who may delete."""
    sign_in(client, Role.ADMINISTRATOR)
    return client


def listed(client, **asked_for):
    answer = client.get(bank_url("list"), asked_for)
    assert answer.status_code == 200
    return [question.text for question in answer.context["object_list"]]


def read(client, address):
    return " ".join(client.get(address).content.decode().split())


# --- who may come in


@pytest.mark.parametrize("who", strangers())
def test_the_bank_is_closed_to_strangers(client, request, who):
    come_as(client, request, who)
    question = make_question(text="Tajne pytanie")
    for door in (bank_url("list"), bank_url("edit", question.pk), bank_url("copy", question.pk), bank_url("add")):
        answer = client.get(door)
        assert answer.status_code == 302
        assert "Tajne" not in answer.content.decode()


# --- the list


def test_the_list_tells_what_a_question_is_and_where_it_stands(office):
    question = make_question(critical=True, difficulty=3, text="Tempo?")
    question.category = Category.objects.create(name="Uciskanie", parent=question.category)
    question.tags.add("dorośli", "AED")
    question.save()
    page = read(office, bank_url("list"))
    for told in (
        "Tempo?",
        "Jednokrotny wybór",
        "RKO › Uciskanie",
        "trudne",
        "AED, dorośli",
        "opublikowane, czeka na recenzję medyczną",
        bank_url("usage", question.pk),
    ):
        assert told in page


def test_the_list_counts_the_pages_that_ask_a_question(office, course):
    used = Question.objects.get(text="Pytanie 1")
    answer = office.get(bank_url("list"))
    shown = {question.pk: question for question in answer.context["table"].data}
    assert shown[used.pk].uses == 1
    assert "Test końcowy" in read(office, bank_url("usage", used.pk))


def test_the_list_names_the_languages_of_a_question(office):
    polish = make_question()
    polish.copy_for_translation(Locale.objects.get(language_code="en")).save()
    assert "pl, en" in read(office, bank_url("list"))


def test_a_question_in_review_is_shown_as_such(client):
    trainer = sign_in(client, Role.TRAINER)
    question = make_question()
    other = make_question(text="Inne")
    question.save_revision()
    question.get_workflow().start(question, trainer)
    assert listed(client, state="moderation") == [question.text]
    assert other.text not in listed(client, state="moderation")
    assert "opublikowane, ma nieopublikowane zmiany, w recenzji" in read(client, bank_url("list"))


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_question_as_for_three(client, django_assert_num_queries, how_many):
    # A reviewer: for who may translate, wagtail-localize's own menu entry asks twice a row.
    sign_in(client, Role.REVIEWER)
    for number in range(how_many):
        question = make_question(text=f"Pytanie {number}")
        question.tags.add(f"etykieta {number}")
        question.save()
    client.get(bank_url("list"))
    with django_assert_num_queries(21):
        client.get(bank_url("list"))


# --- looking for questions


def test_the_archive_is_shown_when_asked_for(office):
    make_question(text="Dziś")
    make_question(text="Dawniej", is_archived=True)
    assert listed(office) == ["Dziś"]
    assert listed(office, archived="yes") == ["Dawniej"]
    assert sorted(listed(office, archived="all")) == ["Dawniej", "Dziś"]


def test_a_category_brings_its_subcategories(office):
    main = make_question(text="W głównej").category
    inner = make_question(text="W środku")
    inner.category = Category.objects.create(name="Uciskanie", parent=main)
    inner.save()
    other = make_question(text="Gdzie indziej")
    other.category = Category.objects.create(name="AED")
    other.save()
    assert sorted(listed(office, category=main.pk)) == ["W głównej", "W środku"]
    assert listed(office, category=inner.category.pk) == ["W środku"]


def test_questions_are_found_by_what_they_are(office):
    make_question(text="Krytyczne", critical=True, difficulty=1)
    number = make_question("numeric", text="Liczba", reviewed_by="dr Lis", difficulty=3)
    number.tags.add("AED")
    number.save()
    Question.objects.filter(pk=number.pk).update(live=False)
    tag = number.tags.get()
    assert listed(office, kind="numeric") == ["Liczba"]
    assert listed(office, kind=["numeric", "text"]) == ["Liczba"]
    assert listed(office, difficulty=3) == ["Liczba"]
    assert listed(office, is_critical="true") == ["Krytyczne"]
    assert listed(office, tag=tag.pk) == ["Liczba"]
    assert listed(office, state="draft") == ["Liczba"]
    assert listed(office, state="live") == ["Krytyczne"]
    assert listed(office, reviewed="yes") == ["Liczba"]
    assert listed(office, reviewed="no") == ["Krytyczne"]
    assert listed(office, kind="numeric", state="live") == []


def test_questions_are_found_by_language(office):
    make_question(text="Polskie")
    english = make_question(text="English")
    english.locale = Locale.objects.get(language_code="en")
    english.save()
    assert listed(office, locale="en") == ["English"]


@pytest.mark.parametrize("words", ["stłuczenie", "Stłucz", "sinieje", "k1l2-tempo"])
def test_the_search_reads_text_explanation_and_symbol(office, words):
    make_question(text="Co to jest stłuczenie?", explanation="Skóra sinieje.", code="k1l2-tempo")
    make_question(text="Inne", explanation="Inaczej.", code="k9")
    assert listed(office, q=words) == ["Co to jest stłuczenie?"]


def test_the_search_goes_with_every_filter_and_every_order(office):
    wanted = make_question("numeric", text="Głębokość uciśnięć", reviewed_by="dr Lis", critical=True)
    wanted.tags.add("AED")
    wanted.save()
    make_question(text="Głębokość czego innego")
    filters = {
        "category": wanted.category.pk,
        "kind": "numeric",
        "difficulty": 2,
        "is_critical": "true",
        "tag": wanted.tags.get().pk,
        "state": "live",
        "reviewed": "yes",
        "archived": "all",
        "locale": "pl",
    }
    assert listed(office, q="głębokość", **filters) == ["Głębokość uciśnięć"]
    for order in ("text", "-text", "category__name", "is_critical", "-difficulty"):
        assert len(listed(office, q="głębokość", ordering=order)) == 2


@pytest.mark.parametrize("file_type", ["csv", "xlsx"])
def test_the_list_goes_to_a_file(office, file_type):
    make_question(text="Tempo?", code="tempo")
    answer = office.get(bank_url("list"), {"export": file_type})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert file_type == "xlsx" or "tempo,single,RKO,Tempo?" in content.decode()


# --- copies


def posted(answer):
    """Return what a browser would send back of the form in the answer."""
    form = answer.context["form"]
    return {name: form[name].value() for name in ("text", "code", "category", "reviewed_by")}


def test_a_copy_is_shown_as_a_new_question(office):
    original = make_question(
        "picture", text="Gdzie uciskać?", code="gdzie", reviewed_by="dr Lis", picture=make_picture(), picture_alt="x"
    )
    original.tags.add("AED")
    original.save()
    form = office.get(bank_url("copy", original.pk)).context["form"]
    assert form["text"].value() == "Gdzie uciskać?"
    assert (form["code"].value(), form["reviewed_by"].value()) == ("gdzie-2", "")
    assert [tag.name for tag in form["tags"].value()] == ["AED"]
    assert form["answer"].value()[0].value["options"][0]["text"] == "Ręce na środku klatki"


@pytest.mark.parametrize("door", ["form", "straight"])
def test_a_saved_copy_has_its_own_key_and_leaves_the_original_alone(office, door):
    from tests.factories import ANSWERS
    from tests.quizzes.editors import question_form

    original = make_question("multiple", text="Po czym poznasz?", code="objawy")
    original.tags.add("AED")
    original.save()
    page = office.get(bank_url("copy", original.pk))
    where = page.context["action_url"] if door == "form" else bank_url("copy", original.pk)
    form = question_form(
        original.category, "multiple", ANSWERS["multiple"], text="Po czym poznasz?", code="objawy-2", tags='"AED"'
    )
    answer = office.post(where, form)
    assert answer.status_code == 302
    copy = Question.objects.get(code="objawy-2")
    assert copy.pk != original.pk
    assert copy.translation_key != original.translation_key
    assert copy.locale == original.locale
    assert not copy.live
    assert copy.kind == "multiple"
    assert list(copy.tags.names()) == ["AED"]
    original.refresh_from_db()
    assert (original.code, original.live) == ("objawy", True)
    assert list(original.tags.names()) == ["AED"]


def test_a_copy_shows_the_newest_draft(office):
    original = make_question(text="Stare")
    original.text = "Nowe"
    original.save_revision()
    assert office.get(bank_url("copy", original.pk)).context["form"]["text"].value() == "Nowe"


def test_a_third_copy_gets_the_next_symbol(office):
    original = make_question(code="tempo")
    make_question(code="tempo-2")
    assert office.get(bank_url("copy", original.pk)).context["form"]["code"].value() == "tempo-3"


# --- what can't be deleted


def test_a_question_that_nobody_was_asked_can_be_deleted(archive):
    question = make_question()
    assert archive.post(bank_url("delete", question.pk)).status_code == 302
    assert not Question.objects.exists()


@pytest.mark.parametrize("state", ["open", "graded"])
def test_a_question_that_was_asked_goes_to_the_archive_instead(archive, state):
    question = make_question(text="Tempo?")
    take([question], [right(question)]) if state == "graded" else start([question])
    for send in (archive.get, archive.post):
        answer = send(bank_url("delete", question.pk), follow=True)
        assert "Tempo?" in said(answer)[0]
        assert "do archiwum" in said(answer)[0]
    assert Question.objects.exists()


def test_a_question_of_an_exam_goes_to_the_archive_instead(archive):
    make_course()
    question = Question.objects.get(text="Pytanie 1")
    answer = archive.post(bank_url("delete", question.pk), follow=True)
    assert "jest w lekcji albo w teście" in said(answer)[0]
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_translation_that_was_never_published_can_be_deleted(archive):
    polish = make_question()
    take([polish], [right(polish)])
    english = polish.copy_for_translation(Locale.objects.get(language_code="en"))
    english.live, english.asked = False, {}
    english.save()
    assert archive.post(bank_url("delete", english.pk)).status_code == 302
    assert not Question.objects.filter(pk=english.pk).exists()


# --- categories


def test_the_categories_show_where_they_stand_and_how_much_is_in_them(office):
    main = make_question().category
    make_question(text="Inne")
    Category.objects.create(name="Uciskanie", parent=main)
    page = read(office, reverse("wagtailsnippets_quizzes_category:list"))
    assert "RKO › Uciskanie" in page
    assert f"?category={main.pk}&amp;archived=all" in page
    rows = office.get(reverse("wagtailsnippets_quizzes_category:list")).context["object_list"]
    assert [(str(row), row.how_many) for row in rows] == [("RKO", 2), ("Uciskanie", 0)]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_categories_ask_the_database_as_often_for_one_as_for_three(office, django_assert_num_queries, how_many):
    for number in range(how_many):
        Category.objects.create(name=f"Kategoria {number}")
    address = reverse("wagtailsnippets_quizzes_category:list")
    office.get(address)
    with django_assert_num_queries(11):
        office.get(address)


def test_a_category_is_moved_by_its_form(office):
    main, inner = Category.objects.create(name="RKO"), Category.objects.create(name="Uciskanie")
    address = reverse("wagtailsnippets_quizzes_category:edit", args=[inner.pk])
    assert office.post(address, {"name": "Uciskanie", "parent": main.pk}).status_code == 302
    inner.refresh_from_db()
    assert inner.parent == main


def test_a_category_is_not_put_into_a_subcategory(office):
    main = Category.objects.create(name="RKO")
    inner, third = Category.objects.create(name="Uciskanie", parent=main), Category.objects.create(name="AED")
    address = reverse("wagtailsnippets_quizzes_category:edit", args=[third.pk])
    assert office.post(address, {"name": "AED", "parent": inner.pk}).context["form"].errors["parent"]
