"""An exercise as a step of a course: it is done when the learner says so."""

from django.utils import timezone

from courses import progress


def step_context(person, page, course) -> dict:
    """Return where the exercise stands in the course; looking writes down at most where the person is."""
    overview = progress.overview_for(person, course)
    step = next((step for step in overview.steps if step.page.pk == page.pk), None)
    if overview.enrolment:
        progress.see_step(enrolment=overview.enrolment, step=page, now=timezone.now())
    return {"course": course, "overview": overview, "step": step, "next_step": after(overview, step)}


def after(overview, step):
    """Return the step that follows in the course, None after the last one."""
    return next((other for other in overview.steps if step and other.number == step.number + 1), None)
