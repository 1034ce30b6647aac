"""One's own data: to read, to take along, to erase; a pupil asks the school. And the clause for everybody."""

import io
import json
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.privacy.register import register
from schools import wishes
from schools.models import Staff, Wish
from tests.accounts.privacy import traces
from tests.factories import PersonFactory, make_class, make_question, make_school
from tests.quizzes.taking import take

pytestmark = pytest.mark.django_db
MINE, FILE, ASK, ERASE = (f"/pl/me/data/{part}" for part in ("", "file/", "ask-school/", "erase/"))
PASSWORD = "tajne-haslo-1"
QUERIES = 10
SURE = {"sure": "on"}


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


@pytest.fixture
def school(basia):
    return make_school(lead=basia)


@pytest.fixture
def pupil(school):
    return make_class(school, pupils=1).memberships.get().pupil


def read(page, status=200):
    assert page.status_code == status
    return " ".join(page.content.decode().split())


def sure_of(client, person):
    """Sign in, and give the password once more, as allauth asks for it."""
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


# --- reading and taking along


@pytest.mark.parametrize("address", [MINE, FILE, ASK, ERASE])
def test_who_is_not_signed_in_is_asked_to(client, address):
    assert client.get(address)["Location"].startswith("/pl/accounts/login/")


def test_the_page_says_what_is_kept_why_and_how_long(client, ala):
    take([make_question()], [None], person=ala)
    client.force_login(ala)
    page = read(client.get(MINE))
    assert "Imię, nazwisko, nazwa konta" in page
    assert "Twoje podejścia do testów" in page
    assert "Żeby było wiadomo, kto się uczy" in page
    assert "Dopóki jest konto." in page
    assert "Twoje zaświadczenia: imię" not in page, "there are none"


def test_a_pupil_reads_who_sees_it_and_whom_to_tell(client, pupil, basia):
    client.force_login(pupil)
    page = read(client.get(MINE))
    assert "koordynator i sekretariat szkoły (Szkoła Podstawowa nr 1)" in page
    assert "Basia Nowak" in page
    assert "Usuń moje konto" not in page


def test_who_works_sees_what_she_signed(client, basia, school):
    school_class = make_class(school, pupils=1)
    school_class.memberships.update(basis_by=basia)
    client.force_login(basia)
    assert "uczniowie w klasach: 1" in read(client.get(MINE))


def test_the_file_is_a_zip_of_ones_own_data(client, ala, cezary):
    take([make_question("essay")], ["Wołam o pomoc."], person=ala)
    take([make_question("essay")], ["Uciekam."], person=cezary)
    client.force_login(ala)
    answer = client.get(FILE)
    assert answer["Content-Type"] == "application/zip"
    assert 'filename="moje-dane-ala-' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
        told = json.loads(bundle.read("dane.json"))
        page = bundle.read("dane.html").decode()
        assert "wyglad.css" in bundle.namelist()
    assert {part["group"] for part in told["parts"]} == {"account", "learning"}
    assert "Wołam o pomoc." in page
    assert "Uciekam." not in page
    assert told["parts"][0]["records"]


def test_the_page_asks_a_constant_number_of_times(client, ala, django_assert_num_queries):
    client.force_login(ala)
    client.get(MINE)
    with django_assert_num_queries(QUERIES):
        client.get(MINE)
    take([make_question("essay")], ["Raz."], person=ala)
    take([make_question("essay")], ["Dwa."], person=ala)
    with django_assert_num_queries(QUERIES):
        client.get(MINE)


# --- erasing one's own account


def test_erasing_begins_with_the_password(client, ala):
    client.force_login(ala)
    for answer in (client.get(ERASE), client.post(ERASE, SURE)):
        assert answer["Location"].startswith("/pl/accounts/reauthenticate/")
    assert get_user_model().objects.filter(pk=ala.pk).exists()


def test_the_preview_says_what_goes_and_what_stays(client, ala):
    take([make_question()], [None], person=ala)
    sure_of(client, ala)
    page = read(client.get(ERASE))
    assert "zostanie bez nazwiska" in page
    assert "Same liczby zostają w statystyce pytań" in page
    assert "zniknie" in page


