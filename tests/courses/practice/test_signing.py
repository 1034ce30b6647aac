"""What an exercise says is signed by a reviewer like any other medical text, wherever it stands."""

import shutil
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import signing
from courses.models import PracticePage
from courses.practice import words
from courses.practice.exercises import EXERCISES
from courses.upkeep import reviews
from tests.courses.practice.stage import make_exercise, make_room
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
BANNER = "Treść oczekuje na recenzję medyczną"
FACTS = "Recenzja medyczna: Ewa Świątek"


@pytest.fixture
def change_the_words(tmp_path, monkeypatch):
    """Change a word in the file of an exercise, as a new edition of the project does."""

    def change(exercise, old, new):
        folder = tmp_path / "words"
        shutil.copytree(words.FOLDER, folder)
        file = folder / "pl" / f"{exercise}.yaml"
        assert old in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        monkeypatch.setattr(words, "FOLDER", folder)
        words.words.cache_clear()

    yield change
    monkeypatch.undo()
    words.words.cache_clear()


def signed(kind, page=None):
    page = page or make_exercise(make_room(), kind=kind)
    day = timezone.localdate() + timedelta(days=300)
    signing.sign(page, user=PersonFactory(), name="Ewa Świątek", title="ratownik medyczny", review_by=day)
    page.get_latest_revision().publish()
    return PracticePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("kind", ["rhythm", "call", "pads", "fast"])
def test_it_awaits_review_until_a_reviewer_signs(client, kind):
    page = make_exercise(make_room(), kind=kind)
    assert BANNER in client.get(page.url).content.decode()
    shown = client.get(signed(kind, page).url).content.decode()
    assert BANNER not in shown
    assert FACTS in shown


def test_it_awaits_review_again_when_the_words_of_its_file_have_changed(client, change_the_words):
    page = signed("fast")
    change_the_words("fast", "Poproś: „Uśmiechnij się”.", "Poproś: „Pokaż zęby”.")
    shown = client.get(page.url).content.decode()
    assert "Pokaż zęby" in shown
    assert BANNER in shown
    assert FACTS not in shown


def test_the_words_of_another_exercise_are_no_matter(client, change_the_words):
    page = signed("fast")
    change_the_words("pads", "na mostku", "na samym mostku")
    assert BANNER not in client.get(page.url).content.decode()


def test_the_report_of_reviews_knows_it_too(change_the_words, django_assert_num_queries):
    page = signed("fast")
    with django_assert_num_queries(5):  # one for each kind of page, and the signatures
        assert [(one.page.pk, one.state) for one in reviews.of_medical_pages(today=timezone.localdate())] == [
            (page.pk, "good")
        ]
    change_the_words("fast", "Poproś: „Uśmiechnij się”.", "Poproś: „Pokaż zęby”.")
    (one,) = reviews.of_medical_pages(today=timezone.localdate())
    assert one.state == "unsigned"


@pytest.mark.parametrize("kind", ["rhythm", "call", "pads", "fast"])
def test_a_reviewer_reads_all_of_them_in_one_preview(client, kind):
    page = make_exercise(make_room(), kind=kind)
    client.force_login(PersonFactory(is_superuser=True, is_staff=True))
    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert shown.status_code == 200
    preview = page.make_preview_request(preview_mode="words").content.decode()
    said = [says for _where, says in words.lines(EXERCISES[kind].text("pl"))]
    assert len(said) > 5
    assert [line for line in said if line[:30] not in preview and not {"&", "'", '"'} & set(line)] == []
