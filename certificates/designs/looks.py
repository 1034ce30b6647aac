"""An edition read back, ready to draw. A certificate that names none has the programme's own look."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from certificates.designs import colours
from certificates.designs.bases import BASES, Base
from certificates.designs.models import Edition

SVG = "image/svg+xml"
Assets = dict[str, tuple[bytes, str]]  # name: the file and its media type
# Drawn behind the page in the colours of the design.
DRAWINGS = {"programme": "frame", "letterhead": "letterhead", "junior": "junior"}


@dataclass(frozen=True)
class Shown:
    """A picture of the design: its name among the assets, and what it shows."""

    asset: str
    alt: str


@dataclass(frozen=True)
class Signing:
    name: str
    functions: dict[str, str]
    picture: Shown | None


@dataclass(frozen=True)
class Look:
    key: str  # the class of the page in HTML, and part of the names of its assets
    content: dict

    @property
    def base(self) -> Base:
        return BASES[self.content["base"]]

    @property
    def accent(self) -> str:
        return self.content["accent"]

    @property
    def ornament(self) -> str:
        return self.content["ornament"]

    @property
    def paper(self) -> str:
        return self.content["paper"]

    @property
    def pale_accent(self) -> str:
        return colours.mixed(self.accent, self.paper, 0.42)

    @property
    def pale_ornament(self) -> str:
        return colours.mixed(self.ornament, self.paper, 0.42)

    @property
    def letterhead(self) -> list[str]:
        return self.content["letterhead"]

    def text(self, name: str, language: str) -> str:
        return self.content["texts"].get(language, {}).get(name, "")

    @cached_property
    def logo(self) -> Shown | None:
        logo = self.content["logo"]
        return logo and Shown(f"logo-{self.key}", logo["alt"])

    @cached_property
    def signatories(self) -> list[Signing]:
        return list(self.signing())[: self.base.signatories]

    def signing(self) -> Iterator[Signing]:
        for place, one in enumerate(self.content["signatories"]):
            picture = one["picture"] and Shown(f"signature-{place}-{self.key}", one["name"])
            yield Signing(one["name"], one["function"], picture)

    @cached_property
    def assets(self) -> Assets:
        """The drawings and pictures that are the same on every certificate of this look."""
        base = self.base.name
        frame = render_to_string(f"certificates/pdf/{DRAWINGS[base]}.svg", {"look": self})
        mark = render_to_string("courses/pdf/mark.svg")
        assets = {f"frame-{self.key}.svg": (frame.encode(), SVG), "mark.svg": (mark.encode(), SVG)}
        kept = {self.logo: self.content["logo"]} if self.logo else {}
        kept |= {
            signing.picture: one["picture"]
            for signing, one in zip(self.signatories, self.content["signatories"], strict=False)
            if signing.picture
        }
        return assets | {shown.asset: (b64decode(one["content"]), one["media_type"]) for shown, one in kept.items()}


PROGRAMME = Look(
    "programme-own",
    {
        "base": "programme",
        "accent": colours.TEAL,
        "ornament": colours.BRASS,
        "paper": colours.WHITE,
        "second": "",
        "texts": {},
        "letterhead": [],
        "logo": None,
        "signatories": [],
    },
)
OWN_TEXTS = {"heading": _("Zaświadczenie"), "kind": _("o ukończeniu szkolenia e-learningowego"), "closing": ""}


def look_of(facts: dict) -> Look:
    """Return the look with which the certificate was issued."""
    digest = facts.get("design", "")
    return look_called(digest) if digest else PROGRAMME


@lru_cache(maxsize=64)
def look_called(digest: str) -> Look:
    """Read an edition, once per process: it never changes."""
    return Look(f"look-{digest[:16]}", Edition.objects.get(digest=digest).content)
