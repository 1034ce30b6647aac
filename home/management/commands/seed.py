"""Make the starter content."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.seeding import bank, demo, designs, practice, reading, roles, translating, tree


class Command(BaseCommand):
    help = (
        "Make the roles, pages, courses and questions of home/seed. Safe to run again: each is made once, and what an "
        "editor changed or deleted stays so. --demo adds demo accounts and a demo school (never in production); "
        "--drafts adds questions that wait for a medical review."
    )

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="also make the demo accounts and the demo school")
        parser.add_argument(
            "--drafts", action="store_true", help="also put the questions of courses to come into the bank, as drafts"
        )

    def handle(self, *, demo: bool = False, drafts: bool = False, **options):
        if demo and not settings.SHOW_DEMO_ACCOUNTS:
            raise CommandError("Demo accounts have known passwords: they are made only on the embedded default.")
        roles.plant_roles()
        for language in reading.languages():
            tree.plant_front(language)
        for name in reading.question_files(drafts=drafts):
            bank.plant_questions(name)
            for language in reading.translated_into("questions", f"{name}.yaml"):
                translating.plant_questions(name, language)
        for folder in reading.course_folders():
            tree.plant_course(folder)
            for language in reading.translated_into("courses", folder, "course.yaml"):
                translating.plant_course(folder, language)
        for language in reading.languages():
            practice.plant_practice(language)
        designs.plant_designs()
        if demo:
            plant_demo()
        self.stdout.write("The starter content is there.")


def plant_demo() -> None:
    demo.plant_accounts()
    demo.plant_school()
