"""Pictures of the screens for the documentation: PICTURES=folder script/test tests/journeys/test_pictures.py"""

import subprocess

import pytest

from tests.journeys import deeds
from tests.journeys.product import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.services]

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
DRAWN = """
from certificates.models import Certificate
for certificate in Certificate.objects.exclude(rendered_at=None).order_by("pk"):
    print(certificate.pdf.path)
"""
PUBLIC = {
    "home": "/pl/",
    "home-uk": "/uk/",
    "catalogue": "/pl/kursy/",
    "course": "/pl/ratuj/uratuj-serce/",
    "lesson": "/pl/ratuj/uratuj-serce/uciskaj/2/",
    "lesson-whole": "/pl/ratuj/uratuj-serce/uciskaj/all/",
    "sign-in": "/pl/accounts/login/",
    "verify": "/pl/certificates/verify/",
}


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("dark", [False, True])
def test_screens(visit, product, pictures, size, dark):
    """Each screen opens; where a folder is named, its picture is kept."""

    def keep(page, name):
        assert page.locator("main h1").count() == 1, f"{name} has one heading of the first rank"
        if pictures:
            page.screenshot(path=pictures / f"{name}-{size}{'-dark' if dark else ''}.png", full_page=True)

    visitor = visit(**SIZES[size], dark=dark)
    for name, address in PUBLIC.items():
        visitor.goto(address)
        keep(visitor, name)
    lead = visit(**SIZES[size], dark=dark)
    deeds.sign_in(lead, "koordynator")
    keep(lead, "desk")
    lead.goto("/pl/schools/")
    keep(lead, "school")
    lead.get_by_role("link", name="7b").click()
    lead.get_by_role("heading", level=1).wait_for()
    keep(lead, "class")


def test_certificate(product, pictures, tmp_path):
    """The certificate of the demo school's pupil, as a picture."""
    drawn = wait_for(lambda: product.python(DRAWN), "a certificate").splitlines()
    target = (pictures or tmp_path) / "certificate"
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", drawn[0], target], check=True)
    assert target.with_suffix(".png").stat().st_size > 10_000
