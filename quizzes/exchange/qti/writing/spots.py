"""Places on a picture."""

from collections.abc import Mapping
from typing import Any

from quizzes.exchange.qti import pictures
from quizzes.exchange.qti.dialects import Element, element
from quizzes.exchange.qti.writing.parts import RESPONSE, Parts, Source, mapping, prompt, response

SMALLEST_SIDE = 400  # px that coordinates count in, so that a percent is never less than a few of them


def hotspot(source: Source) -> Parts:
    value = source.item.value
    width, height = pictures.size_of(source.files[value["picture"]])
    scale = -(-SMALLEST_SIDE // min(width, height, SMALLEST_SIDE))
    width, height = width * scale, height * scale
    regions = value["regions"]
    names = [f"H{place}" for place in range(1, len(regions) + 1)]
    spots = [
        element(
            "hotspot-choice",
            identifier=name,
            shape="rect",
            coords=coords(region, width, height),
            hotspot_label=region["label"],
        )
        for name, region in zip(names, regions, strict=True)
    ]
    right = [name for name, region in zip(names, regions, strict=True) if region["right"]]
    several = len(right) > 1
    mapped = mapping({name: 1 if name in right else -1 for name in names}, upper=len(right)) if several else None
    shown = shown_picture(source, value["picture"], value["alt"], width, height)
    interaction = element(
        "hotspot-interaction",
        prompt(source),
        shown,
        *spots,
        response_identifier=RESPONSE,
        max_choices=0 if several else 1,
    )
    declared = response(RESPONSE, "multiple" if several else "single", "identifier", right, mapped)
    return Parts([interaction], [declared], "map_response" if several else "match_correct", len(right))


def shown_picture(source: Source, name: str, alt: str, width: int, height: int) -> Element:
    """Return the picture under a hotspot: an `object` in 2.1, an `img` in 3.0."""
    link = source.places[name]
    if source.dialect.is_hyphened:
        return element("img", src=link, alt=alt, width=width, height=height)
    kind = {"jpg": "jpeg"}.get(ending := link.rsplit(".", 1)[-1].lower(), ending)
    return element("object", alt, data=link, type=f"image/{kind}", width=width, height=height)


def coords(region: Mapping[str, Any], width: int, height: int) -> str:
    left, top = region["x"] * width / 100, region["y"] * height / 100
    right, bottom = left + region["width"] * width / 100, top + region["height"] * height / 100
    return ",".join(str(round(side)) for side in (left, top, right, bottom))
