"""What stands in the log when somebody goes through a door: a line for every door to the data of other people.

LOOKS are for who only reads, DEEDS for who changes something; None: nothing is noted, for the reason that stands beside it.
tests/access/test_noted.py goes through each of them; a door without a line fails there.
"""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from audit.deeds import Deed
from certificates.models import Certificate
from courses.models import PracticalPage
from reminders.models import Message
from schools import joining, uploading
from tests import factories
from tests.schools import deeds, files
from tests.schools.practical.stage import signed_off

# Behind which addresses other people's data lie.
AREAS = (
    "schools:",
    "class_",
    "invitation",
    "certificates:bundle",
    "certificate:",
    "wagtailusers_users:",
    "outbox:",
    "school_list:",
    "school_staff:",
    "activity_log:",
)

LOOKS = {
    "schools:index": None,  # my schools
    "schools:school": None,  # classes and staff, no pupil
    "schools:qualification": None,  # one's own
    "schools:city": None,  # numbers
    "schools:city_file": None,
    "schools:register": Deed.REGISTER_SEEN,
    "schools:office": Deed.CERTIFICATES_SEEN,
    "schools:office_file": Deed.CERTIFICATES_EXPORTED,
    "schools:log": Deed.LOG_SEEN,
    "schools:log_file": Deed.LOG_EXPORTED,
    "schools:privacy": None,  # who asks to be erased, and a search
    "schools:pupil_data": Deed.DATA_SEEN,
    "schools:pupil_data_file": Deed.DATA_EXPORTED,
    "schools:roster_sample": None,  # made up
    "schools:roster_report": Deed.ROSTER_SEEN,
    "schools:class": Deed.CLASS_SEEN,
    "schools:class_papers": None,  # what there is to download
    "schools:class_file": Deed.CERTIFICATES_EXPORTED,
    "schools:class_poster": None,  # without names
    "schools:class_wall": None,  # without names
    "schools:pupil": Deed.PUPIL_SEEN,
    "schools:pupil_attempt": Deed.ATTEMPT_SEEN,
    "schools:practical": None,  # how many, not who
    "schools:skill": Deed.SKILLS_SEEN,
    "schools:session": Deed.SESSION_SEEN,
    "schools:session_change": None,  # a form
    "schools:session_places": Deed.SESSION_SEEN,
    "schools:session_calendar": None,  # no pupil
    "schools:assign": None,  # forms, with the class's own list to tick
    "schools:assignment": None,
    "schools:groups": None,
    "schools:year": None,
    "schools:split_class": None,
    "schools:group": None,
    "schools:class_teachers": None,  # staff
    "schools:protection": None,  # whom pupils can turn to, a form
    "schools:staff": None,  # staff
    "schools:login_cards": Deed.CARDS_SEEN,
    "schools:consent_form": None,  # empty, to be filled in
    "class_entrance": None,  # of the class itself, with the code in hand
    "class_door": None,
    "class_card": None,
    "invitation_start": None,  # of the invited person, with the code in hand
    "invitation": None,
    "certificates:bundle": Deed.REFUSED,  # it is for who ordered it, and shows how far it is
    "certificate:index": None,  # the editor's lists show a line of each
    "certificate:index_results": None,
    "certificate:bundle": None,  # a form
    "certificate:inspect": Deed.CERTIFICATE_SEEN,
    "certificate:revoke": None,  # forms
    "certificate:reissue": None,
    "certificate:renew": None,
    "wagtailusers_users:index": None,  # the editor's lists show a line of each
    "wagtailusers_users:index_results": None,
    "wagtailusers_users:add": None,
    "wagtailusers_users:edit": None,
    "wagtailusers_users:delete": None,
    "school_list:add": None,  # forms, no pupil
    "school_list:edit": None,
    "school_staff:add": None,
    "school_staff:edit": None,
    "school_staff:delete": None,
    "activity_log:index": Deed.LOG_SEEN,
    "activity_log:index_results": Deed.LOG_SEEN,
    "outbox:index": None,  # kinds of letters and their state
    "outbox:index_results": None,
    "outbox:inspect": None,
    "outbox:send_again": None,
    "outbox:close": None,
}


class Doing:
    """A deed behind a door: what is filled in, what has to be there before, and where, when it is not the usual thing."""

    def __init__(self, deed, who="lead", *, said=None, before=None, at=None, place=True):
        self.deed, self.who, self.place = deed, who, place
        self.said = said or (lambda world: {})
        self.before = before or (lambda world: None)
        self.at = at or (lambda world, made: {})


