from django.core.management.base import BaseCommand
from django.utils import timezone

from audit.retention import following
from audit.retention.registry import RULES


class Command(BaseCommand):
    help = "Forget what is past its time (settings.RETENTION). --dry-run says how much each rule would forget, and changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")
        parser.add_argument("--rule", choices=sorted(RULES), help="only this rule")

    def handle(self, *, dry_run: bool = False, rule: str | None = None, **options):
        now = timezone.now()
        for one in RULES.values():
            if rule in (None, one.name):
                count = one.due(now) if dry_run else following.follow(one, now=now)
                done = "would go" if dry_run else "gone"
                self.stdout.write(f"{one.name:16} {count:8} {done} ({one.what}, kept {one.kept.days} days)")