def test_without_a_tick_nothing_happens(client, ala):
    sure_of(client, ala)
    assert "Zaznacz, że rozumiesz" in read(client.post(ERASE), status=422)
    assert get_user_model().objects.filter(pk=ala.pk).exists()


def test_the_account_goes_and_so_does_the_session(bare_stage, client, ala, django_capture_on_commit_callbacks):
    sure_of(client, ala)
    with django_capture_on_commit_callbacks(execute=True):
        page = read(client.post(ERASE, SURE))
    assert "Konto usunięte" in page
    assert "Ala" not in page
    assert traces.found("ala@example.org", "Żółć") == []
    assert client.get(MINE)["Location"].startswith("/pl/accounts/login/")


def test_the_only_lead_reads_what_to_do_first(client, basia, school):
    sure_of(client, basia)
    assert "Najpierw wyznacz drugiego" in read(client.get(ERASE), status=422)
    assert "Najpierw wyznacz drugiego" in read(client.post(ERASE, SURE), status=422)
    assert get_user_model().objects.filter(pk=basia.pk).exists()


def test_a_pupil_does_not_erase_the_schools_account(client, pupil):
    sure_of(client, pupil)
    assert client.get(ERASE).status_code == 404
    assert client.post(ERASE, SURE).status_code == 404
    assert get_user_model().objects.filter(pk=pupil.pk).exists()


# --- a pupil asks the school


def test_the_wish_reaches_the_leads_desk_and_nobody_elses(client, pupil, basia, school):
    client.force_login(pupil)
    assert "Prośba wysłana" in read(client.post(ASK, follow=True))
    secretary = PersonFactory()
    Staff.objects.create(school=school, person=secretary, role=Staff.Role.SECRETARY)
    for person, sees in ((basia, True), (secretary, False)):
        client.force_login(person)
        assert ("Prośby o usunięcie danych" in read(client.get("/pl/me/"))) is sees


def test_asking_twice_is_one_wish(client, pupil):
    client.force_login(pupil)
    client.post(ASK)
    client.post(ASK)
    assert Wish.objects.count() == 1


def test_a_wish_can_be_taken_back(client, pupil):
    client.force_login(pupil)
    client.post(ASK)
    assert "Prośba cofnięta" in read(client.post(ASK, {"take_back": "1"}, follow=True))
    assert not Wish.objects.exists()


def test_the_answer_of_the_school_is_read_and_the_pupil_may_ask_again(client, pupil, basia):
    now = timezone.now()
    wishes.refuse(wish=wishes.make(pupil=pupil, now=now), why="Najpierw porozmawiajmy z rodzicami.", by=basia, now=now)
    client.force_login(pupil)
    assert "Najpierw porozmawiajmy z rodzicami." in read(client.get(MINE))
    client.post(ASK)
    assert wishes.latest_of(pupil).answered_at is None


def test_a_grown_up_asks_nobody(client, ala):
    client.force_login(ala)
    assert client.post(ASK).status_code == 404


def test_a_pupil_of_a_school_that_is_not_here_is_told(client):
    client.force_login(PersonFactory(managed_by="Szkoła, której nie ma"))
    assert "Nie znamy szkoły" in read(client.post(ASK, follow=True))


# --- the clause


def test_the_clause_names_everything_that_is_kept(client):
    page = read(client.get("/pl/prywatnosc/"))
    for holding in register().holdings:
        assert str(holding.what) in page
    assert "Dla uczniów" in page


def test_it_is_a_draft_until_somebody_has_checked_it(client, settings):
    assert "To jest szkic" in read(client.get("/pl/prywatnosc/"))
    settings.OPERATOR_NAME, settings.PRIVACY_EMAIL, settings.PRIVACY_CHECKED_ON = (
        "Miasto",
        "iod@example.org",
        "2026-12-01",
    )
    page = read(client.get("/pl/prywatnosc/"))
    assert "To jest szkic" not in page
    assert "iod@example.org" in page
