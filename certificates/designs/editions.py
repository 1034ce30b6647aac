"""A design as plain JSON, pictures included: all that is needed to draw it, for as long as certificates name it."""

import hashlib
import json
from base64 import b64encode

from django.conf import settings

TEXTS = ("heading", "kind", "closing")


def content_of(design) -> dict:
    """Return what the design says and shows."""
    return {
        "base": design.base,
        "accent": design.accent,
        "ornament": design.ornament,
        "paper": design.paper,
        "second": design.second_language,
        "texts": {language: texts_of(design, language) for language, _name in settings.LANGUAGES},
        "letterhead": [line.strip() for line in design.letterhead.splitlines() if line.strip()],
        "logo": picture_of(design.logo, design.logo_alt),
        "signatories": [signatory_of(one) for one in design.signatories.all()],
    }


def texts_of(design, language: str) -> dict[str, str]:
    return {name: getattr(design, f"{name}_{language}").strip() for name in TEXTS}


def signatory_of(one) -> dict:
    functions = {language: getattr(one, f"function_{language}").strip() for language, _name in settings.LANGUAGES}
    return {"name": one.name.strip(), "function": functions, "picture": picture_of(one.picture, "")}


def picture_of(picture, alt: str) -> dict | None:
    if picture is None:
        return None
    return {"alt": alt.strip(), "media_type": picture.media_type, "content": b64encode(picture.content).decode()}


def digest_of(content: dict) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
