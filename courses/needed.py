"""Pages that somebody's results refer to. They are not deleted: they go to the archive, and the results stay."""

from django.db.models import Count, Q
from django.utils.translation import ngettext
from wagtail.models import Page

from courses.models.learning import Enrolment, StepCompletion
from quizzes.models import Attempt


def people_with_results(page: Page) -> int:
    """Return how many people have something on the page or below it, in whatever language they learnt."""
    keys = list(page.get_descendants(inclusive=True).values_list("translation_key", flat=True))
    people = set(Enrolment.objects.filter(course_key__in=keys).values_list("learner_id", flat=True))
    people |= set(StepCompletion.objects.filter(step__in=keys).values_list("enrolment__learner_id", flat=True))
    people |= set(Attempt.objects.filter(subject__in=keys).values_list("learner_id", flat=True))
    return len(people)


def people_done_without(step: Page) -> int:
    """Return how many have the whole course behind them but this step: without it nothing is missing to them any more."""
    course = step.get_parent()
    others = set(course.get_children().live().exclude(pk=step.pk).values_list("translation_key", flat=True))
    if not others:
        return 0
    done = Count("steps_done", filter=Q(steps_done__step__in=others))
    under_way = Enrolment.objects.unfinished().filter(course_key=course.translation_key)
    return under_way.annotate(done=done).filter(done=len(others)).count()


def why_needed(page: Page) -> list[str]:
    """Return why the page stays, and what to do instead; nothing when it may go."""
    people = people_with_results(page)
    if not people:
        return []
    message = ngettext(
        "Nie można usunąć: %s osoba ma tu wyniki. Przenieś do archiwum: zniknie z katalogu, a wyniki i zaświadczenia zostaną.",
        "Nie można usunąć: wyniki ma tu %s osób. Przenieś do archiwum: zniknie z katalogu, a wyniki i zaświadczenia zostaną.",
        people,
    )
    return [message % people]
