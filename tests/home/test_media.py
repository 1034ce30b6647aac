"""Which files of the media folder anybody may see."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtailmedia.models import Media

from quizzes import pictures
from tests.factories import make_picture

pytestmark = pytest.mark.django_db


def test_pictures_of_pages_and_of_questions_are_shown_and_kept_by_the_browser(client):
    image = make_picture()
    kept = pictures.with_address(pictures.keep(image, alt="obraz"))
    for address in (kept["src"], image.get_rendition("width-100").url):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("image/")
        assert "immutable" in answer["Cache-Control"]


def test_originals_documents_and_everything_else_are_not_found(client):
    image = make_picture()
    default_storage.save("documents/lista.pdf", ContentFile(b"%PDF"))
    default_storage.save("images/strona.html", ContentFile(b"<script>"))
    for name in (image.file.name, "documents/lista.pdf", "images/strona.html", "images/", "quizzes/asked/../../x.png"):
        assert client.get(f"/media/{name}").status_code == 404


def test_a_picture_that_is_gone_is_not_found(client):
    assert client.get("/media/images/nie-ma.png").status_code == 404


def film():
    return Media.objects.create(title="RKO", type="video", file=ContentFile(bytes(range(200)) * 10, name="rko.mp4"))


@pytest.mark.parametrize(
    ("asked", "status", "length", "part"),
    [
        ("", 200, 2000, None),
        ("bytes=0-99", 206, 100, "bytes 0-99/2000"),
        ("bytes=1990-", 206, 10, "bytes 1990-1999/2000"),
        ("bytes=-5", 206, 5, "bytes 1995-1999/2000"),
        ("bytes=1990-9999", 206, 10, "bytes 1990-1999/2000"),
        ("bytes=2000-", 416, 0, "bytes */2000"),
        ("bytes=9-3", 416, 0, "bytes */2000"),
        ("bytes=-0", 416, 0, "bytes */2000"),
        ("bytes=0-1,5-6", 200, 2000, None),
        ("kilometres=1-2", 200, 2000, None),
        ("bytes=99999999999999999999-", 200, 2000, None),
    ],
)
def test_a_player_gets_the_part_of_a_film_it_asks_for(client, asked, status, length, part):
    whole = bytes(range(200)) * 10
    answer = client.get(film().url, headers={"Range": asked, "Accept-Encoding": "gzip"} if asked else {})
    content = answer.getvalue()
    assert (answer.status_code, len(content), answer.get("Content-Range")) == (status, length, part)
    assert content in whole
    if status != 416:
        assert (answer["Accept-Ranges"], answer["Content-Type"]) == ("bytes", "video/mp4")
        assert answer["Content-Length"] == str(length)


def test_other_files_among_the_films_are_not_found(client):
    default_storage.save("media/napisy.exe", ContentFile(b"MZ"))
    for name in ("media/napisy.exe", "media/nie-ma.mp4", "media/../documents/x.mp4", "media/", "media/x/y.mp4"):
        assert client.get(f"/media/{name}").status_code == 404
