"""Plant the starter content in its other languages.

A translation has the key of what it translates, so progress, attempts and certificates are one whatever the language; its
blocks have the same ids; and wagtail-localize is told of each pair of strings, so that editors see them side by side.
"""

from collections import defaultdict
from typing import Any

from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import TranslatableField, copy_synchronised_fields, get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from courses.models import CoursePage
from home.seeding import bank, tree
from home.seeding.naming import like, named, raw, restream
from home.seeding.once import once
from home.seeding.publishing import publish
from home.seeding.reading import SOURCE_LANGUAGE, key_of, read


def plant_questions(name: str, language: str) -> None:
    """Make the translations of a file's questions, each once."""
    originals = {item["key"]: item for item in read(SOURCE_LANGUAGE, "questions", f"{name}.yaml")}
    for item in read(language, "questions", f"{name}.yaml"):
        original = originals[item["key"]]
        once(
            f"question:{language}:{item['key']}",
            lambda item=item, original=original: add_question(item, original, language),
        )


def add_question(item: dict, original: dict, language: str) -> None:
    """Translate a question, unless an editor has removed it or translated it already."""
    source = bank.question_named(item["key"])
    if source is None or translation_of(source, language):
        return
    name_blocks(source, "answer", f"question:{item['key']}")
    question = bank.make_question(item, language)
    take_after(question, source)
    question.live = source.live
    bank.add(question)
    remember_strings(source, question, bank.make_question(original))


def plant_course(folder: str, language: str) -> None:
    """Make one course with its lessons and exam in the language, all or nothing."""
    once(f"course:{language}:{folder}", lambda: add_course(folder, language))


def add_course(folder: str, language: str) -> None:
    """Translate what an editor has left of the course and has not translated yet."""
    item, original = (read(code, "courses", folder, "course.yaml") for code in (language, SOURCE_LANGUAGE))
    source = CoursePage.objects.filter(
        translation_key=key_of(f"course:{item['key']}"), locale__language_code=SOURCE_LANGUAGE
    ).first()
    area = source and translation_of(source.get_parent(), language)
    if not area:
        return
    course = add_page(area, source, tree.make_course(item), tree.make_course(original))
    steps = {page.translation_key: page for page in source.get_children().specific()}
    for name in [*item["lessons"], item["exam"]]:
        words, originals = (read(code, "courses", folder, name) for code in (language, SOURCE_LANGUAGE))
        is_exam = name == item["exam"]
        page = steps.get(key_of(f"{'exam' if is_exam else 'lesson'}:{words['key']}"))
        if page and is_exam:
            add_page(course, page, tree.make_exam(words, item), tree.make_exam(originals, original))
        elif page:
            name_blocks(page, "body", f"lesson:{words['key']}")
            add_page(course, page, tree.make_lesson(words), tree.make_lesson(originals))


def translation_of(source: Any, language: str) -> Any:
    """Return what the thing is in the language; None when it is not translated."""
    return source.get_translation_or_none(Locale.objects.get(language_code=language))


def add_page(parent: Page, source: Page, page: Page, original: Page) -> Page:
    """Put a translation below its parent; return the one that is there when an editor was faster."""
    existing = source.get_translation_or_none(parent.locale)
    if existing:
        return existing.specific
    take_after(page, source)
    page.locale, page.translation_key, page.live = parent.locale, source.translation_key, source.live
    parent.add_child(instance=page)
    publish(page, live=source.live)
    remember_strings(source, page, original)
    return page


def name_blocks(source: Any, field: str, name: str) -> None:
    """Give ids to blocks that have none: those planted before blocks had names, and never saved by an editor."""
    before = raw(getattr(source, field))
    if named(before, name) == before:
        return
    restream(source, field, lambda value: named(value, name))
    if source.has_unpublished_changes:  # an editor's draft stays a draft
        type(source).objects.filter(pk=source.pk).update(**{field: getattr(source, field)})
    else:
        source.save_revision().publish()


def take_after(translated: Any, source: Any) -> None:
    """Take from the source what is no word: its numbers, its questions, the ids of its blocks. A signature is not taken over.

    An editor may have changed these, and a course has one pass mark in every language.
    """
    model = type(translated)
    words = {
        field.field_name: getattr(translated, field.field_name)
        for field in get_translatable_fields(model)
        if isinstance(field, TranslatableField)
    }
    copy_synchronised_fields(source, translated)
    for name, value in words.items():
        setattr(translated, name, value)
        if isinstance(model._meta.get_field(name), StreamField):
            ids = raw(getattr(source, name))
            restream(translated, name, lambda value, ids=ids: like(value, ids))
    for name in ("reviewed_on", "review_by"):
        if hasattr(translated, name):
            setattr(translated, name, None)
    if hasattr(translated, "reviewed_by"):
        translated.reviewed_by = ""


def remember_strings(source: Any, translated: Any, original: Any) -> None:
    """Tell wagtail-localize which string translates which.

    `original` is the source as it was planted: what an editor has rewritten since still waits for a translator.
    """
    take_after(original, source)
    record, _created = TranslationSource.get_or_create_from_instance(source)
    Translation.objects.get_or_create(
        source=record,
        target_locale=translated.locale,
        defaults={"translations_last_updated_at": timezone.now(), "destination_last_updated_at": timezone.now()},
    )
    planted, found = strings_by_path(original), strings_by_path(translated)
    places: dict[str, int] = defaultdict(int)
    pairs = []
    for segment in StringSegment.objects.filter(source=record).select_related("string", "context").order_by("order"):
        path = segment.context.path
        place, places[path] = places[path], places[path] + 1
        if planted[path][place : place + 1] == [segment.string.data] and len(planted[path]) == len(found[path]):
            pairs.append(
                StringTranslation(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=translated.locale,
                    data=found[path][place],
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                )
            )
    StringTranslation.objects.bulk_create(pairs, ignore_conflicts=True)


def strings_by_path(instance: Any) -> dict[str, list[str]]:
    """Return the strings that wagtail-localize sees, by their place; rich text has several in one place."""
    found = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found
