"""A school's own sign-in by SAML, tried with a provider beside the test that signs with other code than ours checks with."""

import copy

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user, get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from lxml import etree

from schools.models import SignOnRule, Staff
from tests import factories
from tests.schools.saml_provider import (
    NAMES,
    TRANSIENT,
    Answer,
    Question,
    packed,
    write,
)

pytestmark = pytest.mark.django_db
LOGIN, ACS = "/saml/sp1/login/", "/saml/sp1/acs/"


@pytest.fixture(autouse=True)
def configured(settings, tmp_path, school):
    """Teachers have sp1.krakow.pl, pupils uczen.sp1.krakow.pl; whom an attribute puts there comes from SP 1 as well."""
    settings.SOCIALACCOUNT_PROVIDERS = write(tmp_path / "sso.yaml")
    for value, makes in (("sp1.krakow.pl", "teacher"), ("uczen.sp1.krakow.pl", "pupil")):
        SignOnRule.objects.create(school=school, provider="sp1", value=value, makes=makes)
    SignOnRule.objects.create(school=school, provider="sp1", claim="school", value="SP-1", makes="pupil")


def browser(**options) -> Client:
    return Client(headers={"host": "testserver"}, **options)


@pytest.fixture
def client():
    return browser()


def ask(client, **query) -> Question:
    return Question.read(client.get(LOGIN, query)["Location"])


def send(client, document, **fields):
    """Post the answer as the provider's page does: from elsewhere, so without our cookies; then follow as a browser does."""
    posted = browser(enforce_csrf_checks=True).post(ACS, {"SAMLResponse": packed(document)} | fields)
    if posted.status_code != 302:
        return posted
    client.cookies.update(posted.cookies)
    return client.get(posted["Location"])


def arrive(client, **said):
    return send(client, Answer(ask(client), **said).xml())


def who(client):
    return get_user(client)


# ---- in


def test_a_teacher_comes_in_and_works_at_the_school(client, school):
    answer = arrive(client)
    assert answer["Location"] == "/pl/me/"
    jan = who(client)
    assert (jan.first_name, jan.last_name, jan.email, jan.is_pupil) == ("Jan", "Łoś", "jan@sp1.krakow.pl", False)
    assert not jan.has_usable_password()
    assert Staff.objects.get(person=jan).role == "teacher"


def test_a_pupil_comes_in_with_an_account_of_the_school(client, school):
    arrive(client, address="ola@uczen.sp1.krakow.pl")
    assert who(client).managed_by == school.name
    assert not Staff.objects.exclude(person__username="basia").exists()


def test_an_attribute_links_to_the_school_where_there_is_no_domain_of_its_own(client, school):
    arrive(client, address="ola@gmail.example", attributes={"school": ["klasa-7b", "SP-1"]})
    assert who(client).managed_by == school.name


def test_the_second_time_it_is_the_same_account():
    first, second = browser(), browser()
    arrive(first, subject="jan")
    arrive(second, subject="jan")
    assert who(first) == who(second)
    assert SocialAccount.objects.get().provider == "sp1"


def test_an_attribute_that_names_the_person_for_good_goes_before_the_name_of_the_subject():
    first, second = browser(), browser()
    for_good = {"urn:oasis:names:tc:SAML:attribute:subject-id": "jan@sp1.krakow.pl"}
    arrive(first, subject_format=TRANSIENT, attributes=for_good)
    arrive(second, subject_format=TRANSIENT, attributes=for_good)
    assert who(first).is_authenticated
    assert who(first) == who(second)


def test_a_pupil_of_the_roster_is_linked_and_not_doubled(client, school, class_7b):
    pupil = factories.PersonFactory(managed_by=school.name, email="ola@uczen.sp1.krakow.pl")
    arrive(client, address="Ola@uczen.sp1.krakow.pl")
    assert who(client) == pupil


def test_the_session_gets_a_new_key_and_nothing_of_the_answer_stays(client):
    client.get(LOGIN)
    before = client.cookies["sessionid"].value
    arrive(client)
    assert client.cookies["sessionid"].value != before
    kept = [session.get_decoded() for session in Session.objects.all()]
    assert not any("request" in one for one in kept)


def test_who_came_from_a_page_lands_there(client):
    assert send(client, Answer(ask(client, next="/pl/certificates/")).xml())["Location"] == "/pl/certificates/"


# ---- out


def refused(client, answer, words="zacznij jeszcze raz") -> bool:
    return answer.status_code == 403 and words in answer.content.decode() and not who(client).is_authenticated


