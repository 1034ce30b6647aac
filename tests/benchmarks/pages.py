"""Bytes, requests and queries of each type of page, and what a lesson and an answer cost beside the least they could."""

import sys
from collections.abc import Callable
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import staging

FEW, MANY = 1_000, 100_000  # learners with rows of their own


def main() -> None:
    parser = staging.arguments("pages", __doc__ or "")
    parser.add_argument("--learners", type=int, default=MANY)
    parser.add_argument("--reads", type=int, default=30, help="pages in one measurement")
    parser.add_argument("--only-queries", action="store_true", help="without the browser: no bytes and requests")
    options = parser.parse_args()
    with staging.stage():
        pages = plant()
        queries = {name: queries_of(who, path) for name, (who, path) in pages.items()}
        ratios = compare(pages, learners=options.learners, reads=options.reads)
        conditions = staging.conditions() | {"learners": options.learners}
        weights = {} if options.only_queries else weigh({name: path for name, (who, path) in pages.items() if not who})
    show(queries, weights, ratios)
    counts = {f"queries.{name}": number for name, number in queries.items()}
    counts |= {f"bytes.{name}": size for name, (size, _requests) in weights.items()}
    counts |= {f"requests.{name}": requests for name, (_size, requests) in weights.items()}
    staging.report("pages", ratios=ratios, counts=counts, conditions=conditions, as_json=options.json)


def plant() -> dict:
    """Plant the starter content and a learner on her way; return for each page its reader (None: anybody) and address."""
    from django.core.management import call_command
    from django.urls import reverse

    from courses import progress
    from courses.enrolment import enrol
    from courses.models import AreaPage, CataloguePage, CoursePage
    from tests import factories

    call_command("seed", stdout=StringIO())
    basia = factories.PersonFactory(username="basia")
    school_class = factories.make_class(factories.make_school(lead=basia), pupils=30)
    ala = factories.PersonFactory(username="ala")
    course = CoursePage.objects.get(slug="uratuj-serce", locale__language_code="pl")
    *lessons, exam = progress.step_pages(course)
    enrol(person=ala, course=course)
    return {
        "home": (None, "/pl/"),
        "catalogue": (None, CataloguePage.objects.get(locale__language_code="pl").url),
        "area": (None, AreaPage.objects.get(slug="ratuj", locale__language_code="pl").url),
        "course": (None, course.url),
        "lesson": (None, lessons[0].url),
        "exam": (None, exam.url),
        "emergency": (None, reverse("emergency:start")),
        "verification": (None, reverse("certificates:verify")),
        "sign_in": (None, reverse("account_login")),
        "desk": (ala, reverse("home:desk")),
        "own_course": (ala, course.url),
        "own_lesson": (ala, lessons[0].url),
        "own_exam": (ala, exam.url),
        "class_30": (basia, reverse("schools:class", args=[school_class.uuid])),
    }


def browser_of(person):
    from django.test import Client

    client = Client()
    if person:
        client.force_login(person)
    return client


def opened(client, path: str) -> None:
    answer = client.get(path, follow=True)
    if answer.status_code != 200:
        sys.exit(f"{path} answered {answer.status_code}")


def queries_of(person, path: str) -> int:
    """Return the queries of a page that has been seen before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browser_of(person)
    opened(client, path)
    with CaptureQueriesContext(connection) as captured:
        opened(client, path)
    return len(captured)


def compare(pages: dict, *, learners: int, reads: int) -> dict[str, float]:
    from django.test import override_settings

    def timed(client, path: str) -> float:
        return staging.seconds(lambda: [opened(client, path) for _time in range(reads)])

    with override_settings(ROOT_URLCONF="tests.benchmarks.plain"):
        ala, lesson = pages["own_lesson"]
        visitor, learner = browser_of(None), browser_of(ala)
        own = timed(learner, lesson)
        ratios = {
            "lesson_signed_in_vs_wagtail": own / timed(learner, about_page()),
            "lesson_anonymous_vs_django": timed(visitor, lesson) / timed(visitor, "/plain/page/"),
            "answer_vs_django_row": time_of_answers(learner, ala, reads) / time_of_rows(learner, reads),
        }
    fill_up_to(FEW)
    few = timed(learner, lesson)
    fill_up_to(learners)
    ratios["cost_100k_vs_1k"] = timed(learner, lesson) / few
    return {name: round(ratio, 2) for name, ratio in ratios.items()}


def about_page() -> str:
    """Return the address of a page of plain text: the least that Wagtail serves here."""
    from home.models import TextPage

    return TextPage.objects.filter(locale__language_code="pl").first().url


def course_parts():
    from courses import lessons as rules
    from courses import progress
    from courses.models import CoursePage
    from quizzes import attempts, papers

    course = CoursePage.objects.get(slug="uratuj-serce", locale__language_code="pl")
    lessons = progress.step_pages(course)[:-1]
    content = papers.write(
        title=lessons[0].title, rules=rules.CHECK_RULES, questions=rules.check_questions(lessons[0]), language="pl"
    )
    return course, lessons, attempts.keep_paper(content)


def fill_up_to(wanted: int) -> None:
    from courses.models import Enrolment
    from tests.benchmarks import crowd

    course, lessons, paper = course_parts()
    crowd.fill(course, lessons, paper, count=max(0, wanted - Enrolment.objects.count()))


def time_of_answers(client, person, times: int) -> float:
    """Return what it takes to save answers in an open exam, each newer than the one before."""
    from django.urls import reverse
    from django.utils import timezone

    from courses import exams, progress
    from quizzes.kinds import KINDS
    from tests.quizzes.kinds.forms import form_of

    course, lessons, _paper = course_parts()
    enrolment = person.enrolments.get(course_key=course.translation_key)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    exam = progress.step_pages(course)[-1]
    attempt = exams.start_exam(person=person, exam=exam, now=timezone.now())
    asked = next(one for one in attempt.paper.content["questions"] if one["kind"] == "single")
    form = form_of(asked, KINDS["single"].example(asked, right=True))
    address = reverse("courses:save_answer", args=[attempt.uuid, asked["ref"]])
    revisions = count(1)
    return staging.seconds(lambda: send(times, lambda: client.post(address, form | {"revision": next(revisions)})))


def time_of_rows(client, times: int) -> float:
    numbers = count(1)
    return staging.seconds(lambda: send(times, lambda: client.post("/plain/row/", {"number": next(numbers)})))


def send(times: int, post: Callable) -> None:
    for _time in range(times):
        answer = post()
        if answer.status_code not in (200, 204):
            sys.exit(f"A saving was answered with {answer.status_code}")


def weigh(pages: dict[str, str]) -> dict[str, tuple[int, int]]:
    from tests.benchmarks import weighing

    with TemporaryDirectory(prefix="bk-bench-pages-") as folder, weighing.running_product(Path(folder)) as product:
        return weighing.first_visits(product, pages)


def show(queries: dict, weights: dict, ratios: dict) -> None:
    print(f"{'page':>14} {'queries':>8} {'bytes':>9} {'requests':>9}")
    for name, number in queries.items():
        size, requests = weights.get(name, ("", ""))
        print(f"{name:>14} {number:>8} {size:>9} {requests:>9}")
    for name, ratio in ratios.items():
        print(f"{name}: {ratio}")


if __name__ == "__main__":
    main()
