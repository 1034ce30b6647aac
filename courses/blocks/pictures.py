"""What the learner looks at: a picture, a picture with places to find, and two pictures side by side."""

from zlib import crc32

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from courses.blocks import groups
from quizzes.kinds.base import twins
from quizzes.kinds.pictures import PlaceBlock

ALT = gettext_lazy("Co widać na obrazie")
FOR_WHO_DOES_NOT_SEE = gettext_lazy("Dla osób, które nie widzą obrazu.")


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label=gettext_lazy("Obraz"))
    caption = blocks.CharBlock(label=gettext_lazy("Podpis"), max_length=200, required=False, default="")

    class Meta:
        icon = "image"
        label = gettext_lazy("Ilustracja")
        description = gettext_lazy("Obraz z opisem dla osób, które go nie widzą.")
        group = groups.LOOKING
        template = "courses/blocks/figure.html"
        preview_template = "courses/blocks/previews/figure.html"
        preview_value = {"caption": gettext_lazy("Ręce na środku klatki piersiowej.")}


class SpotBlock(PlaceBlock):
    """A place of a picture, and what there is to know about it."""

    text = blocks.CharBlock(label=gettext_lazy("Co tu widać albo co robić"), max_length=240)

    class Meta:
        icon = "crosshairs"
        label = gettext_lazy("Miejsce")


class SpotsBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=gettext_lazy("Obraz"))
    alt = blocks.CharBlock(label=ALT, max_length=250, help_text=FOR_WHO_DOES_NOT_SEE)
    regions = blocks.ListBlock(
        SpotBlock(),
        min_num=2,
        max_num=8,
        label=gettext_lazy("Miejsca"),
        help_text=gettext_lazy("Narysuj je myszą na obrazie albo wpisz liczby. Obok obrazu będą też na liście."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if problem := problem_with_places(cleaned["regions"]):
            raise blocks.StructBlockValidationError({"regions": ValidationError(problem)})
        return cleaned

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context=parent_context) | {"drawing": drawing(value)}

    def get_preview_context(self, value, parent_context=None):
        return super().get_preview_context(value, parent_context=parent_context) | {"example": EXAMPLE}

    class Meta:
        icon = "crosshairs"
        label = gettext_lazy("Obraz z miejscami")
        description = gettext_lazy("Obraz z ponumerowanymi miejscami; każde ma swoje objaśnienie na liście.")
        group = groups.LOOKING
        template = "courses/blocks/spots.html"
        styled = True
        form_classname = "struct-block hotspot-editor"
        preview_template = "courses/blocks/previews/spots.html"
        preview_value = {"alt": gettext_lazy("Sylwetka widziana z przodu."), "regions": []}


class SideBlock(blocks.StructBlock):
    """One of two pictures to compare.

    The picture and its words are two fields: translating breaks on an ImageBlock in a block within a block
    (wagtail-localize 1.14).
    """

    label = blocks.CharBlock(label=gettext_lazy("Napis"), max_length=40)
    picture = ImageChooserBlock(label=gettext_lazy("Obraz"))
    alt = blocks.CharBlock(label=ALT, max_length=250, help_text=FOR_WHO_DOES_NOT_SEE)
    text = blocks.CharBlock(label=gettext_lazy("Objaśnienie"), max_length=200, required=False, default="")

    class Meta:
        icon = "image"


class ComparisonBlock(blocks.StructBlock):
    before = SideBlock(label=gettext_lazy("Pierwszy obraz"))
    after = SideBlock(label=gettext_lazy("Drugi obraz"))

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["before"]["label"].strip().casefold() == cleaned["after"]["label"].strip().casefold():
            raise blocks.StructBlockValidationError(
                {
                    "after": blocks.StructBlockValidationError(
                        {"label": ValidationError(_("Oba obrazy mają ten sam napis. Nazwij różnicę."))}
                    )
                }
            )
        return cleaned

    class Meta:
        icon = "copy"
        label = gettext_lazy("Porównanie")
        description = gettext_lazy("Dwa obrazy obok siebie: przed i po, albo dwa sposoby.")
        group = groups.LOOKING
        template = "courses/blocks/comparison.html"
        styled = True
        preview_template = "courses/blocks/previews/comparison.html"
        preview_value = {"before": {"label": gettext_lazy("Przed")}, "after": {"label": gettext_lazy("Po")}}


# what the picker shows: a person drawn 400 by 240
EXAMPLE = {
    "places": [
        {"x": 165, "y": 32, "width": 70, "height": 70, "middle_x": 200, "middle_y": 67}
        | {"label": gettext_lazy("Głowa"), "text": gettext_lazy("Odchyl ją i unieś brodę.")},
        {"x": 160, "y": 150, "width": 80, "height": 60, "middle_x": 200, "middle_y": 180}
        | {"label": gettext_lazy("Środek klatki"), "text": gettext_lazy("Tu uciskaj.")},
    ],
    "badge": 15,
    "target": 28,
    "name": "spot-example",
}


def problem_with_places(places) -> str:
    """Return what is wrong with the places of a picture, "" when nothing is."""
    if twins([place["label"] for place in places]):
        return _("Dwa miejsca mają tę samą nazwę. Zmień jedną z nich.")
    if len({(place["x"], place["y"], place["width"], place["height"]) for place in places}) < len(places):
        return _("Dwa miejsca leżą dokładnie w tym samym miejscu. Przesuń jedno z nich.")
    return ""


def drawing(value) -> dict:
    """Return the picture's measures and its places in its own pixels, numbered as in the list."""
    picture = value.get("picture")
    if picture is None:  # deleted since, or not chosen yet in a preview
        return {"places": []}
    across, down = picture.width / 100, picture.height / 100
    places = [
        {
            "x": round(place["x"] * across),
            "y": round(place["y"] * down),
            "width": round(place["width"] * across),
            "height": round(place["height"] * down),
            "middle_x": round((place["x"] + place["width"] / 2) * across),
            "middle_y": round((place["y"] + place["height"] / 2) * down),
            "label": place["label"],
        }
        for place in value["regions"]
    ]
    # the badge is readable, and the target a thumb wide, on a picture as narrow as a phone
    return {
        "places": places,
        "badge": round(picture.width / 26),
        "target": round(picture.width / 14),
        "name": f"spot-{crc32(repr((picture.pk, places)).encode()):x}",
    }
