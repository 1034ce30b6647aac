"""How long what is kept. Part of config.settings.base; docs/audit.md has the table. Who runs the platform may keep less or more."""

from datetime import timedelta

YEAR = timedelta(days=365)

RETENTION = {
    # --- from the end of the school year (31 August) ---
    "attempts": timedelta(days=30),  # which pupil gave which answer; the numbers stay in the statistics
    "numbers": timedelta(days=7),  # then the numbers of the year are kept, and nothing of it is counted any more
    "pupils": YEAR,  # accounts of pupils who have been in no class since then, and have not come back
    # --- from the day itself ---
    "results": 2 * YEAR,  # what a pupil has done on a course, from the last visit
    "certificates": YEAR,  # after the end of validity: name and file; number and days stay
    "bundles": timedelta(days=7),
    "letters": timedelta(days=90),  # what a letter said; that it was sent stays, so that nobody gets it twice
    "rosters": timedelta(days=1),  # a roster on its way in, and what is needed to take one back
    "question files": timedelta(days=7),
    "sessions": timedelta(0),  # of browsers, once they have ended
    "log": 2 * YEAR,
}
