"""Films and recordings: what may be uploaded, what a lesson shows of them, and what keeps a lesson from going live."""

import struct

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtailmedia.models import Media

from accounts.roles import Role, give_role
from courses import recordings
from courses.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db
CONTENT = LessonPage._meta.get_field("body").stream_block.child_blocks["step"].child_blocks["content"]
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nDzwo\xc5\x84 pod 112.\n"


def box(kind, content):
    return struct.pack(">I4s", 8 + len(content), kind) + content


def mp4(seconds=2):
    """Return a film that lasts so long, as far as its header says."""
    length = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    return box(b"ftyp", b"isom" + bytes(4) + b"isom") + box(b"moov", box(b"mvhd", length)) + box(b"mdat", bytes(5000))


def make_film(name="rko.mp4", content=None):
    return Media.objects.create(
        title="RKO", type="video", duration=2, file=ContentFile(mp4() if content is None else content, name=name)
    )


def make_captions(content=VTT, name="rko.vtt"):
    return get_document_model().objects.create(title="Napisy", file=ContentFile(content, name=name))


def film(**changes):
    value = {
        "title": "Uciskanie",
        "film": make_film().pk,
        "poster": factories.make_picture("kadr").pk,
        "captions": make_captions().pk,
        "captions_language": "pl",
        "transcript": "Ratownik klęka.\nUciska.",
    } | changes
    return CONTENT.child_blocks["film"].to_python(value)


def problem(value):
    with pytest.raises(blocks.StructBlockValidationError) as wrong:
        CONTENT.child_blocks["film"].clean(value)
    return {name: " ".join(error.messages) for name, error in wrong.value.block_errors.items()}


def test_a_film_loads_nothing_before_it_is_started_and_has_captions_and_a_transcript():
    page = CONTENT.child_blocks["film"].render(film())
    assert all(word in page for word in ('preload="none"', "playsinline", "controls", 'poster="/media/images/'))
    assert 'kind="captions"' in page
    assert 'srclang="pl"' in page
    assert "Ratownik klęka." in page


@pytest.mark.parametrize("name", ["film", "poster", "captions", "transcript"])
def test_a_film_without_one_of_its_parts_is_refused_at_the_field(name):
    assert list(problem(film(**{name: "" if name == "transcript" else None}))) == [name]


@pytest.mark.parametrize(
    ("content", "name"), [(VTT, "napisy.pdf"), (b"1\n00:00 Dzwon", "napisy.vtt"), (b"\xff\xfe\x00", "napisy.vtt")]
)
def test_captions_that_are_none_are_refused_at_the_field(content, name):
    assert "WebVTT" in problem(film(captions=make_captions(content, name).pk))["captions"]


def test_good_captions_are_taken():
    assert CONTENT.child_blocks["film"].clean(film())["captions"].title == "Napisy"


def test_a_film_that_was_deleted_leaves_no_trace():
    assert CONTENT.child_blocks["film"].render(film(film=999)).strip() == ""


def test_a_lesson_whose_film_has_captions_in_another_language_does_not_go_live(course):
    lesson = LessonPage.objects.first()
    content = [{"type": "film", "value": CONTENT.child_blocks["film"].get_prep_value(film(captions_language="en"))}]
    steps = [{"type": "step", "value": {"title": "Film", "content": content}}]
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps)
    assert lesson.must_haves() == ["Film „Uciskanie” (krok 1) nie ma napisów w języku tej strony."]
    lesson.body[0].value["content"][0].value["captions_language"] = "pl"
    assert lesson.must_haves() == []


def test_a_recording_shows_its_transcript_length_and_size():
    sound = Media.objects.create(
        title="112", type="audio", duration=12, file=ContentFile(bytes(2048), name="rozmowa.mp3")
    )
    value = {"title": "Rozmowa", "recording": sound.pk, "transcript": "Gdzie jesteś?"}
    page = CONTENT.child_blocks["recording"].render(CONTENT.child_blocks["recording"].to_python(value))
    assert "Gdzie jesteś?" in page
    assert "12 s, 2,0\xa0KB" in page


def test_the_length_of_a_film_is_read_from_the_film():
    assert recordings.length_of(SimpleUploadedFile("rko.mp4", mp4(7))) == 7


@pytest.mark.parametrize("content", [b"", b"to nie film", b"\0" * 4000, b"<html>"])
def test_what_is_no_film_is_refused(content):
    with pytest.raises(ValidationError, match="nie da się odtworzyć"):
        recordings.length_of(SimpleUploadedFile("rko.mp4", content))


def test_a_film_that_is_too_long_or_too_large_is_refused():
    with pytest.raises(ValidationError, match="trwa 181 s"):
        recordings.length_of(SimpleUploadedFile("rko.mp4", mp4(181)))
    with pytest.raises(ValidationError, match="może mieć najwyżej"):
        recordings.refuse_large(SimpleUploadedFile("rko.mp4", mp4()), largest=100)


def trainer_of(client):
    person = factories.PersonFactory()
    give_role(person, Role.TRAINER)
    client.force_login(person)


def upload(client, content, name="rko.mp4"):
    form = {"title": "RKO", "file": SimpleUploadedFile(name, content, "video/mp4"), "tags": ""}
    return client.post("/admin/media/video/add/", form)


def test_a_trainer_uploads_a_film(client):
    trainer_of(client)
    assert upload(client, mp4(3)).status_code == 302
    assert Media.objects.get().duration == 3


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [(b"MZ", "rko.mp4", "nie da się odtworzyć"), (mp4(), "rko.exe", "exe"), (mp4(500), "rko.mp4", "trwa 500 s")],
)
def test_a_bad_film_is_refused_with_a_message_and_nothing_is_kept(client, content, name, says):
    trainer_of(client)
    answer = upload(client, content, name)
    assert (answer.status_code, Media.objects.count()) == (200, 0)
    assert says in answer.content.decode()


def test_a_stranger_uploads_nothing(client, cezary):
    client.force_login(cezary)
    assert upload(client, mp4()).status_code in (302, 403)
    assert Media.objects.count() == 0
