"""Many certificates in one ZIP."""

import csv
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from audit.tasks import forget_what_is_past
from certificates import bundles, issuing, packing, rendering, storing, tasks, withdrawing
from certificates.models import Bundle, Certificate, private_storage
from courses.press import private_files
from reminders.doorbell import doorbell
from tests.certificates.conftest import finish
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(course):
    names = [("Żaneta", "Nowak"), ("Ала", "Їжак"), ("Jan", "Kowalski")]
    return [finish(PersonFactory(first_name=first, last_name=last), course) for first, last in names]


@pytest.fixture
def ordered(basia, three):
    return bundles.order_bundle(requested_by=basia, certificates=three, title="Klasa 7b")


def built(bundle) -> Bundle:
    bundles.build(bundle)
    return Bundle.objects.get(pk=bundle.pk)


def contents(bundle) -> dict[str, bytes]:
    with bundle.file.open() as file, zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_a_bundle_holds_as_many_certificates_as_were_promised(ordered, three):
    assert (ordered.state, ordered.total) == ("waiting", 3)
    bundle = built(ordered)
    pdfs = {name: body for name, body in contents(bundle).items() if name.endswith(".pdf")}
    assert len(pdfs) == bundle.total == bundle.done == 3
    assert all(body.startswith(b"%PDF-") for body in pdfs.values())
    assert bundle.state == "ready"


def test_names_in_a_bundle_are_readable(ordered, three):
    names = list(contents(built(ordered)))
    numbers = [certificate.number.replace("/", "-") for certificate in three]
    assert names == [
        f"Nowak Żaneta - Uratuj serce - {numbers[0]}.pdf",
        f"Їжак Ала - Uratuj serce - {numbers[1]}.pdf",
        f"Kowalski Jan - Uratuj serce - {numbers[2]}.pdf",
        "lista.csv",
    ]


def test_letters_in_file_names_carry_the_utf_8_flag(ordered):
    with built(ordered).file.open() as file, zipfile.ZipFile(file) as archive:
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist() if not entry.filename.isascii())


def test_the_list_lies_beside_the_certificates(ordered, three):
    files = contents(built(ordered))
    assert files["lista.csv"].startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(files["lista.csv"].decode("utf-8-sig")), delimiter=";"))
    assert [row["Osoba"] for row in rows] == ["Nowak Żaneta", "Їжак Ала", "Kowalski Jan"]
    assert [row["Numer"] for row in rows] == [certificate.number for certificate in three]
    assert all(row["Plik"] in files for row in rows)


def test_the_button_pressed_twice_orders_one_bundle(basia, ordered, three):
    assert bundles.order_bundle(requested_by=basia, certificates=three, title="Klasa 7b") == ordered
    assert bundles.order_bundle(requested_by=basia, certificates=three[:2], title="Klasa 7b") != ordered
    built(ordered)
    assert bundles.order_bundle(requested_by=basia, certificates=three, title="Klasa 7b") != ordered


def test_a_bundle_is_built_once(ordered, monkeypatch):
    tasks.build_bundle(ordered.pk)
    monkeypatch.setattr(bundles, "pack", lambda bundle: pytest.fail("built again"))
    tasks.build_bundle(ordered.pk)
    tasks.build_waiting_bundles()


def test_a_worker_takes_no_bundle_that_another_one_builds(ordered, monkeypatch):
    assert bundles.claim(ordered, now=timezone.now())
    monkeypatch.setattr(bundles, "pack", lambda bundle: pytest.fail("built twice"))
    tasks.build_bundle(ordered.pk)
    tasks.build_waiting_bundles()


def test_a_killed_workers_bundle_is_built_after_three_minutes_without_doubles(ordered, three):
    killed = Bundle.objects.get(pk=ordered.pk)
    assert bundles.claim(killed, now=timezone.now() - bundles.CLAIM_HOLDS)
    storing.store_pdf(three[0])
    abandoned = private_files.own_folder("halves") / "abandoned.part"
    abandoned.write_bytes(b"half")
    tasks.build_waiting_bundles()
    bundle = Bundle.objects.get(pk=ordered.pk)
    assert (bundle.state, bundle.done, len(contents(bundle))) == ("ready", 3, 4)
    assert not abandoned.exists()
    assert private_storage().listdir("bundles")[1] == [f"{ordered.public_id}.zip"]


def test_a_half_that_somebody_is_writing_stays():
    with private_files.written_whole("bundles/other.zip") as half:
        assert private_files.remove_abandoned_halves() == 0
        half.write(b"whole")
    assert private_storage().open("bundles/other.zip").read() == b"whole"
    assert list(private_files.own_folder("halves").iterdir()) == []


def test_files_that_no_row_knows_are_thrown_away(ordered, basia):
    bundle = built(ordered)
    name = bundle.file.name
    tasks.build_waiting_bundles()
    assert private_storage().exists(name)
    Bundle.objects.all().delete()  # as it is when the account goes
    tasks.build_waiting_bundles()
    assert not private_storage().exists(name)


def test_a_bundle_stopped_at_the_last_moment_leaves_no_file(ordered, monkeypatch):
    real = bundles.move_on

    def stopped_before_it_is_ready(bundle, **values):
        if values.get("state") == Bundle.State.READY:
            assert bundles.stop(bundle)
        real(bundle, **values)

    monkeypatch.setattr(bundles, "move_on", stopped_before_it_is_ready)
    bundle = built(ordered)
    assert (bundle.state, bundle.file.name) == ("stopped", "")
    assert not private_storage().exists(f"bundles/{bundle.public_id}.zip")


