"""Erasing one person: all or nothing, once, and finished also when a process is killed halfway."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Erasure, Leftover, User
from accounts.privacy import erasing, leftovers, repeating
from accounts.roles import Role, give_role
from certificates.models import Certificate
from quizzes.models import Attempt, Mistake
from schools.models import School, Staff
from tests.accounts.privacy import traces
from tests.certificates.conftest import finish
from tests.factories import make_question, make_school
from tests.quizzes.taking import CHECK, take, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_was_erased_yet():
    for uuid in repeating.listed():
        storages["private"].delete(f"{repeating.FOLDER}/{uuid}")


def erase(person):
    return erasing.erase(person=person, now=timezone.now())


@pytest.fixture
def with_pdf(bare_stage, ala, course):
    """Ala's certificate, with its file."""
    certificate = finish(ala, course)
    certificate.pdf.save("certificates/2026/ala.pdf", ContentFile(b"%PDF Ala"), save=True)
    yield certificate
    storages["private"].delete(certificate.pdf.name)


def test_a_learner_of_ones_own_is_erased_like_a_pupil(ala, with_pdf, client, django_capture_on_commit_callbacks):
    client.force_login(ala)
    with django_capture_on_commit_callbacks(execute=True):
        erase(ala)
    assert traces.found("Żółć", "ala@example.org") == []
    assert not User.objects.filter(pk=ala.pk).exists()
    assert not Session.objects.exists()


def test_what_a_killed_process_left_is_done_by_the_sweep(ala, with_pdf, client, django_capture_on_commit_callbacks):
    """The rows are gone in one transaction; the files, the sessions and the list come after it."""
    client.force_login(ala)
    name = with_pdf.pdf.name
    with django_capture_on_commit_callbacks(execute=False):
        erase(ala)
    assert storages["private"].exists(name), "killed before this"
    assert erasing.finish() == 1
    assert not storages["private"].exists(name)
    assert not Session.objects.exists()
    assert not Leftover.objects.exists()
    assert repeating.listed() == [ala.uuid]
    assert erasing.finish() == 0


def test_a_storage_that_is_away_is_asked_again(ala, with_pdf, monkeypatch):
    leftovers.remove_after_commit([with_pdf.pdf.name])
    with monkeypatch.context() as patch:
        patch.setattr(leftovers, "storage_of", lambda place: (_ for _ in ()).throw(OSError("away")))
        assert leftovers.remove_noted() == 0
    assert Leftover.objects.count() == 1
    assert leftovers.remove_noted() == 1
    assert not storages["private"].exists(with_pdf.pdf.name)


def test_an_error_halfway_changes_nothing(ala, with_pdf, monkeypatch):
    """Whatever fails last: no name is gone while others stay."""
    monkeypatch.setattr(User, "delete", lambda person: (_ for _ in ()).throw(RuntimeError("power cut")))
    with pytest.raises(RuntimeError):
        erase(ala)
    with_pdf.refresh_from_db()
    assert with_pdf.holder == ala
    assert not with_pdf.is_revoked
    assert not Leftover.objects.exists()


def test_twice_is_the_same_as_once(ala):
    assert erase(ala) == erase(ala)
    assert Erasure.objects.count() == 1


def test_the_blank_has_no_name_and_no_way_in(ala):
    take([make_question()], [None], person=ala)
    erase(ala)
    blank = Attempt.objects.get().learner
    assert blank.is_blank
    assert not blank.is_active
    assert not blank.has_usable_password()
    assert (blank.first_name, blank.last_name, blank.email, blank.managed_by) == ("", "", "", "")
    assert blank.date_joined == erasing.NEVER, "the day would tell when it was made, and of whom"
    assert blank.uuid != ala.uuid


def test_who_left_no_numbers_leaves_no_blank(ala):
    erase(ala)
    assert not User.objects.exists()


def test_a_running_exam_goes_and_a_lessons_first_tries_stay(ala):
    question = make_question()
    take([question], [wrong(question)], person=ala, rules=CHECK, hand_in=False, title="Lekcja")
    take([question], [wrong(question)], person=ala, hand_in=False, title="Egzamin")
    erase(ala)
    assert [attempt.paper.content["title"] for attempt in Attempt.objects.all()] == ["Lekcja"]
    assert not Mistake.objects.exists()


def test_a_wrong_word_stays_when_others_wrote_it_too(ala, cezary):
    """Statistics show what several wrote; what one wrote alone could tell who it was."""
    question = make_question("text")
    for person, word in ((ala, "zawał"), (cezary, "zawał"), (ala, "u mojej babci")):
        take([question], [word], person=person)
    erase(ala)
    kept = [answer.value for attempt in Attempt.objects.order_by("pk") for answer in attempt.answers.all()]
    assert kept == ["zawał", "zawał", "…"]


# --- refusals


def test_the_only_lead_of_a_school_appoints_another_one_first(basia, cezary):
    school = make_school(lead=basia)
    with pytest.raises(erasing.Refused, match="jedyny koordynator szkoły Szkoła Podstawowa nr 1"):
        erase(basia)
    Staff.objects.create(school=school, person=cezary, role=Staff.Role.LEAD)
    erase(basia)
    assert [post.person for post in School.objects.get().staff.all()] == [cezary]


def test_the_last_administrator_stays(ala, basia):
    give_role(ala, Role.ADMINISTRATOR)
    with pytest.raises(erasing.Refused, match="ostatnie konto administratora"):
        erase(ala)
    User.objects.filter(pk=basia.pk).update(is_superuser=True)
    erase(ala)


def test_of_many_who_can_not_be_erased_is_left(ala, basia):
    make_school(lead=basia)
    assert erasing.erase_many([ala, basia], now=timezone.now()) == 1
    assert list(User.objects.all()) == [basia]


# --- after a backup was restored


def test_a_restored_backup_brings_nobody_back(ala, capsys, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase(ala)
    User.objects.create(username="ala", first_name="Ala", uuid=ala.uuid)  # out of the backup
    Erasure.objects.all().delete()
    call_command("erase_again")
    assert not User.objects.filter(username="ala").exists()
    assert "1" in capsys.readouterr().out
    call_command("erase_again")
    assert Erasure.objects.count() == 1


def test_the_list_can_come_from_a_file(ala, tmp_path):
    (tmp_path / "lista.txt").write_text(f"{ala.uuid}\n\n")
    call_command("erase_again", str(tmp_path / "lista.txt"))
    assert not User.objects.exists()


def test_the_list_tells_no_name(ala, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase(ala)
    (entry,) = (Path(settings.PRIVATE_ROOT) / repeating.FOLDER).iterdir()
    assert (entry.name, entry.read_bytes()) == (str(ala.uuid), b"")
    assert not Certificate.objects.exists()
