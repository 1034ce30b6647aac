"""Keeping what was read: questions in the bank, history as closed attempts. Doing it twice changes nothing.

History is history: attempts are written as graded with the marks they had, no signal is sent, so nothing is completed and no
certificate comes of it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Locale

from quizzes.attempts import last_number
from quizzes.exchange.django_quiz.history import keep_sitting
from quizzes.exchange.django_quiz.legacy import Legacy, Person
from quizzes.exchange.items import Item
from quizzes.exchange.saving import category_at
from quizzes.models import Question


@dataclass
class Saved:
    """How many of what were made, and how many were there already. `missing` are people without an account here."""

    made: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)  # sittings by username
    questions: dict[str, Question] = field(default_factory=dict)

    def count(self, what: str, created: bool) -> None:
        (self.made if created else self.kept)[what] += 1


@transaction.atomic
def save(legacy: Legacy, *, create_users: bool = False) -> Saved:
    """Keep everything that is not here yet."""
    saved = Saved()
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    here = {
        question.code: question
        for question in Question.objects.filter(locale=locale, code__in=[i.code for i in legacy.items])
    }
    for item in legacy.items:
        saved.count("questions", item.code not in here)
        saved.questions[item.code] = here.get(item.code) or new_question(item, locale, legacy.report.files)
    save_history(legacy, saved, create_users=create_users)
    return saved


def new_question(item: Item, locale: Locale, files: Mapping[str, bytes]) -> Question:
    """Publish a question of the bank, by the editor's own rules."""
    stream = Question._meta.get_field("answer").stream_block
    question = Question(
        locale=locale,
        code=item.code,
        category=category_at(item.category or _("Bez kategorii")),
        text=item.text,
        explanation=item.explanation,
        picture=new_picture(item, files) if item.picture else None,
        picture_alt=item.picture_alt,
    )
    question.answer = stream.to_python([{"type": item.kind, "value": item.value}])
    question.full_clean(exclude=["answer"])
    question.save()
    question.save_revision().publish()
    return question


def new_picture(item: Item, files: Mapping[str, bytes]):
    name = item.picture.rsplit("/", 1)[-1]
    return get_image_model().objects.create(
        title=item.picture_alt[:250] or name, file=ImageFile(BytesIO(files[item.picture]), name=name)
    )


def save_history(legacy: Legacy, saved: Saved, *, create_users: bool) -> None:
    """Keep the sittings of everybody who has an account here, oldest first."""
    quizzes = {quiz.key: quiz for quiz in legacy.quizzes}
    known = {person.username: person for person in legacy.people.values()}
    people = {
        person.username: person
        for person in get_user_model().objects.filter(username__in={sitting.username for sitting in legacy.sittings})
    }
    numbers: Counter = Counter()
    for sitting in sorted(legacy.sittings, key=lambda each: (each.started_at, each.key)):
        if sitting.username not in people and create_users:
            people[sitting.username] = new_person(known.get(sitting.username) or Person(sitting.username))
            saved.count("people", created=True)
        person = people.get(sitting.username)
        if person is None:
            saved.missing[sitting.username] += 1
            continue
        quiz = quizzes[sitting.quiz]
        where = (person.pk, quiz.subject)
        numbers[where] = numbers[where] or last_number(learner=person, subject=quiz.subject)
        created = keep_sitting(sitting, quiz, person, saved.questions, number=numbers[where] + 1)
        numbers[where] += created
        saved.count("attempts", created)


def new_person(person: Person):
    """Make an account that nobody can enter until somebody opens it."""
    made = get_user_model()(
        username=person.username[:150],
        first_name=person.first_name[:150],
        last_name=person.last_name[:150],
        is_active=False,
    )
    made.set_unusable_password()
    made.save()
    return made
