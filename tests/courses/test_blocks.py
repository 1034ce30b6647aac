"""The blocks of a lesson: each explains itself in the picker, says what is wrong, and shows what it holds."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail_localize.segments.extract import extract_segments

from courses.models import LessonPage
from tests import factories

STEP = LessonPage._meta.get_field("body").stream_block.child_blocks["step"]
CONTENT = STEP.child_blocks["content"]
EVERY = sorted(CONTENT.child_blocks)


@pytest.mark.parametrize("name", EVERY)
def test_a_block_explains_itself_in_the_picker(name):
    meta = CONTENT.child_blocks[name].meta
    assert meta.icon != "placeholder"
    assert all(str(text).strip() for text in (meta.label, meta.description, meta.group))
    assert CONTENT.child_blocks[name].is_previewable


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("language", ["pl", "uk"])
def test_a_block_has_a_preview_in_our_own_look(admin_client, name, language):
    block = CONTENT.child_blocks[name]
    answer = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "css/tokens.css" in page
    assert len("".join(strip_tags(page.split("<main", 1)[1]).split())) > 15  # it shows an example, not an empty frame


def spots(**changes):
    value = {
        "picture": factories.make_picture("sylwetka").pk,
        "alt": "Sylwetka z przodu.",
        "regions": [
            {"label": "Głowa", "x": 40, "y": 5, "width": 20, "height": 20, "text": "Odchyl."},
            {"label": "Mostek", "x": 40, "y": 40, "width": 20, "height": 20, "text": "Uciskaj."},
        ],
    } | changes
    return CONTENT.child_blocks["spots"].to_python(value)


def problems(name, value):
    """Return the messages of a value by the field at which they stand."""
    block = CONTENT.child_blocks[name]
    with pytest.raises(ValidationError) as wrong:
        block.clean(value)
    return flat(wrong.value)


def flat(error, field=""):
    """Return the messages by the path of their field; the places of a list have no name of their own."""
    match error:
        case blocks.StructBlockValidationError():
            parts = [(one, f"{field}.{name}".strip(".")) for name, one in error.block_errors.items()]
        case blocks.ListBlockValidationError():
            parts = [(one, field) for one in error.block_errors.values()]
        case _:
            return {field: " ".join(error.messages)}
    return {path: text for one, name in parts for path, text in flat(one, name).items()}


def test_two_places_of_one_name_are_refused_at_the_list(db):
    value = spots()
    value["regions"][1]["label"] = "głowa"
    assert problems("spots", value) == {"regions": "Dwa miejsca mają tę samą nazwę. Zmień jedną z nich."}


def test_two_places_on_top_of_each_other_are_refused_at_the_list(db):
    value = spots()
    value["regions"][1]["y"] = 5
    assert "tym samym miejscu" in problems("spots", value)["regions"]


def test_a_place_outside_the_picture_is_refused_at_its_number(db):
    value = spots()
    value["regions"][1]["x"] = 90
    assert "wychodzi poza obraz" in problems("spots", value)["regions.width"]


def test_a_picture_with_places_shows_numbers_that_lead_to_a_list(db):
    page = CONTENT.child_blocks["spots"].render(spots())
    target = page.split('href="#', 1)[1].split('"', 1)[0]
    assert f'id="{target}"' in page
    assert "Odchyl." in page
    assert 'alt="Sylwetka z przodu."' in page
    assert 'aria-label="2: Mostek"' in page


def test_a_picture_that_was_deleted_leaves_no_trace(db):
    assert CONTENT.child_blocks["spots"].render(spots(picture=999)).strip() == ""


def test_a_list_to_tick_sends_and_keeps_nothing(db):
    page = CONTENT.child_blocks["checklist"].render({"title": "Zanim podejdziesz", "points": ["Ruch", "<b>Prąd</b>"]})
    assert page.count('type="checkbox"') == 2
    assert "name=" not in page
    assert "&lt;b&gt;Prąd&lt;/b&gt;" in page


def test_a_list_does_not_say_the_same_twice(db):
    value = CONTENT.child_blocks["checklist"].to_python({"title": "Lista", "points": ["Ruch", "ruch "]})
    assert "takie same" in problems("checklist", value)["points"]


def side(label, title, alt, text=""):
    return {"label": label, "picture": factories.make_picture(title).pk, "alt": alt, "text": text}


def comparison(first="Przed", second="Po"):
    sides = {
        "before": side(first, "a", "Ręce wysoko"),
        "after": side(second, "b", "Ręce na środku", "Tak uciskaj."),
    }
    return CONTENT.child_blocks["comparison"].to_python(sides)


def test_a_comparison_shows_both_pictures_with_their_words(db):
    page = CONTENT.child_blocks["comparison"].render(comparison())
    assert page.count("<img") == 2
    assert all(word in page for word in ("Przed", "Po", 'alt="Ręce wysoko"', "Tak uciskaj."))


def test_two_pictures_of_one_name_are_refused_at_the_second(db):
    assert "ten sam napis" in problems("comparison", comparison(second="przed"))["after.label"]


def test_a_lesson_with_pictures_and_lists_can_be_translated(course):
    points = CONTENT.child_blocks["checklist"].to_python({"title": "Zanim podejdziesz", "points": ["Ruch", "Prąd"]})
    values = {"spots": spots(), "comparison": comparison(), "checklist": points, "read_aloud": None}
    content = [
        {"type": name, "id": name, "value": CONTENT.child_blocks[name].get_prep_value(value)}
        for name, value in values.items()
    ]
    lesson = LessonPage.objects.first()
    step = {"type": "step", "id": "krok", "value": {"title": "Krok", "content": content}}
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python([step])
    words = {one.string.data for one in extract_segments(lesson) if hasattr(one, "string")}
    assert {"Tak uciskaj.", "Ręce wysoko", "Odchyl.", "Zanim podejdziesz", "Ruch"} <= words


def test_a_download_names_its_kind_and_size(db):
    file = ContentFile(b"%PDF-" + b"0" * 2043, name="rko.pdf")
    document = get_document_model().objects.create(title="RKO w skrócie", file=file)
    value = CONTENT.child_blocks["download"].to_python({"document": document.pk, "title": "", "note": "Do druku."})
    page = CONTENT.child_blocks["download"].render(value)
    assert "RKO w skrócie" in page
    assert "PDF, 2,0\xa0KB" in page
    assert f'href="{document.url}"' in page


def test_a_download_whose_file_is_gone_leaves_no_trace(db):
    value = CONTENT.child_blocks["download"].to_python({"document": 999, "title": "Plik", "note": ""})
    assert CONTENT.child_blocks["download"].render(value).strip() == ""


def test_a_step_with_a_button_to_read_aloud_loads_its_script_once(client, course):
    lesson = LessonPage.objects.first()
    assert "js/read-aloud.js" not in client.get(lesson.url).content.decode()
    content = [{"type": "read_aloud", "value": None}, {"type": "read_aloud", "value": None}]
    steps = [{"type": "step", "value": {"title": "Krok", "content": content}}]
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps)
    lesson.save(update_fields=["body"])
    page = client.get(lesson.url).content.decode()
    assert (page.count("js/read-aloud.js"), page.count("<read-aloud")) == (1, 2)
    assert lesson.passages()[2].text.strip() == "Krok"


def test_a_lesson_loads_the_style_of_blocks_only_where_it_needs_it(client, course):
    lesson = LessonPage.objects.first()
    assert "css/blocks.css" not in client.get(lesson.url).content.decode()
    content = [{"type": "checklist", "value": {"title": "Lista", "points": ["Ruch", "Prąd"]}}]
    steps = [{"type": "step", "value": {"title": "Krok", "content": content}}]
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps)
    lesson.save_revision().publish()
    assert client.get(lesson.url).content.decode().count("css/blocks.css") == 1


def test_rich_text_keeps_only_the_few_things_it_may_be():
    """What comes from the editor is data, not HTML; a link to a script, and a style that we do not offer, are dropped."""
    draft = {
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}},
        "blocks": [
            {
                "key": "a",
                "type": "unstyled",
                "text": "Tu <script>alert(1)</script>",
                "depth": 0,
                "inlineStyleRanges": [{"offset": 0, "length": 2, "style": "STRIKETHROUGH"}],
                "entityRanges": [{"key": 0, "offset": 0, "length": 2}],
            }
        ],
    }
    kept = CONTENT.child_blocks["text"].field.widget.converter.to_database_format(json.dumps(draft))
    assert "Tu" in kept
    assert "&lt;script&gt;" in kept
    assert not [word for word in ("<script", "javascript:", "<s>") if word in kept]
