from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit import chain
from audit.models import Seal


class Command(BaseCommand):
    help = "Walk the chain of the audit log and say whether every entry is what was written. Changes nothing."

    def handle(self, **options):
        chain.seal_new()
        faults = list(chain.faults(now=timezone.now()))
        for fault in faults:
            self.stderr.write(f"seal {fault.number}: {fault.words}")
        if faults:
            raise CommandError(f"The log is not whole: {len(faults)} faults.")
        last = Seal.objects.order_by("-number").first()
        end = f"It ends with seal {last.number}: {last.mac}" if last else "It is empty."
        self.stdout.write(f"The log is whole. {end}")
