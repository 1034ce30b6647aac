"""Every door of the schools, tried by everybody who has no business there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from audit.models import Entry
from schools import inviting, wishes
from schools.models import (
    Assignment,
    ClassMembership,
    Invitation,
    LoginCard,
    RosterUpload,
    School,
    SchoolClass,
    Session,
    SignOff,
    Staff,
    Terms,
    Turn,
    Wish,
    YearChange,
)
from schools.urls import urlpatterns
from tests import factories
from tests.schools import deeds, files
from tests.schools.practical.stage import make_session, make_skill, signed_off

pytestmark = pytest.mark.django_db

OF_A_PUPIL = ("pupil_data", "pupil_data_file", "erase_pupil", "refuse_wish")
PRACTICE = {
    "practical",
    "skill",
    "session",
    "session_change",
    "session_places",
    "session_calendar",
    "session_cancel",
    "sign_off_undo",
}
FOR_TEACHERS = {
    "class_certificates",
    "assign",
    "assignment",
    "withdraw",
    "groups",
    "group",
    "dissolve_group",
    "class",
    "class_papers",
    "class_file",
    "class_poster",
    "class_wall",
    "pupil",
    "pupil_attempt",
    "remind",
    "extend",
    "login_cards",
    "consent_form",
    *PRACTICE,
}
# Mended where they are needed, in the classroom.
CARDS_OF_TEACHERS = {"issue_cards", "issue_card", "new_pin", "basis", "joining", "new_code", "by_picture"}
FORMS = {
    "assign",
    "assignment",
    "groups",
    "group",
    "year",
    "split_class",
    "class_teachers",
    "protection",
    "staff",
    "practical",
    "skill",
    "session",
    "session_change",
    "session_places",
}  # one address shows the form and takes it
GET = {
    "school",
    "register",
    "office",
    "office_file",
    "roster_sample",
    "roster_report",
    "class",
    "class_papers",
    "class_file",
    "class_poster",
    "class_wall",
    "login_cards",
    "consent_form",
    "pupil",
    "pupil_attempt",
    "session_calendar",
    "log",
    "log_file",
    "privacy",
    *OF_A_PUPIL[:2],
}
POST = PRACTICE - {"session_calendar"} | {
    "remind",
    "extend",
    "roster_upload",
    "roster_confirm",
    "roster_cancel",
    "roster_undo",
    "assign",
    "assignment",
    "groups",
    "group",
    "dissolve_group",
    "year",
    "year_undo",
    "archive_class",
    "split_class",
    "protection",
    "staff",
    "end_post",
    "revoke_invitation",
    "withdraw",
    "class_teachers",
    "class_certificates",
    "school_certificates",
    "issue_cards",
    "issue_card",
    "new_pin",
    "basis",
    "joining",
    "new_code",
    "by_picture",
    "extra_time",
    "leave",
    *OF_A_PUPIL[2:],
}
DOORS = sorted(GET | POST)


@pytest.fixture
def doors(school, class_7b, course, basia):
    """Return the address of every door of Basia's school by its name."""
    assignment = deeds.assign(class_7b, course)
    upload = deeds.keep(school, files.csv_file(), by=basia)
    pupil = class_7b.memberships.first().pupil
    group = deeds.make_group(class_7b, pupil)
    change = YearChange.objects.create(school=school, school_year="2026/2027", made_at=deeds.NOW)
    of_class = [class_7b.uuid]
    invitation, _code = inviting.invite(school=school, role="teacher", by=basia, now=deeds.NOW)
    skill = make_skill(course)
    session = make_session(class_7b)
    sign_off = signed_off(class_7b, skill, pupil, by=basia)
    wishes.make(pupil=pupil, now=deeds.NOW)
    learner = class_7b.memberships.order_by("pk")[1].pupil
    attempt = deeds.answer_check(learner, course)
    arguments = {
        "school": [school.uuid],
        "register": [school.uuid],
        "log": [school.uuid],
        "log_file": [school.uuid, "csv"],
        "office": [school.uuid],
        "office_file": [school.uuid, "certificates", "csv"],
        "class_file": [class_7b.uuid, "results", "xlsx"],
        "class_poster": [class_7b.uuid, "a4"],
        "skill": [class_7b.uuid, skill.translation_key],
        "session": [class_7b.uuid, session.uuid],
        "session_change": [class_7b.uuid, session.uuid],
        "session_places": [class_7b.uuid, session.uuid],
        "session_calendar": [class_7b.uuid, session.uuid],
        "session_cancel": [class_7b.uuid, session.uuid],
        "sign_off_undo": [class_7b.uuid, sign_off.uuid],
        "staff": [school.uuid],
        "protection": [school.uuid],
        "end_post": [school.uuid, school.staff.get(person=basia).pk],
        "revoke_invitation": [school.uuid, invitation.uuid],
        "school_certificates": [school.uuid],
        "roster_upload": [school.uuid],
        "roster_sample": [school.uuid],
        "roster_report": [upload.uuid],
        "roster_confirm": [upload.uuid],
        "roster_cancel": [upload.uuid],
        "roster_undo": [upload.uuid],
        "assignment": [class_7b.uuid, assignment.uuid],
        "withdraw": [class_7b.uuid, assignment.uuid],
        "year": [school.uuid],
        "year_undo": [school.uuid, change.uuid],
        "group": [class_7b.uuid, group.uuid],
        "dissolve_group": [class_7b.uuid, group.uuid],
        "remind": [class_7b.uuid, assignment.uuid],
        "pupil": [class_7b.uuid, pupil.uuid],
        "extend": [class_7b.uuid, pupil.uuid, assignment.uuid],
        "pupil_attempt": [class_7b.uuid, learner.uuid, attempt.uuid],
        "issue_card": [class_7b.uuid, pupil.uuid],
        "new_pin": [class_7b.uuid, pupil.uuid],
        "basis": [class_7b.uuid, pupil.uuid],
        "consent_form": [class_7b.uuid, "pl"],
        "extra_time": [class_7b.uuid, pupil.uuid],
        "leave": [class_7b.uuid, pupil.uuid],
        "privacy": [school.uuid],
    } | {name: [school.uuid, pupil.uuid] for name in OF_A_PUPIL}
    return {name: reverse(f"schools:{name}", args=arguments.get(name, of_class)) for name in DOORS}


