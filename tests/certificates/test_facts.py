"""What is written down on the day of issue."""

import json
from datetime import UTC, date, datetime

import pytest

from certificates import facts
from tests.certificates.conftest import finish_while_certificates_are_broken
from tests.factories import PersonFactory


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 11, 23), 24, date(2028, 11, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, later):
    assert facts.months_after(day, months) == later


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(45, "45 min"), (60, "1 godz."), (90, "1 godz. 30 min"), (150, "2 godz. 30 min"), (0, "0 min")],
)
def test_length_is_told_in_hours_and_minutes(minutes, text):
    assert facts.hours(minutes) == text


def test_facts_are_plain_json_and_say_it_all(completion):
    told = facts.facts_of(completion, issued_on=date(2026, 11, 23))
    assert json.loads(json.dumps(told)) == told
    assert told["holder_name"] == "Ala Żółć"
    assert told["course_title"] == "Uratuj serce"
    assert (told["course_code"], told["course_version"], told["area"]) == ("K1", "1.0", "Ratuj")
    assert (told["result_percent"], told["pass_mark"], told["hours"]) == (90, 80, "1 godz.")
    assert told["form"] == "e-learning, bez części praktycznej"
    assert told["outcomes"] == ["Rozpoznasz zatrzymanie krążenia"]
    assert "Nie nadaje tytułu ratownika (KPP)" in told["statement"]
    assert (told["place"], told["issued_on"]) == ("Kraków", "2026-11-23")


def test_validity_runs_from_the_day_of_completion_not_of_a_late_issue(ala, course):
    completed_at = datetime(2026, 8, 31, 12, tzinfo=UTC)
    completion = finish_while_certificates_are_broken(ala, course, completed_at=completed_at)
    told = facts.facts_of(completion, issued_on=date(2026, 11, 23))
    assert told["refresh_on"] == "2027-08-31"
    assert told["valid_until"] == "2028-08-31"


def test_a_course_finished_late_in_the_evening_counts_for_that_day_in_warsaw(ala, course):
    completed_at = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # half past midnight in Warsaw
    completion = finish_while_certificates_are_broken(ala, course, completed_at=completed_at)
    assert facts.facts_of(completion, issued_on=date(2026, 7, 1))["completed_on"] == "2026-07-01"


def test_a_course_without_an_exam_has_no_result(ala, course):
    completion = finish_while_certificates_are_broken(ala, course)
    del completion.facts["result_percent"], completion.facts["pass_mark"]
    assert facts.facts_of(completion, issued_on=date(2026, 7, 1))["result_percent"] is None


def test_a_name_keeps_its_letters_and_loses_what_cannot_be_seen(course):
    person = PersonFactory(first_name="  Zo\u0308e\u200b ", last_name="\u202eKowalska  Nowak\u00ad")
    completion = finish_while_certificates_are_broken(person, course)
    told = facts.facts_of(completion, issued_on=date(2026, 7, 1))
    assert told["holder_name"] == "Zöe Kowalska Nowak"
    assert told["holder_surname_first"] == "Kowalska Nowak Zöe"


def test_a_mask_leaves_initials():
    assert facts.masked("Jan Maria Kowalski-Łęcki") == "J. M. K."
