"""Questions from a file and to a file, in the editor."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from accounts.roles import Role
from audit.retention.following import follow
from audit.retention.registry import RULES
from quizzes.models import ImportFile, Question
from tests.factories import make_question
from tests.quizzes.editors import come_as, said, sign_in, strangers

pytestmark = pytest.mark.django_db
GIFT = "Jakie jest tempo? {=100–120 ~60}\n\nOpis bez odpowiedzi.\n".encode()


@pytest.fixture
def trainer(client):
    return sign_in(client, Role.TRAINER)


def upload(client, content=GIFT, name="pytania.gift", **more):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("quiz_import"), {"file": file, "text": "", "format": ""} | more)


def report_url():
    return reverse("quiz_import_report", args=[ImportFile.objects.get().uuid])


def save_form():
    return {"category": "Wczytane", "locale": Locale.objects.get(language_code="pl").pk}


def test_an_upload_saves_nothing_and_shows_what_was_understood(client, trainer):
    assert upload(client).url == report_url()
    page = client.get(report_url()).content.decode()
    assert "Jakie jest tempo?" in page
    assert "brak nawiasów" in page
    assert "<td>3</td>" in page
    assert not Question.objects.exists()


def test_saving_makes_drafts_and_a_second_press_changes_nothing(client, trainer):
    upload(client)
    said_first = said(client.post(report_url(), save_form(), follow=True))
    assert "Zapisano 1 pytanie jako szkic." in said_first
    assert "już zapisany" in said(client.post(report_url(), save_form(), follow=True))[0]
    question = Question.objects.get()
    assert (question.live, question.latest_revision.user) == (False, trainer)


def test_pasted_text_will_do(client, trainer):
    client.post(reverse("quiz_import"), {"text": "Pytanie?\n* tak\n- nie\n", "format": ""})
    assert "Pytanie?" in client.get(report_url()).content.decode()


def test_neither_a_file_nor_a_text_is_told(client, trainer):
    page = client.post(reverse("quiz_import"), {"text": " ", "format": ""}).content.decode()
    assert "Wybierz plik albo wklej tekst" in page
    assert not ImportFile.objects.exists()


@pytest.mark.parametrize("content", [b"\x00\x01", b"<!DOCTYPE x><quiz/>", b"PK\x03\x04", b"x" * (5 * 1024 * 1024 + 1)])
def test_hostile_files_get_a_reason_and_no_error_page(client, trainer, content):
    answer = upload(client, content, name="plik.xml")
    if answer.status_code == 302:
        answer = client.get(answer.url)
    assert answer.status_code == 200
    assert not Question.objects.exists()


@pytest.mark.parametrize("who", strangers())
def test_nobody_else_comes_in(client, request, who):
    come_as(client, request, who)
    for name in ("quiz_import", "quiz_export"):
        answer = client.get(reverse(name))
        assert answer.status_code == 302
        assert "/admin/" in answer.url or "/accounts/login/" in answer.url


def test_the_upload_of_another_trainer_is_not_found(client, trainer):
    upload(client)
    address = report_url()
    sign_in(client, Role.TRAINER)
    assert client.get(address).status_code == 404
    assert client.post(address, save_form()).status_code == 404


def export(client, **more):
    pl = Locale.objects.get(language_code="pl").pk
    return client.post(reverse("quiz_export"), {"format": "gift", "locale": pl, "category": "", "tag": ""} | more)


def test_questions_go_out_as_a_file(client, trainer):
    make_question()
    answer = export(client)
    assert answer["Content-Disposition"] == 'attachment; filename="pytania.gift"'
    assert "Jakie jest tempo uciśnięć?" in answer.content.decode()


def test_what_the_format_cannot_hold_is_told_before_the_download(client, trainer):
    make_question("scenario")
    assert "GIFT nie zna takiego pytania" in export(client).content.decode()
    assert "Content-Disposition" in export(client, download="1").headers


def test_nothing_to_write_is_told(client, trainer):
    assert "Nie ma opublikowanych pytań" in export(client).content.decode()


def test_uploads_are_forgotten_after_a_week(client, trainer):
    upload(client)
    now = timezone.now()
    rule = RULES["question files"]
    assert rule.due(now + timedelta(days=6)) == 0
    assert follow(rule, now=now + timedelta(days=8)) == 1
    assert not ImportFile.objects.exists()
