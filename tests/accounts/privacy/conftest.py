import pytest

from tests.accounts.privacy.world import World


@pytest.fixture
def world(db, bare_stage, settings, django_capture_on_commit_callbacks):
    """The pupil who has left a trace everywhere, on a disk of her own."""
    settings.EMAIL_BACKEND = "reminders.mailbox.FolderBackend"
    with django_capture_on_commit_callbacks(execute=True):
        return World()
