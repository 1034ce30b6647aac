"""Finding out in which alphabet a text file was saved."""

import codecs
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schools.rosters.rows import UnreadableRoster

MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]

# What people send for a list of pupils, by the bytes it begins with.
OTHER_FILES = [
    (b"%PDF", gettext_lazy("To jest plik PDF.")),
    (b"\x89PNG", gettext_lazy("To jest obraz.")),
    (b"\xff\xd8\xff", gettext_lazy("To jest obraz.")),
    (b"GIF8", gettext_lazy("To jest obraz.")),
    (b"\xd0\xcf\x11\xe0", gettext_lazy("To jest plik w starym formacie Worda lub Excela (.doc, .xls).")),
    (b"{\\rtf", gettext_lazy("To jest dokument RTF.")),
    (b"\x1f\x8b", gettext_lazy("To jest plik spakowany.")),
    (b"7z\xbc\xaf", gettext_lazy("To jest plik spakowany.")),
    (b"Rar!", gettext_lazy("To jest plik spakowany.")),
]
HTML = re.compile(rb"\s*(<!doctype|<html|<\?xml|<table|<body)", re.IGNORECASE)

# Letters of ISO 8859-2 look like this when read as CP1250: ą ś Ą Ś Ź, and ź inside a word.
ISO_SEEN_AS_CP1250 = re.compile(r"[±¶ˇ¦¬]|(?<=[a-ząćęłńóśźż])Ľ")


def decode(data: bytes, filename: str = "") -> str:
    """Return the file's text. Raises UnreadableRoster for what is not text, and names the place of a broken letter."""
    refuse_other_files(data, filename)
    text = decode_text(data, filename)
    if "\0" in text or share_of_control_characters(text) > 0.02:
        raise not_a_list(_("To nie jest plik tekstowy."), filename)
    return text


def decode_text(data: bytes, filename: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return strictly(data[len(mark) :], encoding)
    if utf16 := utf16_without_mark(data):
        return strictly(data, utf16)
    if b"\0" in data:
        raise not_a_list(_("To nie jest plik tekstowy."), filename)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return central_european(data)


def central_european(data: bytes) -> str:
    text = strictly(data, "cp1250")
    has_windows_letters = any(0x80 <= byte < 0xA0 for byte in data)
    if ISO_SEEN_AS_CP1250.search(text) and not has_windows_letters:
        return data.decode("iso-8859-2")
    return text


def strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        where = {"line": before.count("\n") + 1, "column": len(before) - before.rfind("\n")}
        message = _("Wiersz %(line)d, znak %(column)d: nie da się odczytać litery. Zapisz plik jako CSV UTF-8.")
        raise UnreadableRoster(message % where) from error


def utf16_without_mark(data: bytes) -> str | None:
    """Return the byte order of UTF-16 text saved without a mark: every other byte of plain letters is zero."""
    sample = data[:2000]
    if len(data) % 2 or not sample:
        return None
    for zeros, letters, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if sample[zeros::2].count(0) * 2 > len(sample) // 2 and not sample[letters::2].count(0):
            return encoding
    return None


def share_of_control_characters(text: str) -> float:
    return sum(letter < " " and letter not in "\t\r\n" for letter in text) / max(len(text), 1)


def refuse_other_files(data: bytes, filename: str) -> None:
    for beginning, name in OTHER_FILES:
        if data.startswith(beginning):
            raise not_a_list(str(name), filename)
    if HTML.match(data):
        raise not_a_list(_("To jest strona internetowa (HTML), choć nazwa może mówić co innego."), filename)


def not_a_list(what: str, filename: str) -> UnreadableRoster:
    advice = _("Zapisz listę jako CSV albo XLSX i wgraj ją jeszcze raz.")
    return UnreadableRoster(f"„{filename}”: {what} {advice}" if filename else f"{what} {advice}")
