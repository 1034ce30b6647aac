"""Is the product well? /health/ asks all its parts, /livez/ only this process."""

import logging

from celery import current_app
from django.conf import settings
from django.db import connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from home.running import broker

log = logging.getLogger(__name__)

MEANING = {
    "database": "the database does not answer",
    "broker": "the broker (Redis) does not answer; letters and files wait until it is back",
    "worker": "no Celery worker answers; letters and files wait until one is there",
}


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Exception:
        log.exception("The database does not answer")
        return False


def worker_answers(*, timeout: float = 1.0) -> bool:
    """Ask for one reply; the first one ends the waiting."""
    try:
        return bool(current_app.control.broadcast("ping", reply=True, timeout=timeout, limit=1))
    except Exception:
        log.warning("The workers could not be asked", exc_info=True)
        return False


@never_cache
def health(request):
    """200 when every part is there, else 503 with what is missing and what that means."""
    broker_there = broker.answers(settings.REDIS_URL)
    checks = {
        "web": True,
        "database": database_answers(),
        "broker": broker_there,
        "worker": broker_there and worker_answers(),
    }
    missing = [MEANING[name] for name, well in checks.items() if not well]
    answer = {"status": "degraded" if missing else "ok", "checks": checks, "missing": missing}
    return JsonResponse(answer, status=503 if missing else 200)


@never_cache
def livez(request):
    return JsonResponse({"status": "ok"})
