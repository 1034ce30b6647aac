"""Who issues badges: a host of ours, known as did:web. What it publishes, it publishes under its own addresses."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Issuer:
    """A host that badges were or are issued under."""

    site: str  # without a slash at the end

    @property
    def host(self) -> str:
        return urlsplit(self.site).netloc

    @property
    def did(self) -> str:
        return f"did:web:{quote(self.host, safe='')}"

    def key_name(self, name: str) -> str:
        return f"{self.did}#{name}"

    def address(self, page: str, *args: object) -> str:
        return self.site + reverse(page, args=args)


def current() -> Issuer:
    return Issuer(settings.SITE_URL)


def asked(request: HttpRequest) -> Issuer:
    """Return the issuer that was asked. A host of former days still answers for what it has issued."""
    former = [Issuer(site) for site in settings.FORMER_SITE_URLS]
    return next((issuer for issuer in former if issuer.host == request.get_host()), current())
