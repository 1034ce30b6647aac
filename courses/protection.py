"""Whom a pupil can turn to at school. The box "I need help" on the pages of a course asks (courses.models.CoursePage).

The courses know no school: a rule from above hands down plain facts, and only those of the person's own schools.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """Who answers for the protection of minors at a school, and where its rules stand. What a school left out is empty."""

    school: str
    person: str = ""
    function: str = ""
    reach: str = ""
    standards_url: str = ""
    short_url: str = ""


Rule = Callable[[object], list[Contact]]
RULES: list[Rule] = []


def contact_rule(rule: Rule) -> Rule:
    """Register a rule: asked with a person who is signed in, it says whom that person can turn to."""
    if rule not in RULES:
        RULES.append(rule)
    return rule


def contacts_of(person) -> list[Contact]:
    """Return whom the person can turn to at his or her schools; a visitor has none."""
    return [contact for rule in RULES for contact in rule(person)] if person and person.is_authenticated else []
