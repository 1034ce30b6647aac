"""Opening archives that strangers send: how large they would become, and what is hidden in them."""

import io
import re
import zipfile

from django.utils.translation import gettext as _

from schools.rosters.rows import UnreadableRoster

MAX_PARTS = 500
MAX_UNPACKED_BYTES = 20 * 1024 * 1024
# A document type names entities, and entities name files and grow. No program writes one into a workbook.
DOCUMENT_TYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive. Raises UnreadableRoster."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableRoster(_("Ten plik jest uszkodzony. Zapisz listę na nowo i wgraj jeszcze raz.")) from error


def check_sizes(archive: zipfile.ZipFile) -> None:
    """Refuse what would unpack to more than we want to hold.

    The sizes are what the archive declares; zipfile reads no byte beyond them.
    """
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise UnreadableRoster(_("Ten arkusz jest po rozpakowaniu zbyt duży. Zapisz samą listę jako CSV."))


def check_workbook(archive: zipfile.ZipFile) -> None:
    """Refuse what is no workbook, and one that could run something or read other files."""
    names = {part.filename for part in archive.infolist()}
    if "xl/workbook.xml" not in names:
        raise UnreadableRoster(_("To jest archiwum albo inny dokument, nie arkusz. Zapisz listę jako CSV albo XLSX."))
    if any("vbaproject" in name.casefold() or "/macrosheets/" in name.casefold() for name in names):
        raise UnreadableRoster(_("Ten arkusz ma w sobie makra. Zapisz samą listę jako XLSX bez makr albo jako CSV."))
    for name in names:
        if name.endswith((".xml", ".rels")) and DOCUMENT_TYPE.search(content_of(archive, name)):
            raise UnreadableRoster(
                _("Ten arkusz odwołuje się do innych plików (DTD). Zapisz listę na nowo jako XLSX albo CSV.")
            )


def content_of(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError) as error:
        raise UnreadableRoster(_("Ten plik jest uszkodzony. Zapisz listę na nowo i wgraj jeszcze raz.")) from error
