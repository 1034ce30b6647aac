"""The product's Celery app with a hurried timetable: what takes half an hour takes seconds."""

from config.celery import app

app.conf.beat_schedule = {
    "post what is due": {"task": "reminders.tasks.post_due_reminders", "schedule": 3.0},
    "deliver waiting letters": {"task": "reminders.tasks.deliver_waiting_messages", "schedule": 2.0},
}
