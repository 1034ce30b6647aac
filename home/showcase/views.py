"""The page with every component. Staff see it anywhere; on a developer's own machine everybody does."""

from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.showcase.samples import samples

TEMPLATES = Path(settings.ROOT) / "templates"
EXAMPLES = TEMPLATES / "home" / "showcase"


def may_look(person) -> bool:
    return settings.SHOW_COMPONENTS or person.has_perm("wagtailadmin.access_admin")


@never_cache
@require_safe
def components(request):
    if not may_look(request.user):
        raise Http404
    context = samples() | {
        "components": names(EXAMPLES / "components"),
        "pieces": names(EXAMPLES / "css"),
        "icons": sorted(path.stem for path in (TEMPLATES / "components" / "icons").glob("*.svg")),
    }
    return render(request, "home/showcase.html", context)


def names(folder: Path) -> list[str]:
    """Return the names of a folder's templates, without the ending, by the alphabet."""
    return sorted(path.stem for path in folder.glob("*.html"))
