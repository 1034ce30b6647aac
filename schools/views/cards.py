"""Login cards: printed from the answer that makes them, and never to be seen again."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from schools import joining, login_cards
from schools.collation import person_key
from schools.forms import ExtraTimeForm
from schools.views.doors import deed_for_staff, for_office_of_class, for_staff


def members_of(school_class):
    return get_user_model().objects.filter(class_memberships__school_class=school_class)


@for_staff
@for_office_of_class
def overview(request, school_class):
    """Who has signed in, who needs a card."""
    with_cards = login_cards.pupils_with_cards(school_class)
    context = {
        "school_class": school_class,
        "pupils": sorted(members_of(school_class), key=person_key),
        "extra_times": get_user_model()._meta.get_field("extra_time").choices,
        "with_cards": {pupil.pk for pupil in with_cards},
        "waiting": sum(pupil.last_login is None for pupil in with_cards),
    }
    return render(request, "schools/login_cards.html", context)


@deed_for_staff
@for_office_of_class
def issue_for_class(request, school_class):
    cards = login_cards.issue_start_passwords(school_class=school_class, by=request.user)
    return show(request, school_class, cards)


@deed_for_staff
@for_office_of_class
def issue_for_pupil(request, school_class, pupil):
    found = get_object_or_404(members_of(school_class), uuid=pupil)
    cards = login_cards.issue_start_password(school_class=school_class, pupil=found, by=request.user)
    return show(request, school_class, cards)


def show(request, school_class, cards):
    if not cards:
        messages.info(request, _("Nie ma dla kogo zrobić kart."))
        return redirect("schools:login_cards", school_class.uuid)
    context = {"school_class": school_class, "cards": cards, "login_address": settings.SITE_URL}
    return render(request, "schools/login_cards_print.html", context)


@deed_for_staff
@for_office_of_class
def extra_time(request, school_class, pupil):
    """Give a pupil more time where a quiz has a limit. Nobody asks why."""
    found = get_object_or_404(members_of(school_class), uuid=pupil)
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
    found = get_object_or_404(members_of(school_class), uuid=pupil)
    joining.leave(school_class=school_class, pupil=found, by=request.user)
    messages.info(request, _("Uczeń wypisany z klasy. Konto i zaświadczenia zostają."))
    return redirect("schools:login_cards", school_class.uuid)
