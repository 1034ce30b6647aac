import shutil
from pathlib import Path

import pytest
from django.core.cache import cache

from tests.accounts.privacy.world import World


@pytest.fixture
def world(db, settings, tmp_path, django_capture_on_commit_callbacks):
    """The pupil who has left a trace everywhere, on a disk of her own."""
    cache.clear()
    settings.EMAIL_BACKEND = "reminders.mailbox.FolderBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)
    Path(settings.PRIVATE_ROOT).mkdir(parents=True)
    with django_capture_on_commit_callbacks(execute=True):
        return World()
