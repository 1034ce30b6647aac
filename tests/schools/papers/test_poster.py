"""The poster of a class: how to get in, what is learnt, and nobody's name."""

import pypdfium2
import pytest
import zxingcpp
from django.urls import reverse

from schools.codes import in_groups
from tests.factories import make_class, make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def class_7c(school, course):
    made = make_class(school, name="7c")
    deeds.assign(made, course, due_on=deeds.TODAY)
    deeds.join(made, "Świętosława", "Brzęczyszczykiewicz")
    return made


def poster(browser, school_class, size="a4"):
    answer = browser.get(reverse("schools:class_poster", args=[school_class.uuid, size]))
    return pypdfium2.PdfDocument(answer.content) if answer.status_code == 200 else answer.status_code


def test_it_tells_the_address_the_code_and_the_course_and_no_name(as_, basia, class_7c, settings):
    (page,) = poster(as_(basia), class_7c)
    text = page.get_textpage().get_text_range()
    assert in_groups(class_7c.code) in text
    assert "7c" in text and "Uratuj serce" in text and "23 listopada 2026" in text
    assert settings.SITE_URL.partition("://")[2] in text
    assert "Brzęczyszczykiewicz" not in text and "Świętosława" not in text


def test_a_phone_reads_the_way_to_the_class_from_it(as_, basia, class_7c, client):
    (page,) = poster(as_(basia), class_7c)
    [code] = zxingcpp.read_barcodes(page.render(scale=100 / 72).to_pil())
    assert code.text.endswith(f"/{in_groups(class_7c.code)}/")
    assert client.get(code.text[code.text.index("/", 9) :]).status_code == 200


def test_a3_is_the_same_and_larger(as_, basia, class_7c):
    small, large = (poster(as_(basia), class_7c, size)[0].get_size() for size in ("a4", "a3"))
    assert large == pytest.approx([side * 2**0.5 for side in small], rel=0.001)
    assert poster(as_(basia), class_7c, "a0") == 404


def test_many_courses_with_long_titles_still_make_one_page(as_, basia, class_7c):
    for number in range(7):
        title = f"Kurs {number} " + "o bardzo długim tytule, " * 5
        deeds.assign(class_7c, make_course(slug=f"dlugi-{number}", code=f"D{number}", title=title))
    pages = poster(as_(basia), class_7c)
    assert len(pages) == 1
    assert "i jeszcze" in pages[0].get_textpage().get_text_range()


def test_small_children_are_told_to_touch_their_picture(as_, basia, class_7c):
    class_7c.by_picture = True
    class_7c.save()
    assert "Dotknij swojego obrazka" in poster(as_(basia), class_7c)[0].get_textpage().get_text_range()
