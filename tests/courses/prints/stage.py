"""Lessons to print, and what can be read from a PDF."""

import subprocess
from io import BytesIO

import pypdfium2

from courses.models import LessonPage

SENTENCES = {
    "pl": "Żółć, jaźń i łączność: uciskaj środek klatki piersiowej.",
    "en": "Push hard and fast in the centre of the chest.",
    "uk": "Її ґанок: тисни на середину грудної клітки щосили.",
}


def blocks(language, *, long=False):
    sentence = SENTENCES[language]
    return [
        ("text", f"<p>{sentence} {sentence}</p>"),
        ("instructions", {"title": "", "commands": [sentence] * (9 if long else 3)}),
        ("key_numbers", {"numbers": [{"value": "100–120", "unit": "/ min", "note": ""}]}),
        ("warning", sentence * (6 if long else 1)),
        ("key_point", sentence),
    ]


def write(lesson, language, *, steps=6, long=False):
    title = SENTENCES[language][:40]
    content = blocks(language, long=long)
    lesson.body = [("step", {"title": f"{number} {title}", "content": content}) for number in range(steps)]
    lesson.to_remember = "\n".join([SENTENCES[language]] * (30 if long else 5))
    lesson.guideline_edition = "ERC 2025"
    lesson.save()
    return LessonPage.objects.get(pk=lesson.pk)


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def pages(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(BytesIO(pdf)))
