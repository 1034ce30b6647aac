"""What a person did with other people's rows: marks, cards, reviews. The row is not the person's, the link to it is."""

from django.db.models import Q

from accounts.privacy.counting import counts
from accounts.privacy.register import Holding, Nothing, register


def signatures_of(person) -> list[tuple[str, int]]:
    """Return under how many rows of each kind the person stands. Pupils sign nothing, and are not asked about."""
    if person.is_pupil:
        return []
    found = counts({said.thing: rows_signed_by(person, said) for said in register().said.values() if said.signs})
    return [(model._meta.verbose_name_plural, count) for model, count in found.items()]


def rows_signed_by(person, said: Holding | Nothing):
    signed = Q(*((name, person.pk) for name in said.signs), _connector=Q.OR)
    return said.thing._default_manager.filter(signed)
