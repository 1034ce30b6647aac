"""Pictures, films and recordings for everybody: the ones that pages show. Documents have Wagtail's own door, originals none."""

from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.views.decorators.http import require_safe
from django.views.static import serve

from home import ranges
from quizzes.pictures import FOLDER as ASKED

PUBLIC = ("images/", f"{ASKED}/")
TYPES = (".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif")
A_YEAR = 365 * 24 * 3600
RECORDINGS = "media/"  # where wagtailmedia keeps them
PLAYED = {".mp4": "video/mp4", ".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
A_DAY = 24 * 3600


@require_safe
def picture(request, path):
    """Answer with the picture, for ever: a changed picture has another name. Anything else is not found."""
    if path.startswith(RECORDINGS):
        return recording(request, path)
    if not path.startswith(PUBLIC) or not path.lower().endswith(TYPES) or ".." in path:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def recording(request, path):
    """Answer with a film or a recording, or the part of it that the player asks for."""
    name = path.removeprefix(RECORDINGS)
    content_type = PLAYED.get(Path(name).suffix.lower())
    file = Path(settings.MEDIA_ROOT) / RECORDINGS / Path(name).name
    if content_type is None or name != Path(name).name or not file.is_file():
        raise Http404
    response = ranges.answer(request, file, content_type)
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response
