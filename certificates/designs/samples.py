"""People to try a design on: the shortest and the longest names that we meet, a Ukrainian one, and a pupil."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sample:
    name: str
    label: Promise
    holder: str
    language: str = "pl"
    school: str = ""
    is_grey: bool = False


SCHOOL = "Szkoła Podstawowa z Oddziałami Integracyjnymi nr 12 w Krakowie"
SAMPLES = [
    Sample("pupil", _("uczennica"), "Zosia Nowak-Łęcka", school=SCHOOL),
    Sample("short", _("najkrótsze nazwisko"), "Bo Li"),
    Sample(
        "long", _("najdłuższe nazwisko"), "Maksymilian Bartłomiej Brzęczyszczykiewicz-Konstantynopolitański z Podgórza"
    ),
    Sample("ukrainian", _("nazwisko ukraińskie, kurs po ukraińsku"), "Святослав Перебийніс-Щириця", language="uk"),
    Sample("english", _("kurs po angielsku"), "Fiona O’Brien-Ferguson", language="en"),
    Sample("grey", _("wydruk czarno-biały"), "Zosia Nowak-Łęcka", school=SCHOOL, is_grey=True),
]


def sample_called(name: str) -> Sample:
    return next((sample for sample in SAMPLES if sample.name == name), SAMPLES[0])
