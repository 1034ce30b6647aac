"""Many certificates as one document to print."""

import io
import zipfile

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.core.management import CommandError, call_command
from django.urls import reverse

from certificates import bundles, storing
from certificates.models import Bundle, Certificate
from tests.certificates.conftest import finish
from tests.certificates.test_plates import tags_of
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

LONG = ("Maksymilian Zbigniew", "Wolfeschlegelsteinhausen-Bergerdorff z Grzmiącej Woli")


@pytest.fixture
def three(course):
    names = [("Żaneta", "Nowak"), ("Ала", "Їжак"), LONG]
    return [finish(PersonFactory(first_name=first, last_name=last), course) for first, last in names]


@pytest.fixture
def bundle(basia, three):
    return bundles.order_bundle(requested_by=basia, certificates=three, title="Klasa 7b")


@pytest.fixture
def booklet(bundle):
    ordered = bundles.order_booklet(bundle)
    bundles.build(ordered)
    ordered.refresh_from_db()
    return ordered


def read(bundle) -> bytes:
    with bundle.file.open() as file:
        return file.read()


def test_a_booklet_has_a_list_and_then_each_certificate_on_its_own_page(booklet, three):
    assert (booklet.state, booklet.done, booklet.total) == ("ready", 3, 3)
    pdf = read(booklet)
    pages = pypdfium2.PdfDocument(pdf)
    assert len(pages) == 4
    first = pages[0].get_textpage().get_text_range()
    assert all(said in first for said in ["Klasa 7b", "Nowak Żaneta", "Їжак Ала", "Podpis przy odbiorze", "90%"])
    for page, certificate in zip(list(pages)[1:], three, strict=True):
        assert certificate.number in page.get_textpage().get_text_range()
        [code] = zxingcpp.read_barcodes(page.render(scale=100 / 72).to_pil())
        assert code.text.rstrip("/").endswith(certificate.code)


def test_a_booklet_is_tagged_and_has_a_bookmark_for_every_person(booklet, three):
    tags = tags_of(read(booklet))
    assert sum("/Figure" in line for line in tags) == 3
    assert sum("/H1" in line for line in tags) == 4
    assert sum("/TH" in line for line in tags) > 5 + 3 * 7
    with pikepdf.open(io.BytesIO(read(booklet))) as document, document.open_outline() as outline:
        assert document.Root.Lang == "pl"
        assert [one.title for one in outline.root] == ["Lista", *(one.holder_name for one in three)]
        assert not any(one.children for one in outline.root)


def test_a_certificate_that_fits_on_no_page_is_left_out_and_the_others_are_there(bundle, three):
    facts = three[0].facts | {"outcomes": ["Bardzo długi efekt szkolenia. " * 10] * 40}
    Certificate.objects.filter(pk=three[0].pk).update(facts=facts)
    ordered = bundles.order_booklet(bundle)
    bundles.build(ordered)
    bundles.build(ordered)
    ordered.refresh_from_db()
    assert (ordered.state, ordered.total) == ("ready", 2)
    assert [one.pk for one in bundles.left_out(ordered)] == [three[0].pk]
    assert len(pypdfium2.PdfDocument(read(ordered))) == 3


def test_a_zip_and_a_booklet_of_the_same_class_are_two_orders(bundle):
    first, second = bundles.order_booklet(bundle), bundles.order_booklet(bundle)
    assert first.pk == second.pk != bundle.pk
    assert bundles.order_of(first) == bundles.order_of(bundle)


def test_the_page_of_a_ready_zip_offers_to_print(client, basia, bundle):
    client.force_login(basia)
    order = reverse("certificates:bundle_print", args=[bundle.public_id])
    assert order not in client.get(reverse("certificates:bundle", args=[bundle.public_id])).content.decode()
    bundles.build(bundle)
    assert order in client.get(reverse("certificates:bundle", args=[bundle.public_id])).content.decode()
    page = client.post(order, follow=True)
    ordered = Bundle.objects.get(form=Bundle.Form.BOOKLET)
    assert page.redirect_chain[-1][0] == reverse("certificates:bundle", args=[ordered.public_id])
    bundles.build(ordered)
    assert "Pobierz PDF" in client.get(page.redirect_chain[-1][0]).content.decode()
    file = client.get(reverse("certificates:bundle_file", args=[ordered.public_id]))
    assert file["Content-Type"] == "application/pdf"
    assert ".pdf" in file["Content-Disposition"]


