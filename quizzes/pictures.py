"""The pictures of questions, kept as asked.

A picture is copied once into the storage under the name of its content, so that exchanging or deleting it in the library
changes no paper that shows it.
"""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

FOLDER = "quizzes/asked"
WIDTH = 1000  # px; twice what a page shows
SPEC = f"max-{WIDTH}x{WIDTH}|format-webp|webpquality-80"


def keep(image: AbstractImage, *, alt: str) -> dict[str, Any]:
    """Return the picture for a paper: {"name", "width", "height" (px), "alt"}. Its file is in the storage afterwards."""
    # The hash first: without it Wagtail's cache of renditions could answer with another picture that had this id.
    name = f"{FOLDER}/{image.get_file_hash()}-{WIDTH}.webp"
    rendition = image.get_rendition(Filter(spec=SPEC))
    if not default_storage.exists(name):
        with rendition.file.open("rb") as file:
            default_storage.save(name, ContentFile(file.read()))
    return {"name": name, "width": rendition.width, "height": rendition.height, "alt": alt}


def keep_chosen(chosen: Any, *, alt: str) -> dict[str, Any]:
    """Like `keep`, for what an authoring block holds: an image or its id."""
    image = get_image_model().objects.get(pk=chosen) if isinstance(chosen, int) else chosen
    return keep(image, alt=alt)


def with_address(picture: dict[str, Any] | None) -> dict[str, Any] | None:
    """Add where the browser finds the picture."""
    return picture and picture | {"src": default_storage.url(picture["name"])}