@pytest.mark.parametrize("address", ["jan@sp2.krakow.pl", "jan@evil-sp1.krakow.pl", "jan@sp1.krakow.pl.evil.example"])
def test_a_foreign_domain_is_told_so(client, address):
    assert refused(client, arrive(client, address=address), "nie należy do żadnej szkoły")
    assert not get_user_model().objects.filter(email=address).exists()


@pytest.mark.parametrize("own", [{"is_superuser": True}, {"is_active": False}, {"managed_by": "Szkoła nr 99"}, {}])
def test_an_account_that_is_not_the_schools_to_give_is_not_taken_over(client, ala, own):
    get_user_model().objects.filter(pk=ala.pk).update(email="jan@sp1.krakow.pl", **own)
    assert refused(client, arrive(client), "Jest tu już konto")
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "wrong, reason",
    [
        ({"key": "somebody else's"}, "Signature validation failed"),
        ({"hashing": "sha1"}, "Deprecated signature algorithm"),
        ({"issuer": "https://idp.evil.example"}, "Invalid issuer"),
        ({"audience": "https://another.example/saml/sp1/metadata/"}, "not a valid audience"),
        ({"audience": ""}, "NotForUs"),
        ({"recipient": "https://another.example/acs/"}, "A valid SubjectConfirmation was not found"),
        ({"answers": "_another-question"}, "A valid SubjectConfirmation was not found"),
        ({"answers": ""}, "NotForUs"),
        ({"minutes": (-20, -10)}, "timestamp: expired"),
        ({"minutes": (10, 20)}, "timestamp: not yet"),
        ({"subject_format": TRANSIENT}, "NotForUs"),
        ({"subject": ""}, "ValidationError"),
    ],
    ids=lambda one: "".join(one) if isinstance(one, dict) else "",
)
def test_an_assertion_with_anything_wrong_opens_nothing(client, wrong, reason, caplog):
    """Another key, a broken algorithm, another speaker, for another site or nobody's, expired, not yet, nobody in it."""
    assert refused(client, arrive(client, **wrong))
    assert reason in caplog.text
    assert not SocialAccount.objects.exists()


def test_without_a_signature_nobody_comes_in(client):
    document = Answer(ask(client)).xml()
    signature = document.find(".//{http://www.w3.org/2000/09/xmldsig#}Signature")
    signature.getparent().remove(signature)
    assert refused(client, send(client, document))


def test_one_changed_letter_is_seen(client):
    text = etree.tostring(Answer(ask(client)).xml()).replace(b"jan@sp1.krakow.pl", b"ewa@sp1.krakow.pl")
    assert refused(client, send(client, text))


@pytest.mark.parametrize("place", ["before", "after", "inside"])
def test_an_assertion_wrapped_around_a_signed_one_is_refused(client, place):
    """The signed assertion is true and another stands where a careless reader looks for it."""
    document = Answer(ask(client), address="jan@sp1.krakow.pl").xml()
    signed = document.find("saml:Assertion", NAMES)
    evil = copy.deepcopy(signed)
    evil.remove(evil.find("{http://www.w3.org/2000/09/xmldsig#}Signature"))
    evil.set("ID", "_evil")
    evil.find(".//saml:NameID", NAMES).text = "admin"
    if place == "inside":
        document.replace(signed, evil)
        etree.SubElement(evil, f"{{{NAMES['saml']}}}Advice").append(signed)
    else:
        signed.addprevious(evil) if place == "before" else signed.addnext(evil)
    assert refused(client, send(client, document))


def test_a_comment_in_the_name_of_the_subject_does_not_make_it_somebody_elses(client):
    """A signature does not cover comments; a careless reader stops at one, and takes jan for jan@evil."""
    document = Answer(ask(client), subject="jan.evil", address="jan@sp1.krakow.pl").xml()
    name = document.find(".//saml:NameID", NAMES)
    name.text = "jan"
    comment = etree.Comment("x")
    comment.tail = ".evil"
    name.append(comment)
    send(client, document)
    assert not SocialAccount.objects.filter(uid="jan").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no base64 at all \xff",
        b"<samlp:Response",
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;</r>',
        b"<r>" + b"x" * 200_000 + b"</r>",
    ],
    ids=["empty", "noise", "half", "file", "bomb", "long"],
)
def test_hostile_files_are_refused_and_read_nothing(client, data):
    ask(client)
    answer = send(client, data)
    assert refused(client, answer)
    assert "root:" not in answer.content.decode()


