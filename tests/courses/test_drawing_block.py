"""A drawing of the gallery in a lesson: it cannot lack words, and it says that it awaits review."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from courses.blocks import DrawingBlock
from figures.registry import FIGURES


def shown(**value):
    block = DrawingBlock()
    return block.render(block.to_python({"caption": "", **value}))


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_it_brings_the_words_of_the_gallery_in_the_language_of_the_page(language):
    with override(language):
        assert f"<title>{FIGURES['compressions'].alt}</title>" in shown(name="compressions")


def test_a_drawing_nobody_has_signed_says_so(monkeypatch):
    assert "Rysunek czeka na recenzję medyczną." in shown(name="compressions")
    signed = replace(FIGURES["compressions"], reviewed_by="lek. Maria Nowak", reviewed_on=date(2026, 11, 3))
    monkeypatch.setitem(FIGURES, "compressions", signed)
    assert "figcaption" not in shown(name="compressions")
    assert "Ręce na środku." in shown(name="compressions", caption="Ręce na środku.")


def test_a_caption_is_text_and_not_html():
    assert "&lt;b&gt;" in shown(name="compressions", caption="<b>")


def test_a_drawing_that_left_the_gallery_leaves_the_lesson_readable():
    assert shown(name="no-longer-there").strip() == ""


def test_only_a_drawing_of_the_gallery_can_be_chosen():
    block = DrawingBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"name": "no-such-drawing", "caption": ""}))
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"name": "", "caption": ""}))


def test_the_editor_chooses_by_looking():
    field = DrawingBlock().child_blocks["name"].field
    picker = field.widget.render("name", "compressions")
    assert picker.count('type="radio"') == len(FIGURES)
    assert picker.count("<img") == len(FIGURES)
    assert 'value="compressions"' in picker
    assert "/figures/compressions.svg" in picker
    assert picker.count("checked") == 1
