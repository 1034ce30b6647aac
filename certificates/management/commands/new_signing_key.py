from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from certificates.signing import keys


class Command(BaseCommand):
    help = "Replace the key that signs certificates by a new one of the platform's own authority."

    def handle(self, *args, **options):
        if settings.SIGNING_KEY_FILE:
            raise CommandError("SIGNING_KEY_FILE is set: put another file there instead (docs/operations.md).")
        self.stdout.write(f"From now on certificates are signed by: {keys.renew().name}")
