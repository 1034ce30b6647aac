"""What is due: every rule is asked, every occasion is written about once."""

from datetime import date

import pytest
import time_machine

from reminders import due, tasks
from reminders.models import Message
from reminders.preferences import preference_of, set_wanted
from reminders.registry import Due, reminder
from tests.factories import PersonFactory
from tests.reminders.deeds import at_once

pytestmark = pytest.mark.django_db


def rule(*dues, kind="note-rule", **options):
    reminder(kind=kind, **options)(lambda today: dues)


def keys():
    return set(Message.objects.values_list("key", flat=True))


def test_a_rule_asked_twice_writes_once(ala, kinds, today):
    rule(Due(ala.pk, "a", {"about": "1"}))
    assert due.post_due_reminders(today=today) == 1
    assert due.post_due_reminders(today=today) == 0
    assert Message.objects.get().context == {"about": "1"}


def test_every_rule_is_asked(ala, kinds, today):
    rule(Due(ala.pk, "a"), kind="one")
    rule(Due(ala.pk, "b"), kind="two")
    assert due.post_due_reminders(today=today) == 2
    assert set(Message.objects.values_list("kind", "key")) == {("one", "a"), ("two", "b")}


def test_a_rule_that_names_an_occasion_twice_writes_once(ala, kinds, today):
    rule(Due(ala.pk, "a"), Due(ala.pk, "a"))
    assert due.post_due_reminders(today=today) == 1


@pytest.mark.parametrize("broken_comes", ["first", "last"])
def test_a_rule_that_fails_stops_no_other(ala, kinds, today, broken_comes):
    def broken(today):
        raise RuntimeError("no luck")
        yield

    whole = lambda: rule(Due(ala.pk, "a"))  # noqa: E731
    for register in [reminder(kind="broken"), whole] if broken_comes == "first" else [whole, reminder(kind="broken")]:
        register() if register is whole else register(broken)
    with pytest.raises(due.RulesFailed, match="broken"):
        due.post_due_reminders(today=today)
    assert keys() == {"a"}


def test_the_task_reports_a_rule_that_failed(kinds):
    def broken(today):
        raise RuntimeError

    reminder(kind="broken")(broken)
    with pytest.raises(due.RulesFailed):
        tasks.post_due_reminders()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_cannot_be_kept_fails_the_rule_and_no_other(ala, kinds, today):
    rule(Due(ala.pk, "a", {"about": object()}), kind="clumsy")
    rule(Due(ala.pk, "b"), kind="tidy")
    with pytest.raises(due.RulesFailed, match="clumsy"):
        due.post_due_reminders(today=today)
    assert keys() == {"b"}


def test_who_has_no_address_or_no_wish_or_no_account_any_more_gets_no_row(ala, cezary, kinds, today):
    pupil = PersonFactory(email="", managed_by="SP 1")
    gone = PersonFactory(email="gone@example.org", is_active=False)
    set_wanted(preference=preference_of(cezary), wanted=False)
    rule(*(Due(person.pk, f"k{person.pk}") for person in (ala, cezary, pupil, gone)), Due(10**9, "nobody"))
    assert due.post_due_reminders(today=today) == 1
    assert Message.objects.get().recipient == ala


def test_a_rule_that_is_not_optional_writes_to_who_wants_no_reminders(ala, kinds, today):
    set_wanted(preference=preference_of(ala), wanted=False)
    rule(Due(ala.pk, "a"), optional=False)
    assert due.post_due_reminders(today=today) == 1


def test_rules_are_asked_in_a_constant_number_of_queries(kinds, today, django_assert_num_queries):
    for count in (1, 3):
        people = [PersonFactory(email=f"p{count}{number}@example.org") for number in range(count)]
        kinds.pop("note-rule", None)
        rule(*(Due(person.pk, f"k{person.pk}") for person in people))
        with django_assert_num_queries(3):  # known keys, reachable people, insert
            assert due.post_due_reminders(today=today) == count


def test_a_whole_city_is_written_down_in_lots(ala, kinds, today, django_assert_num_queries, monkeypatch):
    """SQLite takes only so many values in one statement."""
    monkeypatch.setattr(due, "AT_ONCE", 20)
    reminder(kind="many")(lambda today: (Due(ala.pk, f"k{number}") for number in range(41)))
    with django_assert_num_queries(3 * 3):
        assert due.post_due_reminders(today=today) == 41


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-10-24T21:59:00Z", date(2026, 10, 24)),  # one minute to midnight, the night before the clocks go back
        ("2026-10-24T22:00:00Z", date(2026, 10, 25)),
        ("2026-10-25T22:59:00Z", date(2026, 10, 25)),  # that day has 25 hours
        ("2026-10-25T23:00:00Z", date(2026, 10, 26)),
        ("2027-03-27T22:59:00Z", date(2027, 3, 27)),  # the night before they go forward
        ("2027-03-28T21:59:00Z", date(2027, 3, 28)),  # that day has 23
        ("2027-03-28T22:00:00Z", date(2027, 3, 29)),
        ("2028-02-28T23:00:00Z", date(2028, 2, 29)),
        ("2026-12-31T23:00:00Z", date(2027, 1, 1)),
    ],
)
def test_today_is_the_day_in_warsaw(kinds, moment, day):
    asked = []
    reminder(kind="curious")(lambda today: asked.append(today) or [])
    with time_machine.travel(moment, tick=False):
        tasks.post_due_reminders()
    assert asked == [day]


@pytest.mark.parametrize("first", ["2026-10-24T00:05:00Z", "2027-03-27T00:05:00Z", "2028-02-28T00:05:00Z"])
def test_beats_over_a_change_of_the_clocks_double_nothing_and_miss_no_day(ala, kinds, first):
    """Beat rings every half hour for three days; the rule has one letter a day."""
    reminder(kind="daily")(lambda today: [Due(ala.pk, f"daily:{today}")])
    with time_machine.travel(first, tick=False) as clock:
        for _ring in range(3 * 48):
            tasks.post_due_reminders()
            clock.shift(30 * 60)
    days = sorted(key.removeprefix("daily:") for key in keys())
    assert len(days) == Message.objects.count() == 4  # the last day has begun
    assert [date.fromisoformat(day).toordinal() for day in days] == [
        date.fromisoformat(first[:10]).toordinal() + number for number in range(4)
    ]


def test_another_beat_between_the_look_and_the_writing_does_no_harm(ala, kinds, today, monkeypatch):
    rule(Due(ala.pk, "a"), Due(ala.pk, "b"))
    reachable = due.reachable_people

    def meanwhile(ids, **options):
        Message.objects.create(key="a", recipient=ala, kind="note-rule")
        return reachable(ids, **options)

    monkeypatch.setattr(due, "reachable_people", meanwhile)
    due.post_due_reminders(today=today)
    assert sorted(Message.objects.values_list("key", flat=True)) == ["a", "b"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_beats_at_once_write_once(ala, kinds, today):
    rule(*(Due(ala.pk, f"k{number}") for number in range(20)))
    at_once(lambda: due.post_due_reminders(today=today), workers=4)
    assert Message.objects.count() == 20
