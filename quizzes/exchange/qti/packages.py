"""The ZIP that QTI travels in. Nothing is unpacked to disk, and nothing is read before the whole list has been checked."""

import posixpath
import stat
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from django.utils.translation import gettext as _

from quizzes.exchange.xml_tree import Node, parse

MANIFEST = "imsmanifest.xml"
MAX_FILES = 4000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRY = 10 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed; text packs well, bombs pack better
RATIO_FROM = 1024 * 1024  # bytes; smaller files may pack as well as they like


class BadPackage(ValueError):
    """The ZIP is not one that may be read. The message is for who imports."""


@dataclass
class Package:
    """Files by their path, read when asked for."""

    names: set[str]
    archive: zipfile.ZipFile

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return a file. Raises BadPackage where the ZIP is not what its list says."""
        try:
            with self.archive.open(name) as file:
                content = file.read(MAX_ENTRY + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as broken:
            raise BadPackage(_("Pliku %(name)s nie da się rozpakować.") % {"name": name}) from broken
        if len(content) > MAX_ENTRY:
            raise BadPackage(_("Plik %(name)s jest za duży.") % {"name": name})
        return content


@dataclass(frozen=True)
class Resource:
    """What the manifest says of an item: where it is, and its metadata."""

    path: str
    type: str
    metadata: Node | None


def is_zip(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_package(content: bytes) -> Package:
    """Return the package. Raises BadPackage for everything that a ZIP of questions has no need of."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, IndexError) as broken:
        raise BadPackage(_("Tego pliku ZIP nie da się otworzyć.")) from broken
    if len(entries) > MAX_FILES:
        raise BadPackage(_("W paczce jest za dużo plików (najwyżej %(most)s).") % {"most": MAX_FILES})
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise BadPackage(_("Paczka po rozpakowaniu jest za duża."))
    for entry in entries:
        if problem := problem_with(entry):
            raise BadPackage(problem % {"name": entry.filename[:100]})
    names = [entry.filename for entry in entries if not entry.is_dir()]
    if len(set(names)) < len(names):
        raise BadPackage(_("Dwa pliki w paczce mają tę samą nazwę."))
    return Package(set(names), archive)


def problem_with(entry: zipfile.ZipInfo) -> str:
    """Return what is wrong with an entry of the list, "" when nothing is."""
    name = entry.filename
    if (
        name.startswith(("/", "\\"))
        or "\\" in name
        or ":" in name
        or ".." in name.split("/")
        or "\0" in entry.orig_filename
    ):
        return _("Plik %(name)s ma niedozwoloną nazwę.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _("Plik %(name)s jest dowiązaniem. Takich paczek nie czytamy.")
    if name.lower().endswith((".zip", ".jar", ".gz", ".7z", ".rar")):
        return _("Plik %(name)s jest paczką w paczce. Takich nie czytamy.")
    if entry.flag_bits & 1:
        return _("Plik %(name)s jest zaszyfrowany.")
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
        return _("Plik %(name)s po rozpakowaniu jest podejrzanie duży.")
    return ""


def path_from(base: str, link: str) -> str:
    """Return where a link in the file `base` leads to inside the package."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(link.split("#")[0].split("?")[0])))


def resources_of(package: Package) -> list[Resource]:
    """Return what the manifest lists, in its order. Raises BadXml."""
    base = next((name for name in sorted(package.names, key=len) if posixpath.basename(name) == MANIFEST), "")
    if not base:
        return []
    found = []
    for node in parse(package.read(base)).all("resource"):
        file = node.child("file")
        link = node.get("href") or (file.get("href") if file else "")
        if link:
            found.append(Resource(path_from(base, link), node.get("type").lower(), node.child("metadata")))
    return found
