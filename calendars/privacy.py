"""What is kept of who reads the calendar from outside."""

from django.utils.translation import gettext_lazy as _

from calendars.models import Feed


def declare(privacy) -> None:
    privacy.keeps(
        Feed,
        of="person",
        group="account",
        what=_("To, że Twój kalendarz ma tajny adres, i od kiedy. Samego adresu nikt stąd nie odczyta"),
        why=_("Żeby program z kalendarzem mógł pokazać Twoje terminy."),
        how_long=_("Do wyłączenia kalendarza albo dopóki jest konto."),
        fields=("made_at",),
    )