def everything():
    kept = (
        *(ClassMembership, Assignment, SchoolClass.teachers.through, RosterUpload, Invitation, Staff, Terms),
        *(School, Session, SignOff, Turn, SchoolClass, LoginCard, Wish),
    )
    rows = [list(model.objects.order_by("pk").values()) for model in kept]
    return [*rows, list(ClassMembership.objects.order_by("pk").values("pupil__password"))]


def knock(client, name, doors):
    data = {"roster": SimpleUploadedFile("lista.csv", files.csv_file()), "school_year": deeds.YEAR}
    return client.post(doors[name], data) if name in POST else client.get(doors[name])


def test_no_door_is_forgotten_here():
    assert {pattern.name for pattern in urlpatterns} == {
        "index",
        "city",
        "city_file",
        "qualification",
        "session_attendance",
        *DOORS,
    }
    assert get_resolver()


@pytest.mark.parametrize("name", DOORS)
def test_a_visitor_is_asked_to_sign_in(client, doors, name):
    answer = knock(client, name, doors)
    assert answer.status_code == 302
    assert reverse("account_login") in answer.url


@pytest.mark.parametrize("who", ["cezary", "dorota", "piotr", "pupil"])
@pytest.mark.parametrize("name", DOORS)
def test_a_stranger_finds_nothing_behind_any_door(as_, doors, name, who, request, class_7b, school_next_door):
    """The stranger, the lead of another school, the teacher of another class, and the pupil."""
    person = class_7b.memberships.last().pupil if who == "pupil" else request.getfixturevalue(who)
    if who == "piotr" and name in {"school", "register"}:
        return  # his school too; what he sees of it is told below
    before = everything()
    assert knock(as_(person), name, doors).status_code == 404
    assert everything() == before
    refusal = Entry.objects.get(by=person)
    assert (refusal.deed, refusal.school, refusal.facts) == ("refused", class_7b.school_id, {"door": f"schools:{name}"})


@pytest.mark.parametrize("name", sorted(set(DOORS) - FOR_TEACHERS - CARDS_OF_TEACHERS - {"school", "register"}))
def test_a_teacher_does_no_office_work_in_the_own_class(as_, doors, name, ewa):
    before = everything()
    assert knock(as_(ewa), name, doors).status_code == 404
    assert everything() == before


@pytest.mark.parametrize("name", sorted(FOR_TEACHERS))
def test_a_teacher_follows_the_own_class(as_, doors, name, ewa):
    assert knock(as_(ewa), name, doors).status_code in ({302, 422} if name in POST else {200})


@pytest.mark.parametrize("name", sorted(GET))
def test_the_lead_and_a_superuser_get_in(as_, doors, name, basia):
    assert knock(as_(basia), name, doors).status_code == 200
    assert knock(as_(factories.PersonFactory(is_superuser=True)), name, doors).status_code == 200


@pytest.mark.parametrize("name", DOORS)
def test_what_is_behind_a_door_is_kept_by_no_browser(as_, doors, name, basia):
    assert "no-store" in knock(as_(basia), name, doors)["Cache-Control"]


@pytest.mark.parametrize("name", sorted(POST))
def test_a_link_changes_nothing(as_, doors, name, basia):
    before = everything()
    assert as_(basia).get(doors[name]).status_code == (200 if name in FORMS else 405)
    assert everything() == before
