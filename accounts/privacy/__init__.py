"""What is kept of people: said by each app, shown to the person, exported and erased.

Each app has a `privacy.py` with `declare(privacy)`, found the way Django finds `admin.py`. It says of every model what it
keeps of a person, or why it keeps nothing; a test fails on a model of which nobody speaks. `register` holds what was said,
`exporting` and `erasing` do it, `leftovers` are files that an erased person leaves behind for a moment.

The app "accounts" declares its own in `accounts.privacy.own`.
"""

from accounts.privacy.own import declare

__all__ = ["declare"]
