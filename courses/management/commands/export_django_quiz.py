"""Take questions and exams back to django-quiz-app."""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from courses import imported_quizzes
from courses.models import QuizPage
from quizzes.exchange import django_quiz
from quizzes.models import Question


class Command(BaseCommand):
    help = "Export single and multiple choice, true or false, and essay questions as a fixture for django-quiz-app."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the fixture to write")
        parser.add_argument("--course", metavar="COURSE_KEY", help="only this course's exams and their questions")

    def handle(self, *, file, course, **options):
        exams, questions = self.everything() if course is None else self.of_course(course)
        items = [imported_quizzes.item_of(question) for question in questions]
        written = django_quiz.dumpdata(items, [imported_quizzes.quiz_of(exam) for exam in exams])
        Path(file).write_bytes(written.content)
        for remark in written.remarks:
            self.stdout.write(f"{remark.level}: {remark.about}: {remark.message}")
        for exam in [exam for exam in exams if exam.draws.exists()]:
            self.stdout.write(
                f"loss: {exam.title}: it draws questions from the bank; only its fixed questions are exported"
            )
        self.stdout.write(f"{len(items)} questions and {len(exams)} exams looked at, {len(written.remarks)} remarks")

    def everything(self):
        here = {"locale__language_code": settings.LANGUAGE_CODE}
        return list(QuizPage.objects.filter(**here)), self.ordered(Question.objects.filter(**here, is_archived=False))

    def of_course(self, key):
        try:
            course = imported_quizzes.course_of(UUID(key))
        except (ValueError, imported_quizzes.NoSuchCourse) as problem:
            raise CommandError(f"There is no course with the key {key}.") from problem
        exams = list(QuizPage.objects.child_of(course))
        return exams, self.ordered(Question.objects.filter(exam_uses__quiz__in=exams).distinct())

    def ordered(self, questions):
        return list(
            questions.select_related("category__parent", "picture").prefetch_related("tagged_items__tag").order_by("id")
        )
