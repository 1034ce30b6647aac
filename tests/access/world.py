"""The people who try every door, and the things that are behind the doors.

All things belong to Basia's school: its class 7b, taught by Ewa, and to one pupil of it. Dorota runs another school, Piotr
teaches another class of the same one, Cezary is a stranger.
"""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role, give_role
from certificates import bundles
from certificates.badges import places
from certificates.models import Certificate
from courses import progress
from figures.registry import FIGURES
from home.seeding.roles import plant_roles
from quizzes import importing
from quizzes.models import Question
from reminders.models import Message
from reminders.outbox import post
from reminders.preferences import preference_of
from schools import inviting, wishes
from schools.models import Staff, YearChange
from tests import factories
from tests.access.doors import Door
from tests.courses.practice.stage import make_exercise
from tests.schools import deeds, files
from tests.schools.practical.stage import make_session, make_skill, signed_off

NOBODY = "nobody"  # not signed in
GROUPS = {
    "trainer": Role.TRAINER,
    "reviewer": Role.REVIEWER,
    "city": Role.CITY,
    "office": Role.ADMINISTRATOR,
}


class World:
    """`people` by role (None: not signed in) and `things` by the name an address gives them."""

    def __init__(self):
        plant_roles()
        self.people = self.cast()
        self.things = self.belongings()

    def cast(self) -> dict:
        person = factories.PersonFactory
        people = {NOBODY: None, "stranger": person(username="cezary"), "admin": person(is_superuser=True)}
        for name, role in GROUPS.items():
            people[name] = person(username=name)
            give_role(people[name], role)
        people["lead"], people["other_lead"] = person(username="basia"), person(username="dorota")
        self.school = factories.make_school(lead=people["lead"])
        factories.make_school(lead=people["other_lead"], name="Szkoła obok")
        self.school_class = factories.make_class(self.school, pupils=2)
        other_class = factories.make_class(self.school, name="8a")
        for name, school_class in {"teacher": self.school_class, "other_teacher": other_class}.items():
            people[name] = person(username=name)
            school_class.teachers.add(Staff.objects.create(school=self.school, person=people[name], role="teacher"))
        people["secretary"] = person(username="secretary")
        Staff.objects.create(school=self.school, person=people["secretary"], role=Staff.Role.SECRETARY)
        people["pupil"] = self.school_class.memberships.order_by("pk").first().pupil
        return people

    def belongings(self) -> dict:
        pupil, lead, now = self.people["pupil"], self.people["lead"], timezone.now()
        course = factories.make_course()
        lesson, *_others, exam = progress.step_pages(course)
        assignment = deeds.assign(self.school_class, course, by=lead)
        attempt = deeds.take_exam(pupil, course)
        certificate = Certificate.objects.get(holder=pupil)
        certificate.pdf.save("c.pdf", ContentFile(b"%PDF-1.7"), save=False)
        self.file = certificate.pdf.name
        certificate.rendered_at = now
        certificate.save()
        bundle = bundles.order_bundle(requested_by=lead, certificates=Certificate.objects.all(), title="7b")
        question = Question.objects.first()
        wishes.make(pupil=pupil, now=now)
        post(person=pupil, kind="certificate-ready", key="access:1", context={})
        practice = make_exercise(course)
        kept = importing.keep(by=self.people["trainer"], name="pytania.gift", content=b"Tempo? {=100 ~60}")
        shown = factories.make_picture().get_rendition("max-100x100")
        badge = places.badge_of(certificate)
        skill = make_skill(course)
        invitation, invitation_code = inviting.invite(school=self.school, role=Staff.Role.TEACHER, by=lead, now=now)
        return {
            "school": self.school.uuid,
            "school_class": self.school_class.uuid,
            "pupil": pupil.uuid,
            "assignment": assignment.uuid,
            "change": YearChange.objects.create(school=self.school, school_year="2026/2027", made_at=now).uuid,
            "schools: group": deeds.make_group(self.school_class, pupil).uuid,
            "upload": deeds.keep(self.school, files.csv_file(), by=lead).uuid,
            "attempt": attempt.uuid,
            "what": "certificates",
            "schools:city what": "numbers",
            "kind": "csv",
            "size": "a4",
            "step": skill.translation_key,
            "session": make_session(self.school_class).uuid,
            "sign_off": signed_off(self.school_class, skill, pupil, by=lead).uuid,
            "course_key": course.translation_key,
            "lesson_key": lesson.translation_key,
            "practice_key": practice.translation_key,
            "exam_key": exam.translation_key,
            "subject": exam.translation_key,
            "ref": question.translation_key,
            "code": certificate.code,
            "token": preference_of(pupil).token,
            "file": kept.uuid,
            "path": shown.file.name,
            "slug": "nie-oddycha",
            "language": "pl",
            "number": badge.status_list,
            "file_type": "csv",
            # What several addresses call by one name is told apart by the beginning of theirs.
            "certificates:bundle public_id": bundle.public_id,
            "certificates: public_id": certificate.public_id,
            "certificate: pk": certificate.pk,
            "outbox: pk": Message.objects.latest("pk").pk,
            "wagtailsnippets_quizzes_question: pk": question.pk,
            "wagtailusers_users: pk": pupil.pk,
            "school_list: pk": self.school.pk,
            "school_staff: pk": Staff.objects.get(person=self.people["teacher"]).pk,
            "school_person_chooser: pk": self.people["teacher"].pk,
            "lesson_from_template pk": course.pk,
            "pk": lesson.pk,
            "offline: key": lesson.translation_key,
            "class_ code": self.school_class.code,
            "invitation code": invitation_code,
            "invitation": invitation.uuid,
            "post": Staff.objects.get(person=self.people["teacher"]).pk,
            "secret": "nic",
            "provider_id": "nic",
            "organization_slug": "nic",
            "figures: name": next(iter(FIGURES)),
            "quiz_regrade key": uuid4(),
            "mailbox name": "nic",
        }

    def tidy_up(self) -> None:
        """Take away the file that is no PDF: others read all the files there are."""
        storages["private"].delete(self.file)

    def address(self, door: Door) -> str:
        """Return the address of a door, with the ids of the things behind it."""
        return reverse(door.name, kwargs={need: self.thing(door.name, need) for need in door.needs})

    def thing(self, door: str, need: str):
        beginnings = (key for key in self.things if key.endswith(f" {need}"))
        key = next((key for key in beginnings if door.startswith(key.removesuffix(f" {need}"))), need)
        return self.things[key]
