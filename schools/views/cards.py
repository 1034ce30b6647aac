"""Login cards: printed from the answer that makes them, and never to be seen again. And the door of the class."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from audit import ledger
from audit.deeds import Deed
from schools import card_sheet, consents, joining, login_cards
from schools.codes import in_groups
from schools.collation import person_key
from schools.forms import BasisForm, ExtraTimeForm
from schools.models import ClassMembership, SchoolClass
from schools.pictures import PICTURES
from schools.views.doors import deed_for_staff, for_office_of_class, for_staff, for_staff_of_class


def members_of(school_class):
    return get_user_model().objects.filter(class_memberships__school_class=school_class)


def member_or_404(school_class, uuid):
    return get_object_or_404(members_of(school_class), uuid=uuid)


@for_staff
@for_staff_of_class
def overview(request, school_class):
    """Who has signed in, who needs a card, and by which code the class gets in."""
    places = ClassMembership.objects.filter(school_class=school_class).select_related("pupil", "school_class")
    with_cards = login_cards.pupils_with_cards(school_class)
    context = {
        "school_class": school_class,
        "places": sorted(map(with_picture_name, places), key=lambda place: person_key(place.pupil)),
        "runs": SchoolClass.objects.run_by(request.user).filter(pk=school_class.pk).exists(),
        "extra_times": get_user_model()._meta.get_field("extra_time").choices,
        "bases": ClassMembership.Basis.choices,
        "with_cards": {pupil.pk for pupil in with_cards},
        "waiting": sum(pupil.last_login is None for pupil in with_cards),
        "class_code": in_groups(school_class.code),
        "door_address": card_sheet.door_address(),
        "joining_open": joining.is_open(school_class, now=timezone.now()),
        "consent_languages": consents.LANGUAGES,
    }
    ledger.note_look(Deed.CARDS_SEEN, by=request.user, school_class=school_class)
    return render(request, "schools/login_cards.html", context)


def with_picture_name(place):
    """Small children forget which picture is theirs; the teacher tells them."""
    place.picture_name = PICTURES.get(place.picture, "") if place.school_class.by_picture else ""
    return place


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


@deed_for_staff
@for_staff_of_class
def issue_for_class(request, school_class):
    return sheet(request, school_class, login_cards.issue_cards(school_class=school_class, by=request.user))


@deed_for_staff
@for_staff_of_class
def issue_for_pupil(request, school_class, pupil):
    found = member_or_404(school_class, pupil)
    return sheet(request, school_class, login_cards.issue_card(school_class=school_class, pupil=found, by=request.user))


def sheet(request, school_class, cards):
    if not cards:
        messages.info(request, _("Nie ma dla kogo zrobić kart."))
        return redirect("schools:login_cards", school_class.uuid)
    name = f"karty-{slugify(school_class.name) or 'klasa'}"
    return pdf_answer(card_sheet.sheet_of(cards, school_class=school_class), name)


@deed_for_staff
@for_staff_of_class
def new_pin(request, school_class, pupil):
    found = member_or_404(school_class, pupil)
    pin = login_cards.issue_pin(school_class=school_class, pupil=found, by=request.user)
    if pin is None:
        messages.info(request, _("To konto nie ma karty. Zrób nową kartę."))
        return redirect("schools:login_cards", school_class.uuid)
    context = {"school_class": school_class, "pupil": found, "pin": pin, "class_code": in_groups(school_class.code)}
    return render(request, "schools/new_pin.html", context)


@deed_for_staff
@for_staff_of_class
def open_or_close_joining(request, school_class):
    if request.POST.get("open") == "1":
        joining.open_joining(school_class=school_class, by=request.user, now=timezone.now())
        messages.success(request, _("Przez tydzień do klasy można dołączyć kodem."))
    else:
        joining.close_joining(school_class=school_class, by=request.user)
        messages.success(request, _("Dołączanie kodem jest zamknięte."))
    return redirect("schools:login_cards", school_class.uuid)


@deed_for_staff
@for_staff_of_class
def new_code(request, school_class):
    joining.draw_new_code(school_class=school_class, by=request.user)
    messages.success(request, _("Klasa ma nowy kod. Stary już nie działa."))
    return redirect("schools:login_cards", school_class.uuid)


@deed_for_staff
@for_staff_of_class
def by_picture(request, school_class):
    chosen = "by_picture" in request.POST
    login_cards.choose_entrance(school_class=school_class, by_picture=chosen, by=request.user)
    messages.success(request, _("Zapisano. Obrazek albo nazwa konta stoi na nowych kartach."))
    return redirect("schools:login_cards", school_class.uuid)


@deed_for_staff
@for_staff_of_class
def basis(request, school_class, pupil):
    """Write down on what basis the school keeps the pupil's data."""
    place = get_object_or_404(ClassMembership, school_class=school_class, pupil__uuid=pupil)
    form = BasisForm(request.POST)
    if form.is_valid():
        chosen = form.cleaned_data["basis"]
        joining.record_basis(place=place, basis=chosen, by=request.user, today=timezone.localdate())
        messages.success(request, _("Zapisano."))
    else:
        messages.warning(request, _("Wybierz podstawę z listy."))
    return redirect("schools:login_cards", school_class.uuid)


@for_staff
@for_staff_of_class
def consent_form(request, school_class, language):
    if language not in dict(consents.LANGUAGES):
        raise Http404
    return pdf_answer(consents.form_of(school_class.school, language=language), f"zgoda-{language}")


@deed_for_staff
@for_office_of_class
def extra_time(request, school_class, pupil):
    """Give a pupil more time where a quiz has a limit. Nobody asks why."""
    found = member_or_404(school_class, pupil)
    form = ExtraTimeForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Wybierz czas z listy."))
    else:
        login_cards.give_extra_time(
            school_class=school_class, pupil=found, percent=form.cleaned_data["extra_time"], by=request.user
        )
        messages.success(request, _("Zapisano. Nowy czas działa od następnego podejścia."))
    return redirect("schools:login_cards", school_class.uuid)


@deed_for_staff
@for_office_of_class
def leave(request, school_class, pupil):
    found = member_or_404(school_class, pupil)
    joining.leave(school_class=school_class, pupil=found, by=request.user)
    messages.info(request, _("Uczeń wypisany z klasy. Konto i zaświadczenia zostają."))
    return redirect("schools:login_cards", school_class.uuid)