def second_pupil(world):
    return world.school_class.memberships.order_by("pk")[1].pupil


def roster(world):
    return {
        "roster": SimpleUploadedFile("lista.csv", files.csv_file(["Nowa", "Uczennica", "7b"])),
        "school_year": deeds.YEAR,
    }


def import_the_roster(world):
    upload = deeds.keep(world.school, files.csv_file(["Nowa", "Uczennica", "7b"]), by=world.people["lead"])
    uploading.confirm(upload=upload, by=world.people["lead"], now=timezone.now())
    return upload


def other_sign_off(world):
    return signed_off(world.school_class, PracticalPage.objects.get(), second_pupil(world), by=world.people["lead"])


def shut_letter(world):
    Message.objects.update(state=Message.State.UNKNOWN)


def open_the_class(world):
    joining.open_joining(school_class=world.school_class, by=world.people["lead"], now=timezone.now())


def finished_last_year(world):
    one = Certificate.objects.get()
    Certificate.objects.update(facts=one.facts | {"completed_on": "2025-11-23"})


def course_for_the_class(world):
    course = factories.make_course(slug="drugi", code="K2")
    return {"course": course.translation_key, "classes": [world.school_class.pk]}


def new_group(world):
    return {"name": "Grupa pierwsza", "pupils": [second_pupil(world).pk]}


def post_of_the_stranger(world):
    return {"school": world.school.pk, "person": world.people["stranger"].pk, "role": "secretary"}


def classes_to_archive(world):
    decided = {f"deed-{one.pk}": "archive" for one in world.school.classes.all()}
    return decided | {"confirmed": "1"}


def skill_results(world):
    return {
        "done_on": timezone.localdate().isoformat(),
        "place": "sala",
        f"result-{second_pupil(world).uuid}": "passed",
    }


SESSION = {"title": "Manekin", "day": "2026-12-01", "begins": "10:00", "ends": "11:00", "place": "sala 12"}

CONTACT = {"protection_person": "Anna Sikora", "protection_reach": "Pokój 12."}
SCHOOL = {"name": "Szkoła Podstawowa nr 1", "kind": "primary", "city": "Kraków"}

PERSON = {
    "username": "nowa",
    "email": "nowa@example.org",
    "first_name": "Nowa",
    "last_name": "Osoba",
    "language": "pl",
} | {
    "managed_by": "",
    "extra_time": "0",
}

