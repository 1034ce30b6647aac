"""Words of the glossary in texts: linked, explained once a page, found by the search, and nothing without an explanation."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from accounts.roles import Role, give_role
from courses import glossary
from courses.models import GlossaryTerm, LessonPage
from home.searching import finding
from tests import factories

pytestmark = pytest.mark.django_db
BODY = LessonPage._meta.get_field("body").stream_block
TEXT = BODY.child_blocks["step"].child_blocks["content"].child_blocks["text"]


def make_term(term="RKO", explanation="Resuscytacja krążeniowo-oddechowa.", language="pl", **fields):
    locale = Locale.objects.get(language_code=language)
    return GlossaryTerm.objects.create(term=term, explanation=explanation, locale=locale, **fields)


def lesson_saying(*texts):
    lesson = LessonPage.objects.first()
    content = [{"type": "text", "value": f"<p>{text}</p>"} for text in texts]
    lesson.body = BODY.to_python([{"type": "step", "value": {"title": "Krok", "content": content}}])
    lesson.save()
    return lesson


def test_a_word_is_a_link_to_its_explanation_and_is_explained_in_brackets_on_paper(client, course):
    make_term()
    page = client.get(lesson_saying("Zacznij [[RKO]].").url).content.decode()
    assert '<a class="term" href="#term-rko">RKO</a>' in page
    assert '<details class="term-note no-print" id="term-rko">' in page
    assert '<span class="term__inline"> (Resuscytacja krążeniowo-oddechowa.)</span>' in page
    assert "js/glossary.js" in page


def test_a_word_may_stand_in_another_form(client, course):
    make_term("defibrylator", "Urządzenie.")
    page = client.get(lesson_saying("Z [[Defibrylator|defibrylatorem]].").url).content.decode()
    assert '<a class="term" href="#term-defibrylator">defibrylatorem</a>' in page


def test_a_word_is_explained_once_on_a_page_with_one_query(client, course, django_assert_max_num_queries):
    make_term()
    lesson = lesson_saying("[[RKO]] raz.", "[[rko]] dwa.", "[[RKO]] trzy.")
    page = client.get(lesson.url).content.decode()
    assert (page.count('id="term-rko"'), page.count('class="term"')) == (1, 3)


@pytest.mark.parametrize("fields", [{"live": False}, {"language": "en"}])
def test_a_draft_and_another_language_explain_nothing_and_the_word_stays(client, course, fields):
    make_term(**fields)
    page = client.get(lesson_saying("Zacznij [[RKO]].").url).content.decode()
    assert "Zacznij RKO." in page
    assert 'class="term"' not in page


def test_an_explanation_cannot_bring_html_along():
    term = make_term("AED", "<script>alert(1)</script>")
    told = glossary.tell("<p>[[AED]] i [[x&lt;b&gt;]]</p>", {"aed": term}, set())
    assert "<script>" not in told.text
    assert "x&lt;b&gt;" in told.text


def test_a_word_that_the_glossary_does_not_have_is_refused_at_the_text():
    make_term()
    assert TEXT.clean(TEXT.to_python("<p>[[RKO]] i [[rko|resuscytacja]]</p>")).source
    with pytest.raises(ValidationError, match="nie ma hasła: AED"):
        TEXT.clean(TEXT.to_python("<p>[[AED]]</p>"))


def test_one_word_has_one_explanation_in_a_language():
    make_term()
    again = GlossaryTerm(term="rko", explanation="Inaczej.", locale=Locale.objects.get(language_code="pl"))
    with pytest.raises(ValidationError, match="już jest"):
        again.full_clean()
    GlossaryTerm(term="RKO", explanation="CPR.", locale=Locale.objects.get(language_code="en")).full_clean()
    with pytest.raises(ValidationError, match="nawiasów"):
        GlossaryTerm(term="[RKO]", explanation="Tak.", locale=Locale.objects.get(language_code="pl")).full_clean()


def test_the_search_finds_a_word_and_leads_to_the_glossary():
    make_term("Hipoglikemia", "Za mało cukru we krwi.")
    make_term("Hipotermia", "Wychłodzenie.", live=False)
    results = finding.find("hipo", locale=Locale.objects.get(language_code="pl")).results
    assert [(one.title, one.url) for one in results] == [("Hipoglikemia", "/pl/learning/glossary/#term-hipoglikemia")]
    assert finding.find("cukier", locale=Locale.objects.get(language_code="pl")).results == []
    assert len(finding.find("cukru", locale=Locale.objects.get(language_code="pl")).results) == 1


def test_a_sentence_is_found_as_its_readers_see_it(course):
    make_term()
    lesson_saying("Zacznij [[RKO|resuscytację]] od razu.")
    results = finding.find("resuscytacja", locale=Locale.objects.get(language_code="pl")).results
    (result,) = [one for one in results if one.course]
    assert "".join(piece.text for piece in result.excerpt) == "Zacznij resuscytację od razu."


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_glossary_shows_what_is_published_in_its_language(client, language):
    make_term()
    make_term("Szkic", "Nie.", live=False)
    page = client.get(f"/{language}/learning/glossary/").content.decode()
    assert ('id="term-rko"' in page, "Szkic" in page) == (language == "pl", False)


@pytest.mark.parametrize(
    ("role", "rights"), [(Role.LEARNER, ""), (Role.TRAINER, "add change"), (Role.REVIEWER, "change publish")]
)
def test_a_trainer_explains_a_reviewer_publishes(role, rights):
    person = factories.PersonFactory()
    give_role(person, role)
    held = [right for right in ("add", "change", "publish") if person.has_perm(f"courses.{right}_glossaryterm")]
    assert held == rights.split()
    assert Group.objects.filter(name=role.value).exists()


def test_the_editor_opens_the_glossary(admin_client):
    make_term()
    assert "RKO" in admin_client.get("/admin/snippets/courses/glossaryterm/").content.decode()
    assert admin_client.get("/admin/snippets/courses/glossaryterm/add/").status_code == 200
