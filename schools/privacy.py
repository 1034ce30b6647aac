"""What is kept of pupils and of the people who work at a school."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.register import Group
from accounts.privacy.telling import Fact, Record
from schools import forgetting, protecting
from schools import models as schools
from schools.models import (
    Assignment,
    ClassGroup,
    ClassMembership,
    Invitation,
    LoginCard,
    Qualification,
    RosterUpload,
    Session,
    SignOff,
    Staff,
    Terms,
    Turn,
    Wish,
    YearChange,
)

AT_SCHOOL = _("Dopóki jest konto albo dopóki szkoła nie wypisze Cię z klasy.")
TO_TEACH = _("Żeby nauczyciel wiedział, kto jest w klasie i komu pomóc.")


def declare(privacy) -> None:
    privacy.refuses(forgetting.is_last_lead)
    privacy.keeps(
        ClassMembership,
        of="pupil",
        signs=("basis_by",),
        group=Group.SCHOOL,
        what=_("Klasa, numer na liście, identyfikator w szkole i podstawa, na której szkoła ma te dane"),
        why=TO_TEACH,
        how_long=AT_SCHOOL,
        told=places_of,
    )
    privacy.keeps(
        LoginCard,
        of="pupil",
        signs=("made_by",),
        group=Group.ACCOUNT,
        what=_("Karta logowania. PIN i kod są zaszyfrowane, nikt ich nie odczyta"),
        why=_("Żeby wejść na konto bez adresu e-mail."),
        how_long=_("Do następnej karty albo dopóki jest konto."),
        fields=("made_at",),
    )
    privacy.keeps(
        Terms,
        of="pupil",
        signs=("reminded_by",),
        group=Group.SCHOOL,
        what=_("Termin i podejścia tylko dla Ciebie, i dzień, w którym nauczyciel przypomniał o kursie"),
        why=_("Żeby dało się dać komuś więcej czasu."),
        how_long=AT_SCHOOL,
        fields=("due_on", "more_attempts", "reminded_at"),
    )
    privacy.keeps(
        ClassGroup,
        of="pupils",
        group=Group.SCHOOL,
        what=_("Grupa w klasie"),
        why=TO_TEACH,
        how_long=AT_SCHOOL,
        fields=("name",),
        erase=forgetting.leave_groups,
    )
    privacy.keeps(
        Assignment,
        of="pupils",
        signs=("assigned_by",),
        group=Group.SCHOOL,
        what=_("Kurs przydzielony Tobie, a nie całej klasie"),
        why=TO_TEACH,
        how_long=AT_SCHOOL,
        fields=("start_on", "due_on", "attempts"),
        erase=forgetting.leave_assignments,
    )
    privacy.keeps(
        SignOff,
        of="pupil",
        signs=("by", "undone_by"),
        group=Group.LEARNING,
        what=_("Oceny umiejętności przy manekinie: co, kiedy, gdzie i kto ją widział"),
        why=_("Żeby zaliczyć krok kursu, którego nie da się sprawdzić na ekranie."),
        how_long=_("Dopóki jest konto."),
        told=sign_offs_of,
    )
    privacy.keeps(
        Session,
        of="present",
        signs=("attendance_by",),
        group=Group.SCHOOL,
        what=_("Obecność na zajęciach praktycznych"),
        why=TO_TEACH,
        how_long=_("Dopóki jest konto."),
        fields=("title", "starts_at", "place"),
        erase=forgetting.leave_sessions,
    )
    privacy.keeps(
        Qualification,
        of="person",
        group=Group.WORK,
        what=_("Kwalifikacja do oceniania umiejętności przy manekinie"),
        why=_("Żeby przy ocenie było widać, kto i z jaką kwalifikacją ją wystawił."),
        how_long=_("Dopóki jej nie usuniesz albo dopóki jest konto."),
        fields=("name", "number", "valid_until"),
        erase=forgetting.leave_sign_offs,
    )
    privacy.keeps(
        Turn,
        of="pupil",
        group=Group.SCHOOL,
        what=_("Miejsce na zajęciach praktycznych albo na liście rezerwowej"),
        why=_("Żeby było wiadomo, kto ćwiczy, gdy miejsc jest mniej niż uczniów."),
        how_long=_("Do usunięcia zajęć albo dopóki jest konto."),
        told=turns_of,
    )
    privacy.keeps(
        Staff,
        of="person",
        group=Group.WORK,
        what=_("Rola w szkole"),
        why=_("Żeby widzieć swoje klasy, a nikogo więcej."),
        how_long=_("Dopóki pracujesz w szkole na platformie."),
        told=posts_of,
    )
    privacy.keeps(
        schools.School,
        group=Group.WORK,
        what=_("Imię, nazwisko i kontakt, gdy jesteś w szkole osobą odpowiedzialną za ochronę małoletnich"),
        why=_("Żeby uczniowie i pracownicy twojej szkoły wiedzieli, do kogo przyjść po pomoc."),
        how_long=_("Dopóki szkoła wskazuje tę osobę i dopóki jest konto."),
        told=named_for_protection,
        erase=protecting.forget,
    )
    privacy.keeps(
        Invitation,
        of="used_by",
        signs=("by",),
        group=Group.WORK,
        what=_("Zaproszenie do szkoły, które zostało przyjęte"),
        why=_("Żeby działało tylko raz."),
        how_long=_("Dopóki jest konto."),
        fields=("role", "email", "made_at", "used_at"),
        erase=forgetting.drop_invitations,
    )
    privacy.keeps(
        RosterUpload,
        of="by",
        group=Group.WORK,
        what=_("Listy uczniów wgrane z tego konta"),
        why=_("Żeby pokazać raport i móc cofnąć wczytanie."),
        how_long=_("Dobę."),
        fields=("file_name", "school_year", "created_at", "applied_at"),
        erase=forgetting.leave_rosters,
    )
    privacy.keeps(
        Wish,
        of="pupil",
        signs=("answered_by",),
        group=Group.SCHOOL,
        what=_("Prośba o usunięcie danych i odpowiedź szkoły"),
        why=_("Żeby szkoła mogła ją spełnić albo powiedzieć, dlaczego nie."),
        how_long=_("Dopóki jest konto."),
        fields=("made_at", "answer", "answered_at"),
    )
    privacy.keeps_nothing(YearChange, because="Numbers of classes; who moved them up signs.", signs=("by",))
    privacy.keeps_nothing(schools.KeptNumbers, because="Numbers of a school year that is over.")
    privacy.keeps_nothing(schools.SchoolClass, schools.SignOnRule, because="Classes, and domains of addresses.")


def places_of(person) -> list[Record]:
    found = ClassMembership.objects.filter(pupil=person).select_related("school_class__school").order_by("pk")
    return [
        [
            Fact("school", _("szkoła"), place.school_class.school.name),
            Fact("class", _("klasa"), place.school_class.name),
            Fact("school_year", _("rok szkolny"), place.school_class.school_year),
            Fact("roster_id", _("identyfikator w szkole"), place.roster_id),
            Fact("number", _("numer na liście klasy"), place.number),
            Fact("picture", _("obrazek"), place.picture),
            Fact("joined_at", _("od kiedy"), place.joined_at),
            Fact("basis", _("podstawa przetwarzania danych"), place.get_basis_display()),
            Fact("basis_since", _("podstawa od dnia"), place.basis_since),
        ]
        for place in found
    ]


def sign_offs_of(person) -> list[Record]:
    found = SignOff.objects.filter(pupil=person).select_related("by").order_by("pk")
    return [
        [
            Fact("result", _("wynik"), sign_off.get_result_display()),
            Fact("done_on", _("data"), sign_off.done_on),
            Fact("place", _("miejsce"), sign_off.place),
            Fact("seen_by", _("kto widział"), sign_off.by.full_name if sign_off.by else ""),
            Fact("undone_at", _("cofnięto"), sign_off.undone_at),
        ]
        for sign_off in found
    ]


def turns_of(person) -> list[Record]:
    found = Turn.objects.filter(pupil=person).select_related("session").order_by("pk")
    return [
        [
            Fact("title", _("temat"), turn.session.title),
            Fact("starts_at", _("początek"), turn.session.starts_at),
            Fact("number", _("kolejność"), turn.number),
        ]
        for turn in found
    ]


def posts_of(person) -> list[Record]:
    found = Staff.objects.filter(person=person).select_related("school").order_by("pk")
    return [
        [Fact("school", _("szkoła"), post.school.name), Fact("role", _("rola"), post.get_role_display())]
        for post in found
    ]


def named_for_protection(person) -> list[Record]:
    return [
        [
            Fact("school", _("szkoła"), school.name),
            Fact("person", _("osoba odpowiedzialna"), school.protection_person),
            Fact("function", _("funkcja"), school.protection_function),
            Fact("reach", _("jak do niej trafić"), school.protection_reach),
        ]
        for school in protecting.named_at(person)
    ]
