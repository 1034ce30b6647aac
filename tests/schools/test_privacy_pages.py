"""The lead of a school exports and erases a pupil, and answers wishes. Nobody else does."""

import io
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from schools import wishes
from schools.models import Staff, Wish
from tests.accounts.privacy import traces
from tests.factories import PersonFactory, make_class, make_question, make_school
from tests.quizzes.taking import take

pytestmark = pytest.mark.django_db
PASSWORD = "tajne-haslo-1"
SURE = {"erase-sure": "on"}
DOORS = ("pupil_data", "pupil_data_file", "erase_pupil", "refuse_wish")


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


@pytest.fixture
def school(basia):
    return make_school(lead=basia)


@pytest.fixture
def pupil(school):
    school_class = make_class(school, pupils=1)
    pupil = school_class.memberships.get().pupil
    get_user_model().objects.filter(pk=pupil.pk).update(first_name="Kanarka", last_name="Wróbel", username="kanarka1")
    pupil.refresh_from_db()
    return pupil


@pytest.fixture
def lead(client, basia):
    """Basia, who has just given her password."""
    client.force_login(basia)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def door(name, school, pupil):
    return reverse(f"schools:{name}", args=[school.uuid, pupil.uuid])


def people(school):
    return reverse("schools:privacy", args=[school.uuid])


def read(page, status=200):
    assert page.status_code == status
    return " ".join(page.content.decode().split())


def is_here(pupil) -> bool:
    return get_user_model().objects.filter(pk=pupil.pk).exists()


# --- who may


@pytest.mark.parametrize("role", ["stranger", "teacher", "secretary", "other lead"])
def test_others_find_no_such_page(client, school, pupil, role):
    person = PersonFactory()
    if role == "other lead":
        make_school(lead=person, name="Szkoła obok")
    elif role != "stranger":
        post = Staff.objects.create(school=school, person=person, role=role)
        pupil.class_memberships.get().school_class.teachers.add(post)
    client.force_login(person)
    assert client.get(people(school)).status_code == 404
    for name in DOORS:
        answers = client.get(door(name, school, pupil)), client.post(door(name, school, pupil), SURE)
        assert {answer.status_code for answer in answers} <= {404, 405}
    assert is_here(pupil)


def test_a_pupil_of_another_school_is_not_found(lead, school, pupil):
    other = make_class(make_school(name="Szkoła obok"), pupils=1, name="1a").memberships.get().pupil
    for name in DOORS:
        assert lead.post(door(name, school, other), SURE).status_code in {404, 405}
    assert is_here(other)


def test_an_account_of_ones_own_is_not_the_schools_to_erase(lead, school, cezary):
    make_class(school, name="1a").memberships.create(pupil=cezary)
    assert lead.post(door("erase_pupil", school, cezary), SURE).status_code == 404
    assert is_here(cezary)


# --- finding, reading, exporting


def test_a_pupil_is_found_also_without_a_class(lead, school, pupil):
    pupil.class_memberships.all().delete()
    page = read(lead.get(people(school), {"q": "wróbel kan"}))
    assert "Kanarka Wróbel" in page
    assert "Nie ma takiego konta" in read(lead.get(people(school), {"q": "nikt"}))


def test_the_page_shows_what_would_happen(lead, school, pupil):
    take([make_question()], [None], person=pupil)
    page = read(lead.get(door("pupil_data", school, pupil)))
    assert "Kanarka Wróbel" in page
    assert "Same liczby zostają w statystyce pytań" in page


def test_the_page_asks_a_constant_number_of_times(lead, school, pupil, django_assert_num_queries):
    address = door("pupil_data", school, pupil)
    lead.get(address)
    for _more in range(2):
        take([make_question()], [None], person=pupil)
        with django_assert_num_queries(12):
            lead.get(address)


def noted(deed, *, by, about) -> bool:
    """Whether the log says so, once."""
    return Entry.objects.filter(deed=deed, by=by, concerns__person=about.pk).count() == 1


def test_a_copy_is_handed_out_and_noted(lead, basia, school, pupil):
    answer = lead.get(door("pupil_data_file", school, pupil))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
        assert "Kanarka" in bundle.read("dane.html").decode()
    assert noted("pupil-exported", by=basia, about=pupil)


# --- erasing


def test_erasing_begins_with_the_leads_password(client, basia, school, pupil):
    client.force_login(basia)
    answer = client.post(door("erase_pupil", school, pupil), SURE)
    assert answer["Location"].startswith("/pl/accounts/reauthenticate/")
    assert is_here(pupil)
    client.post(answer["Location"], {"password": PASSWORD, "next": door("erase_pupil", school, pupil)})
    assert not is_here(pupil), "what was asked for goes on"


def test_without_a_tick_nothing_happens(lead, school, pupil):
    assert "Zaznacz, że rozumiesz" in read(lead.post(door("erase_pupil", school, pupil)), status=422)
    assert is_here(pupil)


def test_the_pupil_goes_and_the_deed_is_noted_without_a_name(
    bare_stage, lead, basia, school, pupil, caplog, django_capture_on_commit_callbacks
):
    with caplog.at_level("INFO"), django_capture_on_commit_callbacks(execute=True):
        page = read(lead.post(door("erase_pupil", school, pupil), SURE, follow=True))
    assert "Dane usunięte" in page
    assert traces.found("Kanarka", "Wróbel", "kanarka1") == []
    assert "Kanarka" not in caplog.text
    assert noted("person-erased", by=basia, about=pupil)
    assert Entry.objects.get(deed="person-erased").school == school.pk


def test_a_second_press_is_no_riddle(lead, school, pupil):
    address = door("erase_pupil", school, pupil)
    assert lead.post(address, SURE)["Location"] == lead.post(address, SURE)["Location"] == people(school)


def test_when_it_fails_halfway_nothing_is_gone_and_nothing_noted_as_done(lead, school, pupil, monkeypatch):
    monkeypatch.setattr(get_user_model(), "delete", lambda person: (_ for _ in ()).throw(RuntimeError("power cut")))
    with pytest.raises(RuntimeError):
        lead.post(door("erase_pupil", school, pupil), SURE)
    monkeypatch.undo()
    assert is_here(pupil)
    assert pupil.class_memberships.exists()
    assert not Entry.objects.filter(deed="person-erased").exists()


# --- answering a wish


def test_a_wish_is_answered_with_a_reason(lead, school, pupil):
    wishes.make(pupil=pupil, now=timezone.now())
    assert "Kanarka Wróbel" in read(lead.get(people(school)))
    assert "Prośba przyszła" in read(lead.get(door("pupil_data", school, pupil)))
    assert "To pole jest wymagane" in read(lead.post(door("refuse_wish", school, pupil)), status=422)
    lead.post(door("refuse_wish", school, pupil), {"refuse-why": "Trwa rok szkolny."})
    assert wishes.latest_of(pupil).answer == "Trwa rok szkolny."
    assert "Nikt teraz o to nie prosi" in read(lead.get(people(school)))


def test_there_is_nothing_to_refuse_without_a_wish(lead, school, pupil):
    assert lead.post(door("refuse_wish", school, pupil), {"refuse-why": "Nie."}).status_code == 404


def test_the_wish_goes_with_the_pupil(lead, school, pupil):
    wishes.make(pupil=pupil, now=timezone.now())
    lead.post(door("erase_pupil", school, pupil), SURE)
    assert not Wish.objects.exists()