def test_a_certificate_withdrawn_while_it_is_drawn_leaves_no_file(three, monkeypatch):
    real = rendering.render

    def withdrawn_meanwhile(certificate):
        pdf = real(certificate)
        withdrawing.withdraw_all(person=Certificate.objects.get(pk=certificate.pk).holder, now=timezone.now())
        return pdf

    monkeypatch.setattr(rendering, "render", withdrawn_meanwhile)
    with pytest.raises(storing.NoPdf):
        storing.store_pdf(three[0])
    assert not private_storage().exists(f"certificates/{three[0].issued_on.year}/{three[0].public_id}.pdf")
    assert Certificate.objects.get(pk=three[0].pk).pdf.name == ""


def test_a_school_comes_with_a_folder_for_each_class(basia, three):
    folders = {three[0].pk: "7b", three[1].pk: "1/a"}
    names = list(contents(built(bundles.order_bundle(
        requested_by=basia, certificates=three, title="Szkoła", folders=folders
    ))))  # fmt: skip
    assert [name.rpartition("/")[0] for name in names] == ["7b", "1 a", "", ""]


def test_a_worker_that_woke_up_late_stops(ordered, monkeypatch):
    """Its claim ran out and another worker took over: it must not declare the bundle finished."""
    late = Bundle.objects.get(pk=ordered.pk)
    assert bundles.claim(late, now=timezone.now() - bundles.CLAIM_HOLDS)
    bundles.build(ordered)
    with pytest.raises(bundles.ClaimLost):
        bundles.pack(late)
    bundle = Bundle.objects.get(pk=ordered.pk)
    assert bundle.is_ready
    assert len(contents(bundle)) == 4


def test_progress_is_seen_while_the_bundle_grows(ordered, monkeypatch):
    seen = []
    real = bundles.move_on

    def watched(bundle, **values):
        real(bundle, **values)
        seen.append(Bundle.objects.get(pk=bundle.pk).done)

    monkeypatch.setattr(bundles, "move_on", watched)
    bundles.build(ordered)
    assert seen == [1, 2, 3, 3]


def test_a_bundle_that_fails_says_so_and_can_be_tried_again(ordered, monkeypatch):
    def break_down(certificate):
        raise OSError("disk full")

    monkeypatch.setattr(storing, "open_pdf", break_down)
    bundle = built(ordered)
    assert (bundle.state, bundle.error) == ("failed", "disk full")
    tasks.build_waiting_bundles()
    assert Bundle.objects.get(pk=bundle.pk).state == "failed"
    monkeypatch.undo()
    bundles.order_again(bundle)
    assert built(bundle).is_ready


def test_a_revoked_certificate_is_left_out_and_named(ordered, three, basia):
    issuing.revoke(certificate=three[1], by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    bundle = built(ordered)
    assert (bundle.total, bundle.done, len(contents(bundle))) == (2, 2, 3)
    assert list(bundles.left_out(bundle)) == [three[1]]


def test_a_certificate_that_cannot_be_drawn_is_left_out_and_named(three, basia, course):
    odd = finish(PersonFactory(first_name="小明", last_name="Kowalski"), course)
    bundle = bundles.order_bundle(requested_by=basia, certificates=[*three, odd], title="Klasa")
    assert bundle.total == 3
    assert built(bundle).is_ready
    assert list(bundles.left_out(bundle)) == [odd]


def test_a_trouble_found_while_packing_only_costs_that_certificate(three, basia, course):
    odd = finish(PersonFactory(first_name="小明", last_name="Kowalski"), course)
    Certificate.objects.filter(pk=odd.pk).update(problem="")
    bundle = bundles.order_bundle(requested_by=basia, certificates=[*three, odd], title="Klasa")
    assert built(bundle).state == "waiting"
    bundle = built(bundle)
    assert (bundle.state, bundle.total, bundle.done) == ("ready", 3, 3)


def test_a_broker_that_is_down_only_delays_a_bundle(basia, three, monkeypatch, django_capture_on_commit_callbacks):
    def refuse(*args, **kwargs):
        raise ConnectionError("no broker")

    monkeypatch.setattr("celery.app.task.Task.apply_async", refuse)
    monkeypatch.setattr(doorbell, "silent_until", 0.0)
    with django_capture_on_commit_callbacks(execute=True):
        bundle = bundles.order_bundle(requested_by=basia, certificates=three, title="Klasa 7b")
    assert bundle.state == "waiting"
    tasks.build_waiting_bundles()
    assert Bundle.objects.get(pk=bundle.pk).is_ready


def test_old_bundles_lose_their_file_and_later_their_row(ordered):
    bundle = built(ordered)
    path = Path(bundle.file.path)
    Bundle.objects.update(created_at=timezone.now() - timedelta(days=8))
    forget_what_is_past()
    assert not path.exists()
    assert Bundle.objects.get(pk=bundle.pk).is_expired(timezone.now())
    Bundle.objects.update(created_at=timezone.now() - timedelta(days=91))
    forget_what_is_past()
    assert not Bundle.objects.exists()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Nowak Żaneta - RKO: co / jak? <1> "2" |3| *4*\\5', "Nowak Żaneta - RKO co jak 1 2 3 4 5"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com1", "_Com1"),
        ("Kowalski.", "Kowalski"),
        ("..", "_"),
        ("../../etc/passwd", "etc passwd"),
        ("Ї" * 300, "Ї" * 100),
    ],
)
def test_file_names_suit_every_system(text, name):
    made = packing.file_name(text)
    assert made == name
    assert len(f"{made} - BK-2026-000123.pdf".encode()) <= 255


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start):
    assert packing.cell(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


def test_a_harmless_cell_stays_as_it_is():
    assert packing.cell("Nowak-Zając Żaneta") == "Nowak-Zając Żaneta"
