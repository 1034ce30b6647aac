"""Many questions at once: tagged, moved, archived, published."""

import pytest
from wagtail.models import Locale

from accounts.roles import Role
from quizzes.models import Category, Question
from tests.factories import make_question
from tests.quizzes.editors import bank_url, bulk_url, come_as, said, sign_in, strangers
from tests.quizzes.taking import right, take

pytestmark = pytest.mark.django_db
ACTIONS = ["tag", "move", "archive", "unarchive", "publish", "delete"]


@pytest.fixture
def office(client):
    """An administrator, who may publish."""
    sign_in(client, Role.ADMINISTRATOR)
    return client


@pytest.fixture
def trainers_office(client):
    sign_in(client, Role.TRAINER)
    return client


@pytest.fixture
def questions(db):
    return [make_question(text=f"Pytanie {number}") for number in range(3)]


def send(client, action, questions, form=None, **more):
    return client.post(bulk_url(action, questions, next=bank_url("list"), **more), form or {}, follow=True)


def again(questions):
    return [Question.objects.get(pk=question.pk) for question in questions]


def draft_of(question):
    return Question.objects.get(pk=question.pk).get_latest_revision_as_object()


# --- who may


@pytest.mark.parametrize("who", strangers())
@pytest.mark.parametrize("action", ACTIONS)
def test_strangers_change_nothing(client, request, questions, who, action):
    come_as(client, request, who)
    form = {"add": "x", "category": questions[0].category.pk}
    for answer in (client.get(bulk_url(action, questions)), client.post(bulk_url(action, questions), form)):
        assert answer.status_code == 302
        assert "Pytanie" not in answer.content.decode()
    assert Question.objects.filter(is_archived=False, live=True).count() == 3
    assert not any(question.tags.exists() for question in again(questions))


def test_an_editor_without_rights_to_the_bank_changes_nothing(client, questions):
    person = sign_in(client, Role.TRAINER)
    person.groups.get().permissions.filter(content_type__app_label="quizzes").delete()
    answer = client.get(bulk_url("archive", questions))
    assert [question.text for question in answer.context["items_with_no_access"]]
    send(client, "archive", questions)
    assert not Question.objects.filter(is_archived=True).exists()


def test_a_trainer_may_not_publish(trainers_office, questions):
    Question.objects.update(live=False)
    send(trainers_office, "publish", questions)
    assert not Question.objects.filter(live=True).exists()


@pytest.mark.parametrize("action", ACTIONS)
def test_the_page_names_the_questions_and_asks_first(office, questions, action):
    page = office.get(bulk_url(action, questions[:2])).content.decode()
    assert "Pytanie 0" in page
    assert "Pytanie 2" not in page
    assert Question.objects.filter(is_archived=False).count() == 3


# --- what is done


def test_questions_are_tagged(office, questions):
    questions[0].tags.add("stare")
    questions[0].save()
    answer = send(office, "tag", questions[:2], {"add": "AED,  dorośli ,AED", "remove": "STARE"})
    assert "2" in said(answer)[0]
    assert [sorted(question.tags.names()) for question in again(questions)] == [["AED", "dorośli"]] * 2 + [[]]


def test_no_tag_at_all_is_a_mistake_that_is_told(office, questions):
    answer = send(office, "tag", questions, {"add": " , ", "remove": ""})
    assert "Wpisz etykietę" in answer.content.decode()


def test_questions_are_moved(office, questions):
    there = Category.objects.create(name="AED")
    send(office, "move", questions[:2], {"category": there.pk})
    assert [question.category.name for question in again(questions)] == ["AED", "AED", "RKO"]


def test_no_category_is_a_mistake_that_is_told(office, questions):
    answer = send(office, "move", questions, {"category": ""})
    assert answer.context["form"].errors["category"]


def test_questions_go_to_the_archive_and_come_back(office, questions):
    send(office, "archive", questions[:2])
    assert [question.is_archived for question in again(questions)] == [True, True, False]
    assert all(question.live for question in again(questions))
    send(office, "unarchive", questions)
    assert not Question.objects.filter(is_archived=True).exists()


def test_a_published_question_stays_without_changes_to_publish(office, questions):
    send(office, "archive", questions)
    assert not Question.objects.filter(has_unpublished_changes=True).exists()
    assert draft_of(questions[0]).is_archived


