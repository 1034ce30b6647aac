"""When a reminder may arrive. What a deed caused goes out at once; the rest lets people sleep."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

DAY_BEGINS, NIGHT_BEGINS = 8, 20  # o'clock, where the readers live


def is_daytime(now: datetime) -> bool:
    return DAY_BEGINS <= now.astimezone(ZoneInfo(settings.TIME_ZONE)).hour < NIGHT_BEGINS
