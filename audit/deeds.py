"""Everything that can stand in the log: the closed list of deeds, and what else an entry may say.

An entry holds ids, counts and words of this file. A name has no place in it, so it may stay when a person is erased.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Deed(models.TextChoices):
    """What somebody did, as a sentence without its subject: "otworzono stronę ucznia"."""

    # --- seen ---
    CLASS_SEEN = "class-seen", _("otwarto stronę klasy")
    CARDS_SEEN = "login-cards-seen", _("otwarto listę uczniów i kart klasy")
    REGISTER_SEEN = "register-seen", _("otwarto listę wszystkich uczniów")
    PUPIL_SEEN = "pupil-seen", _("otwarto stronę ucznia")
    ATTEMPT_SEEN = "attempt-seen", _("otwarto odpowiedzi ucznia w teście")
    SKILLS_SEEN = "skill-seen", _("otwarto oceny umiejętności praktycznej")
    SESSION_SEEN = "session-seen", _("otwarto listę obecności")
    ROSTER_SEEN = "roster-seen", _("otwarto raport z wgranej listy uczniów")
    CERTIFICATES_SEEN = "certificates-seen", _("otwarto rejestr zaświadczeń")
    CERTIFICATE_SEEN = "certificate-seen", _("otwarto zaświadczenie w edytorze")
    DATA_SEEN = "pupil-data-seen", _("otwarto spis danych ucznia")
    LOG_SEEN = "log-seen", _("otwarto dziennik zdarzeń")
    # --- taken along ---
    PROGRESS_EXPORTED = "progress-exported", _("pobrano postępy")
    RESULTS_EXPORTED = "results-exported", _("pobrano wyniki testów")
    CERTIFICATES_EXPORTED = "certificates-exported", _("pobrano rejestr zaświadczeń uczniów")
    STAFF_EXPORTED = "staff-exported", _("pobrano zaświadczenia pracowników")
    NUMBERS_EXPORTED = "numbers-exported", _("pobrano rok w liczbach")
    CERTIFICATES_ORDERED = "certificates-ordered", _("zamówiono paczkę zaświadczeń")
    CERTIFICATES_DOWNLOADED = "certificates-downloaded", _("pobrano paczkę zaświadczeń")
    CERTIFICATE_DOWNLOADED = "certificate-downloaded", _("pobrano cudze zaświadczenie lub odznakę")
    CERTIFICATES_PACKED = "certificates-packed", _("spakowano zaświadczenia poleceniem serwera")
    DATA_EXPORTED = "pupil-exported", _("pobrano kopię danych ucznia")
    LOG_EXPORTED = "log-exported", _("pobrano dziennik zdarzeń")
    # --- rosters and classes ---
    ROSTER_UPLOADED = "roster-uploaded", _("wgrano listę uczniów do sprawdzenia")
    ROSTER_IMPORTED = "roster-imported", _("wczytano listę uczniów")
    ROSTER_DISCARDED = "roster-discarded", _("usunięto wgraną listę")
    ROSTER_UNDONE = "roster-undone", _("cofnięto wczytanie listy")
    TEACHERS_CHOSEN = "teachers-chosen", _("zmieniono nauczycieli klasy")
    JOINING_OPENED = "joining-opened", _("otwarto dołączanie do klasy kodem")
    JOINING_CLOSED = "joining-closed", _("zamknięto dołączanie do klasy kodem")
    CLASS_CODE_DRAWN = "class-code-drawn", _("zmieniono kod klasy")
    PROTECTION_CHANGED = "protection-changed", _("zmieniono, do kogo uczniowie mogą przyjść po pomoc")
    ENTRANCE_CHOSEN = "entrance-chosen", _("wybrano, jak uczniowie się logują")
    GROUP_SAVED = "group-saved", _("zapisano grupę uczniów")
    GROUP_DISSOLVED = "group-dissolved", _("rozwiązano grupę uczniów")
    YEAR_CHANGED = "year-changed", _("przeniesiono klasy do nowego roku szkolnego")
    YEAR_CHANGE_UNDONE = "year-change-undone", _("cofnięto zmianę roku szkolnego")
    CLASS_ARCHIVED = "class-archived", _("przeniesiono klasę do archiwum")
    CLASS_REOPENED = "class-reopened", _("otwarto klasę ponownie")
    CLASS_SPLIT = "class-split", _("podzielono klasę")
    PUPIL_JOINED = "pupil-joined", _("uczeń dołączył do klasy kodem")
    PUPIL_LEFT = "pupil-left", _("wypisano ucznia z klasy")
    # --- pupils ---
    CARDS_ISSUED = "login-cards-issued", _("przygotowano karty logowania klasy")
    CARD_ISSUED = "login-card-issued", _("zrobiono uczniowi nową kartę logowania")
    PIN_ISSUED = "pin-issued", _("nadano uczniowi nowy PIN")
    EXTRA_TIME_GIVEN = "extra-time-given", _("zmieniono uczniowi czas na testy")
    BASIS_RECORDED = "basis-recorded", _("zapisano podstawę przetwarzania danych")
    # --- learning ---
    COURSE_ASSIGNED = "course-assigned", _("przydzielono klasie kurs")
    ASSIGNMENT_CHANGED = "assignment-changed", _("zmieniono warunki kursu klasy")
    ASSIGNMENT_WITHDRAWN = "assignment-withdrawn", _("zdjęto kurs z klasy")
    ASSIGNMENT_EXTENDED = "assignment-extended", _("zmieniono uczniowi termin kursu")
    PUPILS_REMINDED = "pupils-reminded", _("przypomniano uczniom o kursie")
    SKILLS_SIGNED_OFF = "skills-signed-off", _("zapisano oceny umiejętności")
    SIGN_OFF_UNDONE = "sign-off-undone", _("cofnięto ocenę umiejętności")
    SESSION_MADE = "session-made", _("zaplanowano zajęcia praktyczne")
    SESSION_CHANGED = "session-changed", _("zmieniono zajęcia praktyczne")
    SESSION_PLACES = "session-places", _("zmieniono, kto ma miejsce na zajęciach")
    SESSION_CANCELLED = "session-cancelled", _("odwołano zajęcia praktyczne")
    ATTENDANCE_TAKEN = "attendance-taken", _("zapisano obecność na zajęciach")
    ESSAY_MARKED = "essay-marked", _("oceniono wypowiedź pisemną")
    PASS_DECIDED = "pass-decided", _("zdecydowano o zaliczeniu po ponownej ocenie")
    # --- staff and accounts ---
    STAFF_INVITED = "staff-invited", _("zaproszono pracownika")
    INVITATION_REVOKED = "invitation-revoked", _("cofnięto zaproszenie")
    STAFF_JOINED = "staff-joined", _("przyjęto zaproszenie do pracy w szkole")
    POST_GIVEN = "post-given", _("nadano rolę w szkole")
    POST_CHANGED = "post-changed", _("zmieniono rolę w szkole")
    POST_ENDED = "post-ended", _("odebrano rolę w szkole")
    SIGN_ON_LINKED = "sign-on-linked", _("połączono konto z logowaniem szkolnym")
    SIGN_ON_ACCOUNT = "sign-on-account", _("założono konto przez logowanie szkolne")
    PERSON_MADE = "person-made", _("założono konto w edytorze")
    PERSON_CHANGED = "person-changed", _("zmieniono konto w edytorze")
    # --- certificates and letters ---
    CERTIFICATE_REVOKED = "certificate-revoked", _("unieważniono zaświadczenie")
    CERTIFICATE_REPLACED = "certificate-replaced", _("wydano zaświadczenie ponownie")
    CERTIFICATE_RENEWED = "certificate-renewed", _("odnowiono zaświadczenie")
    LETTER_SENT_AGAIN = "letter-sent-again", _("wysłano list jeszcze raz")
    LETTER_CLOSED = "letter-closed", _("uznano list za doręczony")
    # --- refused, and forgotten ---
    ERASURE_WISHED = "erasure-wished", _("uczeń poprosił o usunięcie danych")
    WISH_TAKEN_BACK = "erasure-wish-taken-back", _("uczeń cofnął prośbę o usunięcie danych")
    WISH_REFUSED = "erasure-refused", _("odpowiedziano uczniowi, że dane nie zostaną usunięte")
    PERSON_ERASED = "person-erased", _("usunięto osobę i jej dane")
    REFUSED = "refused", _("odmówiono dostępu")
    LOG_CUT = "log-cut", _("skrócono dziennik o wpisy po terminie")
    FORGOTTEN = "forgotten", _("usunięto dane po terminie przechowywania")


VIEWS = {deed for deed in Deed if deed.value.endswith(("-seen", "-downloaded"))} | {Deed.REFUSED}

# What else an entry may say. A count, a day, or one word of a list; never what somebody typed.
FACTS = {
    "new": _("nowe konta"),
    "moved": _("zmiany klasy"),
    "gone": _("wypisani"),
    "classes": _("klasy"),
    "archived": _("do archiwum"),
    "lines": _("wiersze"),
    "cards": _("karty"),
    "percent": _("więcej czasu (%)"),
    "is_refresher": _("odświeżenie"),
    "start_on": _("od"),
    "due_on": _("termin"),
    "attempts": _("podejścia"),
    "more_attempts": _("więcej podejść"),
    "role": _("rola"),
    "certificates": _("zaświadczenia"),
    "certificate": _("numer"),
    "accounts": _("konta"),
    "present": _("obecni"),
    "kind": _("plik"),
    "fields": _("pola"),
    "kept": _("zaliczenie zostaje"),
    "rows": _("wpisy"),
    "rule": _("zasada"),
}
# What is kept for whoever has to look closely, and shown to nobody.
QUIET = {
    "attempt", "basis", "by_picture", "changed", "course", "door", "group", "invitation", "last_seal", "letter", "makes",
    "provider", "reason", "session", "sign_off", "skill", "upload",
}  # fmt: skip
