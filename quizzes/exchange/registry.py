"""The formats by name, and finding out which one a file is."""

from types import ModuleType

from quizzes.exchange import aiken, gift, moodle, pasted, qti
from quizzes.exchange.qti import version3
from quizzes.exchange.tables import csv_file, xlsx_file

FORMATS: dict[str, ModuleType] = {
    module.NAME: module for module in (gift, moodle, aiken, pasted, qti, version3, csv_file, xlsx_file)
}


def detect(name: str, content: bytes) -> str:
    """Return the name of the format that a file is most likely in, by its content first."""
    head = content[:4000].lstrip(b"\xef\xbb\xbf").lstrip()
    if content.startswith(b"PK"):
        return xlsx_file.NAME if b"xl/" in content[:200_000] and b"imsmanifest" not in content else qti.NAME
    if head.startswith(b"<"):
        return moodle.NAME if b"<quiz" in head else qti.NAME
    if name.lower().endswith(csv_file.EXTENSIONS):
        return csv_file.NAME
    text = content.decode("utf-8", errors="replace")
    if name.lower().endswith(".gift") or ("{" in text and "}" in text):
        return gift.NAME
    return aiken.NAME if "\nANSWER:" in text else pasted.NAME
