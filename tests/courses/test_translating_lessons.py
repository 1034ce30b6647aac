"""A lesson side by side in another language: its words change, everything else stays, and a reviewer signs it on its own."""

from datetime import timedelta
from io import BytesIO

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from accounts.roles import Role
from courses.models import LessonPage
from tests.factories import make_course, make_picture
from tests.quizzes.editors import come_as, said, sign_in, strangers

pytestmark = pytest.mark.django_db


def item(value):
    """Return an item of a list as the editor stores it."""
    return {"type": "item", "value": value, "id": f"item-{str(value)[:12]}"}


PARTS = [
    ("text", "<p>Pierwsze <b>zdanie</b>.</p>"),
    ("instructions", {"title": "Krok po kroku", "commands": [item("Uklęknij"), item("Połóż dłonie")]}),
    ("key_point", "Mocno i szybko."),
    ("warning", "Nie przerywaj."),
    ("myth", {"myth": "Tylko lekarz może.", "fact": "Może każdy."}),
    ("key_numbers", {"numbers": [item({"value": "100–120", "unit": "na minutę", "note": "tempo"})]}),
    ("source_note", {"text": "Za wytycznymi.", "source": "ERC 2025"}),
]


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def lesson(english):
    course = make_course(medical=True)
    page = LessonPage.objects.child_of(course).first()
    figure = {"image": {"image": make_picture("dłonie").pk, "alt_text": "Dłonie na mostku", "decorative": False}}
    parts = [*PARTS, ("figure", figure | {"caption": "Podpis"})]
    stream = LessonPage._meta.get_field("body").stream_block
    content = [{"type": kind, "value": value, "id": f"part-{kind}"} for kind, value in parts]
    raw = [{"type": "step", "id": "first-step", "value": {"title": "Uciskaj", "content": content}}]
    page.body = stream.to_python(raw)
    LessonPage.objects.filter(pk=page.pk).update(body=page.body)
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english)
    return LessonPage.objects.get(pk=page.pk)


@pytest.fixture
def translated(lesson, english):
    source, _made = TranslationSource.get_or_create_from_instance(lesson)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation.get_target_instance()


def translation_of(page):
    return Translation.objects.get(target_locale=page.locale)


def put_before_each(page, words):
    """Translate every string by putting the words before it."""
    translation = translation_of(page)
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=page.locale, data=words + segment.string.data
        )


def hand_in_url(page):
    return reverse("hand_in_translation", args=[page.pk])


def sign(client, page):
    state = LessonPage.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    until = (timezone.localdate() + timedelta(days=300)).isoformat()
    return client.post(url, {"name": "Ann Lee", "title": "paramedic 77", "review_by": until, "comment": ""})


def plain(page):
    """Return the blocks of the page by name: their value as Wagtail stores it."""
    (step,) = page.body.get_prep_value()
    return step["id"], step["value"]["title"], {part["id"]: part["value"] for part in step["value"]["content"]}


def test_a_trainer_hands_a_translation_in_and_it_goes_live_with_its_own_signature(client, lesson, translated):
    sign_in(client, Role.TRAINER)
    put_before_each(translated, "EN ")
    opened = client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert hand_in_url(translated) in opened.content.decode()
    assert "Wszystko jest przetłumaczone" in client.get(hand_in_url(translated)).content.decode()
    client.post(hand_in_url(translated))
    assert not LessonPage.objects.get(pk=translated.pk).live
    sign_in(client, Role.REVIEWER)
    sign(client, translated)
    page = LessonPage.objects.get(pk=translated.pk)
    assert (page.live, page.reviewed_by) == (True, "Ann Lee, paramedic 77")
    assert page.translation_key == lesson.translation_key
    assert LessonPage.objects.get(pk=lesson.pk).reviewed_by == ""


def test_words_are_translated_and_everything_else_stays(client, lesson, translated):
    sign_in(client, Role.TRAINER)
    put_before_each(translated, "EN ")
    client.post(hand_in_url(translated))
    step, title, parts = plain(LessonPage.objects.get(pk=translated.pk).get_latest_revision_as_object())
    assert (step, title) == ("first-step", "EN Uciskaj")
    assert list(parts) == [f"part-{kind}" for kind, _value in PARTS] + ["part-figure"]
    assert parts["part-text"].startswith("<p>EN Pierwsze")
    assert [item["value"] for item in parts["part-instructions"]["commands"]] == ["EN Uklęknij", "EN Połóż dłonie"]
    assert parts["part-key_point"] == "EN Mocno i szybko."
    assert parts["part-warning"] == "EN Nie przerywaj."
    assert parts["part-myth"] == {"myth": "EN Tylko lekarz może.", "fact": "EN Może każdy."}
    assert parts["part-key_numbers"]["numbers"][0]["value"]["unit"] == "EN na minutę"
    assert parts["part-source_note"]["text"] == "EN Za wytycznymi."
    picture = parts["part-figure"]["image"]
    assert (picture["image"], picture["alt_text"]) == (make_picture("dłonie").pk, "EN Dłonie na mostku")
    uses = LessonPage.objects.get(pk=translated.pk).check_questions.all()
    assert [use.question_id for use in uses] == [use.question_id for use in lesson.check_questions.all()]


def test_a_translation_goes_out_and_comes_back_as_a_po_file(client, lesson, translated):
    sign_in(client, Role.TRAINER)
    translation = translation_of(translated)
    sent = client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk])).content.decode()
    catalogue = polib.pofile(sent)
    assert "Mocno i szybko." in {entry.msgid for entry in catalogue}
    for entry in catalogue:
        entry.msgstr = f"EN {entry.msgid}"
    back = SimpleUploadedFile("en.po", BytesIO(str(catalogue).encode()).getvalue())
    client.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {"file": back})
    total, done = translation.get_progress()
    assert total == done > 10


def test_publishing_an_unsigned_translation_says_what_to_do_and_writes_nothing(client, lesson, translated):
    """Also onto a public page: wagtail-localize would write over its words before it asks."""
    sign_in(client, Role.REVIEWER)
    LessonPage.objects.filter(pk=translated.pk).update(live=True)
    put_before_each(translated, "EN ")
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[translated.pk]), {"action": "publish"}, follow=True)
    assert "z podpisem recenzenta" in " ".join(said(answer))
    assert plain(LessonPage.objects.get(pk=translated.pk))[1] == "Uciskaj"


def test_the_reviewer_sends_a_translation_back_and_it_is_handed_in_again(client, lesson, translated):
    sign_in(client, Role.TRAINER)
    client.post(hand_in_url(translated))
    sign_in(client, Role.REVIEWER)
    state = LessonPage.objects.get(pk=translated.pk).current_workflow_task_state
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[translated.pk, "reject", state.pk]),
        {"comment": "Po polsku"},
    )
    sign_in(client, Role.TRAINER)
    put_before_each(translated, "EN ")
    client.post(hand_in_url(translated))
    sign_in(client, Role.REVIEWER)
    sign(client, translated)
    assert plain(LessonPage.objects.get(pk=translated.pk))[1] == "EN Uciskaj"


@pytest.mark.parametrize("who", strangers())
def test_strangers_hand_nothing_in(client, request, lesson, translated, who):
    come_as(client, request, who)
    client.post(hand_in_url(translated))
    assert not LessonPage.objects.get(pk=translated.pk).workflow_in_progress
