"""Writing a QTI package: the items, their pictures, and a manifest that carries what items have no place for."""

import json
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.items import Item, Level, Remark, Written, shortened
from quizzes.exchange.qti import metadata, pictures
from quizzes.exchange.qti.dialects import QTI_21, QTI_30, Dialect, Element, as_bytes, element
from quizzes.exchange.qti.writing.items import WRITERS, assessment_item
from quizzes.exchange.qti.writing.parts import Source

CONTENT_TYPE = "application/zip"
MEDIA = "media"
LONG_AGO = (2000, 1, 1, 0, 0, 0)  # so that equal questions make equal files
LOM = "http://ltsc.ieee.org/xsd/LOM"


def write(items: Iterable[Item], files: Mapping[str, bytes] | None = None) -> Written:
    """Return a QTI 2.1 package."""
    return package(items, files or {}, QTI_21)


def write_3(items: Iterable[Item], files: Mapping[str, bytes] | None = None) -> Written:
    """Return a QTI 3.0 package."""
    return package(items, files or {}, QTI_30)


def package(items: Iterable[Item], files: Mapping[str, bytes], dialect: Dialect) -> Written:
    written = Written(b"", f"pytania-qti-{dialect.version}.zip", CONTENT_TYPE)
    places = media_names(files)
    entries: dict[str, bytes] = {}
    resources: list[Element] = []
    names: set[str] = set()
    for number, item in enumerate(items, start=1):
        usable = without_lost_pictures(item, files, written)
        if usable is None:
            continue
        name = identifier(item, number, names)
        links = {picture: f"../{place}" for picture, place in places.items()}
        tree, settings = assessment_item(Source(usable, dialect, links, files), name)
        path = f"items/{name}.xml"
        entries[path] = as_bytes(tree)
        used = sorted({places[picture] for picture in pictures_of(usable)})
        for picture in pictures_of(usable):
            entries[places[picture]] = files[picture]
        resources.append(resource(usable, settings, dialect, name=name, path=path, used=used))
        if settings.get("ignore_diacritics") and not usable.value.get("choose"):
            message = _("Inne programy nie będą wiedziały, że ogonki i kreski są bez znaczenia.")
            written.remarks.append(Remark(Level.NOTE, 0, message, shortened(item.text)))
    written.content = zipped({"imsmanifest.xml": as_bytes(manifest(resources, dialect)), **entries})
    return written


def zipped(entries: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return content.getvalue()


def media_names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return where each file goes in the package: a plain name of its own."""
    places: dict[str, str] = {}
    for name in files:
        plain = re.sub(r"[^A-Za-z0-9._-]+", "-", posixpath.basename(name)).lstrip(".-") or "picture"
        while f"{MEDIA}/{plain}" in places.values():
            plain = f"x{plain}"
        places[name] = f"{MEDIA}/{plain}"
    return places


def pictures_of(item: Item) -> list[str]:
    """Return the names of all pictures that the item shows."""
    inner = {
        "hotspot": lambda value: [value["picture"]],
        "picture": lambda value: [o["picture"] for o in value["options"]],
    }
    found = inner.get(item.kind, lambda value: [])(item.value)
    return [name for name in [*found, item.picture] if name]


def without_lost_pictures(item: Item, files: Mapping[str, bytes], written: Written) -> Item | None:
    """Return the item, without its picture if that can't be had; None (with a remark) where nothing would be left."""
    if item.kind not in WRITERS:
        written.loss(item, _("QTI nie zna takiego pytania. Pominięto je."))
        return None
    missing = [name for name in pictures_of(item) if name not in files or pictures.problem_with(name, files[name])]
    if [name for name in missing if name != item.picture]:
        written.loss(item, _("Brakuje obrazu, bez którego pytania nie da się zadać. Pominięto je."))
        return None
    if missing:
        written.loss(item, _("Brakuje obrazu do pytania. Zapisano je bez obrazu."))
        return replace(item, value=dict(item.value), picture="", picture_alt="")
    return replace(item, value=dict(item.value))


def identifier(item: Item, number: int, names: set[str]) -> str:
    """Return the item's name: its code where it has one, and none twice."""
    code = metadata.as_code(item.code)
    name = code if code[:1].isalpha() else f"q-{code}" if code else f"item-{number}"
    while name in names:
        name = f"{name}-{number}"
    names.add(name)
    return name


def resource(
    item: Item, settings: dict[str, Any], dialect: Dialect, *, name: str, path: str, used: list[str]
) -> Element:
    files = [element("file", href=place) for place in [path, *used]]
    return element(
        "resource",
        element("metadata", lom(item, settings)),
        *files,
        identifier=f"R-{name}",
        type=dialect.item_type,
        href=path,
    )


def manifest(resources: list[Element], dialect: Dialect) -> Element:
    schema, version = dialect.schema
    about = element("metadata", element("schema", schema), element("schemaversion", version))
    return element(
        "manifest",
        about,
        element("organizations"),
        element("resources", *resources),
        xmlns=dialect.package_namespace,
        identifier="MANIFEST",
    )


def worded(tag: str, words: str) -> Element:
    return element(tag, element("string", words))


def term(tag: str, value: str) -> Element:
    return element(tag, element("source", "LOMv1.0"), element("value", value))


def lom(item: Item, settings: dict[str, Any]) -> Element:
    """Return what the item file has no place for (see metadata.py for the table)."""
    code = [element("identifier", element("catalog", metadata.OURS), element("entry", item.code))] if item.code else []
    general = element(
        "general", *code, worded("title", shortened(item.text)), *(worded("keyword", tag) for tag in item.tags)
    )
    parts = [general, element("educational", term("difficulty", metadata.DIFFICULTIES.get(item.difficulty, "medium")))]
    parts += [
        relation(kind, words)
        for kind, words in (("isbasedon", item.source), ("requires", item.guideline_edition))
        if words
    ]
    if settings:
        noted = json.dumps(settings, ensure_ascii=False, sort_keys=True)
        parts.append(element("annotation", element("entity", metadata.OURS), worded("description", noted)))
    if item.category:
        parts.append(classification("discipline", item.category.split("/")))
    if item.is_critical:
        parts.append(classification("security level", [metadata.CRITICAL]))
    return element("lom", *parts, xmlns=LOM)


def relation(kind: str, words: str) -> Element:
    return element("relation", term("kind", kind), element("resource", worded("description", words)))


def classification(purpose: str, names: list[str]) -> Element:
    taxa = [element("taxon", worded("entry", name)) for name in names]
    return element("classification", term("purpose", purpose), element("taxonPath", *taxa))
