"""What a design must have, whom it is for, and that what was issued keeps its look."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale

from certificates import rendering, storing
from certificates.designs import choosing, colours
from certificates.designs.models import Design, Edition, Signatory
from certificates.models import Certificate
from home.seeding.designs import plant_designs
from schools.models import School
from tests.certificates.conftest import finish
from tests.certificates.designs.conftest import HEAD, make_design
from tests.certificates.test_rendering import text_of
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"heading_pl": ""}, "heading_pl"),
        ({"heading_uk": ""}, "heading_uk"),
        ({"kind_en": ""}, "kind_en"),
        ({"heading_en": "x" * 41}, "heading_en"),
        ({"title": ""}, "title"),
        ({"base": "poster"}, "base"),
        ({"base": "letterhead"}, "letterhead"),
        ({"base": "letterhead", "letterhead": "1\n2\n3\n4\n5"}, "letterhead"),
        ({"accent": "zielony"}, "accent"),
        ({"accent": "#e9a820"}, "accent"),
        ({"accent": "#0b5d50", "paper": "#14232b"}, "paper"),
        ({"paper": "url(x)"}, "paper"),
        ({"second_language": "de"}, "second_language"),
        ({"heading_pl": "Dyplom 🙂"}, "heading_pl"),
        ({"closing_uk": "بسم"}, "closing_uk"),
        ({"letterhead": "学校"}, "letterhead"),
    ],
)
def test_a_design_without_what_it_needs_does_not_go_live_and_the_field_is_named(values, field):
    design = Design(**{"title": "Wzór"} | values)
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        design.save()
    assert field in refused.value.message_dict
    assert not Design.objects.exists()
    assert not Edition.objects.exists()


def test_a_signatory_without_a_function_in_every_language_is_refused():
    design = Design(title="Wzór", signatories=[Signatory(name="Basia Nowak", **HEAD | {"function_uk": ""})])
    with pytest.raises(ValidationError, match="function_uk"), transaction.atomic():
        design.save()


def test_a_logo_needs_its_description():
    with pytest.raises(ValidationError, match="logo_alt"):
        make_design("letterhead", logo_alt="")


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can():
    with pytest.raises(ValidationError) as refused:
        colours.check(accent="#b9821a", paper="#ffffff")
    [message] = refused.value.message_dict["accent"]
    assert "3,3" in message
    hint = colours.CODE.search(message).group()
    colours.check(accent=hint, paper="#ffffff")
    assert colours.contrast("#000000", "#ffffff") == 21


def test_without_a_design_a_certificate_has_the_programmes_own_look(certificate):
    assert certificate.facts["design"] == ""
    assert "Zaświadczenie" in text_of(rendering.render(certificate))


def test_a_draft_is_for_nobody_and_what_is_published_is_for_everybody(ala, course):
    design = make_design(heading_pl="Dyplom ukończenia")
    assert finish(ala, course).facts["design"] == design.edition.digest
    design.unpublish()
    assert choosing.design_for(school="", course_key=course.translation_key) is None


def test_a_course_goes_before_a_school_and_a_school_before_everybody(course, other_courses):
    key, other = str(course.translation_key), other_courses[0].translation_key
    for_all = make_design()
    for_school = make_design(for_school="SP 1")
    for_course = make_design(for_courses=[key])
    both = make_design(for_school="SP 1", for_courses=[key])
    newer = make_design(title="Nowszy")

    def chosen(school, course_key):
        return choosing.design_for(school=school, course_key=course_key)

    assert chosen("SP 1", course.translation_key) == both
    assert chosen("SP 2", course.translation_key) == chosen("", course.translation_key) == for_course
    assert chosen("SP 1", other) == for_school
    assert chosen("", other) == newer != for_all


def test_choosing_costs_one_query_however_many_designs_there_are(django_assert_num_queries, course):
    for count in (1, 3):
        for number in range(count):
            make_design(title=f"{count}-{number}")
        with django_assert_num_queries(1):
            assert choosing.design_for(school="SP 1", course_key=course.translation_key).edition.digest


def test_the_design_of_a_school_follows_its_name():
    school = School.objects.create(name="SP 1")
    design = make_design(for_school="SP 1")
    design.save_revision()
    school.name = "SP 1 im. Stanisława Konarskiego"
    school.save()
    design.refresh_from_db()
    assert design.for_school == design.get_latest_revision_as_object().for_school == school.name


def test_what_was_issued_never_changes(course, pupil):
    design = make_design("letterhead")
    certificate = finish(pupil, course)
    with storing.open_pdf(certificate) as file:
        first = file.read()
    design.heading_pl, design.accent, design.logo = "Świadectwo", "#5a1d52", None
    design.signatories = []
    design.save()
    storing.private_storage().delete(certificate.pdf.name)
    with storing.open_pdf(Certificate.objects.get()) as file:
        assert file.read() == first
    newer = finish(PersonFactory(), course)
    assert newer.facts["design"] != certificate.facts["design"]
    assert "Świadectwo" in text_of(rendering.render(newer))
    design.delete()
    assert rendering.laid_out(Certificate.objects.get(pk=certificate.pk)) == first


def test_saving_a_design_again_makes_no_other_edition():
    design = make_design("letterhead")
    design.title = "Inna nazwa"
    design.save()
    assert Edition.objects.count() == 1


def test_a_bilingual_certificate_says_the_course_in_both_languages(ala, course):
    page = course.copy_for_translation(Locale.objects.get_or_create(language_code="uk")[0], copy_parents=True)
    page.title, page.outcomes = "Врятуй серце", "Розпізнаєш зупинку серця"
    page.save_revision().publish()
    make_design(second_language="uk")
    text = text_of(rendering.render(finish(ala, course)))
    for said in ["Uratuj serce", "Врятуй серце", "Посвідчення", "Розпізнаєш", "Рекомендоване освіження", "Не надає"]:
        assert said in text


def test_a_course_that_is_not_translated_keeps_its_title(ala, course):
    make_design(second_language="en")
    certificate = finish(ala, course)
    assert certificate.facts["second"]["course_title"] == ""
    text = text_of(rendering.render(certificate))
    assert "Certificate" in text
    assert text.count("Uratuj serce") == 1


def test_a_certificate_in_the_second_language_says_nothing_twice(ala, course):
    make_design(second_language="pl")
    assert finish(ala, course).facts["second"] is None


def test_three_designs_to_begin_with_are_planted_once_and_one_is_in_use():
    plant_designs()
    plant_designs()
    designs = {design.base: design for design in Design.objects.all()}
    assert {base: design.live for base, design in designs.items()} == {
        "programme": True,
        "letterhead": False,
        "junior": False,
    }
    for design in designs.values():
        design.get_latest_revision().publish()
        design.refresh_from_db()
        assert design.edition, "what is planted can be published as it is"
