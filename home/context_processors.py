"""What every page of the site knows."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from courses.models import CataloguePage, PracticeRoomPage
from home.models import TextPage
from home.seeding.demo import ACCOUNTS
from home.translations import translations_of
from schools.models import School


def site(request) -> dict:
    """Return the page's address in the other languages, and whether the person has a school to look after."""
    person = getattr(request, "user", None)
    return {
        "translations": SimpleLazyObject(lambda: translations_of(request)),
        "user_has_school": SimpleLazyObject(lambda: has_school(person)),
        "catalogue_url": SimpleLazyObject(lambda: catalogue_url(request)),
        "site_pages": SimpleLazyObject(lambda: site_pages(request)),
        "mailbox_in_browser": settings.MAILBOX_IN_BROWSER,
        "show_demo_accounts": settings.SHOW_DEMO_ACCOUNTS,
        "demo_accounts": ACCOUNTS,
    }


def has_school(person) -> bool:
    return bool(person and person.is_authenticated and School.objects.seen_by(person).exists())


def language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def catalogue_url(request) -> str:
    """Return the address of the course catalogue in the active language, of the front page where there is none."""
    page = CataloguePage.objects.live().filter(locale__language_code=language()).first()
    return page.get_url(request) if page else f"/{language()}/"


def site_pages(request) -> list[dict]:
    """Return the practice room and the plain pages of the active language, for the foot of every page."""
    pages = Page.objects.live().type(TextPage, PracticeRoomPage).filter(locale__language_code=language())
    room = ContentType.objects.get_for_model(PracticeRoomPage).pk
    return [
        {"title": page.title, "url": page.get_url(request), "is_practice_room": page.content_type_id == room}
        for page in pages.order_by("path")
    ]
