from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from certificates.badges import keys


class Command(BaseCommand):
    help = "Replace the key that signs badges. Former badges still verify, unless their key is distrusted."

    def add_arguments(self, parser):
        parser.add_argument("--distrust", metavar="KEY", help="a stolen key: nothing that it signed verifies any more")

    def handle(self, *args, distrust: str | None = None, **options):
        if distrust and keys.current().name != distrust:
            self.distrust(distrust)
            return
        if settings.BADGE_KEY_FILE:
            raise CommandError("BADGE_KEY_FILE is set: put another file there instead (docs/operations.md).")
        name = keys.renew().name
        self.stdout.write(f"From now on badges are signed by: {name}")
        if distrust:
            self.distrust(distrust)

    def distrust(self, name: str) -> None:
        if not keys.distrust(name):
            raise CommandError(f"No published key is called {name}. See /.well-known/jwks.json.")
        self.stdout.write(f"No longer published: {name}")
