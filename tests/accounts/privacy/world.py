"""A pupil of whom the product has kept everything that it can keep, each thing made by the product's own deeds."""

from uuid import uuid4

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from calendars import feeds
from certificates import bundles, storing
from certificates.models import Certificate
from courses.models import QuizQuestion
from quizzes import essays
from quizzes.models import Answer, Mistake
from reminders import deliver, outbox
from reminders.preferences import preference_of
from schools import grouping, inviting, login_cards, wishes
from schools.following.extending import extend
from schools.joining import record_basis
from schools.models import ClassGroup, ClassMembership, Qualification, Staff
from schools.practical import taking_part
from tests import factories
from tests.quizzes.taking import CHECK, take, wrong
from tests.schools import deeds, files
from tests.schools.practical.stage import make_session, make_skill, signed_off

FIRST, LAST, USERNAME, EMAIL = "Kanarka", "Śpiewna-Żółtko", "kanarka777", "kanarka@example.org"
CANARIES = (FIRST, LAST, USERNAME, EMAIL)
OTHERS = [["Jan", "Źrebiec", "7b"], ["Łucja", "Dzięcioł", "7b"]]


class World:
    """The school, its people, and `pupil`, who has left a trace everywhere."""

    def __init__(self):
        self.lead = factories.PersonFactory(username="basia", first_name="Basia", last_name="Nowak", is_staff=True)
        self.school = factories.make_school(lead=self.lead)
        self.roster()
        self.at_school()
        self.learning()
        self.certificates()
        self.letters()
        self.in_the_editor()
        self.signed_in()

    def roster(self) -> None:
        """One list is imported and can still be undone, another one waits for a decision."""
        rows = [
            [FIRST, LAST, "7b", EMAIL, "id-1"],
            *([*row, "", f"id-{number}"] for number, row in enumerate(OTHERS, 2)),
        ]
        header = ["Imię", "Nazwisko", "Klasa", "E-mail", "Identyfikator"]
        deeds.bring(self.school, files.csv_file(*rows, header=header), by=self.lead)
        moved = [[FIRST, LAST, "8a", EMAIL, "id-1"], ["Nowa", "Osoba", "8a", "", "id-9"]]
        self.pupil = get_user_model().objects.get(first_name=FIRST)
        get_user_model().objects.filter(pk=self.pupil.pk).update(username=USERNAME)
        self.pupil.refresh_from_db()
        self.school_class = ClassMembership.objects.get(pupil=self.pupil).school_class
        self.other = self.school_class.memberships.exclude(pupil=self.pupil).first().pupil
        self.waiting = deeds.keep(self.school, files.csv_file(*moved, header=header), by=self.lead)

    def at_school(self) -> None:
        self.course = factories.make_course()
        exam = self.course.get_children().last().specific
        exam.exam_questions.add(QuizQuestion(question=factories.make_question("text"), sort_order=9))
        exam.save()
        self.skill = make_skill(self.course)
        self.skill.move(exam, pos="left")
        self.skill.refresh_from_db()
        assignment = deeds.assign(self.school_class, self.course, by=self.lead, due_on=deeds.TODAY)
        extend(assignment=assignment, pupil=self.pupil, due_on=deeds.TODAY, by=self.lead)
        login_cards.issue_card(school_class=self.school_class, pupil=self.pupil, by=self.lead)
        place = self.school_class.memberships.get(pupil=self.pupil)
        record_basis(place=place, basis="parental_consent", by=self.lead, today=deeds.TODAY)
        Qualification.objects.create(person=self.pupil, name=f"instruktor {LAST}", number="12/2025")
        session = make_session(self.school_class, leader="Basia Nowak")
        session.present.add(self.pupil, self.other)
        taking_part.arrange(session, by=self.lead)
        group = ClassGroup(school_class=self.school_class, name="Pierwsza")
        grouping.save(group=group, pupils=[self.pupil, self.other], by=self.lead, now=deeds.NOW)
        wish = wishes.make(pupil=self.pupil, now=deeds.NOW)
        wishes.refuse(wish=wish, why=f"{FIRST}, porozmawiajmy.", by=self.lead, now=deeds.NOW)
        wishes.make(pupil=self.pupil, now=deeds.NOW)
        feeds.make(person=self.pupil, now=deeds.NOW)
        Staff.objects.create(school=self.school, person=factories.PersonFactory(), role=Staff.Role.TEACHER)
        inviting.invite(school=self.school, role="teacher", by=self.lead, now=deeds.NOW)

    def learning(self) -> None:
        deeds.answer_check(self.pupil, self.course)
        deeds.answer_check(self.pupil, self.course, right=False, lesson=1)
        self.pass_with_skill(self.pupil, typed=f"to ja, {FIRST}")
        self.pass_with_skill(self.other, typed="krążenie")
        essay, subject = factories.make_question("essay"), uuid4()
        for text in (f"Nazywam się {FIRST} {LAST} i dzwonię pod 112.", f"Znowu {FIRST}."):
            take([essay], [text], person=self.pupil, subject=subject, title="Wypracowanie")
        first = Answer.objects.filter(waits=True).earliest("pk")
        essays.mark(answer=first, points=1, comment=f"Brawo, {FIRST}!", by=self.lead, now=timezone.now())
        question = factories.make_question()
        take([question], [wrong(question)], person=self.pupil, rules=CHECK, hand_in=False)
        assert Mistake.objects.filter(learner=self.pupil).exists()

    def pass_with_skill(self, person, *, typed: str) -> None:
        signed_off(self.school_class, self.skill, person, by=self.lead)
        attempt = deeds.take_exam(person, self.course)
        text = next(asked["ref"] for asked in attempt.paper.content["questions"] if asked["kind"] == "text")
        Answer.objects.filter(attempt=attempt, question=text).update(value=typed, is_right=typed == "krążenie")

    def certificates(self) -> None:
        self.certificate = Certificate.objects.get(holder=self.pupil)
        storing.store_pdf(self.certificate)
        found = Certificate.objects.order_by("pk")
        for form in ("zip", "booklet"):
            bundles.build(bundles.order_bundle(requested_by=self.lead, certificates=found, title="7b", form=form))
        self.certificate.refresh_from_db()

    def letters(self) -> None:
        """One is sent, one was refused and its error tells the address, one waits."""
        preference_of(self.pupil)
        deliver.deliver_waiting_messages(now=timezone.now())
        for number, state in enumerate(("failed", "waiting")):
            context = {"certificate": str(self.certificate.public_id), "course_title": f"Dla: {FIRST}"}
            letter = outbox.post(
                person=self.pupil, kind="certificate-ready", key=f"{USERNAME}:{number}", context=context
            )
            type(letter).objects.filter(pk=letter.pk).update(state=state, error=f"550 <{EMAIL}> unknown")

    def in_the_editor(self) -> None:
        log(instance=self.pupil, action="wagtail.edit", user=self.lead, title=self.pupil.full_name)

    def signed_in(self) -> None:
        self.pupil.refresh_from_db()
        self.client = Client()
        self.client.force_login(self.pupil)
        session = self.client.session
        session["account_authentication_methods"] = [{"method": "password", "at": 1, "username": USERNAME}]
        session.save()
        assert self.client.get(reverse("accounts:profile")).status_code == 200
