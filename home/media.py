"""Pictures for everybody: the ones that pages show. Documents have Wagtail's own door, and originals have none."""

from django.conf import settings
from django.http import Http404
from django.views.decorators.http import require_safe
from django.views.static import serve

from quizzes.pictures import FOLDER as ASKED

PUBLIC = ("images/", f"{ASKED}/")
TYPES = (".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif")
A_YEAR = 365 * 24 * 3600


@require_safe
def picture(request, path):
    """Answer with the picture, for ever: a changed picture has another name. Anything else is not found."""
    if not path.startswith(PUBLIC) or not path.lower().endswith(TYPES) or ".." in path:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
