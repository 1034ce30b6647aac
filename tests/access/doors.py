"""All addresses of the project, and knocking at them."""

from collections.abc import Iterator
from typing import NamedTuple

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

OURS = {
    "accounts",
    "home",
    "courses",
    "certificates",
    "schools",
    "reminders",
    "figures",
    "calendars",
    "quizzes",
    "config",
    "audit",
}
METHODS = ("get", "post")
DENIED = {401, 403, 404, 405}
DOORMEN = ("/accounts/login/", "/admin/login/")


class Door(NamedTuple):
    name: str
    needs: tuple[str, ...]  # the names of the things in its address


def doors() -> dict[str, Door]:
    """Return every address that a view of ours answers, by its name."""
    return {door.name: door for door in walk(get_resolver().url_patterns)}


def walk(patterns, namespaces=()) -> Iterator[Door]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if is_ours(pattern.callback):
                yield Door(":".join([*namespaces, pattern.name]), tuple(pattern.pattern.converters))
        else:
            inside = (pattern.namespace,) if pattern.namespace else ()
            yield from walk(pattern.url_patterns, namespaces + inside)


def is_ours(view) -> bool:
    return getattr(view, "view_class", view).__module__.split(".")[0] in OURS


class Knocking(transaction.Atomic):
    """What happens behind a door while knocking is taken back."""

    def __init__(self):
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, *what):
        transaction.set_rollback(True)
        super().__exit__(*what)


class Visitor:
    """Somebody who tries doors, signed in once for all of them; nobody is not signed in."""

    def __init__(self, person):
        self.client = Client()
        if person:
            self.client.force_login(person)

    def opens(self, address: str, methods=METHODS) -> bool:
        """Whether the door opens: to a GET or to a POST with nothing in it."""
        answers = (self.knock(address, method) for method in methods)
        return any(answer.status_code not in DENIED and not is_sent_away(answer) for answer in answers)

    def methods(self, address: str) -> list[str]:
        """Return the methods worth trying: where nobody can GET, only POST."""
        return ["post"] if self.knock(address, "get").status_code == 405 else list(METHODS)

    def knock(self, address: str, method: str):
        cache.clear()  # the patience with those who guess
        with Knocking():
            answer = getattr(self.client, method)(address)
        assert answer.status_code != 500, (address, method)
        return answer


def is_sent_away(answer) -> bool:
    """Whether the answer leads to where one signs in, or to the editor's first page, where Wagtail says that one may not."""
    target = answer.get("Location", "")
    return any(doorman in target for doorman in DOORMEN) or target == reverse("wagtailadmin_home")
