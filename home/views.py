"""My desk: what is going on, what is due, what is proved; and what the person's work asks for today."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.roles import Role
from home.desk import classes, editor, learner, school
from home.desk.hardest import hardest
from schools.models import Staff


@never_cache
@login_required
@require_safe
def desk(request):
    here = {"language": get_language(), "today": timezone.localdate()}
    parts = {
        "learning": learner.learning(request.user, **here),
        **work_of(request.user, **here),
        "today": here["today"],
    }
    return render(request, "home/desk.html", parts)


def work_of(person, *, language, today) -> dict:
    """Return a part for each thing the person is besides a learner. Posts at schools say who teaches, groups who writes."""
    posts = set(Staff.objects.filter(person=person).values_list("role", flat=True))
    roles = set(Role.values if person.is_superuser else person.groups.values_list("name", flat=True))
    parts: dict = {}
    if posts.intersection(Staff.OFFICE):
        parts["leading"] = school.leading(person, language=language, today=today)
    if posts:
        parts["teaching"] = classes.teaching(person, language=language, today=today)
    if Role.CITY in roles:
        parts["city"] = True
    if Role.REVIEWER in roles:
        parts["reviewing"] = {"items": editor.to_review_by(person)}
    if Role.TRAINER in roles:
        parts["writing"] = {
            "drafts": editor.drafts_of(person),
            "handed_in": editor.handed_in_by(person),
            "essays": editor.essays_for(person),
            "hardest": hardest(language=language, now=timezone.now()),
        }
    return parts
