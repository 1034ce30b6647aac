"""Demo accounts, one per role, and a school with a class that has begun to learn. Only on the embedded default."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.utils import timezone

from accounts.roles import Role, give_role
from courses import exams, progress
from courses.enrolment import enrol, enrol_many
from courses.models import CoursePage
from home.seeding.once import once
from home.seeding.reading import SOURCE_LANGUAGE, key_of
from quizzes import attempts
from quizzes.kinds import KINDS
from schools.models import Assignment, ClassMembership, School, SchoolClass, Staff

PASSWORD = "krakow-demo-2026"  # noqa: S105  (a demo password, shown on the start page of the embedded default)


@dataclass(frozen=True)
class Account:
    username: str
    first_name: str
    last_name: str
    role: Role
    password: str = PASSWORD

    @property
    def email(self) -> str:
        return f"{self.username}@example.org"


ACCOUNTS = [
    Account("ola", "Aleksandra", "Żółkiewska", Role.LEARNER),
    Account("nauczyciel", "Maria", "Wójcik", Role.TEACHER),
    Account("trener", "Łukasz", "Gąsior", Role.TRAINER),
    Account("recenzent", "Ewa", "Świątek", Role.REVIEWER),
    Account("koordynator", "Danuta", "Król", Role.SCHOOL_LEAD),
    Account("sekretariat", "Halina", "Bąk", Role.SECRETARY),
    Account("miasto", "Tomasz", "Wilk", Role.CITY),
    Account("admin", "Jan", "Mazur", Role.ADMINISTRATOR),
]
SCHOOL = "Szkoła Podstawowa nr 0 (przykładowa)"
PUPILS = [
    ("Jakub", "Ćwik"),
    ("Zuzanna", "Dąbrowska"),
    ("Антон", "Гончар"),
    ("Hanna", "Kowalczyk"),
    ("Szymon", "Łapa"),
    ("Мар'яна", "Ґудзь"),
    ("Julia", "Nowak"),
    ("Filip", "Śliwa"),
    ("Lena", "Wiśniewska"),
    ("Antoni", "Źrebiec"),
]


def plant_accounts() -> None:
    for account in ACCOUNTS:
        once(f"demo:{account.username}", lambda account=account: make_account(account))


def make_account(account: Account):
    User = get_user_model()
    person = User.objects.create_user(
        account.username, account.email, account.password, first_name=account.first_name, last_name=account.last_name
    )
    if account.role is Role.ADMINISTRATOR:
        person.is_superuser = person.is_staff = True
        person.save()
    EmailAddress.objects.create(user=person, email=account.email, verified=True, primary=True)
    give_role(person, account.role)
    return person


def plant_school() -> None:
    once("demo:school", make_school)


def make_school() -> None:
    """A class of ten: some have not started, some are on the way, two are done."""
    User = get_user_model()
    people = {account.username: User.objects.get(username=account.username) for account in ACCOUNTS}
    school = School.objects.create(
        name=SCHOOL,
        kind=School.Kind.PRIMARY,
        district="13",
        protection_person="Anna Sikora",
        protection_function="pedagożka szkolna",
        protection_reach="Pokój 12 na parterze, codziennie 8:00–14:00.",
        standards_url="https://example.org/standardy-ochrony-maloletnich",
        standards_short_url="https://example.org/standardy-dla-uczniow",
    )
    Staff.objects.create(school=school, person=people["koordynator"], role=Staff.Role.LEAD)
    Staff.objects.create(school=school, person=people["sekretariat"], role=Staff.Role.SECRETARY)
    teacher = Staff.objects.create(school=school, person=people["nauczyciel"], role=Staff.Role.TEACHER)
    school_class = SchoolClass.objects.create(school=school, name="7b", school_year=this_school_year())
    school_class.teachers.add(teacher)
    pupils = [make_pupil(number, *names, school=school) for number, names in enumerate(PUPILS, start=1)]
    ClassMembership.objects.bulk_create(ClassMembership(school_class=school_class, pupil=pupil) for pupil in pupils)
    course = CoursePage.objects.filter(
        translation_key=key_of("course:k1"), locale__language_code=SOURCE_LANGUAGE
    ).first()
    if course is None:
        return
    Assignment.objects.create(
        school_class=school_class,
        course_key=course.translation_key,
        due_on=timezone.localdate() + timedelta(days=21),
        assigned_by=people["koordynator"],
    )
    enrol_many(people=pupils, course_key=course.translation_key)
    for number, pupil in enumerate(pupils):
        learn(pupil, course, lessons=(0, 1, 4, 2, 0, 4, 3, 4, 1, 2)[number], exam=number in {2, 5})


def this_school_year() -> str:
    today = timezone.localdate()
    first = today.year if today.month >= 8 else today.year - 1
    return f"{first}/{first + 1}"


def make_pupil(number: int, first_name: str, last_name: str, *, school: School):
    return get_user_model().objects.create_user(
        f"uczen{number}", "", PASSWORD, first_name=first_name, last_name=last_name, managed_by=school.name
    )


def learn(person, course, *, lessons: int, exam: bool) -> None:
    """Do the first lessons of a course, and perhaps pass its exam, by the same deeds as a learner."""
    enrolment = enrol(person=person, course=course)
    pages = progress.step_pages(course)
    for page in [page for page in pages if not progress.is_exam(page)][:lessons]:
        progress.see_step(enrolment=enrolment, step=page, now=timezone.now())
        progress.complete_step(enrolment=enrolment, step=page)
    for page in filter(progress.is_exam, pages) if exam else []:
        attempt = exams.start_exam(person=person, exam=page, now=timezone.now())
        for asked in attempt.paper.content["questions"]:
            attempts.save_answer(attempt=attempt, ref=asked["ref"], value=right_value(asked), now=timezone.now())
        attempts.submit(attempt=attempt, now=timezone.now())


def right_value(asked: dict):
    """Return a right answer to a question as asked."""
    return KINDS[asked["kind"]].example(asked, right=True)
