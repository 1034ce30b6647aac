import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import Erasure
from tests.accounts.deeds import CODE, is_signed_in, path_in, sign_in
from tests.accounts.privacy import traces
from tests.factories import make_school

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/users/"


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def clerk(basia):
    """Basia may manage people, and is no superuser."""
    names = ["access_admin", "add_user", "change_user", "view_user"]
    basia.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(basia)
    return client


def make_person(editor, **changes):
    form = {
        "username": "Trener.Nowy",
        "email": "Trener@example.org",
        "first_name": "Łukasz",
        "last_name": "Gąsior",
        "language": "uk",
        "managed_by": "",
        "extra_time": "0",
    } | changes
    return editor.post(f"{PEOPLE}new/", form)


def change_person(editor, person, **changes):
    fields = ("username", "email", "first_name", "last_name", "language", "managed_by", "extra_time")
    form = {field: getattr(person, field) for field in fields} | {"is_active": "on"} | changes
    return editor.post(f"{PEOPLE}edit/{person.pk}/", form)


def test_a_new_person_is_invited_to_choose_a_password(editor, mailoutbox):
    assert make_person(editor).status_code == 302
    person = get_user_model().objects.get(username="trener.nowy")
    assert (person.email, person.language, person.has_usable_password()) == ("trener@example.org", "uk", False)
    [letter] = mailoutbox
    assert letter.to == ["trener@example.org"]
    guest = Client()
    form = guest.get(path_in(letter, ending="/"))["Location"]
    assert form.startswith("/uk/accounts/")
    guest.post(form, {"password1": "wlasne-dobre-haslo"})
    assert sign_in(guest, "trener.nowy", "wlasne-dobre-haslo")["Location"] == CODE


def test_an_invitation_works_once(editor, mailoutbox):
    make_person(editor)
    guest = Client()
    form = guest.get(path_in(mailoutbox[0]))["Location"]
    guest.post(form, {"password1": "wlasne-dobre-haslo"})
    assert Client().get(path_in(mailoutbox[0])).status_code == 200


def test_the_form_shows_language_and_school_and_no_password(editor, pupil):
    for path in (f"{PEOPLE}new/", f"{PEOPLE}edit/{pupil.pk}/"):
        page = editor.get(path).content.decode()
        assert 'name="language"' in page
        assert 'name="managed_by"' in page
        assert 'type="password"' not in page


def test_a_pupil_without_an_address_can_be_edited(editor, pupil):
    assert change_person(editor, pupil, first_name="Aleksander").status_code == 302
    pupil.refresh_from_db()
    assert (pupil.first_name, pupil.email) == ("Aleksander", "")


def test_a_taken_address_is_told_at_the_field(editor, ala):
    page = make_person(editor, email="ALA@example.org")
    assert page.status_code == 200
    assert "Ten adres ma już inne konto." in page.content.decode()


def test_a_name_with_a_link_is_refused_here_too(editor):
    assert "bez adresów" in make_person(editor, last_name="www.zle.example").content.decode()


def test_a_changed_address_is_confirmed_at_the_next_sign_in(editor, ala, mailoutbox):
    change_person(editor, ala, email="ala.nowa@example.org")
    assert not EmailAddress.objects.filter(user=ala).exists()
    visitor = Client()
    assert sign_in(visitor, "ala")["Location"] == CODE
    assert mailoutbox[-1].to == ["ala.nowa@example.org"]
    assert not is_signed_in(visitor)


def test_other_changes_leave_the_address_confirmed(editor, ala):
    change_person(editor, ala, last_name="Nowa")
    assert EmailAddress.objects.get(user=ala).verified


def test_who_is_no_superuser_makes_none(clerk, ala):
    make_person(clerk, is_superuser="on")
    assert not get_user_model().objects.get(username="trener.nowy").is_superuser
    change_person(clerk, ala, is_superuser="on")
    ala.refresh_from_db()
    assert not ala.is_superuser


def test_who_is_no_superuser_does_not_touch_one(clerk, administrator):
    assert clerk.get(f"{PEOPLE}edit/{administrator.pk}/").status_code == 302
    change_person(clerk, administrator, email="moj@example.org")
    administrator.refresh_from_db()
    assert administrator.email == ""


def test_a_superuser_makes_another(editor, ala):
    change_person(editor, ala, is_superuser="on")
    ala.refresh_from_db()
    assert ala.is_superuser


def test_the_list_of_people_shows_everybody(editor, ala, pupil):
    page = editor.get(PEOPLE).content.decode()
    assert "Żółć" in page
    assert "Ósmy" in page


def test_cezary_gets_nothing(client, cezary, ala):
    client.force_login(cezary)
    for path in (PEOPLE, f"{PEOPLE}new/", f"{PEOPLE}edit/{ala.pk}/"):
        page = client.get(path, follow=True)
        assert page.status_code == 403
        assert "ala@example.org" not in page.content.decode()


# --- deleting is erasing


def delete_person(editor, person):
    return editor.post(f"{PEOPLE}delete/{person.pk}/", follow=True)


def test_who_is_deleted_leaves_no_name_in_the_editors_log(bare_stage, editor, ala):
    change_person(editor, ala, first_name="Alicja")
    assert traces.found("Alicja") != []
    delete_person(editor, ala)
    assert traces.found("Alicja", "Żółć", "ala@example.org") == []


def test_many_at_once_are_erased_too(bare_stage, editor, ala, cezary):
    address = f"/admin/bulk/accounts/user/delete/?next={PEOPLE}&id={ala.pk}&id={cezary.pk}"
    assert editor.post(address).status_code == 302
    assert traces.found("ala@example.org", "cezary@example.org") == []
    assert Erasure.objects.count() == 2


def test_the_only_lead_of_a_school_stays_and_the_editor_is_told(editor, basia):
    make_school(lead=basia)
    page = delete_person(editor, basia).content.decode()
    assert "jedyny koordynator szkoły" in page
    assert get_user_model().objects.filter(pk=basia.pk).exists()


def test_blanks_are_not_among_the_people(editor, ala):
    get_user_model().objects.create(username="blank-1", is_blank=True)
    page = editor.get(PEOPLE).content.decode()
    assert "ala" in page
    assert "blank-1" not in page
