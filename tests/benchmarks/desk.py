"""A teacher's class of 30 and of 300 pupils, a school of 1,000 and of 10,000, and their files: queries, time and memory."""

from datetime import timedelta

from tests.benchmarks import staging
from tests.benchmarks.statistics import memory_of, open_page, queries_of

PER_CLASS = 30
FIRST = ["Zofia", "Łucja", "Jan", "Антон", "Świętosława", "Mikołaj"]
LAST = ["Żak", "Ćma", "Nowak", "Łoś", "Шевчук", "Zając", "Kowalska"]


def main() -> None:
    parser = staging.arguments("desk", __doc__ or "")
    parser.add_argument("--school", type=int, default=10_000, help="pupils of the larger school")
    options = parser.parse_args()
    with staging.stage():
        measure(options.school, as_json=options.json)


def measure(large: int, *, as_json: bool) -> None:
    from django.urls import reverse

    from tests import factories
    from tests.benchmarks.pages import browser_of
    from tests.schools.deeds import take_exam

    course = factories.make_course(lessons=4, exam_questions=8)
    teacher = factories.PersonFactory(is_superuser=True)
    addresses = {}
    for name, pupils in (("class_30", 30), ("class_300", 300)):
        school_class = fill(factories.make_school(name=name), course, pupils=pupils, per_class=pupils)[0]
        for membership in school_class.memberships.select_related("pupil")[:20]:
            take_exam(membership.pupil, course, wrong={0})
        addresses[name] = reverse("schools:class", args=[school_class.uuid])
        addresses[f"paper_{pupils}"] = reverse("schools:class_file", args=[school_class.uuid, "progress", "pdf"])
    for name, pupils in (("school_1000", large // 10), ("school_10000", large)):
        school = factories.make_school(name=name)
        fill(school, course, pupils=pupils, per_class=PER_CLASS)
        addresses[name] = reverse("schools:register", args=[school.uuid])
        for what, kind in (("progress", "csv"), ("results", "xlsx")):
            addresses[f"{kind}_{pupils}"] = reverse("schools:office_file", args=[school.uuid, what, kind])
    client = browser_of(teacher)
    queries = {name: queries_of(lambda url=url: open_page(client, url)) for name, url in addresses.items()}
    took = {name: staging.seconds(lambda url=url: open_page(client, url)) for name, url in addresses.items()}
    memory = {name: memory_of(lambda url=url: open_page(client, url)) for name, url in addresses.items()}
    for name in addresses:
        print(f"{name:13} {queries[name]:3} queries {took[name]:7.3f} s {memory[name]:6.1f} MB")
    staging.report(
        "desk",
        ratios={
            "class_300_vs_30": round(took["class_300"] / took["class_30"], 2),
            "school_10000_vs_1000": round(took["school_10000"] / took["school_1000"], 2),
        },
        counts={f"queries.{name}": number for name, number in queries.items()},
        conditions=staging.conditions()
        | {f"seconds.{name}": round(seconds, 3) for name, seconds in took.items()}
        | {f"megabytes.{name}": each for name, each in memory.items()},
        as_json=as_json,
    )


def fill(school, course, *, pupils: int, per_class: int) -> list:
    """Make classes of pupils who are at different steps of the course; return the classes."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from courses import progress
    from courses.models import Enrolment, StepCompletion
    from schools.models import Assignment, ClassMembership, SchoolClass
    from schools.years import school_year_of

    now, Person = timezone.now(), get_user_model()
    year = school_year_of(timezone.localdate())
    steps = [page.translation_key for page in progress.step_pages(course)]
    classes = SchoolClass.objects.bulk_create(
        SchoolClass(school=school, name=f"{number}x", school_year=year) for number in range(-(-pupils // per_class))
    )
    Assignment.objects.bulk_create(
        Assignment(school_class=one, course_key=course.translation_key, due_on=now.date() + timedelta(days=9))
        for one in classes
    )
    people = Person.objects.bulk_create(
        [
            Person(
                username=f"{school.name}-{number}",
                first_name=FIRST[number % len(FIRST)],
                last_name=LAST[number % len(LAST)],
                managed_by=school.name,
            )
            for number in range(pupils)
        ],
        batch_size=1000,
    )
    ClassMembership.objects.bulk_create(
        [
            ClassMembership(school_class=classes[number // per_class], pupil=person)
            for number, person in enumerate(people)
        ],
        batch_size=1000,
    )
    enrolments = Enrolment.objects.bulk_create(
        [
            Enrolment(learner=person, course_key=course.translation_key, last_seen_at=now - timedelta(days=number % 12))
            for number, person in enumerate(people)
        ],
        batch_size=1000,
    )
    StepCompletion.objects.bulk_create(
        [
            StepCompletion(enrolment=enrolment, step=step)
            for number, enrolment in enumerate(enrolments)
            for step in steps[: number % 4]
        ],
        batch_size=1000,
    )
    return classes


if __name__ == "__main__":
    main()
