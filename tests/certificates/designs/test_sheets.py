"""A class on paper: four diplomas on a sheet, and designs that differ within one document."""

import io
import zipfile
from itertools import product

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from certificates import bundles
from tests.certificates.conftest import finish
from tests.certificates.designs.conftest import make_design
from tests.certificates.test_plates import tags_of
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def printed(basia, certificates) -> bytes:
    bundle = bundles.order_bundle(requested_by=basia, certificates=certificates, title="Klasa 2a")
    booklet = bundles.order_booklet(bundle)
    bundles.build(booklet)
    booklet.refresh_from_db()
    assert booklet.state == "ready", booklet.error
    with booklet.file.open() as file:
        return file.read()


def codes_on(page) -> list[str]:
    picture = page.render(scale=200 / 72).to_pil()
    halves = [picture.crop(quarter(picture, *corner)) for corner in product((0, 1), (0, 1))]
    return [found.text for half in halves for found in zxingcpp.read_barcodes(half)]


def quarter(picture, row, column):
    width, height = picture.width // 2, picture.height // 2
    return column * width, row * height, (column + 1) * width, (row + 1) * height


def test_four_diplomas_of_a_class_share_a_sheet_and_keep_their_tags_and_bookmarks(basia, course):
    make_design("junior")
    five = [
        finish(PersonFactory(first_name=name, last_name="Nowak"), course)
        for name in ["Ala", "Ola", "Їжак", "Jan", "Ewa"]
    ]
    pdf = printed(basia, five)
    pages = pypdfium2.PdfDocument(pdf)
    assert [tuple(round(side) for side in page.get_size()) for page in pages] == [(595, 842), (842, 595), (842, 595)]
    addresses = [*codes_on(pages[1]), *codes_on(pages[2])]
    assert [address.rstrip("/").rsplit("/")[-1] for address in addresses] == [one.code for one in five]
    assert sum("/Figure" in line for line in tags_of(pdf)) == 5
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        assert [one.title for one in outline.root] == ["Lista", *(one.holder_name for one in five)]


def test_designs_that_differ_stand_in_one_document_and_in_one_zip(basia, course, pupil, ala):
    make_design(accent="#5a1d52")
    make_design("letterhead", for_school=pupil.managed_by)
    certificates = [finish(pupil, course), finish(ala, course)]
    make_design("junior", for_courses=[str(course.translation_key)])
    certificates.append(finish(basia, course))
    pages = pypdfium2.PdfDocument(printed(basia, certificates))
    assert [round(page.get_width()) for page in pages] == [595, 595, 842, 842]
    bundle = bundles.order_bundle(requested_by=basia, certificates=certificates, title="Wszyscy")
    bundles.build(bundle)
    bundle.refresh_from_db()
    with bundle.file.open() as file, zipfile.ZipFile(file) as archive:
        files = [archive.read(name) for name in archive.namelist() if name.endswith(".pdf")]
    widths = [round(pypdfium2.PdfDocument(pdf)[0].get_width()) for pdf in files]
    assert widths == [595, 842, 842], "a diploma of its own is as large as a page"


@pytest.mark.parametrize("language", ["pl", "uk"])
def test_a_booklet_tells_the_language_of_each_certificate(basia, course, ala, language):
    make_design("junior", second_language=language)
    certificate = finish(ala, course)
    with pikepdf.open(io.BytesIO(printed(basia, [certificate]))) as document:
        parts = [
            one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one and "/S" in one
        ]
        assert {str(one.Lang) for one in parts} == {"pl", language}
