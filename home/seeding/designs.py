"""Three designs to begin with: the programme's own is in use, the other two are drafts to copy and complete."""

from certificates.designs.bases import BaseName
from certificates.designs.colours import BRASS, TEAL
from certificates.designs.models import Design, Signatory
from home.seeding.once import once

LETTERHEAD = {
    "title": "Papier firmowy szkoły (do skopiowania)",
    "base": BaseName.LETTERHEAD,
    "accent": "#1f3f77",
    "ornament": "#a8682a",
    "letterhead": "Nazwa szkoły\nulica i numer, kod i miejscowość\nadres strony albo telefon",
}
JUNIOR = {
    "title": "Dyplom dla klas 1–3 (do skopiowania)",
    "base": BaseName.JUNIOR,
    "accent": TEAL,
    "ornament": BRASS,
    "paper": "#fdf8ec",
    "heading_pl": "Dyplom Młodego Pomocnika",
    "heading_en": "Young Helper’s Diploma",
    "heading_uk": "Диплом юного помічника",
    "kind_pl": "za naukę pomagania innym",
    "kind_en": "for learning to help others",
    "kind_uk": "за навчання допомагати іншим",
    "closing_pl": "Gratulujemy! Dziękujemy, że chcesz pomagać.",
    "closing_en": "Well done! Thank you for wanting to help.",
    "closing_uk": "Вітаємо! Дякуємо, що хочеш допомагати.",
}
HEAD = {"function_pl": "dyrektor szkoły", "function_en": "head teacher", "function_uk": "директор школи"}


def plant_designs() -> None:
    once("designs: programme", lambda: publish(Design(title="Zaświadczenie programu")))
    once(
        "designs: letterhead",
        lambda: draft(Design(**LETTERHEAD, signatories=[Signatory(name="Imię i nazwisko", **HEAD)])),
    )
    once("designs: junior", lambda: draft(Design(**JUNIOR)))


def publish(design: Design) -> None:
    design.save()
    design.save_revision().publish()


def draft(design: Design) -> None:
    design.live = False
    design.save()
    design.save_revision()
