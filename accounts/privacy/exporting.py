"""Everything that is kept of a person, to take along: for programs (JSON), for reading (HTML), and the files."""

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.text import slugify

from accounts.privacy.register import Group, Holding, register
from accounts.privacy.signing import signatures_of
from accounts.privacy.telling import Record, as_dict

STYLE = "css/my-data-file.css"


@dataclass(frozen=True)
class Told:
    """One kind of data with its records."""

    holding: Holding
    records: list[Record]


def told(person) -> dict[Group, list[Told]]:
    """Return all that is kept of the person, by group; what there is none of is left out."""
    parts: dict[Group, list[Told]] = {group: [] for group in Group}
    for holding in register().holdings:
        if found := holding.records_of(person):
            parts[holding.group].append(Told(holding, found))
    return {group: found for group, found in parts.items() if found}


def export(person, *, now: datetime) -> bytes:
    """Return a ZIP in the active language. It holds no names of other people but of those who taught the person."""
    parts, signed = told(person), signatures_of(person)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("dane.json", as_json(parts, signed, person=person, now=now))
        context = {"person": person, "parts": parts, "signed": signed, "now": now}
        bundle.writestr("dane.html", render_to_string("accounts/privacy/export.html", context))
        bundle.write(finders.find(STYLE), "wyglad.css")
        for holding in register().holdings:
            for name, open_file in holding.attached(person) if holding.attached else ():
                with open_file() as content:
                    bundle.writestr(f"pliki/{name}", content.read())
    return file.getvalue()


def as_json(parts: dict[Group, list[Told]], signed: list, *, person, now: datetime) -> str:
    """Return the data with stable names in English. `about` says in the person's language what each part is."""
    document = {
        "person": str(person.uuid),
        "exported_at": now.isoformat(),
        "parts": [
            {
                "group": group.value,
                "about": str(one.holding.what),
                "why": str(one.holding.why),
                "how_long": str(one.holding.how_long),
                "records": [as_dict(record) for record in one.records],
            }
            for group, found in parts.items()
            for one in found
        ],
        "signatures": [{"under": str(name), "count": count} for name, count in signed],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, default=str)


def file_name(person, *, now: datetime) -> str:
    return f"moje-dane-{slugify(person.username) or 'osoba'}-{now:%Y-%m-%d}.zip"
