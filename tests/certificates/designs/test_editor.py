"""Designs in the editor: made, previewed on sample people, refused beside the field, and for administrators only."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageChops

from accounts.roles import Role
from certificates.designs import previewing
from certificates.designs.models import Design, Picture
from certificates.designs.samples import SAMPLES
from tests.certificates.designs.conftest import BASES, HEAD, LOGO, make_design, make_picture
from tests.factories import PersonFactory
from tests.quizzes.editors import come_as, sign_in, strangers

pytestmark = pytest.mark.django_db


def url(name, *args, model="design"):
    return reverse(f"wagtailsnippets_certificates_{model}:{name}", args=args)


def form(**values):
    """Return the form as the editor posts it."""
    fields = {field.name: field.value_from_object(Design()) for field in Design._meta.fields}
    names = [name for name in fields if name.split("_")[0] in {"heading", "kind", "closing"}]
    form = {name: fields[name] for name in [*names, "accent", "ornament", "paper", "base"]}
    empty = dict.fromkeys(["logo", "logo_alt", "letterhead", "second_language", "for_school"], "")
    signatories = {"signatories-TOTAL_FORMS": 0, "signatories-INITIAL_FORMS": 0}
    return form | empty | signatories | {"title": "Nasz wzór"} | values


@pytest.fixture
def office(client):
    sign_in(client, Role.ADMINISTRATOR)
    return client


def test_an_administrator_makes_a_letterhead_and_it_goes_live(office, course):
    PersonFactory(managed_by="SP 1")
    logo = make_picture(LOGO)
    signatory = {"signatories-TOTAL_FORMS": 1, "signatories-0-name": "Barbara Łęcka", "signatories-0-ORDER": 1}
    signatory |= {f"signatories-0-{name}": told for name, told in (HEAD | {"picture": "", "id": ""}).items()}
    values = BASES["letterhead"] | {"base": "letterhead", "logo": logo.pk, "for_school": "SP 1", "action-publish": "1"}
    answer = office.post(url("add"), form(**values, **signatory, for_courses=[str(course.translation_key)]))
    assert answer.status_code == 302, answer.context["form"].errors
    design = Design.objects.get()
    assert (design.live, design.for_school, design.for_courses) == (True, "SP 1", [str(course.translation_key)])
    content = design.edition.content
    assert content["letterhead"][0] == "Szkoła Podstawowa nr 1"
    assert content["signatories"][0]["function"]["uk"] == "директор школи"
    assert content["logo"]["media_type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"heading_uk": ""}, "heading_uk"),
        ({"accent": "#e9a820"}, "accent"),
        ({"base": "letterhead"}, "letterhead"),
        ({"closing_pl": "🙂"}, "closing_pl"),
        ({"for_school": "Szkoła, której nie ma"}, "for_school"),
        ({"for_courses": ["nie-ma"]}, "for_courses"),
        ({"logo": 999}, "logo"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(office, values, field):
    answer = office.post(url("add"), form(**values, title="Długo pisany", **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert "Długo pisany" in answer.content.decode()
    assert not Design.objects.exists()


def test_a_draft_may_be_half_written(office):
    office.post(url("add"), form(heading_uk="", base="letterhead"))
    design = Design.objects.get()
    assert (design.live, design.edition) == (False, None)


@pytest.mark.parametrize("sample", [sample.name for sample in SAMPLES])
def test_the_preview_is_a_picture_of_the_page_with_the_chosen_person(office, course, sample):
    design = make_design("junior" if sample == "grey" else "letterhead")
    preview = url("preview_on_edit", design.pk)
    assert office.post(preview, form(title=design.title)).json() == {"is_valid": True, "is_available": True}
    page = office.get(preview, {"mode": sample, "in_preview_panel": "true"})
    assert page.status_code == 200
    assert 'src="data:image/webp;base64,' in page.content.decode()


def test_a_grey_print_has_no_colour_and_a_changed_form_shows_at_once(course):
    design = Design(title="Wzór", base="junior")
    with Image.open(BytesIO(previewing.picture_of(design, SAMPLES[-1], dots_per_inch=40))) as grey:
        red, green, blue = grey.convert("RGB").split()
        assert max(ImageChops.difference(red, other).getextrema()[1] for other in (green, blue)) < 8
    before = previewing.pdf_of(design, SAMPLES[0])
    design.heading_pl = "Dyplom"
    assert previewing.pdf_of(design, SAMPLES[0]) != before


def test_texts_that_fit_on_no_page_are_told_in_the_preview(office, course):
    course.outcomes = "Bardzo długi efekt szkolenia, o którym trzeba wszystko powiedzieć. " * 90
    course.save_revision().publish()
    preview = url("preview_on_edit", make_design().pk)
    office.post(preview, form())
    assert "nie mieszczą się" in office.get(preview, {"mode": "pupil"}).content.decode()


def upload(content: bytes, name="logo.svg"):
    return {"title": "Logo", "file": SimpleUploadedFile(name, content)}


def test_a_logo_is_cleaned_while_it_is_uploaded(office):
    answer = office.post(url("add", model="picture"), upload(LOGO.replace(b"<path", b"<!-- tajne --><path")))
    assert answer.status_code == 302
    picture = Picture.objects.get()
    assert (picture.media_type, b"tajne" in bytes(picture.content)) == ("image/svg+xml", False)
    listed = office.get(url("list", model="picture")).content.decode()
    assert 'src="data:image/svg+xml;base64,' in listed


def test_a_hostile_logo_is_refused_beside_the_file_and_nothing_is_kept(office):
    answer = office.post(url("add", model="picture"), upload(LOGO.replace(b"</svg>", b"<script/></svg>")))
    assert "Wiersz 2: &lt;script&gt; nie może być w logo." in answer.content.decode()
    assert not Picture.objects.exists()


def test_a_picture_is_uploaded_right_in_the_form_of_a_design(office):
    chooser = reverse("wagtailsnippetchoosers_certificates_picture:create")
    chosen = reverse("wagtailsnippetchoosers_certificates_picture:choose")
    html = office.get(chosen).json()["html"]
    assert 'enctype="multipart/form-data"' in html
    prefix = re.search(r'name="([\w-]*)file"', html)[1]
    answer = office.post(chooser, {prefix + name: told for name, told in upload(LOGO).items()})
    assert answer.json()["step"] == "chosen"
    assert Picture.objects.count() == 1


def test_a_picture_keeps_its_content_and_one_that_is_shown_cannot_be_deleted(office):
    design = make_design("letterhead")
    logo = design.logo
    office.post(
        url("edit", logo.pk, model="picture"), {"title": "Herb", "file": SimpleUploadedFile("x.svg", b"<svg/>")}
    )
    logo.refresh_from_db()
    assert logo.title == "Herb"
    assert b"M0 40V12" in bytes(logo.content)
    answer = office.post(url("delete", logo.pk, model="picture"), follow=True)
    assert "nie można usunąć" in answer.content.decode()
    many = reverse("wagtail_bulk_action", args=["certificates", "picture", "delete"]) + f"?id={logo.pk}"
    office.post(many)
    assert Picture.objects.filter(pk=logo.pk).exists()
    design.save_revision()
    design.logo = None
    design.save()
    office.post(url("delete", logo.pk, model="picture"))
    assert Picture.objects.filter(pk=logo.pk).exists(), "the draft shows it"
    design.save_revision()
    office.post(url("delete", logo.pk, model="picture"))
    assert not Picture.objects.filter(pk=logo.pk).exists()


@pytest.mark.parametrize("who", [*strangers(), "trainer"])
def test_whoever_is_no_administrator_gets_nothing(client, request, who):
    design = make_design()
    if who == "trainer":
        sign_in(client, Role.TRAINER)
    else:
        come_as(client, request, who)
    for address in [
        url("list"), url("add"), url("edit", design.pk), url("preview_on_edit", design.pk), url("delete", design.pk),
        url("list", model="picture"), url("add", model="picture"),
    ]:  # fmt: skip
        assert client.get(address).status_code in {302, 403}, address
        assert client.post(address, form()).status_code in {302, 403}, address
    assert Design.objects.get().title == design.title


def test_a_design_is_copied_with_its_signatories_as_the_beginning_of_another(office):
    design = make_design("letterhead")
    assert "Wzór letterhead" in office.get(url("list")).content.decode()
    page = office.get(url("copy", design.pk)).content.decode()
    assert "Barbara Łęcka" in page
    assert "ul. Przykładowa 5" in page
