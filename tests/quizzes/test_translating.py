"""A question of every kind is carried into another language string by string, and asked in it once that is published."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from quizzes import bank, marking
from quizzes.kinds import KINDS
from quizzes.models import Question
from tests import factories

pytestmark = pytest.mark.django_db


def shown_to_translators(question) -> dict[str, str]:
    """Return the strings that translators are shown, by path."""
    source, _created = TranslationSource.update_or_create_from_instance(question)
    return {
        segment.context.path: segment.string.data for segment in StringSegment.objects.filter(source=source).iterator()
    }


def translate(question, *, into: str, publish: bool = True) -> None:
    """Put "EN" before each string that translators are shown, and save."""
    source, _created = TranslationSource.update_or_create_from_instance(question)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=Locale.objects.get(language_code=into)
    )
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": f"EN {segment.string.data}"},
        )
    translation.save_target(publish=publish)


@pytest.mark.parametrize("kind", list(factories.ANSWERS))
def test_every_kind_is_asked_in_the_other_language_and_marked_the_same(kind):
    question = factories.make_question(kind)
    english = Locale.objects.get(language_code="en")
    translate(question, into="en")
    [found] = bank.in_language([question], english)
    assert found.text == f"EN {question.text}"
    assert found.asked["ref"] == question.asked["ref"], "one question, whatever the language"
    for right in (True, False):
        worth = [
            marking.mark_answer(asked, KINDS[kind].example(asked, right=right))
            for asked in (question.asked, found.asked)
        ]
        assert worth[0] == worth[1]


def test_a_translation_that_is_not_published_is_not_asked():
    question = factories.make_question()
    translate(question, into="en", publish=False)
    assert Question.objects.filter(locale__language_code="en").exists()
    assert bank.in_language([question], Locale.objects.get(language_code="en")) == [question]


def test_a_key_that_is_changed_later_waits_in_the_translation_until_it_is_updated():
    question = factories.make_question("numeric")
    translate(question, into="en")
    question.answer[0].value["maximum"] = 7
    question.save()
    english = Locale.objects.get(language_code="en")
    assert bank.in_language([question], english)[0].asked["key"]["maximum"] == "6"
    translate(question, into="en")
    assert bank.in_language([question], english)[0].asked["key"]["maximum"] == "7"


def test_what_is_no_word_is_the_same_in_every_language():
    question = factories.make_question(
        critical=True, code="tempo", reviewed_by="dr Nowak", guideline_edition="ERC 2025"
    )
    assert set(shown_to_translators(question)) == {"text", "explanation"} | {
        path for path in shown_to_translators(question) if path.startswith("answer.")
    }
    translate(question, into="uk")
    ukrainian = Question.objects.get(locale__language_code="uk")
    for name in ("code", "reviewed_by", "guideline_edition", "is_critical", "category", "difficulty"):
        assert getattr(ukrainian, name) == getattr(question, name), name


def test_translators_see_words_and_no_names_of_scenes():
    shown = shown_to_translators(factories.make_question("scenario"))
    assert "Starszy pan osuwa się na podłogę." in shown.values()
    assert not {"start", "zwłoka", "pomoc"} & set(shown.values())
