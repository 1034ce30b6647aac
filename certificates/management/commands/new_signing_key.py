from django.core.management.base import BaseCommand, CommandError

from certificates.signing import keys


class Command(BaseCommand):
    help = "Replace the key that signs certificates by a new one of the platform's own authority."

    def handle(self, *args, **options):
        if keys.is_operators():
            raise CommandError(
                "SIGNING_KEY_FILE or SIGNING_PKCS11_MODULE is set: change it there (docs/operations.md)."
            )
        self.stdout.write(f"From now on certificates are signed by: {keys.renew().name}")
