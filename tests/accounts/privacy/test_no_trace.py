"""A pupil is exported, then erased; then the whole house is searched for her. On both databases, so it asks for no `client`."""

import io
import json
import zipfile

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.privacy import erasing, exporting, register
from quizzes.models import Attempt
from quizzes.statistics import queries
from tests.accounts.privacy import traces
from tests.accounts.privacy.world import CANARIES, EMAIL, FIRST, LAST

pytestmark = pytest.mark.django_db


def exported(person) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(exporting.export(person, now=timezone.now()))) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def numbers() -> dict:
    """Return what statistics say of each quiz and of each question."""
    subjects = {subject.key: subject for subject in queries.subjects()}
    told: dict = {"subjects": subjects}
    for key in subjects:
        told[key] = queries.sums(queries.graded(subject=key)), queries.first_tries(subject=key)
        results = queries.results(key)
        results.waiting = 0  # nobody marks the essay of somebody who is gone
        told[key, "results"] = results
    return told


def test_a_pupil_is_exported_and_then_erased_without_a_trace(world, django_capture_on_commit_callbacks):
    she_stands_everywhere()
    her_file_tells_all_that_is_kept(world)
    before, graded, others = (
        numbers(),
        Attempt.objects.filter(state="graded").count(),
        exported(world.other)["dane.json"],
    )

    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(person=world.pupil, now=timezone.now())

    assert traces.found(*CANARIES) == []
    assert world.client.get(reverse("accounts:profile")).status_code == 302, "her session has ended"
    assert numbers() == before
    assert Attempt.objects.filter(state="graded").count() == graded
    her_certificate_says_that_it_was_withdrawn(world)
    the_others_keep_what_is_theirs(world, others)
    once_more_changes_nothing(world)


def she_stands_everywhere() -> None:
    places = traces.found(*CANARIES)
    assert {
        "accounts_user",
        "certificates_certificate",
        "quizzes_answer",
        "reminders_message",
        "schools_rosterupload",
        "wagtailcore_modellogentry",
        "session",
    } <= {place.split(".")[0] for place in places}
    for ending, thing in {".pdf": "her certificate", ".zip/": "the bundle of the class", ".eml": "her letter"}.items():
        assert any(ending in place for place in places), thing


def her_file_tells_all_that_is_kept(world) -> None:
    files = exported(world.pupil)
    told = json.loads(files["dane.json"])
    kept = {register.key_of(part.holding.thing) for parts in erasing.kept_of(world.pupil).values() for part in parts}
    assert {
        "accounts.User",
        "certificates.Certificate",
        "courses.Enrolment",
        "quizzes.Attempt",
        "quizzes.Mistake",
        "reminders.Message",
        "reminders.Preference",
        "mailbox",
        "audit.Concern",
        "calendars.Feed",
        "schools.ClassGroup",
        "schools.ClassMembership",
        "schools.LoginCard",
        "schools.Session",
        "schools.SignOff",
        "schools.Terms",
        "schools.Wish",
    } <= kept
    assert len(told["parts"]) == len(kept)
    page = files["dane.html"].decode()
    for word in (FIRST, LAST, EMAIL, "Uratuj serce", "to ja", "sala 12", world.certificate.number):
        assert word in page
    assert files[f"pliki/{world.certificate.number.replace('/', '-')}.pdf"].startswith(b"%PDF")
    assert "Źrebiec" not in page, "nobody else is in it"


def her_certificate_says_that_it_was_withdrawn(world) -> None:
    cache.clear()
    shown = Client().get(reverse("certificates:verify_code", args=[world.certificate.code])).content.decode()
    assert "wycofane na wniosek osoby" in shown
    assert world.certificate.number in shown


def the_others_keep_what_is_theirs(world, before: bytes) -> None:
    abouts = [
        [part["about"] for part in json.loads(file)["parts"]] for file in (before, exported(world.other)["dane.json"])
    ]
    assert abouts[0] == abouts[1]
    world.waiting.refresh_from_db()
    assert [row[2] for row in world.waiting.rows] == ["Osoba"], "only her line left the waiting list"


def once_more_changes_nothing(world) -> None:
    erasure = erasing.erase(person=world.pupil, now=timezone.now())
    assert erasure.uuid == world.pupil.uuid
    assert erasing.finish() == 0
