"""The page with every component: nothing is missing on it, and it is for who writes templates."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.roles import Role, give_role
from home.seeding.roles import plant_roles

pytestmark = pytest.mark.django_db

COMPONENTS = Path(settings.ROOT) / "templates" / "components"
THE_FRAME_OF_ERROR_PAGES = "components/bare.html"


@pytest.fixture
def page(client, settings):
    settings.SHOW_COMPONENTS = True
    return client.get(reverse("components"))


def test_every_component_is_on_it(page):
    rendered = {template.name for template in page.templates}
    there_are = {f"components/{path.name}" for path in COMPONENTS.glob("*.html")} - {THE_FRAME_OF_ERROR_PAGES}
    assert there_are - rendered == set()


def test_every_component_has_a_place_of_its_own(page):
    named = set(re.findall(r'data-component="(\w+)"', page.content.decode()))
    assert named == {path.stem for path in COMPONENTS.glob("*.html")}


def test_every_icon_is_on_it(page):
    rendered = {template.name for template in page.templates}
    assert {f"components/icons/{path.name}" for path in COMPONENTS.glob("icons/*.svg")} - rendered == set()


def test_every_piece_that_the_design_names_is_on_it(page):
    """Words in backticks of docs/design.md, where it lists arrangements and pieces without a template."""
    design = (Path(settings.ROOT) / "docs" / "design.md").read_text()
    arrangements = design[design.index("## Arrangements") : design.index("## Pieces")]
    pieces = design[design.index("CSS only:") : design.index("### Questions")]
    tokens = re.findall(r"`([^`]+)`", re.sub(r"\([^)]*\.css[^)]*\)", "", arrangements + pieces))
    base, wanted = "", set()
    for word in " ".join(tokens).split():
        if word.startswith(("--", "__")):
            wanted.add(base + word)
        elif re.fullmatch(r"[a-z-]+(?:(?:--|__)[a-z-]+)?", word):
            base = word.split("--")[0].split("__")[0]
            wanted.add(word)
    not_classes = {"dl", "data-label", "class", "main"}
    shown = set(" ".join(re.findall(r'class="([^"]*)"', page.content.decode())).split())
    assert {word for word in wanted - not_classes if word not in shown} == set()


def test_a_stranger_does_not_find_it(client, ala):
    assert client.get(reverse("components")).status_code == 404
    client.force_login(ala)
    assert client.get(reverse("components")).status_code == 404


def test_an_editor_finds_it_everywhere(client, ala):
    plant_roles()
    give_role(ala, Role.TRAINER)
    client.force_login(ala)
    assert client.get(reverse("components")).status_code == 200


def test_it_is_in_no_search_engine(page):
    assert 'name="robots" content="noindex"' in page.content.decode()
