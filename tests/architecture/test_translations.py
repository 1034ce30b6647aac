"""Every visible word is there in English and Ukrainian, and Polish has its plural forms."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%s|%d|\{\w+\}")
FOLDERS = [
    "home",
    "schools",
    "certificates",
    "courses",
    "quizzes",
    "accounts",
    "reminders",
    "figures",
    "calendars",
    "audit",
    "site",
    "templates",
]


def catalogue(language, root=ROOT):
    return polib.pofile(str(root / "site" / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A copy of the code whose catalogues were gathered just now."""
    copy = tmp_path_factory.mktemp("code")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "fonts", "*.mo"))
    shutil.copy(ROOT / "manage.py", copy)
    done = subprocess.run(
        [
            sys.executable,
            "manage.py",
            "makemessages",
            "-l",
            "en",
            "-l",
            "uk",
            "-l",
            "pl",
            "--no-location",
            "--no-obsolete",
        ],
        cwd=copy,
        env={
            "PATH": "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin",
            "DATA_DIR": str(copy / "var"),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return copy


@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_visible_word_is_missing(fresh, language):
    missing = [entry.msgid for entry in catalogue(language, fresh) if not entry.translated()]
    assert missing == []


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_translation_has_the_placeholders_of_its_source(language):
    wrong = [
        entry.msgid
        for entry in catalogue(language)
        if not entry.msgid_plural
        and sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))
    ]
    assert wrong == []


def test_polish_has_its_three_plural_forms(fresh):
    incomplete = [entry.msgid for entry in catalogue("pl", fresh) if entry.msgid_plural and not entry.translated()]
    assert incomplete == []


@pytest.mark.parametrize(("language", "forms"), [("pl", 3), ("en", 2), ("uk", 3)])
def test_a_plural_has_as_many_forms_as_its_language(language, forms):
    wrong = [each.msgid for each in catalogue(language) if each.msgid_plural and len(each.msgstr_plural) != forms]
    assert wrong == []


@pytest.mark.parametrize(("count", "words"), [(1, "1 kurs"), (2, "2 kursy"), (5, "5 kursów"), (22, "22 kursy")])
def test_polish_counts_as_poles_do(count, words):
    from django.utils import translation
    from django.utils.translation import ngettext

    with translation.override("pl"):
        assert ngettext("%(number)s kurs", "%(number)s kursów", count) % {"number": count} == words
