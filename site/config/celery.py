"""The Celery app and the one timetable of the house.

Celery is only a doorbell: what has to be done stands in the database, and each task below finds it there. A task that is
lost costs a minute, a task that runs twice changes nothing.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("bezpieczny_krakow")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "post what is due": {"task": "reminders.tasks.post_due_reminders", "schedule": crontab(minute="5,35")},
    "deliver waiting letters": {"task": "reminders.tasks.deliver_waiting_messages", "schedule": 30.0},
    "render missing certificates": {"task": "certificates.tasks.render_missing_certificates", "schedule": 60.0},
    "go on with unfinished bundles": {"task": "certificates.tasks.build_waiting_bundles", "schedule": 60.0},
    "publish by the clock": {"task": "courses.tasks.publish_by_the_clock", "schedule": 60.0},
    "close expired attempts": {"task": "quizzes.tasks.close_expired_attempts", "schedule": 60.0},
    "apply regrades": {"task": "quizzes.tasks.apply_regrades", "schedule": 60.0},
    "keep the numbers of years": {"task": "schools.tasks.keep_numbers", "schedule": crontab(minute="5", hour="4")},
    "forget what is past": {"task": "audit.tasks.forget_what_is_past", "schedule": crontab(minute="15")},
    "finish erasures": {"task": "accounts.tasks.finish_erasures", "schedule": 300.0},
    "open what begins today": {"task": "schools.tasks.open_assignments", "schedule": crontab(minute="*/5")},
    "seal the log": {"task": "audit.tasks.seal_new_entries", "schedule": 60.0},
    "issue missing certificates": {"task": "certificates.tasks.issue_missing_certificates", "schedule": 300.0},
}
