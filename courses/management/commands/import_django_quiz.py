"""Bring questions, quizzes and history over from django-quiz-app."""

from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from courses import imported_quizzes
from quizzes.exchange import django_quiz
from quizzes.exchange.django_quiz import saving
from quizzes.exchange.items import Level


class Command(BaseCommand):
    help = (
        "Import from django-quiz-app: a dumpdata file, a SQLite file or a PostgreSQL address. Running it twice changes "
        "nothing. Old sittings become closed attempts; no certificate is ever issued for them."
    )

    def add_arguments(self, parser):
        parser.add_argument("source", help="dumpdata.json, file.sqlite3 or postgresql://user@host/name")
        parser.add_argument("--dry-run", action="store_true", help="only read and report")
        parser.add_argument("--create-users", action="store_true", help="make inactive accounts for missing people")
        parser.add_argument("--under", metavar="COURSE_KEY", help="make each quiz a draft exam of this course")
        parser.add_argument("--media", metavar="FOLDER", help="the old MEDIA_ROOT, where the figures are")

    def handle(self, *, source, dry_run, create_users, under, media, **options):
        course = self.course(under) if under else None
        try:
            rows = django_quiz.read_rows(source)
        except django_quiz.CannotRead as problem:
            raise CommandError(str(problem)) from problem
        legacy = django_quiz.read(rows, media=Path(media) if media else None)
        self.report(legacy)
        if dry_run:
            self.stdout.write("Nothing was saved (--dry-run).")
            return
        saved = saving.save(legacy, create_users=create_users)
        for what in ("questions", "attempts", "people"):
            self.stdout.write(f"{what}: {saved.made[what]} made, {saved.kept[what]} here already")
        for username, sittings in sorted(saved.missing.items()):
            self.stdout.write(f"no account: {username} ({sittings} sittings left out; --create-users makes one)")
        if course:
            self.exams(legacy, course, saved.questions)

    def course(self, key):
        try:
            return imported_quizzes.course_of(UUID(key))
        except (ValueError, imported_quizzes.NoSuchCourse) as problem:
            raise CommandError(f"There is no course with the key {key}.") from problem

    def report(self, legacy):
        """Account for every row, then name every problem."""
        self.stdout.write("table: rows in, used, left out")
        for label, count in legacy.counts.items():
            self.stdout.write(f"  {label}: {count.rows}, {count.used}, {count.rows - count.used}")
        for remark in legacy.report.remarks:
            self.stdout.write(f"{remark.level}: {remark.about}: {remark.message}")
        marks = [remark.level for remark in legacy.report.remarks]
        self.stdout.write(
            f"{marks.count(Level.ERROR)} errors, {marks.count(Level.LOSS)} losses, {marks.count(Level.NOTE)} notes"
        )
        for quiz in legacy.quizzes:
            drafted = ", draft" if quiz.draft else ""
            self.stdout.write(
                f"quiz {quiz.key}: {quiz.title} ({len(quiz.questions)} questions, pass mark {quiz.pass_mark}%{drafted})"
            )
        for progress in legacy.progress:
            sums = "; ".join(f"{category} {score}/{possible}" for category, score, possible in progress.lines)
            self.stdout.write(f"progress of {progress.username}: {sums or 'nothing'}")

    def exams(self, legacy, course, questions):
        done = imported_quizzes.make_exams(legacy.quizzes, course=course, questions=questions)
        self.stdout.write(f"exams: {len(done.made)} made as drafts, {len(done.kept)} here already")
        for title, sentence in done.losses:
            self.stdout.write(f"loss: {title}: {sentence}")
