"""Drawing questions from the bank."""

from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import Locale

from quizzes import attempts, drawing, papers
from quizzes.models import Category, Question
from tests.factories import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def polish():
    return Locale.objects.get(language_code="pl")


def bank(count, **fields):
    return [make_question(text=f"Pytanie {number}?", **fields) for number in range(count)]


def draw(count=2, **more):
    return drawing.Draw(count=count, category=Category.objects.get(name="RKO"), **more)


def test_a_draw_takes_so_many_of_the_category(polish):
    bank(5)
    drawn = drawing.gather(fixed=[], draws=[draw(3)], locale=polish, seen={}, random=Random(1))
    assert len({question.ref for question in drawn}) == 3


def test_a_subcategory_belongs_to_its_category(polish):
    first, _second = bank(2)
    first.category = Category.objects.create(name="Tempo", parent=first.category)
    first.save()
    assert len(drawing.pool(draw(), locale=polish)) == 2


def test_drafts_the_archive_and_other_languages_are_not_drawn(polish):
    live, draft, archived = bank(3)
    Question.objects.filter(pk=draft.pk).update(live=False)
    Question.objects.filter(pk=archived.pk).update(is_archived=True)
    assert drawing.pool(draw(), locale=polish) == [live]
    assert drawing.pool(draw(), locale=Locale.objects.get(language_code="uk")) == []


def test_a_draw_may_ask_for_a_difficulty_or_a_tag(polish):
    hard = make_question(difficulty=3)
    tagged = make_question(text="Z etykietą?")
    tagged.tags.add("AED")
    tagged.save()
    assert drawing.pool(draw(difficulty=3), locale=polish) == [hard]
    assert drawing.pool(draw(tag="aed"), locale=polish) == [tagged]


def test_no_question_comes_twice_in_one_quiz(polish):
    questions = bank(3)
    drawn = drawing.gather(
        fixed=questions[:1], draws=[draw(1), draw(1), draw(1)], locale=polish, seen={}, random=Random(1)
    )
    assert sorted(question.ref for question in drawn) == sorted(question.ref for question in questions)


def test_two_attempts_share_no_question_while_the_bank_allows(ala, polish):
    bank(6)
    subject = uuid4()

    def take():
        attempt = attempts.start(
            learner=ala,
            subject=subject,
            title="Test",
            rules=papers.Rules(),
            now=timezone.now(),
            questions=lambda random: drawing.gather(
                fixed=[],
                draws=[draw(3)],
                locale=polish,
                seen=drawing.seen_by(ala, subject=subject),
                random=random,
            ),
        )
        attempts.submit(attempt=attempt, now=timezone.now())
        return {asked["ref"] for asked in attempt.paper.content["questions"]}

    first, second, third = take(), take(), take()
    assert not first & second
    assert len(third) == 3


def test_the_seed_that_is_kept_makes_the_same_draw_again(polish):
    bank(8)
    once, again = (
        drawing.gather(fixed=[], draws=[draw(4)], locale=polish, seen={}, random=Random(7)) for _time in range(2)
    )
    assert once == again


def test_shuffled_questions_are_asked_in_the_order_that_the_attempt_keeps(ala):
    from quizzes import showing

    attempt = attempts.start(
        learner=ala,
        subject=uuid4(),
        title="Test",
        rules=papers.Rules(shuffle=True),
        questions=bank(6),
        now=timezone.now(),
    )
    order = [question.ref for question in showing.presented(attempt)]
    assert order == attempt.layout[papers.QUESTION_ORDER]
    assert sorted(order) == sorted(asked["ref"] for asked in attempt.paper.content["questions"])
