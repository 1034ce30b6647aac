"""Says in the editor why something did not go live, whatever was pressed: publish, approve, several at once, translate.

The text itself is saved as a draft before any of them; what is refused is showing it.
"""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from quizzes.going_live import CannotGoLive
from quizzes.models import Question


class RefusalMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Answer a refusal with its reasons; everything else is somebody else's."""
        if not isinstance(exception, CannotGoLive) or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        name = _("„%s” nie ukaże się jeszcze.") % exception.thing
        messages.error(request, " ".join([name, *map(str, exception.reasons)]))
        return redirect(get_valid_next_url_from_request(request) or place_of(exception.thing))


def place_of(thing) -> str:
    """Return where in the editor the thing is mended."""
    if isinstance(thing, Page) and thing.pk:
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    if isinstance(thing, Question) and thing.pk:
        return reverse("wagtailsnippets_quizzes_question:edit", args=[thing.pk])
    return reverse("wagtailadmin_home")