DEEDS = {
    "schools:erase_pupil": Doing(None),  # asks for the password first: tests/schools/test_privacy_pages.py
    "schools:refuse_wish": Doing(Deed.WISH_REFUSED, said=lambda world: {"refuse-why": "Trwa rok szkolny."}),
    "schools:roster_upload": Doing(Deed.ROSTER_UPLOADED, said=roster),
    "schools:roster_confirm": Doing(Deed.ROSTER_IMPORTED),
    "schools:roster_cancel": Doing(Deed.ROSTER_DISCARDED),
    "schools:roster_undo": Doing(
        Deed.ROSTER_UNDONE, before=import_the_roster, at=lambda world, made: {"upload": made.uuid}
    ),
    "schools:assign": Doing(Deed.COURSE_ASSIGNED, said=course_for_the_class),
    "schools:assignment": Doing(Deed.ASSIGNMENT_CHANGED, said=lambda world: {"everybody": "on", "whom": "class"}),
    "schools:groups": Doing(Deed.GROUP_SAVED, said=new_group),
    "schools:group": Doing(Deed.GROUP_SAVED, said=new_group),
    "schools:dissolve_group": Doing(Deed.GROUP_DISSOLVED),
    "schools:withdraw": Doing(Deed.ASSIGNMENT_WITHDRAWN),
    "schools:remind": Doing(Deed.PUPILS_REMINDED, said=lambda world: {"pupil": second_pupil(world).uuid}),
    "schools:extend": Doing(Deed.ASSIGNMENT_EXTENDED),  # an empty day: the class's own again
    "schools:practical": Doing(Deed.SESSION_MADE, said=lambda world: SESSION),
    "schools:skill": Doing(Deed.SKILLS_SIGNED_OFF, said=skill_results),
    "schools:sign_off_undo": Doing(
        Deed.SIGN_OFF_UNDONE, before=other_sign_off, at=lambda world, made: {"sign_off": made.uuid}
    ),
    "schools:qualification": Doing(None),  # one's own
    "schools:session": Doing(Deed.ATTENDANCE_TAKEN),
    "schools:session_attendance": Doing(Deed.ATTENDANCE_TAKEN),
    "schools:session_change": Doing(Deed.SESSION_CHANGED, said=lambda world: SESSION),
    "schools:session_places": Doing(Deed.SESSION_PLACES, said=lambda world: {"off": second_pupil(world).uuid}),
    "schools:session_cancel": Doing(Deed.SESSION_CANCELLED),
    "schools:year": Doing(Deed.YEAR_CHANGED, said=classes_to_archive),
    "schools:year_undo": Doing(Deed.YEAR_CHANGE_UNDONE),
    "schools:archive_class": Doing(Deed.CLASS_ARCHIVED),
    "schools:split_class": Doing(Deed.CLASS_SPLIT, said=new_group),
    "schools:class_teachers": Doing(Deed.TEACHERS_CHOSEN),
    "schools:class_certificates": Doing(Deed.CERTIFICATES_ORDERED),
    "schools:school_certificates": Doing(Deed.CERTIFICATES_ORDERED),
    "schools:issue_cards": Doing(Deed.CARDS_ISSUED),
    "schools:issue_card": Doing(Deed.CARD_ISSUED),
    "schools:new_pin": Doing(Deed.PIN_ISSUED),
    "schools:basis": Doing(Deed.BASIS_RECORDED, said=lambda world: {"basis": "parental_consent"}),
    "schools:joining": Doing(Deed.JOINING_OPENED, said=lambda world: {"open": "1"}),
    "schools:new_code": Doing(Deed.CLASS_CODE_DRAWN),
    "schools:by_picture": Doing(Deed.ENTRANCE_CHOSEN),
    "schools:extra_time": Doing(Deed.EXTRA_TIME_GIVEN, said=lambda world: {"extra_time": "50"}),
    "schools:leave": Doing(Deed.PUPIL_LEFT),
    "schools:protection": Doing(Deed.PROTECTION_CHANGED, said=lambda world: CONTACT),
    "schools:staff": Doing(Deed.STAFF_INVITED, said=lambda world: {"role": "teacher"}),
    "schools:end_post": Doing(Deed.POST_ENDED),
    "schools:revoke_invitation": Doing(Deed.INVITATION_REVOKED),
    "class_join": Doing(Deed.PUPIL_JOINED, "stranger", before=open_the_class),
    "invitation_accept": Doing(Deed.STAFF_JOINED, "stranger"),
    "certificates:bundle_print": Doing(Deed.CERTIFICATES_ORDERED),
    "certificates:bundle_again": Doing(None),  # the same order once more
    "certificates:bundle_stop": Doing(None),
    "certificates:bundle_file": Doing(None),  # not ready here; what a download notes: tests/audit/test_downloads.py
    "certificate:bundle": Doing(Deed.CERTIFICATES_ORDERED, "office"),
    "certificate:revoke": Doing(Deed.CERTIFICATE_REVOKED, "office", said=lambda world: {"reason": "mistake"}),
    "certificate:reissue": Doing(Deed.CERTIFICATE_REPLACED, "office", said=lambda world: {"note": "nazwisko"}),
    "certificate:renew": Doing(
        Deed.CERTIFICATE_RENEWED,
        "office",
        said=lambda world: {"on": timezone.localdate().isoformat(), "note": "zajęcia"},
        before=finished_last_year,
    ),
    "wagtailusers_users:add": Doing(Deed.PERSON_MADE, "office", said=lambda world: PERSON, place=False),
    "wagtailusers_users:edit": Doing(Deed.PERSON_CHANGED, "office", said=lambda world: PERSON | {"is_active": "on"}),
    "wagtailusers_users:delete": Doing(Deed.PERSON_ERASED, "office"),
    "school_list:add": Doing(None, "office"),  # a name is missing: what a new school tells is in test_administration.py
    "school_list:edit": Doing(Deed.PROTECTION_CHANGED, "office", said=lambda world: SCHOOL | CONTACT),
    "school_staff:add": Doing(Deed.POST_GIVEN, "office", said=post_of_the_stranger),
    "school_staff:edit": Doing(Deed.POST_CHANGED, "office", said=post_of_the_stranger),
    "school_staff:delete": Doing(Deed.POST_ENDED, "office"),
    "outbox:send_again": Doing(Deed.LETTER_SENT_AGAIN, "office", before=shut_letter),
    "outbox:close": Doing(Deed.LETTER_CLOSED, "office", before=shut_letter),
}