def test_what_else_is_in_a_draft_is_not_published_by_a_move(office, questions):
    question = questions[0]
    question.text = "Jeszcze nie"
    question.save_revision()
    there = Category.objects.create(name="AED")
    send(office, "move", [question], {"category": there.pk})
    kept = Question.objects.get(pk=question.pk)
    assert (kept.text, kept.category, kept.has_unpublished_changes) == ("Pytanie 0", there, True)
    assert (draft_of(question).text, draft_of(question).category) == ("Jeszcze nie", there)


def test_a_draft_keeps_its_tags_when_it_is_published_later(office, questions):
    question = questions[0]
    question.text = "Poprawione"
    question.save_revision()
    send(office, "tag", [question], {"add": "AED"})
    send(office, "publish", [question])
    published = Question.objects.get(pk=question.pk)
    assert (published.text, list(published.tags.names())) == ("Poprawione", ["AED"])


def test_what_a_trainer_does_to_a_published_question_waits_for_publication(trainers_office, questions):
    answer = send(trainers_office, "archive", questions[:1])
    assert "po publikacji" in " ".join(said(answer))
    assert not Question.objects.filter(is_archived=True).exists()
    assert draft_of(questions[0]).is_archived


def test_what_a_trainer_does_to_a_draft_holds_at_once(trainers_office, questions):
    Question.objects.update(live=False)
    send(trainers_office, "tag", questions[:1], {"add": "AED"})
    assert list(Question.objects.get(pk=questions[0].pk).tags.names()) == ["AED"]


def test_a_question_in_review_is_left_alone(client, questions):
    trainer = sign_in(client, Role.TRAINER)
    questions[0].save_revision()
    questions[0].get_workflow().start(questions[0], trainer)
    answer = client.get(bulk_url("archive", questions))
    assert [str(question) for question in answer.context["items_with_no_access"]] == ["Pytanie 0"]


def test_drafts_are_published(office, questions):
    Question.objects.update(live=False, asked={})
    answer = send(office, "publish", questions[:2])
    assert "2" in said(answer)[0]
    assert [question.live for question in again(questions)] == [True, True, False]
    assert Question.objects.get(pk=questions[0].pk).asked["kind"] == "single"


def test_a_draft_with_a_mistake_is_not_published_and_the_reason_is_told(office, questions):
    question = questions[0]
    block = Question._meta.get_field("answer").stream_block
    options = [{"text": "a", "right": False, "explanation": ""}, {"text": "b", "right": False, "explanation": ""}]
    question.live = False
    question.answer = block.to_python([{"type": "single", "value": {"options": options, "keep_order": False}}])
    question.save()
    answer = send(office, "publish", [question, questions[1]])
    assert not Question.objects.get(pk=question.pk).live
    assert any("Pytanie 0: odpowiedź ma błędy" in message for message in said(answer))
    assert Question.objects.get(pk=questions[1].pk).live


def test_a_draft_without_an_answer_is_not_published(office, questions):
    Question.objects.filter(pk=questions[0].pk).update(live=False, answer="[]")
    answer = send(office, "publish", questions[:1])
    assert not Question.objects.get(pk=questions[0].pk).live
    assert any("odpowiedź ma błędy" in message for message in said(answer))


# --- everything in the listing


def test_all_in_the_listing_means_what_the_filters_show(office, questions):
    wanted = make_question("numeric", text="Liczba")
    send(office, "archive", ["all"], kind="numeric")
    assert list(Question.objects.filter(is_archived=True)) == [wanted]


def test_all_in_the_listing_means_what_the_search_shows(office, questions):
    wanted = make_question(text="Głębokość uciśnięć")
    send(office, "archive", ["all"], q="głębokość")
    assert list(Question.objects.filter(is_archived=True)) == [wanted]


def test_all_in_the_listing_leaves_out_other_languages_and_the_archive(office, questions):
    english = make_question(text="English")
    english.locale = Locale.objects.get(language_code="en")
    english.save()
    make_question(text="Dawne", is_archived=True)
    send(office, "tag", ["all"], {"add": "AED"}, locale="pl")
    assert Question.objects.filter(tags__name="AED").count() == 3


def test_deleting_all_in_the_listing_deletes_what_the_filters_show(office, questions):
    make_question("numeric", text="Liczba")
    send(office, "delete", ["all"], kind="numeric")
    assert Question.objects.count() == 3


def test_none_is_deleted_when_one_was_asked(office, questions):
    take(questions[:1], [right(questions[0])])
    answer = send(office, "delete", questions)
    assert "Pytanie 0" in said(answer)[0]
    assert Question.objects.count() == 3
