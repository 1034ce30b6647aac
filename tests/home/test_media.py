"""Which files of the media folder anybody may see."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

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
