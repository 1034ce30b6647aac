"""What a person did with other people's rows: marks, cards, reviews. The row is not the person's, the link to it is."""

from django.db import models

from accounts.privacy.register import register


def signatures_of(person) -> list[tuple[str, int]]:
    """Return under how many rows of each kind the person stands. Pupils sign nothing, and are not asked about."""
    if person.is_pupil:
        return []
    found = []
    for said in register().said.values():
        if said.signs and not isinstance(said.thing, str):
            mine = models.Q(*((name, person.pk) for name in said.signs), _connector=models.Q.OR)
            if count := said.thing._default_manager.filter(mine).count():
                found.append((said.thing._meta.verbose_name_plural, count))
    return found
