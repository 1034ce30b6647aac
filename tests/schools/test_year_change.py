"""Classes move up in September: with their pupils and cards, and without losing what the old class was."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.models import Certificate
from courses.models import Enrolment
from home.desk.classes import taught_by
from schools import numbers, uploading
from schools.certificate_register import class_lines
from schools.models import Assignment, ClassMembership, SchoolClass, YearChange
from schools.rosters import State
from schools.year_change import applying
from schools.year_change.planning import Decision, Deed, proposal, year_to_leave
from schools.years import school_year_of
from tests import factories
from tests.schools import deeds, files

pytestmark = pytest.mark.django_db

OLD, NEW = "2025/2026", "2026/2027"
SEPTEMBER = datetime(2026, 9, 3, 9, 0, tzinfo=timezone.get_default_timezone())
HEADER = ["Imię", "Nazwisko", "Klasa", "Identyfikator"]
LIST = [["Ewa", "Nowak", "4a", "17"], ["Jan", "Lis", "4a", ""], ["Ola", "Żak", "8b", "19"]]


@pytest.fixture
def classes(school, basia):
    """4a with two pupils and 8b with one, as a roster of the old year made them."""
    upload = deeds.keep(school, files.csv_file(*LIST, header=HEADER), by=basia, school_year=OLD)
    uploading.confirm(upload=upload, by=basia, now=SEPTEMBER - timedelta(days=300))
    return {one.name: one for one in SchoolClass.objects.filter(school=school)}


def change(school, classes, *, by, now=SEPTEMBER, **what):
    wanted = {"4a": (Deed.MOVE, "5a"), "8b": (Deed.ARCHIVE, "")} | what
    decisions = [Decision(classes[name], *each) for name, each in wanted.items()]
    return applying.apply(school=school, school_year=NEW, decisions=decisions, by=by, now=now)


def fifth():
    return SchoolClass.objects.get(name="5a")


def everything():
    return (
        list(SchoolClass.objects.order_by("pk").values("name", "school_year", "code", "archived_at")),
        list(ClassMembership.objects.order_by("pk").values("pk", "school_class", "pupil", "roster_id")),
        list(Assignment.objects.order_by("pk").values()),
    )


def test_a_class_moves_up_with_pupils_teachers_cards_and_code(school, classes, basia, ewa):
    classes["4a"].teachers.add(ewa.school_posts.get(school=school))
    deeds.make_group(classes["4a"], classes["4a"].memberships.first().pupil)
    code = classes["4a"].code
    change(school, classes, by=basia)
    new = fifth()
    assert (new.school_year, new.code) == (NEW, code)
    assert list(new.teachers.all()) == list(classes["4a"].teachers.all())
    assert list(new.memberships.order_by("pk").values_list("pupil", "roster_id")) == list(
        classes["4a"].memberships.order_by("pk").values_list("pupil", "roster_id")
    )
    assert new.groups.get().pupils.count() == 1


def test_the_same_again_changes_nothing(school, classes, basia):
    change(school, classes, by=basia)
    before = everything()
    assert change(school, classes, by=basia) is None
    assert everything() == before
    assert YearChange.objects.count() == 1


def test_only_courses_that_are_not_over_go_on(school, classes, basia):
    over, runs, done = (factories.make_course(slug=f"kurs-{n}", code=f"K{n}") for n in range(3))
    today = SEPTEMBER.date()
    pupils = [one.pupil for one in classes["4a"].memberships.order_by("pk")]
    deeds.assign(classes["4a"], over, due_on=today - timedelta(days=80))
    deeds.assign(classes["4a"], runs, due_on=today + timedelta(days=20), attempts=3, some={"pupils": pupils[:1]})
    deeds.assign(classes["4a"], done)
    for pupil in pupils:
        deeds.finish(pupil, done)
    change(school, classes, by=basia)
    (assignment,) = fifth().assignments.all()
    assert (assignment.course_key, assignment.attempts, assignment.everybody) == (runs.translation_key, 3, False)
    assert list(assignment.pupils.all()) == pupils[:1]


def test_the_old_class_keeps_its_history_and_the_pupils_theirs(school, classes, basia, course):
    deeds.assign(classes["4a"], course)
    pupil = classes["4a"].memberships.first().pupil
    certificate = deeds.finish(pupil, course)
    figures = numbers.of_school(school, school_year=OLD)
    change(school, classes, by=basia)
    assert numbers.of_school(school, school_year=OLD) == figures
    assert [line.certificate for line in class_lines(classes["4a"], today=SEPTEMBER.date())] == [certificate]
    assert Enrolment.objects.filter(learner=pupil, completion__isnull=False).exists()


def test_the_roster_of_the_new_year_finds_everybody_in_place(school, classes, basia):
    change(school, classes, by=basia)
    roster = files.csv_file(["Ewa", "Nowak", "5a", "17"], ["Jan", "Lis", "5a", ""], header=HEADER)
    report = uploading.report_of(deeds.keep(school, roster, by=basia))
    assert [line.state for line in report.lines] == [State.UNCHANGED, State.UNCHANGED]
    assert report.gone == []


def test_a_change_is_undone_within_a_day(school, classes, basia):
    before = everything()
    made = change(school, classes, by=basia)
    applying.undo(change=made, by=basia, now=SEPTEMBER + timedelta(hours=2))
    codes = {row["name"]: row["code"] for row in everything()[0]}
    assert codes == {row["name"]: row["code"] for row in before[0]}
    assert everything() == before
    with pytest.raises(applying.TooLate):
        applying.undo(change=made, by=basia, now=SEPTEMBER + timedelta(hours=3))


def test_a_change_stays_after_a_day_and_when_the_new_class_is_at_work(school, classes, basia, course):
    made = change(school, classes, by=basia)
    with pytest.raises(applying.TooLate):
        applying.undo(change=made, by=basia, now=SEPTEMBER + timedelta(days=1))
    deeds.assign(fifth(), course, now=SEPTEMBER + timedelta(hours=1))
    with pytest.raises(applying.InUse):
        applying.undo(change=made, by=basia, now=SEPTEMBER + timedelta(hours=2))
    assert fifth().memberships.count() == 2


@pytest.mark.parametrize(
    "name, deed, new",
    [("4a", Deed.MOVE, "5a"), ("7 B", Deed.MOVE, "8 B"), ("8c", Deed.ARCHIVE, ""), ("Zerówka", Deed.MOVE, "Zerówka")],
)
def test_what_most_schools_would_do_is_proposed(name, deed, new):
    found = proposal(SchoolClass(name=name), kind="primary")
    assert (found.deed, found.name) == (deed, new)


def test_the_former_year_comes_first_while_it_has_classes_at_work(school, classes, basia):
    assert year_to_leave(school, today=SEPTEMBER.date()) == OLD
    change(school, classes, by=basia)
    assert year_to_leave(school, today=SEPTEMBER.date()) == NEW


class TestOnThePages:
    @pytest.fixture
    def address(self, school, class_7b):
        SchoolClass.objects.filter(pk=class_7b.pk).update(school_year=this_year())
        return reverse("schools:year", args=[school.uuid])

    def test_a_table_a_look_and_then_the_deed(self, as_, halina, class_7b, address):
        page = as_(halina).get(address).content.decode()
        assert 'value="8b"' in page
        data = {f"deed-{class_7b.pk}": "move", f"name-{class_7b.pk}": "8b"}
        preview = as_(halina).post(address, data).content.decode()
        assert "7b → 8b" in preview
        assert not SchoolClass.objects.filter(name="8b").exists()
        for _again in range(2):
            as_(halina).post(address, data | {"confirmed": "1"})
        assert SchoolClass.objects.get(name="8b").memberships.count() == 3
        made = YearChange.objects.get()
        as_(halina).post(reverse("schools:year_undo", args=[made.school.uuid, made.uuid]))
        class_7b.refresh_from_db()
        assert class_7b.archived_at is None
        assert not SchoolClass.objects.filter(name="8b").exists()

    def test_names_are_checked_before_anything_happens(self, as_, basia, school, class_7b, address):
        other = factories.make_class(school, name="7c", school_year=this_year())
        following = f"{int(this_year()[:4]) + 1}/{int(this_year()[:4]) + 2}"
        factories.make_class(school, name="8 D", school_year=following)
        for name, words in [("8c", "Dwie klasy nie mogą"), ("8d", "jest już klasa 8d"), ("", "Wpisz nową nazwę")]:
            data = {f"deed-{one.pk}": "move" for one in (class_7b, other)}
            data |= {f"name-{class_7b.pk}": name, f"name-{other.pk}": "8c", "confirmed": "1"}
            answer = as_(basia).post(address, data)
            assert answer.status_code == 422
            assert words in answer.content.decode()
        assert not YearChange.objects.exists()

    def test_a_class_of_another_school_is_not_touched(self, as_, basia, class_7b, school_next_door, address):
        theirs = factories.make_class(school_next_door, name="4a", school_year=this_year())
        data = {f"deed-{class_7b.pk}": "leave", f"deed-{theirs.pk}": "archive", "confirmed": "1"}
        as_(basia).post(address, data)
        theirs.refresh_from_db()
        assert theirs.archived_at is None

    def test_an_archive_is_looked_at_and_not_changed(self, as_, basia, ewa, class_7b, course):
        deeds.assign(class_7b, course)
        deeds.finish(class_7b.memberships.first().pupil, course)
        as_(basia).post(reverse("schools:archive_class", args=[class_7b.uuid]))
        page = as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).content.decode()
        assert "w archiwum od" in page
        assert reverse("schools:assign", args=[class_7b.uuid]) not in page
        assert list(taught_by(ewa, today=timezone.localdate())) == []
        before = everything()
        for name, data in [
            ("assign", {"course": course.translation_key, "classes": [class_7b.pk]}),
            ("issue_cards", {}),
            ("class_teachers", {}),
            ("split_class", {"name": "7x", "pupils": [class_7b.memberships.first().pupil_id]}),
        ]:
            answer = as_(basia).post(reverse(f"schools:{name}", args=[class_7b.uuid]), data, follow=True)
            assert "nic się w niej nie zmienia" in answer.content.decode()
        form = as_(ewa).get(reverse("schools:assign", args=[class_7b.uuid]), follow=True)
        assert "nic się w niej nie zmienia" in form.content.decode()
        assert everything() == before
        answer = as_(ewa).post(reverse("schools:class_certificates", args=[class_7b.uuid]))
        assert "/bundles/" in answer.url
        assert Certificate.objects.count() == 1
        as_(basia).post(reverse("schools:archive_class", args=[class_7b.uuid]), {"open": "1"})
        class_7b.refresh_from_db()
        assert class_7b.archived_at is None


class TestSplitting:
    @pytest.fixture
    def address(self, class_7b):
        return reverse("schools:split_class", args=[class_7b.uuid])

    def test_the_ticked_pupils_get_a_class_with_their_courses_and_terms(
        self, as_, basia, ewa, class_7b, course, address
    ):
        assignment = deeds.assign(class_7b, course, due_on=deeds.TODAY)
        pupils = [one.pupil for one in class_7b.memberships.order_by("pk")]
        assignment.terms.create(pupil=pupils[0], more_attempts=2)
        as_(basia).post(address, {"name": "7c", "pupils": [pupils[0].pk, pupils[1].pk]})
        new = SchoolClass.objects.get(name="7c")
        assert {one.pupil for one in new.memberships.all()} == set(pupils[:2])
        assert [one.pupil for one in class_7b.memberships.all()] == pupils[2:]
        assert new.assignments.get().terms.get().more_attempts == 2
        assert list(new.teachers.all()) == list(class_7b.teachers.all())
        again = as_(basia).post(address, {"name": "7c", "pupils": [pupils[0].pk, pupils[1].pk]})
        assert again.status_code == 422

    def test_what_does_not_make_two_classes_is_said(self, as_, basia, class_7b, class_8a, address):
        pupils = [one.pupil_id for one in class_7b.memberships.all()]
        for data, words in [
            ({"name": "7c"}, "Wybierz przynajmniej jedną osobę"),
            ({"name": "7c", "pupils": pupils}, "Ktoś musi zostać w tej klasie"),
            ({"name": "8 A", "pupils": pupils[:1]}, "Jest już klasa o tej nazwie"),
            ({"name": "7c", "pupils": [deeds.join(class_8a).pk]}, "Wybierz osobę z listy"),
        ]:
            answer = as_(basia).post(address, data)
            assert answer.status_code == 422
            assert words in answer.content.decode()
        assert class_7b.memberships.count() == 3


def this_year():
    return school_year_of(timezone.localdate())
