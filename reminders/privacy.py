"""What is kept of who gets letters."""

from email.utils import getaddresses

from django.conf import settings
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from reminders import mailbox
from reminders.models import Message, Preference

FOLDER_BACKEND = "reminders.mailbox.FolderBackend"


def declare(privacy) -> None:
    privacy.keeps(
        Message,
        of="recipient",
        group="letters",
        what=_("Listy, które do Ciebie wysłaliśmy albo wyślemy"),
        why=_("Żeby o każdej sprawie napisać raz i wiedzieć, czy list wyszedł."),
        how_long=_("Treść: 90 dni. To, że list wyszedł: dopóki jest konto."),
        fields=("kind", "state", "created_at", "due_at", "sent_at", "context"),
        end="blinded",
        ending=_("Niewysłane znikną. Po wysłanych zostanie sama liczba: bez adresu, nazwiska i treści."),
        erase=blind,
    )
    privacy.keeps(
        Preference,
        of="person",
        group="letters",
        what=_("To, czy chcesz dostawać przypomnienia"),
        why=_("Żeby nie pisać do kogoś, kto tego nie chce."),
        how_long=_("Dopóki jest konto."),
        fields=("reminders_wanted", "changed_at"),
    )
    privacy.keeps(
        "mailbox",
        group="letters",
        what=_("Listy w skrzynce próbnej tej instalacji"),
        why=_("Żeby można było je przeczytać, gdy serwis nie ma jeszcze poczty."),
        how_long=_("Dopóki jest konto."),
        told=letters_to,
        erase=remove_letters,
    )


def blind(erasing) -> None:
    """Drop what was not sent. What was, or may have been, stays as a number; nobody looks for it in a mailbox any more."""
    mine = Message.objects.filter(recipient=erasing.person)
    mine.filter(state__in=[Message.State.WAITING, Message.State.SENDING, Message.State.SKIPPED]).delete()
    mine.filter(state=Message.State.UNKNOWN).update(state=Message.State.FAILED, claimed_at=None)
    if mine.exists():
        key = Concat(Value("erased:"), Cast("pk", CharField()))
        mine.update(recipient=erasing.blank, key=key, context={}, message_id="", error="")


def files_to(person) -> list:
    """Return the letters to the person's addresses that lie in the folder of the embedded default."""
    if settings.EMAIL_BACKEND != FOLDER_BACKEND:
        return []
    addresses = {person.email, *person.emailaddress_set.values_list("email", flat=True)} - {""}
    if not addresses:
        return []
    found = [(path, mailbox.read(path)) for path in sorted(mailbox.folder().glob("*.eml"))]
    return [(path, letter) for path, letter in found if addresses & addressed(letter.to)]


def addressed(line: str) -> set[str]:
    return {address.lower() for _name, address in getaddresses([line])}


def letters_to(person) -> list[list[tuple]]:
    return [
        [("subject", _("temat"), letter.subject), ("date", _("data"), letter.date), ("text", _("treść"), letter.text)]
        for _path, letter in files_to(person)
    ]


def remove_letters(erasing) -> None:
    erasing.remove_files([path.name for path, _letter in files_to(erasing.person)], place="mail")
