"""The road of a roster: the file, the report of every line, the decision."""

import pytest
from django.urls import reverse

from schools.models import ClassMembership, RosterUpload
from tests.schools import deeds, files
from tests.schools.deeds import upload_form, upload_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_basia(as_, basia):
    return as_(basia)


def report_of(client, school, data, **fields):
    return client.post(upload_url(school), upload_form(data, **fields), follow=True)


def test_the_report_shows_every_line_and_changes_nothing(as_basia, school):
    page = report_of(as_basia, school, files.csv_file()).content.decode()
    for name in ("Żółć Łucja", "Gąsienica Świętosława", "Źrebiec Jan"):
        assert name in page
    assert "Wczytaj listę" in page
    assert not ClassMembership.objects.exists()


def test_the_confirmation_imports_and_a_second_one_says_so(as_basia, school):
    report_of(as_basia, school, files.csv_file())
    confirm = reverse("schools:roster_confirm", args=[RosterUpload.objects.get().uuid])
    assert "Nowi uczniowie: 3" in as_basia.post(confirm, follow=True).content.decode()
    assert "już wczytana" in as_basia.post(confirm, follow=True).content.decode()
    assert ClassMembership.objects.count() == 3


def test_the_report_of_an_imported_list_leads_back_to_the_school(as_basia, school):
    report_of(as_basia, school, files.csv_file())
    upload = RosterUpload.objects.get()
    as_basia.post(reverse("schools:roster_confirm", args=[upload.uuid]))
    answer = as_basia.get(reverse("schools:roster_report", args=[upload.uuid]))
    assert answer.url == reverse("schools:school", args=[school.uuid])


def test_problems_are_shown_with_line_and_column_and_leave_no_way_to_import(as_basia, school):
    data = files.csv_file(["Łucja", "Żółć", "7b"], ["", "Nowak", "7b"])
    page = report_of(as_basia, school, data).content.decode()
    assert "Brakuje imienia" in page
    assert "<strong>imię:</strong>" in page
    assert page.index("Nowak") < page.index("Żółć")
    assert "Wczytaj listę" not in page
    upload = RosterUpload.objects.get()
    answer = as_basia.post(reverse("schools:roster_confirm", args=[upload.uuid]), follow=True)
    assert "Nic nie zostało wczytane" in answer.content.decode()
    assert not ClassMembership.objects.exists()


def test_the_mended_file_is_handed_in_on_the_report_itself(as_basia, school):
    page = report_of(as_basia, school, files.csv_file(["", "Nowak", "7b"]), school_year="2025/2026").content.decode()
    assert "Wgraj poprawiony plik" in page
    assert f'action="{upload_url(school)}"' in page
    assert '<input type="hidden" name="school_year" value="2025/2026">' in page
    assert "Wgraj poprawiony plik" not in report_of(as_basia, school, files.csv_file()).content.decode()


def test_a_list_that_changes_nothing_says_so(as_basia, school, basia):
    deeds.bring(school, files.csv_file(), by=basia)
    page = report_of(as_basia, school, files.csv_file()).content.decode()
    assert "niczego nie zmieni" in page
    assert "Wczytaj listę" not in page


def test_a_header_alone_says_that_there_is_nobody(as_basia, school):
    assert "ani jednego ucznia" in report_of(as_basia, school, files.text([files.HEADER]).encode()).content.decode()


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "pusty"),
        (b"%PDF-1.7", "PDF"),
        ("Imię;Nazwisko\nŁucja;Żółć\n".encode(), "Wiersz 1: brakuje kolumny „klasa”"),
        ('Imię;Nazwisko;Klasa\nJan;"Źrebiec;8a\n'.encode(), "Wiersz 2, kolumna 2"),
        (b"x" * (1024 * 1024 + 1), "1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_at_the_field(as_basia, school, data, words):
    answer = report_of(as_basia, school, data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert 'aria-invalid="true"' in page
    assert not RosterUpload.objects.exists()


def test_no_file_at_all_is_answered_at_the_field(as_basia, school):
    answer = as_basia.post(upload_url(school), {"school_year": deeds.YEAR})
    assert "Wybierz plik z listą." in answer.content.decode()


def test_a_school_year_out_of_the_air_is_refused(as_basia, school):
    assert report_of(as_basia, school, files.csv_file(), school_year="1999/2000").status_code == 422


def test_giving_up_forgets_the_file(as_basia, school, basia):
    upload = deeds.keep(school, files.csv_file(), by=basia)
    as_basia.post(reverse("schools:roster_cancel", args=[upload.uuid]))
    assert not RosterUpload.objects.exists()


def test_columns_that_are_not_used_are_named_and_not_kept(as_basia, school):
    data = files.csv_file(["Łucja", "Żółć", "7b", "08270512345"], header=["Imię", "Nazwisko", "Klasa", "PESEL"])
    page = report_of(as_basia, school, data).content.decode()
    assert "PESEL" in page
    assert "08270512345" not in str(RosterUpload.objects.get().rows)


def test_a_long_report_is_turned_over_page_by_page(as_basia, school):
    report_of(as_basia, school, files.many_pupils(120))
    address = reverse("schools:roster_report", args=[RosterUpload.objects.get().uuid])
    assert "Strona 1 z 3" in as_basia.get(address).content.decode()
    assert "Strona 3 z 3" in as_basia.get(address + "?page=3").content.decode()
    assert as_basia.get(address + "?page=x").status_code == 200


def test_markup_in_names_and_file_names_stays_text(as_basia, school):
    data = files.csv_file(["<script>alert(1)</script>", "Żółć", "7b"])
    page = report_of(as_basia, school, data, name="<b>x.csv").content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>x" not in page


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_report_costs_the_same_for_any_number_of_lines(school, basia, count, django_assert_num_queries):
    upload = deeds.keep(school, files.many_pupils(count), by=basia)
    with django_assert_num_queries(2):
        report = deeds.uploading.report_of(upload)
    assert len(report.lines) == count


def test_the_sample_file_can_be_imported_as_it_is(as_basia, school):
    answer = as_basia.get(reverse("schools:roster_sample", args=[school.uuid]))
    assert answer["Content-Disposition"] == 'attachment; filename="lista-przyklad.csv"'
    page = report_of(as_basia, school, answer.content).content.decode()
    assert "Wczytaj listę" in page


def test_pages_with_pupils_are_kept_by_no_browser(as_basia, school, basia):
    upload = deeds.keep(school, files.csv_file(), by=basia)
    assert "no-store" in as_basia.get(reverse("schools:roster_report", args=[upload.uuid]))["Cache-Control"]


def test_a_sheet_for_each_class_is_shown_and_imported_as_one_list(as_basia, school):
    names = ["Nazwisko", "Imię"]
    sheets = [[names, ["Żółć", "Łucja"]], [names, ["Ćma", "Ola"], ["Lis", ""]]]
    page = report_of(as_basia, school, files.workbook(*sheets, titles=["7a", "7b"]), name="klasy.xlsx").content.decode()
    assert "3 (7b)" in page and "Brakuje imienia" in page
    assert not RosterUpload.objects.get().applied_at
    sheets[1][2][1] = "Jan"
    report_of(as_basia, school, files.workbook(*sheets, titles=["7a", "7b"]), name="klasy.xlsx")
    as_basia.post(reverse("schools:roster_confirm", args=[RosterUpload.objects.latest("pk").uuid]))
    places = ClassMembership.objects.order_by("school_class__name", "pk")
    assert list(places.values_list("school_class__name", "pupil__last_name")) == [
        ("7a", "Żółć"),
        ("7b", "Ćma"),
        ("7b", "Lis"),
    ]
