"""What lies in a bundle: one PDF per certificate, named so that a person finds it, and a list for a spreadsheet."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

from django.utils.translation import gettext as _

from certificates.models import Certificate

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
RESERVED_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST = 100  # letters: Cyrillic ones take two bytes, and a name may have 255


def write_zip(
    file: IO[bytes], certificates: list, *, open_pdf: Callable, folders: list[str] | None = None
) -> Iterator[int]:
    """Write the certificates and their list into the file; after each certificate, yield how many are in."""
    names = file_names(certificates, folders)
    # PDFs are compressed already: storing them is as small and much faster.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as bundle:
        for done, (certificate, name) in enumerate(zip(certificates, names, strict=True), start=1):
            with open_pdf(certificate) as pdf:
                bundle.writestr(name, pdf.read())
            yield done
        bundle.writestr(_("lista") + ".csv", table(certificates, names).encode("utf-8-sig"), zipfile.ZIP_DEFLATED)


def file_names(certificates: list, folders: list[str] | None = None) -> list[str]:
    """Return "7b/Nowak Żaneta - Uratuj serce - BK-2026-000123.pdf" and so on, no two alike even where case is ignored."""
    names = []
    taken: set[str] = set()
    for certificate, folder in zip(certificates, folders or [""] * len(certificates), strict=True):
        facts, number = certificate.facts, certificate.number.replace("/", "-")
        name = f"{file_name(facts['holder_surname_first'] + ' - ' + facts['course_title'])} - {number}.pdf"
        name = f"{file_name(folder)}/{name}" if folder else name
        # Numbers differ, so names do; this is for the day on which they do not.
        while name.casefold() in taken:
            name = f"{name.removesuffix('.pdf')} (2).pdf"
        taken.add(name.casefold())
        names.append(name)
    return names


def file_name(text: str) -> str:
    """Return the text as a name every system takes, Polish and Ukrainian letters included."""
    clean = " ".join(NOT_IN_FILE_NAMES.sub(" ", text).split())[:LONGEST].strip(" .")
    return f"_{clean}" if RESERVED_BY_WINDOWS.match(clean) else clean or "_"


def table(certificates: list, names: list[str]) -> str:
    """Return the list as CSV for a Polish spreadsheet: semicolons, and no cell that could be a formula."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([_("Osoba"), _("Kurs"), _("Numer"), _("Kod"), _("Wydano"), _("Ważne do"), _("Wynik"), _("Plik")])
    for certificate, name in zip(certificates, names, strict=True):
        rows.writerow([cell(value) for value in row(certificate, name)])
    return text.getvalue()


def row(certificate: Certificate, name: str) -> list[str]:
    facts = certificate.facts
    result = facts["result_percent"]
    return [
        facts["holder_surname_first"],
        facts["course_title"],
        certificate.number,
        certificate.code_in_groups,
        facts["issued_on"],
        facts["valid_until"],
        "" if result is None else f"{result}%",
        name,
    ]


def cell(value: str) -> str:
    """Return the value so that no spreadsheet calculates with it."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value
