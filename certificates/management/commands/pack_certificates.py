from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit import ledger
from audit.deeds import Deed
from certificates import packing, storing
from certificates.bundles import holders_of
from certificates.choosing import chosen
from certificates.models import Certificate


class Command(BaseCommand):
    help = "Write certificates as separate PDFs into a ZIP: all that are valid, or those that the options choose."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the ZIP to write; it must not exist yet")
        parser.add_argument("--course", help="code of the course, such as K1")
        parser.add_argument("--school", help="name of the school as it stands on the certificates")
        parser.add_argument("--issued-from", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--issued-to", type=date.fromisoformat, metavar="YYYY-MM-DD")

    def handle(self, *args, file: Path, **options):
        found = [one for one in wanted(**options) if self.has_file(one)]
        if not found:
            raise CommandError("No certificate is like that.")
        half = file.with_name(f"{file.name}.part")
        try:
            with file.open("xb"), half.open("wb") as target:  # the name is taken at once, the content comes whole
                for done in packing.write_zip(target, found, open_pdf=storing.open_pdf):
                    if done % 100 == 0:
                        self.stdout.write(f"{done} of {len(found)}")
            half.replace(file)
        except FileExistsError:
            raise CommandError(f"{file} exists already.") from None
        except BaseException:
            half.unlink(missing_ok=True)
            file.unlink(missing_ok=True)
            raise
        ledger.note(Deed.CERTIFICATES_PACKED, by=None, about=holders_of(found), certificates=len(found))
        self.stdout.write(f"{len(found)} certificates in {file}")

    def has_file(self, certificate: Certificate) -> bool:
        """Draw the file if need be; say so when there can be none."""
        try:
            storing.open_pdf(certificate).close()
        except storing.NoPdf:
            self.stderr.write(f"Left out: {certificate.number}, {certificate.problem}")
            return False
        return True


def wanted(*, course, school, issued_from, issued_to, **rest):
    today = timezone.localdate()
    return chosen(today=today, course=course, school=school, issued_from=issued_from, issued_to=issued_to)
