"""Who wants reminders."""

from django.conf import settings
from django.urls import reverse

from reminders.models import Preference


def preference_of(person) -> Preference:
    preference, _created = Preference.objects.get_or_create(person=person)
    return preference


def wants_reminders(person) -> bool:
    return not Preference.objects.filter(person=person, reminders_wanted=False).exists()


def set_wanted(*, preference: Preference, wanted: bool) -> Preference:
    """Keep the person's choice; a second time changes nothing."""
    preference.reminders_wanted = wanted
    preference.save(update_fields=["reminders_wanted", "changed_at"])
    return preference


def unsubscribe_url(person) -> str:
    """Return the person's own address for "no more reminders", absolute, in the active language."""
    return settings.SITE_URL + reverse("reminders:unsubscribe", args=[preference_of(person).token])
