"""What the examples show: made-up people and courses, in Polish, and forms with something wrong in them."""

from datetime import date, time
from types import SimpleNamespace

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator


class SampleForm(forms.Form):
    """A field of each sort."""

    name = forms.CharField(label="Imię", help_text="Tak, jak ma stać na zaświadczeniu.")
    school = forms.CharField(label="Szkoła", required=False)
    day = forms.DateField(label="Termin", widget=forms.DateInput(attrs={"placeholder": "2026-12-31"}))
    role = forms.ChoiceField(label="Rola", choices=[("lead", "koordynator"), ("teacher", "nauczyciel")])
    way = forms.ChoiceField(
        label="Sposób", choices=[("mail", "e-mail"), ("card", "karta")], widget=forms.RadioSelect, initial="mail"
    )
    note = forms.CharField(label="Uwaga", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agrees = forms.BooleanField(label="Znam regulamin szkoły")


def samples() -> dict:
    """Return what the templates of `templates/home/showcase/` read."""
    return {
        "empty_form": SampleForm(prefix="empty"),
        "wrong_form": SampleForm({"wrong-name": "", "wrong-day": "wczoraj"}, prefix="wrong"),
        "said": [
            Message(constants.SUCCESS, "Zapisano."),
            Message(constants.INFO, "Ten test jest już oddany."),
            Message(constants.WARNING, "Odpowiedz jeszcze na wszystkie pytania."),
        ],
        "page_obj": Paginator(range(70), 10).page(3),
        "issued_on": date(2026, 11, 25),
        "valid_until": date(2028, 11, 25),
        "numbers": [
            {"value": "5–6 cm", "unit": "głębokość", "note": "U dorosłej osoby."},
            {"value": "100–120", "unit": "na minutę", "note": "Około dwóch na sekundę."},
            {"value": "30 : 2", "unit": "uciśnięcia i oddechy", "note": ""},
        ],
        "acts": ["Wołaj o pomoc.", "Zadzwoń pod 112.", "Uciskaj środek klatki piersiowej."],
        "steps": [
            {"title": "Rozpoznaj", "url": "#steps", "state": "done"},
            {"title": "Zadzwoń", "url": "", "state": "now"},
            {"title": "Uciskaj", "url": "#steps", "state": ""},
        ],
        "pupil": SimpleNamespace(full_name="Ola Kowalska"),
        "attempt": SimpleNamespace(uuid="00000000-0000-0000-0000-000000000000"),
        "clock": {"seconds": 272, "minutes": 5, "now": time(10, 30)},
        "saving": {"person": "", "kept": "", "url": ""},
    }
