"""What differs between two certificates of one course, as it is written on the document, in the document's language."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certificates import codes
from courses.press import faces, qr

DIFFERENT = ("holder_name", "holder_surname_first", "school", "result_percent", "completed_on", "issued_on", "refresh_on",
             "valid_until", "is_pupil", "term_from")  # fmt: skip


SECOND = "second_"


@dataclass(frozen=True)
class Again:
    """What a bilingual document says a second time, below the first."""

    language: str
    result: str
    completed_on: str
    refresh_on: str
    valid_until: str


@dataclass(frozen=True)
class Words:
    """The lines of the document first, then what stands in the file and in its drawings."""

    name: str
    school: str
    number_line: str
    result: str
    completed_on: str
    refresh_on: str
    valid_until: str
    place_and_day: str
    code: str

    number: str
    title: str
    address: str
    alternative: str
    issued_on: date
    second: Again | None = None

    @property
    def lines(self) -> dict[str, str]:
        """The lines that are on the document, by name."""
        names = list(self.__dataclass_fields__)
        lines = {name: getattr(self, name) for name in names[: names.index("number")]}
        for name in ("result", "completed_on", "refresh_on", "valid_until") if self.second else ():
            lines[SECOND + name] = getattr(self.second, name)
        return {name: line for name, line in lines.items() if line}

    def language_of(self, line: str, language: str) -> str:
        """Return the language in which a line stands on a document in this language."""
        return self.second.language if self.second and line.startswith(SECOND) else language


def words_of(*, facts: dict, number: str, code: str) -> Words:
    name, place, issued_on = faces.drawable(facts["holder_name"]), facts["place"], parse_date(facts["issued_on"])
    address = short_address(code)
    return Words(
        name=name,
        school=faces.drawable(facts["school"]),
        number_line=_("Nr %(number)s") % {"number": number},
        result=result(facts),
        completed_on=day(facts["completed_on"]),
        refresh_on=day(facts["refresh_on"]),
        valid_until=day(facts["valid_until"]),
        place_and_day=faces.drawable(_("%(place)s, %(day)s") % {"place": place, "day": day(facts["issued_on"])}),
        code=codes.in_groups(code),
        number=number,
        title=_("Zaświadczenie %(number)s: %(name)s") % {"number": number, "name": name},
        address=address,
        alternative=_("Kod QR z adresem strony, która sprawdza to zaświadczenie: %(address)s") % {"address": address},
        issued_on=issued_on,
        second=again(facts),
    )


def again(facts: dict) -> Again | None:
    if not (second := facts.get("second")):
        return None
    with translation.override(second["language"]):
        days = {name: day(facts[name]) for name in ("completed_on", "refresh_on", "valid_until")}
        return Again(language=second["language"], result=result(facts), **days)


def result(facts: dict) -> str:
    if facts["result_percent"] is None:
        return ""
    return _("%(result)s%% (próg zaliczenia %(mark)s%%)") % {
        "result": facts["result_percent"],
        "mark": facts["pass_mark"],
    }


def day(iso: str) -> str:
    return date_format(parse_date(iso), "j E Y")


def short_address(code: str) -> str:
    """Return the address in the QR code: it leads to the verification page in the visitor's language."""
    return settings.SITE_URL + reverse("verify_short", args=[code])


def placeholders(facts: dict, *, like: Words) -> Words:
    """Return words that no certificate has and that are as many lines as the words of these facts.

    Their QR code is as large as that of the words they are like: letters take more room in it than digits do.
    """
    unreal = {
        "holder_name": "Xyz Xyzzyx",
        "school": "Zyx Zyxxyz" if facts["school"] else "",
        "result_percent": None if facts["result_percent"] is None else 0,
        "completed_on": "1001-01-01",
        "issued_on": "1002-02-02",
        "refresh_on": "1003-03-03",
        "valid_until": "1004-04-04",
    }
    found = (words_of(facts=facts | unreal, number="XY/0000/000000", code=sign * codes.LENGTH) for sign in "X0")
    letters, digits = found
    return letters if qr.draw(letters.address).size == qr.draw(like.address).size else digits
