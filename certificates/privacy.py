"""What is kept of who holds certificates, and of who orders files of them."""

from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.privacy.register import End, Group
from accounts.privacy.telling import Fact, Record
from certificates import models as certificates
from certificates.models import Act, Bundle, Certificate, private_storage
from certificates.withdrawing import withdraw_all
from courses.press.private_files import remove_abandoned_halves

LOOKS = "How certificates look, and which keys sign them."


def declare(privacy) -> None:
    privacy.keeps(
        Certificate,
        of="holder",
        signs=("revoked_by",),
        files=("pdf",),
        group=Group.CERTIFICATES,
        what=_("Twoje zaświadczenia: imię i nazwisko, szkoła, kurs, wynik, daty"),
        why=_("Żeby każdy, komu pokażesz zaświadczenie, mógł sprawdzić, że jest prawdziwe."),
        how_long=_("Do roku po końcu ważności albo do usunięcia konta. Potem zostaje numer i daty."),
        told=certificates_of,
        attached=files_of,
        end=End.BLINDED,
        ending=_(
            "Przestaną być ważne. Zostanie numer, kod i data, bez imienia, nazwiska i szkoły. Kto je sprawdzi, zobaczy: "
            "„wycofane na wniosek osoby, której dotyczy”. Tego nie da się cofnąć."
        ),
        erase=withdraw,
    )
    privacy.keeps(
        Bundle,
        of="requested_by",
        files=("file",),
        group=Group.WORK,
        what=_("Paczki zaświadczeń, które zamówiono z tego konta"),
        why=_("Żeby można było je pobrać."),
        how_long=_("Plik siedem dni, wpis dziewięćdziesiąt."),
        fields=("title", "form", "state", "created_at", "total"),
        erase=drop_bundles,
    )
    privacy.keeps_nothing(
        Act,
        because="What was done with a certificate; whoever did it stays a number that leads nowhere.",
        signs=("by",),
    )
    privacy.keeps_nothing(
        certificates.Badge, because="A random name and a place in the status list, for a certificate."
    )
    privacy.keeps_nothing(
        certificates.Design,
        certificates.Edition,
        certificates.Picture,
        certificates.Signatory,
        certificates.PublishedKey,
        because=LOOKS,
    )


def certificates_of(person) -> list[Record]:
    return [
        [
            Fact("number", _("numer"), certificate.number),
            Fact("code", _("kod weryfikacyjny"), certificate.code_in_groups),
            Fact("state", _("stan"), str(certificate.state)),
            Fact("facts", _("co mówi"), certificate.facts),
        ]
        for certificate in Certificate.objects.held_by(person).order_by("pk")
    ]


def files_of(person) -> Iterator[tuple]:
    """Return the files that are drawn: a name for each, and how to open it."""
    for certificate in Certificate.objects.held_by(person).exclude(pdf="").order_by("pk"):
        if private_storage().exists(certificate.pdf.name):
            yield f"{certificate.number.replace('/', '-')}.pdf", certificate.pdf.open


def withdraw(erasing) -> None:
    """Halves of files that killed workers left may hold the name too."""
    withdraw_all(person=erasing.person, now=erasing.now)
    transaction.on_commit(remove_abandoned_halves, robust=True)


def drop_bundles(erasing) -> None:
    """The names of other people are in these files; the rows go with the account."""
    erasing.remove_files(Bundle.objects.filter(requested_by=erasing.person).values_list("file", flat=True))
