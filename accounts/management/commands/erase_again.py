"""After a backup was restored: erase again whom somebody had erased since."""

from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.privacy import erasing, repeating


class Command(BaseCommand):
    help = "Erase again everybody on the list of erased accounts: the one in the private storage, or one in a file."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="a number of an account in each line (see --list)")
        parser.add_argument("--list", action="store_true", help="only print the list, to keep it elsewhere")

    def handle(self, *, file: str | None, list: bool, **options):
        wanted = numbers_in(Path(file)) if file else repeating.listed()
        if list:
            self.stdout.write("\n".join(map(str, wanted)))
            return
        people = repeating.people_to_erase_again(wanted)
        there = people.count()
        done = erasing.erase_many(people, now=timezone.now())
        self.stdout.write(f"{len(wanted)} on the list, {there} of them were here, {done} erased")
        if done < there:
            raise CommandError("Somebody could not be erased; the log says why.")


def numbers_in(file: Path) -> list[UUID]:
    try:
        return [UUID(line.strip()) for line in file.read_text().splitlines() if line.strip()]
    except (OSError, ValueError) as problem:
        raise CommandError(f"{file}: {problem}") from problem
