"""The graph of a branching scenario: what an author is told about it, before anybody plays it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

Node = Mapping[str, Any]


def problems(nodes: list[Node]) -> list[str]:
    """Return in words what is wrong with the story; nothing when it can be played to an end from everywhere."""
    names = [node["name"].strip() for node in nodes]
    found = [
        _("Dwie sceny nazywają się „%(name)s”. Każda musi mieć własną nazwę.") % {"name": name}
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    for node in nodes:
        found += problems_of_node(node, set(names))
    if nodes[0].get("seconds"):
        found.append(_("Pierwsza scena nie może mieć limitu czasu: najpierw każdy może limity wyłączyć."))
    if found:
        return found
    ways = ways_of(nodes)
    endings = [node["name"].strip() for node in nodes if node["ending"]]
    if not endings:
        return [_("Scenariusz nie ma zakończenia. Oznacz co najmniej jedną scenę jako zakończenie.")]
    reached = reachable(names[0], ways)
    finishing = reachable_backwards(endings, ways)
    return [
        _("Do sceny „%(name)s” nie prowadzi żaden wybór.") % {"name": name} for name in names if name not in reached
    ] + [
        _("Ze sceny „%(name)s” nie da się dojść do żadnego zakończenia (pętla bez wyjścia).") % {"name": name}
        for name in names
        if name in reached and name not in finishing
    ]


def problems_of_node(node: Node, names: set[str]) -> list[str]:
    name = node["name"].strip()
    if node["ending"] and node.get("seconds"):
        return [_("Scena „%(name)s” jest zakończeniem, więc nie może mieć limitu czasu.") % {"name": name}]
    if node["ending"] and node["choices"]:
        return [_("Scena „%(name)s” jest zakończeniem, więc nie może mieć wyborów.") % {"name": name}]
    if not node["ending"] and not node["choices"]:
        return [_("Scena „%(name)s” to ślepa uliczka: dodaj wybór albo oznacz ją jako zakończenie.") % {"name": name}]
    found = [
        _("Wybór „%(choice)s” prowadzi do sceny „%(to)s”, której nie ma.")
        % {"choice": choice["text"], "to": choice["to"]}
        for choice in node["choices"]
        if choice["to"].strip() not in names
    ]
    found += problems_of_time(node)
    texts = [choice["text"].strip().casefold() for choice in node["choices"]]
    if len(set(texts)) < len(texts):
        found.append(_("W scenie „%(name)s” dwa wybory brzmią tak samo.") % {"name": name})
    return found


def problems_of_time(node: Node) -> list[str]:
    """A limit needs the one choice that time makes; a choice that time makes needs a limit."""
    name, late = node["name"].strip(), sum(bool(choice.get("when_late")) for choice in node["choices"])
    if node.get("seconds") and late != 1:
        return [
            _("Scena „%(name)s” ma limit czasu: zaznacz jeden wybór, który następuje, gdy czas minie.") % {"name": name}
        ]
    if late and not node.get("seconds"):
        return [_("W scenie „%(name)s” wpisz czas na decyzję albo odznacz wybór „gdy minie czas”.") % {"name": name}]
    return []


def ways_of(nodes: Iterable[Node]) -> dict[str, list[str]]:
    """Return where each scene leads."""
    return {node["name"].strip(): [choice["to"].strip() for choice in node["choices"]] for node in nodes}


def reachable(start: str, ways: Mapping[str, list[str]]) -> set[str]:
    reached, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += ways.get(name, [])
    return reached


def reachable_backwards(ends: Iterable[str], ways: Mapping[str, list[str]]) -> set[str]:
    back: dict[str, list[str]] = {}
    for name, targets in ways.items():
        for target in targets:
            back.setdefault(target, []).append(name)
    found: set[str] = set()
    for end in ends:
        found |= reachable(end, back)
    return found


def levels(nodes: list[Node]) -> list[list[str]]:
    """Return the scenes by their distance from the start, for a drawing; those that nothing leads to come last."""
    ways = ways_of(nodes)
    names = [node["name"].strip() for node in nodes]
    rows, seen, row = [], set(), names[:1]
    while row:
        rows.append(row)
        seen |= set(row)
        row = list(dict.fromkeys(to for name in row for to in ways[name] if to in ways and to not in seen))
    lost = [name for name in names if name not in seen]
    return [*rows, lost] if lost else rows
