"""What a document says besides the words of its certificate: labels, texts of the design and of the course, in the language of
the course and, on a bilingual design, a second time below it."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from certificates.designs.looks import OWN_TEXTS, Look
from certificates.words import Words
from courses.press import faces

LABELS: dict[str, Promise] = {
    "gives": _("otrzymuje"),
    "for": _("za ukończenie kursu"),
    "area": _("Obszar programu"),
    "form": _("Forma"),
    "hours": _("Wymiar"),
    "result": _("Wynik testu"),
    "guideline": _("Wytyczne"),
    "completed_on": _("Data ukończenia"),
    "refresh_on": _("Zalecane odświeżenie"),
    "valid_until": _("Ważne do"),
    "outcomes": _("Efekty szkolenia"),
    "signed": _("Dokument podpisany elektronicznie, nie wymaga podpisu odręcznego."),
    "stamp": _("miejsce na pieczęć"),
    "signature": _("podpis"),
}
COURSE = ("course_title", "area", "form", "hours", "statement", "practice_note")
DATED = ("result", "completed_on", "refresh_on", "valid_until")


def said(look: Look, facts: dict, words: Words, language: str) -> dict[str, SafeString]:
    """Return the texts of the page by name, as HTML."""
    second = facts.get("second") or {}
    other = second.get("language", "")
    texts = {}
    for name, label in LABELS.items():
        texts[f"label_{name}"] = both(str(label), in_language(label, other), other)
    for name in OWN_TEXTS:
        texts[name] = both(own_text(look, name, language), own_text(look, name, other), other)
    for name in COURSE:
        texts[name] = both(facts[name], second.get(name, ""), other)
    for name in DATED:
        again = getattr(words.second, name) if words.second else ""
        texts[f"word_{name}"] = both(getattr(words, name), again, other)
    return texts


def signing(look: Look, facts: dict, language: str) -> list[dict]:
    """Return who signs, for the template."""
    other = (facts.get("second") or {}).get("language", "")
    return [
        {
            "name": faces.drawable(one.name),
            "function": both(one.functions.get(language, ""), one.functions.get(other, ""), other),
            "picture": one.picture,
        }
        for one in look.signatories
    ]


def in_language(text: Promise | str, language: str) -> str:
    if not language:
        return ""
    with translation.override(language):
        return str(text)


def own_text(look: Look, name: str, language: str) -> str:
    """Return a text of the design; the programme's own look takes it from the translations."""
    if not language:
        return ""
    return look.text(name, language) or in_language(OWN_TEXTS[name], language)


def both(first: str, second: str, language: str) -> SafeString:
    """Return the text, and below it the same in the second language, told as such to screen readers."""
    first, second = faces.drawable(first), faces.drawable(second)
    if not second or second == first:
        return conditional_escape(first)
    told = '<span class="first">{}</span><span class="second" lang="{}">{}</span>'
    return format_html(told, first, language, second)