def test_a_document_type_before_a_true_answer_is_refused(client):
    true = etree.tostring(Answer(ask(client)).xml())
    assert refused(client, send(client, b'<!DOCTYPE x [<!ENTITY y "z">]>' + true))


def test_an_answer_works_once_and_in_one_browser(client):
    document = Answer(ask(client)).xml()
    stranger = browser()
    assert refused(stranger, send(stranger, document))
    send(client, document)
    assert who(client).is_authenticated
    client.post("/pl/accounts/logout/")
    assert refused(client, send(client, document))


def test_an_answer_to_one_question_does_not_answer_another(client):
    """Whoever has caught an answer changes what is not signed, so that it seems to answer a question of his own."""
    caught = Answer(ask(browser())).xml()
    caught.set("InResponseTo", ask(client).id)
    assert refused(client, send(client, caught))


def test_an_answer_that_nobody_asked_for_is_refused(client):
    question = ask(client)
    document = Answer(question, answers="").xml()
    del document.attrib["InResponseTo"]
    assert refused(client, send(client, document, RelayState="/pl/me/"))


def test_who_gives_up_at_the_provider_is_led_back(client):
    document = Answer(ask(client)).xml()
    document.remove(document.find("saml:Assertion", NAMES))
    document.find(".//samlp:StatusCode", NAMES).set("Value", "urn:oasis:names:tc:SAML:2.0:status:Responder")
    assert refused(client, send(client, document))


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_nothing_leads_away_from_here(client, away):
    answer = send(client, Answer(ask(client, next=away)).xml(), RelayState=away)
    assert answer["Location"] == "/pl/me/"


def test_a_link_signs_nobody_out(client):
    arrive(client)
    answer = client.get("/saml/sp1/sls/", {"SAMLRequest": "x", "RelayState": "https://evil.example/"})
    assert answer["Location"] == "/pl/accounts/logout/"
    assert who(client).is_authenticated


def test_nobody_is_connected_by_an_address(client, ala):
    client.force_login(ala)
    send(client, Answer(ask(client, process="connect"), address="zla@sp1.krakow.pl").xml())
    assert who(client).email == "zla@sp1.krakow.pl"
    assert not SocialAccount.objects.filter(user=ala).exists()


@pytest.mark.parametrize("door", ["login", "metadata", "acs/finish", "sls"])
def test_an_unknown_provider_is_not_there(client, door):
    assert client.get(f"/saml/inny/{door}/").status_code == 404
    assert client.post("/saml/inny/acs/", {"SAMLResponse": "x"}).status_code == 404
    assert not Session.objects.exists()


def test_an_answer_comes_as_a_form_and_a_finish_without_one_is_refused(client):
    assert client.get(ACS).status_code == 405
    assert refused(client, client.get("/saml/sp1/acs/finish/"))


def test_no_form_of_ours_leads_to_the_provider(client):
    """The way there is a link, so the content policy lets forms go nowhere but here, whatever providers there are."""
    page = client.get("/pl/accounts/login/")
    assert "form-action 'self'" in page["Content-Security-Policy"]
    assert "idp.sp1.example" not in page["Content-Security-Policy"]


# ---- as the file says


def test_the_provider_reads_our_addresses(client):
    page = etree.fromstring(client.get("/saml/sp1/metadata/").content)
    (service,) = page.iter("{urn:oasis:names:tc:SAML:2.0:metadata}AssertionConsumerService")
    assert page.get("entityID") == "http://testserver/saml/sp1/metadata/"
    assert service.get("Location") == "http://testserver/saml/sp1/acs/"


def test_a_provider_may_name_its_attributes_otherwise(client, settings, tmp_path):
    settings.SOCIALACCOUNT_PROVIDERS = write(
        tmp_path / "sso.yaml", attributes={"first_name": "imie", "email": ["poczta"]}
    )
    arrive(client, address="", attributes={"imie": "Zofia", "poczta": "zofia@sp1.krakow.pl"})
    assert (who(client).first_name, who(client).email) == ("Zofia", "zofia@sp1.krakow.pl")


def test_an_address_counts_only_when_the_provider_vouches_for_it(client, settings, tmp_path):
    settings.SOCIALACCOUNT_PROVIDERS = write(tmp_path / "sso.yaml", email_is_verified=None)
    assert refused(client, arrive(client), "nie należy do żadnej szkoły")
    arrive(client, attributes={"email_verified": "true"})
    assert who(client).email == "jan@sp1.krakow.pl"
