"""What a phone needs to know to install the site, in each language."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

PAPER = "#fbfaf6"  # --paper of tokens.css, in the light theme
ICONS = [
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon.svg", "any", "any"),
    ("icon-maskable-192.png", "192x192", "maskable"),
    ("icon-maskable-512.png", "512x512", "maskable"),
]


def icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    kind = "image/svg+xml" if name.endswith(".svg") else "image/png"
    return {"src": static(f"img/app/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}


@require_safe
@cache_control(public=True, max_age=3600)  # seconds
def manifest(request: HttpRequest) -> JsonResponse:
    """Describe the app. One `id` for all languages: who changes the language has not got another app."""
    language = get_language()
    described = {
        "id": "/",
        "name": "Bezpieczny Kraków",
        "short_name": "Bezpieczny Kraków",
        "description": _("Kursy pierwszej pomocy i karty „co robić teraz”, także bez internetu."),
        "lang": language,
        "dir": "ltr",
        "start_url": f"/{language}/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [icon(*each) for each in ICONS],
        "shortcuts": [
            {"name": str(name), "url": url, "icons": [icon(*ICONS[0])]}
            for name, url in [
                (_("Pomoc teraz"), reverse("emergency:start")),
                (_("Zapisane lekcje"), reverse("offline:saved")),
                (_("Moje"), reverse("home:desk")),
            ]
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
