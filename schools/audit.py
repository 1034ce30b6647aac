"""Who did what with pupils' accounts and data: one log line a deed, with ids and counts and never a name."""

import logging

log = logging.getLogger("schools.audit")


def note(deed: str, *, by, **facts) -> None:
    log.info("%s by=%s %s", deed, by.pk, " ".join(f"{name}={value}" for name, value in facts.items()))
