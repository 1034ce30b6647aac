"""What the log keeps of people: numbers and deeds, never a name. It is kept when somebody is erased; the number leads nowhere."""

from django.utils.translation import gettext_lazy as _

from audit.models import Concern, Entry, Seal

MOST_TOLD = 1000
WHY = _("Żeby było wiadomo, kto widział i zmieniał dane uczniów, i żeby nikt nie mógł temu zaprzeczyć.")
HOW_LONG = _("Dwa lata.")
ENDING = _("Wpis zostanie do końca dwóch lat, z samym numerem. Numer nie prowadzi już do nikogo.")


def declare(privacy) -> None:
    privacy.keeps(
        Concern,
        of="person",
        group="account",
        what=_("Wpisy w dzienniku zdarzeń o tym, że ktoś widział albo zmieniał Twoje dane"),
        why=WHY,
        how_long=HOW_LONG,
        told=about,
        end="kept",
        ending=ENDING,
    )
    privacy.keeps(
        Entry,
        of="by",
        group="work",
        what=_("Wpisy w dzienniku zdarzeń o tym, co Ty robisz z danymi innych"),
        why=WHY,
        how_long=HOW_LONG,
        told=done_by,
        end="kept",
        ending=ENDING,
    )
    privacy.keeps_nothing(Seal, because="Sums that hold the log together.")


def about(person) -> list[list[tuple]]:
    """What was done, and when. Who did it is told by the school: it is that person's data too."""
    return told(Entry.objects.filter(concerns__person=person))


def done_by(person) -> list[list[tuple]]:
    return told(Entry.objects.filter(by=person))


def told(entries) -> list[list[tuple]]:
    return [
        [("at", _("kiedy"), entry.at), ("deed", _("co"), str(entry.sentence))]
        for entry in entries.order_by("-pk")[:MOST_TOLD]
    ]
