"""The door of a class: for pupils with a card, and for who joins by the code."""

import logging
import math
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import guessing
from schools import entering, joining
from schools.codes import in_groups, normalise
from schools.entrance_forms import ClassCodeForm, NameAndPinForm, PictureAndPinForm, PinForm
from schools.models import ClassMembership, LoginCard

CARD = "login_card"  # the key of the session
IN_HAND = timedelta(minutes=5)  # then a scanned card that nobody used is put away
logger = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """Ask for the code of the class."""
    form = ClassCodeForm(request.POST or None)
    if form.is_valid():
        if found(form.cleaned_data["code"]):
            return redirect("class_door", in_groups(form.cleaned_data["code"]))
        wait = count_wrong_code(request)
        form.add_error("code", wait or _("Nie ma klasy z takim kodem. Przepisz go z karty jeszcze raz."))
    return render(request, "schools/entrance/start.html", {"form": form}, status=422 if form.errors else 200)


def found(code: str):
    return entering.class_of_code(normalise(code), today=timezone.localdate())


def count_wrong_code(request) -> str:
    """Codes of 40 bits are not found by trying; the net of the network sees to it that nobody goes on for ever."""
    address, now = get_adapter().get_client_ip(request), timezone.now()
    guessing.note_wrong_password(address=address, now=now)
    return waiting_text(guessing.wait_of_network(address, now=now))


def waiting_text(wait) -> str:
    if not wait:
        return ""
    minutes = math.ceil(wait.total_seconds() / 60)
    return _("Za dużo prób. Spróbuj ponownie za %(minutes)s min albo zeskanuj kartę.") % {"minutes": minutes}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request, code):
    """The pupil's name, or picture, and PIN. Who is signed in may join the class here."""
    school_class = found(code)
    if school_class is None:
        messages.warning(request, _("Nie ma klasy z takim kodem. Przepisz go z karty jeszcze raz."))
        return redirect("class_entrance")
    if request.user.is_authenticated and request.method != "POST":
        return render(request, "schools/entrance/join.html", join_context(request, school_class))
    by_picture = school_class.by_picture and "name" not in request.GET
    form = (PictureAndPinForm if by_picture else NameAndPinForm)(request.POST or None)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            outcome = entering.try_name(
                school_class,
                **form.cleaned_data,
                address=get_adapter().get_client_ip(request),
                now=timezone.now(),
            )
            if outcome.pupil:
                return sign_in(request, outcome.pupil)
            wrong = _("Obrazek albo PIN się nie zgadza. Sprawdź na karcie.")
            if not by_picture:
                wrong = _("Coś się nie zgadza. Sprawdź na karcie nazwę i PIN.")
            status = refuse(form, outcome, wrong)
    context = {
        "form": form,
        "school_class": school_class,
        "by_picture": by_picture,
        "code": in_groups(school_class.code),
    }
    return render(request, "schools/entrance/door.html", context, status=status)


def refuse(form, outcome, words: str) -> int:
    if outcome.wait:
        logger.warning("PINs are tried too often; the next try waits %s s", int(outcome.wait.total_seconds()))
    form.add_error(None, waiting_text(outcome.wait) or words)
    return 429 if outcome.wait else 422


def sign_in(request, pupil):
    """By allauth's own road, so that everything that stands at a sign-in stands here too. The session gets a new key."""
    request.session.pop(CARD, None)
    record_authentication(request, pupil, method="school_card")
    return perform_login(request, Login(user=pupil))


# ---- the card


@never_cache
@require_safe
def scanned(request, secret):
    """Take the secret out of the address at once: a shared tablet must not keep it in its history."""
    card = entering.card_of_secret(secret)
    if card is None:
        return render(request, "schools/entrance/dead_card.html", status=404)
    request.session[CARD] = [card.pk, card.secret_hash, timezone.now().timestamp()]
    return redirect("class_card")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def card(request):
    """Sign in with the card that was scanned; it takes a press of a button, and the PIN unless the school does without."""
    held = card_in_hand(request)
    if held is None:
        return redirect("class_entrance")
    if "give_back" in request.POST:
        del request.session[CARD]
        return redirect("class_entrance")
    asks_pin = entering.needs_pin(held)
    form = PinForm(request.POST or None) if asks_pin else None
    if request.method == "POST" and not asks_pin:
        return sign_in(request, held.pupil)
    status = 200
    if form is not None and form.is_bound:
        status = 422
        if form.is_valid():
            outcome = entering.try_card(held, pin=form.cleaned_data["pin"], now=timezone.now())
            if outcome.pupil:
                return sign_in(request, outcome.pupil)
            status = refuse(form, outcome, _("PIN się nie zgadza. Sprawdź go na karcie."))
    return render(request, "schools/entrance/card.html", {"form": form, "pupil": held.pupil}, status=status)


def card_in_hand(request) -> LoginCard | None:
    """Return the card of the session, while it is still the pupil's and was scanned a moment ago."""
    pk, secret_hash, *scanned_at = request.session.get(CARD, (None, None))
    if not scanned_at or timezone.now().timestamp() - scanned_at[0] > IN_HAND.total_seconds():
        return None
    return entering.living_cards().filter(pk=pk, secret_hash=secret_hash).first()


# ---- joining


def join_context(request, school_class) -> dict:
    return {
        "school_class": school_class,
        "code": in_groups(school_class.code),
        "is_member": ClassMembership.objects.filter(school_class=school_class, pupil=request.user).exists(),
        "is_open": joining.is_open(school_class, now=timezone.now()),
    }


@never_cache
@login_required
@require_POST
def join(request, code):
    school_class = found(code)
    if school_class is None:
        raise Http404
    try:
        joining.join(person=request.user, school_class=school_class, now=timezone.now())
    except joining.JoiningClosed:
        return render(request, "schools/entrance/join.html", join_context(request, school_class), status=409)
    messages.success(request, _("Jesteś w klasie %(name)s.") % {"name": school_class.name})
    return redirect("home:desk")
