"""Every door of the schools, tried by everybody who has no business there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from audit.models import Entry
from schools import inviting, uploading, wishes
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
    Wish,
    YearChange,
)
from schools.urls import urlpatterns
from tests import factories
from tests.schools import deeds, files
from tests.schools.practical.stage import make_session, make_skill, signed_off

pytestmark = pytest.mark.django_db

OF_A_PUPIL = ("pupil_data", "pupil_data_file", "erase_pupil", "refuse_wish")
PRACTICE = {"practical", "skill", "session", "session_calendar", "session_cancel", "sign_off_undo"}
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
    "staff",
    "practical",
    "skill",
    "session",
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
        "session_calendar": [class_7b.uuid, session.uuid],
        "session_cancel": [class_7b.uuid, session.uuid],
        "sign_off_undo": [class_7b.uuid, sign_off.uuid],
        "staff": [school.uuid],
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
        *(Session, SignOff, SchoolClass, LoginCard, Wish),
    )
    rows = [list(model.objects.order_by("pk").values()) for model in kept]
    return [*rows, list(ClassMembership.objects.order_by("pk").values("pupil__password"))]


def knock(client, name, doors):
    data = {"roster": SimpleUploadedFile("lista.csv", files.csv_file()), "school_year": deeds.YEAR}
    return client.post(doors[name], data) if name in POST else client.get(doors[name])


def test_no_door_is_forgotten_here():
    assert {pattern.name for pattern in urlpatterns} == {"index", "city", "city_file", *DOORS}
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


def test_the_first_page_is_only_for_who_has_a_school(as_, basia, cezary, ewa, class_7b):
    address = reverse("schools:index")
    school = reverse("schools:school", args=[class_7b.school.uuid])
    assert as_(basia).get(address).url == school
    assert as_(ewa).get(address).url == school
    assert as_(cezary).get(address).status_code == 404
    assert as_(class_7b.memberships.first().pupil).get(address).status_code == 404


def test_nobody_is_shown_a_door_that_is_not_theirs(as_, ala, ewa, class_7b):
    assert reverse("schools:index") not in as_(ala).get(reverse("home:desk")).content.decode()
    page = as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).content.decode()
    assert reverse("schools:class_teachers", args=[class_7b.uuid]) not in page


def test_who_works_at_two_schools_chooses(as_, basia, school):
    factories.make_school(lead=basia, name="Szkoła Podstawowa nr 3")
    page = as_(basia).get(reverse("schools:index")).content.decode()
    assert "Szkoła Podstawowa nr 1" in page
    assert "Szkoła Podstawowa nr 3" in page


def test_a_teacher_sees_of_the_school_only_the_own_classes(as_, ewa, piotr, school):
    page = as_(ewa).get(reverse("schools:school", args=[school.uuid])).content.decode()
    assert "7b" in page
    assert ">8a<" not in page
    assert "Wgraj listę" not in page
    assert piotr.last_name not in page


def test_a_teacher_sees_no_deeds_of_the_lead_and_no_other_names(as_, ewa, class_7b, class_8a, course):
    other = deeds.join(class_8a, last_name="Nieznajoma")
    deeds.assign(class_7b, course)
    page = as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).content.decode()
    assert reverse("schools:class_teachers", args=[class_7b.uuid]) not in page
    assert other.last_name not in page


def test_a_teacher_who_left_the_school_is_a_stranger(as_, ewa, class_7b):
    ewa.school_posts.all().delete()
    assert as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).status_code == 404


class TestSwappedIds:
    """Basia's own addresses with other people's things in them."""

    @pytest.fixture
    def theirs(self, school_next_door):
        return factories.make_class(school_next_door, pupils=1)

    def test_a_pupil_of_another_school_gets_no_card_and_is_not_taken_off(self, as_, basia, class_7b, theirs):
        pupil = theirs.memberships.get().pupil
        before = everything()
        for name in ("issue_card", "leave"):
            assert as_(basia).post(reverse(f"schools:{name}", args=[class_7b.uuid, pupil.uuid])).status_code == 404
        assert everything() == before

    def test_an_assignment_of_another_school_stays(self, as_, basia, class_7b, theirs, course):
        assignment = deeds.assign(theirs, course)
        address = reverse("schools:withdraw", args=[class_7b.uuid, assignment.uuid])
        assert as_(basia).post(address).status_code == 404
        assert Assignment.objects.get() == assignment

    def test_a_pupil_of_another_class_is_not_looked_at(self, as_, ewa, class_7b, class_8a, course):
        ours, theirs = deeds.assign(class_7b, course), deeds.assign(class_8a, course)
        pupil, other = class_7b.memberships.first().pupil, deeds.join(class_8a)
        attempt = deeds.answer_check(other, course)
        for name, args in {
            "pupil": [class_7b.uuid, other.uuid],
            "pupil_attempt": [class_7b.uuid, pupil.uuid, attempt.uuid],
        }.items():
            assert as_(ewa).get(reverse(f"schools:{name}", args=args)).status_code == 404
        assert (
            as_(ewa).get(reverse("schools:pupil_attempt", args=[class_7b.uuid, other.uuid, attempt.uuid])).status_code
            == 404
        )
        for args in ([class_7b.uuid, other.uuid, ours.uuid], [class_7b.uuid, pupil.uuid, theirs.uuid]):
            assert as_(ewa).post(reverse("schools:extend", args=args), {}).status_code == 404
        as_(ewa).post(reverse("schools:remind", args=[class_7b.uuid, ours.uuid]), {"pupil": other.uuid})
        assert as_(ewa).post(reverse("schools:remind", args=[class_7b.uuid, theirs.uuid])).status_code == 404
        assert not Terms.objects.exists()

    def test_what_a_pupil_does_beside_the_class_is_not_opened(self, as_, ewa, class_7b):
        private = factories.make_course(slug="prywatny", code="K9")
        pupil = class_7b.memberships.first().pupil
        attempt = deeds.answer_check(pupil, private)
        assert (
            as_(ewa).get(reverse("schools:pupil_attempt", args=[class_7b.uuid, pupil.uuid, attempt.uuid])).status_code
            == 404
        )

    def test_a_teacher_of_another_school_cannot_be_chosen(self, as_, basia, class_7b, school_next_door):
        post = school_next_door.staff.get()
        answer = as_(basia).post(reverse("schools:class_teachers", args=[class_7b.uuid]), {"teachers": [post.pk]})
        assert answer.status_code == 422
        assert not class_7b.teachers.exists()

    def test_fields_that_nobody_asked_for_change_nothing(self, as_, basia, class_7b, school, school_next_door, course):
        data = {
            "course": course.translation_key,
            "classes": [class_7b.pk],
            "school_class": "1",
            "school": school_next_door.pk,
            "name": "9z",
        }
        as_(basia).post(reverse("schools:assign", args=[class_7b.uuid]), data)
        as_(basia).post(reverse("schools:class_teachers", args=[class_7b.uuid]), data)
        class_7b.refresh_from_db()
        assert (class_7b.school, class_7b.name) == (school, "7b")
        assert Assignment.objects.get().school_class == class_7b

    def test_an_upload_is_confirmed_only_for_the_school_it_was_made_for(self, as_, dorota, basia, school):
        upload = deeds.keep(school, files.csv_file(), by=basia)
        address = reverse("schools:roster_confirm", args=[upload.uuid])
        assert as_(dorota).post(address, {"school": "2"}).status_code == 404
        assert uploading.RosterUpload.objects.get().applied_at is None


def test_the_lead_chooses_who_teaches_a_class(as_, basia, ewa, class_7b, class_8a):
    post = ewa.school_posts.get()
    as_(basia).post(reverse("schools:class_teachers", args=[class_8a.uuid]), {"teachers": [post.pk]})
    assert list(class_8a.teachers.all()) == [post]
    assert as_(ewa).get(reverse("schools:class", args=[class_8a.uuid])).status_code == 200
    as_(basia).post(reverse("schools:class_teachers", args=[class_8a.uuid]), {})
    assert as_(ewa).get(reverse("schools:class", args=[class_8a.uuid])).status_code == 404


class TestTheSecretary:
    def test_does_the_work_of_the_office_and_leads_nothing(self, as_, halina, school, class_7b):
        assert School.objects.run_by(halina).get() == school
        assert not School.objects.led_by(halina).exists()
        for page in (
            reverse("schools:school", args=[school.uuid]),
            reverse("schools:class", args=[class_7b.uuid]),
            reverse("schools:login_cards", args=[class_7b.uuid]),
        ):
            assert as_(halina).get(page).status_code == 200

    def test_is_a_stranger_at_the_school_next_door(self, as_, halina, school_next_door):
        assert as_(halina).get(reverse("schools:school", args=[school_next_door.uuid])).status_code == 404
