"""Who wrote and reviewed is erased: the texts stay, the person does not."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Comment, ContentType, PageLogEntry, UploadedFile
from wagtail.users.models import UserProfile

from accounts.privacy import erasing, exporting
from accounts.roles import Role, give_role
from courses.models import Signature
from tests.accounts.privacy import traces

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(bare_stage, ala, course):
    """Ala is a trainer. She owns a lesson, has saved a version, commented, signed, and left all sorts of things in the editor."""
    give_role(ala, Role.TRAINER)
    lesson = course.get_children().first().specific
    lesson.owner = ala
    lesson.save_revision(user=ala, log_action=True).publish()
    Comment.objects.create(page=lesson, user=ala, text="Ala: poprawić", contentpath="title")
    Signature.objects.create(
        page=lesson, fingerprint="x", signed_by=ala, name="lek. Ala Żółć", title="PWZ 1", review_by="2027-11-01"
    )
    profile = UserProfile.get_for_user(ala)
    profile.avatar.save("ala.png", ContentFile(b"Ala"))
    UploadedFile.objects.create(uploaded_by_user=ala, file=ContentFile(b"Ala", name="ala.txt"))
    kind = ContentType.objects.get_for_model(type(lesson))
    EditingSession.objects.create(user=ala, content_type=kind, object_id=lesson.pk, last_seen_at=timezone.now())
    FormState.objects.create(
        user=ala, content_type=kind, object_id=str(lesson.pk), data="title=Ala", last_updated_at=timezone.now()
    )
    return lesson


def test_her_file_tells_what_the_editor_keeps_of_her(ala, lesson):
    told = {part.holding.thing._meta.label for part in exporting.told(ala)["work"]}
    assert {
        "courses.Signature",
        "wagtailcore.Comment",
        "wagtailcore.UploadedFile",
        "wagtailadmin.EditingSession",
        "wagtailadmin.FormState",
        "wagtailusers.UserProfile",
    } <= told
    assert exporting.export(ala, now=timezone.now())[:2] == b"PK"


def test_the_text_stays_and_can_be_edited_and_only_her_signature_names_her(
    ala, lesson, tmp_path, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(person=ala, now=timezone.now())
    lesson.refresh_from_db()
    assert lesson.live
    assert lesson.owner is None
    assert lesson.get_latest_revision_as_object().owner is None
    assert PageLogEntry.objects.filter(page=lesson.pk).exists()
    assert not Comment.objects.exists()
    assert traces.found("ala@example.org", "Żółć") == ["courses_signature.name"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