def test_more_than_one_document_holds_comes_in_volumes(client, basia, bundle, three, monkeypatch):
    monkeypatch.setattr(bundles, "BOOKLET_HOLDS", 2)
    ordered = bundles.order_booklet(bundle)
    bundles.build(ordered)
    ordered.refresh_from_db()
    assert (ordered.state, ordered.done, ordered.ending) == ("ready", 3, "zip")
    with ordered.file.open() as file, zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        pages = [len(pikepdf.open(io.BytesIO(archive.read(name))).pages) for name in names]
    assert names == ["Klasa 7b, część 1 z 2.pdf", "Klasa 7b, część 2 z 2.pdf"]
    assert pages == [3, 2]  # a list, and a page for each
    client.force_login(basia)
    assert "po sto w każdym" in client.get(reverse("certificates:bundle", args=[ordered.public_id])).content.decode()
    response = client.get(reverse("certificates:bundle_file", args=[ordered.public_id]))
    assert response["Content-Type"] == "application/zip"


def test_more_than_are_laid_out_at_once_is_said_and_not_tried(client, basia, bundle, monkeypatch):
    monkeypatch.setattr(bundles, "MOST_PRINTED", 2)
    client.force_login(basia)
    bundles.build(bundle)
    order = reverse("certificates:bundle_print", args=[bundle.public_id])
    assert order not in client.get(reverse("certificates:bundle", args=[bundle.public_id])).content.decode()
    assert "Podziel je" in client.post(order, follow=True).content.decode()
    assert not Bundle.objects.filter(form=Bundle.Form.BOOKLET).exists()


def test_a_bundle_can_be_stopped_and_made_after_all(client, basia, bundle):
    client.force_login(basia)
    page, stop = (reverse(f"certificates:{name}", args=[bundle.public_id]) for name in ("bundle", "bundle_stop"))
    assert stop in client.get(page).content.decode()
    shown = client.post(stop, follow=True)
    assert "Paczka jest zatrzymana" in shown.content.decode()
    assert "Refresh" not in shown
    bundles.build(bundle)
    assert Bundle.objects.get().state == "stopped"
    client.post(reverse("certificates:bundle_again", args=[bundle.public_id]))
    bundles.build(bundle)
    assert Bundle.objects.get().state == "ready"
    assert "Za późno" in client.post(stop, follow=True).content.decode()
    assert Bundle.objects.get().state == "ready"


def test_a_worker_who_is_under_way_stops_at_the_next_certificate(bundle, monkeypatch):
    opened = []
    real = storing.open_pdf

    def open_and_stop(certificate):
        opened.append(certificate)
        bundles.stop(bundle)
        return real(certificate)

    monkeypatch.setattr(storing, "open_pdf", open_and_stop)
    bundles.build(bundle)
    stopped = Bundle.objects.get()
    assert (stopped.state, stopped.file.name, len(opened)) == ("stopped", "", 1)


@pytest.mark.parametrize("name", ["bundle_stop", "bundle_print"])
def test_cezary_stops_and_prints_nothing(client, cezary, bundle, name):
    bundles.build(bundle)
    address = reverse(f"certificates:{name}", args=[bundle.public_id])
    assert client.post(address).status_code == 302  # to the sign-in page
    client.force_login(cezary)
    assert client.post(address).status_code == 404
    assert client.get(address).status_code in {404, 405}
    assert Bundle.objects.count() == 1


def test_the_command_packs_what_is_asked_for(three, tmp_path, capsys):
    file = tmp_path / "all.zip"
    call_command("pack_certificates", file, course="K1", issued_from=three[0].issued_on)
    with zipfile.ZipFile(file) as archive:
        assert len([name for name in archive.namelist() if name.endswith(".pdf")]) == 3
    assert "3 certificates" in capsys.readouterr().out
    with pytest.raises(CommandError, match="exists already"):
        call_command("pack_certificates", file)
    with pytest.raises(CommandError, match="No certificate"):
        call_command("pack_certificates", tmp_path / "none.zip", school="Szkoła, której nie ma")
    assert {one.name for one in tmp_path.iterdir()} == {"all.zip"}
