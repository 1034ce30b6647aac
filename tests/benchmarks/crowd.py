"""A city of learners: enrolled, half way through the course, with an attempt and its answers each."""

from collections.abc import Iterator

BATCH = 5_000


def fill(course, lessons, paper, *, count: int) -> None:
    """Add so many learners to the course; each has done its first lesson and answered the first lesson's questions."""
    for begin in range(0, count, BATCH):
        add(course, lessons, paper, range(begin, min(begin + BATCH, count)))


def add(course, lessons, paper, numbers: range) -> None:
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from django.utils import timezone

    from courses.models import Enrolment, StepCompletion
    from quizzes.models import Answer, Attempt

    Person, now = get_user_model(), timezone.now()
    with transaction.atomic():
        before = Person.objects.count()
        people = Person.objects.bulk_create([Person(username=f"tłum-{before + number}") for number in numbers])
        enrolments = Enrolment.objects.bulk_create(
            [Enrolment(learner=person, course_key=course.translation_key) for person in people]
        )
        StepCompletion.objects.bulk_create(
            [StepCompletion(enrolment=enrolment, step=lessons[0].translation_key) for enrolment in enrolments]
        )
        attempts = Attempt.objects.bulk_create(
            [
                Attempt(learner=person, subject=lessons[0].translation_key, paper=paper, started_at=now)
                for person in people
            ]
        )
        Answer.objects.bulk_create(answers_of(attempts, paper), batch_size=2_000)


def answers_of(attempts, paper) -> Iterator:
    from quizzes.models import Answer

    for attempt in attempts:
        for asked in paper.content["questions"]:
            yield Answer(attempt=attempt, question=asked["ref"], value=None, points=0, is_right=False)
