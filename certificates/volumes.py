"""A document to print that is too long for one: several of the kind, each with its own list and bookmarks, in one ZIP.

A document is laid out in one piece, in memory, because putting finished PDFs together loses their tags. So a whole school
comes in volumes of a hundred, and the memory that is needed does not grow with the school.
"""

import zipfile
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from certificates.booklet import write_booklet
from certificates.models import Certificate
from certificates.packing import file_name


def write_volumes(file: IO[bytes], certificates: list[Certificate], *, title: str, size: int) -> Iterator[int]:
    """Write the ZIP into the file; after each certificate, yield how many are laid out."""
    volumes = [certificates[begin : begin + size] for begin in range(0, len(certificates), size)]
    done = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as bundle:
        for number, volume in enumerate(volumes, start=1):
            told = _("%(title)s, część %(number)d z %(total)d") % {
                "title": title,
                "number": number,
                "total": len(volumes),
            }
            with bundle.open(f"{file_name(told)}.pdf", "w") as entry:
                for _certificate in write_booklet(entry, volume, title=told):
                    done += 1
                    yield done
