"""The outbox in the editor: administrators look, and decide what nobody else can."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.roles import Role, give_role
from reminders import claims, deciding
from reminders.models import Message
from tests.factories import PersonFactory
from tests.reminders.deeds import NOON, State, only, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    """An administrator by role, not a superuser."""
    boss = PersonFactory(username="szefowa", email="szefowa@example.org")
    give_role(boss, Role.ADMINISTRATOR)
    client.force_login(boss)
    client.person = boss
    return client


def letter(person, state=State.UNKNOWN, *, key="k", **fields):
    values = {"sent_at": NOON} if state == State.SENT else {}
    values |= {"claimed_at": NOON} if state == State.SENDING else {}
    return Message.objects.create(
        key=key, recipient=person, kind="deed", state=state, tries=8, context={"about": "x"}, **values | fields
    )


def door(deed, message):
    return reverse(f"outbox:{deed}", args=[message.pk])


# --- looking


def test_the_list_shows_what_became_of_the_letters(office, ala):
    letter(ala, error="the worker died")
    page = office.get(reverse("outbox:index")).content.decode()
    for told in ("deed", "Ala Żółć", "nie wiadomo, czy doszła", "the worker died"):
        assert told in page


def test_the_list_can_be_narrowed(office, ala, basia):
    letter(ala, State.UNKNOWN, key="1")
    letter(basia, State.SENT, key="2")
    for narrow, found, not_found in [({"state": "unknown"}, "Ala", "Basia"), ({"state": "sent"}, "Basia", "Ala Ż")]:
        page = office.get(reverse("outbox:index_results"), narrow).content.decode()
        assert found in page
        assert not_found not in page
    assert "Ala" in office.get(reverse("outbox:index_results"), {"kind": "deed"}).content.decode()


def test_the_list_costs_a_constant_number_of_queries(office, ala, django_assert_num_queries):
    office.get(reverse("outbox:index"))
    for count in (1, 3):
        Message.objects.all().delete()
        for number in range(count):
            letter(PersonFactory(email=f"{count}{number}@example.org"), key=str(number))
        with django_assert_num_queries(QUERIES_OF_THE_LIST):
            office.get(reverse("outbox:index_results"))


QUERIES_OF_THE_LIST = 8


def test_one_letter_can_be_looked_at(office, ala):
    page = office.get(door("inspect", letter(ala, message_id="<x@y>"))).content.decode()
    assert "&lt;x@y&gt;" in page


def test_the_front_of_the_editor_counts_what_waits_for_a_decision(office, ala):
    front = reverse("wagtailadmin_home")
    assert "bez potwierdzenia" not in office.get(front).content.decode()
    letter(ala)
    page = office.get(front).content.decode()
    assert "1 list bez potwierdzenia wysłania" in page
    assert f"{reverse('outbox:index')}?state=unknown" in page


# --- deciding


def test_a_letter_in_doubt_can_be_sent_again(office, ala, kinds):
    message = letter(ala, error="the worker died")
    assert "dwa razy" in office.get(door("send_again", message)).content.decode()
    assert only().state == State.UNKNOWN
    office.post(door("send_again", message))
    assert (only().state, only().tries) == (State.WAITING, 0)
    assert run(timezone.now() + timedelta(minutes=1)) == {State.SENT: 1}
    assert len(mail.outbox) == 1


def test_a_letter_in_doubt_can_be_taken_as_arrived(office, ala):
    office.post(door("close", letter(ala)))
    assert only().state == State.SENT
    assert only().sent_at


def test_a_refused_letter_can_be_sent_again_but_not_taken_as_arrived(office, ala):
    message = letter(ala, State.FAILED)
    page = office.get(door("inspect", message)).content.decode()
    assert door("send_again", message) in page
    assert door("close", message) not in page
    office.post(door("close", message))
    assert only().state == State.FAILED
    office.post(door("send_again", message))
    assert only().state == State.WAITING


@pytest.mark.parametrize("state", [State.WAITING, State.SENDING, State.SENT, State.SKIPPED])
def test_where_there_is_nothing_to_decide_nothing_changes(office, ala, state):
    message = letter(ala, state)
    page = office.get(door("inspect", message)).content.decode()
    for deed in ("send_again", "close"):
        assert door(deed, message) not in page
        answer = office.post(door(deed, message), follow=True)
        assert "już zdecydował" in answer.content.decode()
    assert only().state == state


def test_who_decided_stands_in_the_history(office, ala):
    office.post(door("send_again", letter(ala)))
    entry = ModelLogEntry.objects.get()
    assert (entry.user, entry.action) == (office.person, "reminders.send_again")
    assert "Ala" not in entry.label


def test_the_second_of_two_who_decide_changes_nothing(ala, basia):
    message = letter(ala)
    assert deciding.send_again(message=message, by=basia, now=NOON)
    assert not deciding.close(message=message, by=basia, now=NOON)
    assert only().state == State.WAITING
    assert ModelLogEntry.objects.count() == 1


def test_a_worker_that_was_only_slow_does_not_overrule_a_person(ala, basia, kinds):
    slow = letter(ala, State.SENDING, message_id="<x@y>")
    claims.settle_dead(now=NOON + timedelta(minutes=11))
    deciding.close(message=slow, by=basia, now=NOON)
    claims.finish(slow, State.FAILED, error="too late to say")
    assert only().state == State.SENT


# --- doors


@pytest.mark.parametrize("deed", ["add", "edit", "delete", "copy", "history", "usage"])
def test_nobody_adds_edits_or_deletes_a_letter(office, ala, deed):
    with pytest.raises(NoReverseMatch):
        reverse(f"outbox:{deed}", args=[letter(ala).pk])


@pytest.mark.parametrize("role", [None, *(role for role in Role if role != Role.ADMINISTRATOR)])
def test_nobody_else_gets_in(client, ala, cezary, role):
    if role:
        give_role(cezary, role)
    client.force_login(cezary)
    message = letter(ala, error="canary")
    for url in [reverse("outbox:index"), *(door(deed, message) for deed in ("inspect", "send_again", "close"))]:
        for answer in (client.get(url, follow=True), client.post(url, follow=True)):
            assert "canary" not in answer.content.decode()
            assert ala.full_name not in answer.content.decode()
    assert only().state == State.UNKNOWN


def test_who_may_only_look_decides_nothing(client, ala, cezary):
    group = Group.objects.create(name="Goście")
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_message"]))
    cezary.groups.add(group)
    client.force_login(cezary)
    message = letter(ala)
    assert door("send_again", message) not in client.get(door("inspect", message)).content.decode()
    client.post(door("send_again", message))
    assert only().state == State.UNKNOWN
