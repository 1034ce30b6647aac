"""Comparing a roster with itself and with what the school already has.

Two people are never made one: who cannot be told apart for certain is a problem line, and the report says what to add.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from schools.rosters.cells import problems_of, tidy
from schools.rosters.columns import Column, Entry
from schools.rosters.report import Existing, KnownPupil, Line, Problem, Report, State


class Doubt(Exception):
    """A line about which only the school can decide."""

    def __init__(self, column: Column, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(column, message)


def understand(entries: Iterable[Entry], existing: Existing) -> Report:
    """Say of every line what it would do: a new pupil, a move, an addition, nothing, or a problem."""
    roster = Roster([tidy(entry) for entry in entries], existing)
    lines = [roster.read(entry) for entry in roster.entries]
    certain = all(line.state is not State.PROBLEM for line in lines)
    return Report(existing.school_year, lines, gone=list(roster.gone()) if certain else [])


def name_key(first: str, last: str) -> tuple[str, str]:
    return first.casefold(), last.casefold()


def class_key(name: str) -> str:
    """Return what "7b", "7 B" and "7B" have in common."""
    return name.casefold().replace(" ", "")


def person_key(one: Entry | KnownPupil) -> tuple:
    return *name_key(one.first, one.last), class_key(one.class_name)


class Roster:
    """The lines of a file beside the pupils of a school, read from top to bottom."""

    def __init__(self, entries: list[Entry], existing: Existing) -> None:
        self.existing = existing
        self.spelling = {class_key(name): name for name in existing.class_names}
        self.entries = [self.spell_class(entry) for entry in entries]
        self.places = {entry.line: entry.where for entry in entries}
        self.namesakes = Counter(person_key(entry) for entry in self.entries)
        self.by_identifier: dict[str, list[KnownPupil]] = defaultdict(list)
        self.by_person: dict[tuple, list[KnownPupil]] = defaultdict(list)
        self.classes_of_name: dict[tuple, set[str]] = defaultdict(set)
        self.former_classes_of_name: dict[tuple, set[str]] = defaultdict(set)
        for known in existing.pupils:
            self.remember(known)
        for entry in self.entries:
            if not entry.identifier:
                self.classes_of_name[name_key(entry.first, entry.last)].add(entry.class_name)
        self.identifiers_read: dict[str, int] = {}
        self.emails_read: dict[str, int] = {}
        self.persons_read: dict[tuple, dict[str, int]] = defaultdict(dict)
        self.pupils_read: dict[int, int] = {}

    def spell_class(self, entry: Entry) -> Entry:
        spelling = self.spelling.setdefault(class_key(entry.class_name), entry.class_name)
        return replace(entry, class_name=spelling)

    def remember(self, known: KnownPupil) -> None:
        if known.identifier:
            self.by_identifier[known.identifier.casefold()].append(known)
        name = name_key(known.first, known.last)
        if known.school_year == self.existing.school_year:
            self.by_person[person_key(known)].append(known)
            self.classes_of_name[name].add(known.class_name)
        else:
            self.former_classes_of_name[name].add(f"{known.class_name} ({known.school_year})")

    def read(self, entry: Entry) -> Line:
        problems = list(problems_of(entry))
        if problems:
            return Line(entry, State.PROBLEM, tuple(problems))
        try:
            self.refuse_doubles(entry)
            known = self.find(entry)
            self.refuse_taken(entry, known)
        except Doubt as doubt:
            return Line(entry, State.PROBLEM, (doubt.problem,))
        return Line(entry, self.state_of(entry, known), notes=tuple(self.notes_of(entry, known)), known=known)

    def refuse_doubles(self, entry: Entry) -> None:
        """Raise Doubt for what an earlier line of the file has said already."""
        if entry.identifier:
            earlier = self.identifiers_read.setdefault(entry.identifier.casefold(), entry.line)
            if earlier != entry.line:
                message = _("Ten identyfikator jest też w wierszu %s. Usuń powtórzenie albo popraw identyfikator.")
                raise Doubt(Column.IDENTIFIER, message % self.places[earlier])
        same_name = self.persons_read[person_key(entry)]
        tag = entry.identifier.casefold() or entry.number
        if same_name and (not tag or tag in same_name or "" in same_name):
            message = _(
                "Uczeń o tym imieniu, nazwisku i klasie jest już w wierszu %s. Usuń powtórzenie; "
                "jeśli to dwie osoby, dodaj kolumnę „identyfikator” i wpisz ją obu."
            )
            raise Doubt(Column.IDENTIFIER, message % self.places[next(iter(same_name.values()))])
        same_name[tag] = entry.line
        self.refuse_double_email(entry)

    def refuse_double_email(self, entry: Entry) -> None:
        earlier = self.emails_read.setdefault(entry.email, entry.line) if entry.email else entry.line
        if earlier != entry.line:
            message = _("Ten adres jest też w wierszu %s. Każdy uczeń ma własny adres albo puste pole.")
            raise Doubt(Column.EMAIL, message % self.places[earlier])

    def find(self, entry: Entry) -> KnownPupil | None:
        """Return the pupil that the line is about, None for a new one. Raises Doubt when it could be another."""
        known = self.find_by_identifier(entry) if entry.identifier else None
        known = known or self.find_by_name(entry)
        if known:
            earlier = self.pupils_read.setdefault(known.pupil, entry.line)
            if earlier != entry.line:
                message = _("Ten uczeń jest już w wierszu %s. Zostaw jeden wiersz.")
                raise Doubt(Column.LAST, message % self.places[earlier])
        return known

    def find_by_identifier(self, entry: Entry) -> KnownPupil | None:
        places = self.by_identifier[entry.identifier.casefold()]
        if len({place.pupil for place in places}) > 1:
            raise Doubt(Column.IDENTIFIER, _("Ten identyfikator mają w szkole dwie osoby. Popraw go."))
        for place in places:
            if name_key(place.first, place.last) != name_key(entry.first, entry.last):
                message = _(
                    "Ten identyfikator ma w szkole ktoś o innym imieniu i nazwisku. Sprawdź identyfikator; "
                    "zmianę nazwiska ucznia wprowadza administrator."
                )
                raise Doubt(Column.IDENTIFIER, message)
        this_year = [place for place in places if place.school_year == self.existing.school_year]
        here = [place for place in this_year if class_key(place.class_name) == class_key(entry.class_name)]
        latest_first = sorted(places, key=lambda place: place.school_year, reverse=True)
        return next(iter(here or this_year or latest_first), None)

    def find_by_name(self, entry: Entry) -> KnownPupil | None:
        namesakes = self.by_person[person_key(entry)]
        if entry.identifier:
            namesakes = [known for known in namesakes if not known.identifier]
        if len(namesakes) == 1 and self.namesakes[person_key(entry)] == 1:
            return namesakes[0]
        numbered = [known for known in namesakes if known.number and known.number == entry.number]
        if len(numbered) == 1:
            return numbered[0]
        if any(known.pupil not in self.pupils_read for known in namesakes):
            message = _(
                "W tej klasie jest już uczeń o tym imieniu i nazwisku i nie wiadomo, która to osoba. "
                "Wgraj najpierw plik z tą jedną osobą i jej identyfikatorem."
            )
            raise Doubt(Column.IDENTIFIER, message)
        return None

    def gone(self) -> Iterator[KnownPupil]:
        """Yield who is in one of the classes on the list this year, and not on the list."""
        listed = {class_key(entry.class_name) for entry in self.entries}
        for known in self.existing.pupils:
            here = known.school_year == self.existing.school_year and class_key(known.class_name) in listed
            if here and known.pupil not in self.pupils_read:
                yield known

    def refuse_taken(self, entry: Entry, known: KnownPupil | None) -> None:
        owner = self.existing.email_owners.get(entry.email) if entry.email else None
        if owner is not None and (known is None or owner != known.pupil):
            message = _("Tego adresu nie można użyć, bo ma już konto. Wpisz inny albo zostaw puste pole.")
            raise Doubt(Column.EMAIL, message)

    def state_of(self, entry: Entry, known: KnownPupil | None) -> State:
        if known is None:
            return State.NEW
        if known.school_year != self.existing.school_year or class_key(known.class_name) != class_key(entry.class_name):
            return State.MOVED
        adds_email = entry.email and not known.email
        adds_identifier = entry.identifier and not known.identifier
        return State.UPDATED if adds_email or adds_identifier else State.UNCHANGED

    def notes_of(self, entry: Entry, known: KnownPupil | None) -> list[str]:
        notes = [] if known else list(self.notes_of_namesakes(entry))
        if known and entry.email and known.email and entry.email != known.email.lower():
            notes.append(_("Konto ma inny adres e-mail. Zostaje bez zmian."))
        return notes

    def notes_of_namesakes(self, entry: Entry) -> Iterator[str]:
        name = name_key(entry.first, entry.last)
        if elsewhere := self.classes_of_name[name] - {entry.class_name}:
            message = _("Ktoś o tym imieniu i nazwisku jest w klasie %s. To będzie druga osoba.")
            yield message % ", ".join(sorted(elsewhere))
        if former := self.former_classes_of_name[name]:
            message = _(
                "Konto o tym imieniu i nazwisku ma klasa %s. Powstanie nowe. Jeśli to ta sama osoba, "
                "wgraj najpierw tamtą listę z identyfikatorami, a potem tę."
            )
            yield message % ", ".join(sorted(former))
