"""The worker is away while a course is finished: the certificate and the letter come when it is back, once."""

import os
import signal

import pytest

from tests.journeys.product import ready_product, wait_for

pytestmark = [pytest.mark.services]

FINISH = """
from django.contrib.auth import get_user_model
from courses.models import CoursePage
from home.seeding.demo import learn
person = get_user_model().objects.get(username="ola")
learn(person, CoursePage.objects.get(code="K7", locale__language_code="pl"), lessons=2, exam=True)
"""
STATE = """
from certificates.models import Certificate
from reminders.models import Message
mine = Certificate.objects.filter(holder__username="ola")
print(mine.count(), mine.exclude(rendered_at=None).count(), Message.objects.filter(recipient__username="ola", state="sent").count())
"""


def test_certificate_and_letter_arrive_once_when_the_worker_is_back(tmp_path):
    product = ready_product(tmp_path / "data")
    product.start()
    try:
        workers = product.processes("celery --app config --quiet worker")
        assert workers
        for pid in workers:
            os.kill(pid, signal.SIGSTOP)
        product.python(FINISH)
        assert product.python(STATE) == "1 0 0"
        assert product.letters_to("ola@example.org") == []
        assert product.health()["checks"]["worker"] is False
        for pid in workers:
            os.kill(pid, signal.SIGCONT)
        wait_for(lambda: product.python(STATE) == "1 1 1", "certificate and letter", patience=150)
        assert len(product.letters_to("ola@example.org")) == 1
    finally:
        product.stop()
    assert product.processes("celery") == []
