"""Login names for a whole roster at once."""

import secrets
from collections.abc import Callable, Iterable

from accounts.usernames import DIGITS, stem_of


def make_usernames(names: Iterable[tuple[str, str]], *, taken: Callable[[set[str]], set[str]]) -> list[str]:
    """Return one new login name for each (first name, last name). `taken` says which of some names are in use.

    The digits are drawn, so that nobody can tell from a login name how many others there are.
    """
    stems = [stem_of(first, last) for first, last in names]
    found: list[str | None] = [None] * len(stems)
    given: set[str] = set()
    digits = 2
    while missing := [place for place, name in enumerate(found) if name is None]:
        drawn = {place: stems[place] + "".join(secrets.choice(DIGITS) for _ in range(digits)) for place in missing}
        used = taken(set(drawn.values()))
        for place, name in drawn.items():
            if name not in used and name not in given:
                found[place] = name
                given.add(name)
        digits = min(digits + 1, 9)
    return [name for name in found if name]
