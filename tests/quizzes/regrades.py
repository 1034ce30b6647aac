"""Repairing questions and regrading: what the tests of it do over and over."""

from django.utils import timezone

from quizzes import papers, regrading
from quizzes.models import Attempt, Question, Regrade
from quizzes.regrading import Repair
from tests.factories import PersonFactory

Mode = Regrade.Mode
STRICT = papers.Rules(pass_mark=100)


def put(question, value):
    """Publish a new authoring value of the question's kind."""
    block = Question._meta.get_field("answer").stream_block
    question.answer = block.to_python([{"type": question.kind, "value": value}])
    question.save()
    return question


def turn_key(question):
    """Make the other of two options the right one."""
    options = [dict(child) for child in question.answer[0].value["options"]]
    return put(
        question,
        {"options": [{**one, "right": not one["right"]} for one in options], "keep_order": False},
    )


def repair(question, mode=Mode.NEW_KEY):
    versions = regrading.live_versions(question.ref)
    return Repair(ref=question.ref, mode=mode, versions=versions if mode == Mode.NEW_KEY else {})


def do(question, mode=Mode.NEW_KEY, *, by=None, reason="Klucz był zły."):
    regrade = regrading.order(
        repair=repair(question, mode), text=question.text, reason=reason, by=by or PersonFactory(), now=timezone.now()
    )
    assert regrading.apply(regrade, now=timezone.now())
    return regrade


def fresh(attempt):
    return Attempt.objects.select_related("paper").get(pk=attempt.pk)
