"""The two kinds that show pictures to choose from: picture choice, and places on one picture (hotspot)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from quizzes import pictures
from quizzes.kinds.base import Asked, BadAnswer, Form, Marked, option_id, twins
from quizzes.kinds.choice import Choosing, only_one, share, some_but_not_all

LETTERS = "ABCDEFGHIJKLMNOP"


class PictureOptionBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=gettext_lazy("Obraz"))
    text = blocks.CharBlock(
        label=gettext_lazy("Co widać na obrazie"),
        max_length=200,
        help_text=gettext_lazy("Dla osób, które nie widzą obrazu: opisz, nie oceniaj."),
    )
    right = blocks.BooleanBlock(label=gettext_lazy("Dobra odpowiedź"), required=False)
    explanation = blocks.CharBlock(label=gettext_lazy("Dlaczego"), max_length=300, required=False, default="")

    class Meta:
        icon = "image"
        label = gettext_lazy("Obraz do wyboru")


class PictureBlock(blocks.StructBlock):
    options = blocks.ListBlock(PictureOptionBlock(), min_num=2, max_num=6, label=gettext_lazy("Obrazy"))
    keep_order = blocks.BooleanBlock(label=gettext_lazy("Zachowaj kolejność obrazów"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if twins([option["text"] for option in cleaned["options"]]):
            raise blocks.StructBlockValidationError(
                {"options": ValidationError(_("Dwa obrazy mają ten sam opis. Zmień jeden z nich."))}
            )
        if problem := some_but_not_all([bool(option["right"]) for option in cleaned["options"]]):
            raise blocks.StructBlockValidationError({"options": ValidationError(problem)})
        return cleaned

    class Meta:
        icon = "image"
        label = gettext_lazy("Wybór obrazu")


class PictureChoice(Choosing):
    """One or several right pictures; the learner is told which of the two it is."""

    name = "picture"
    parts_of_key = ("key", "several")
    label = gettext_lazy("Wybór obrazu")
    block = PictureBlock

    def asked(self, value: Mapping[str, Any]) -> Asked:
        options = [
            {
                "id": option_id(option["text"]),
                "text": option["text"],
                "explanation": option["explanation"] or "",
                "picture": pictures.keep_chosen(option["picture"], alt=option["text"]),
            }
            for option in value["options"]
        ]
        key = [option_id(option["text"]) for option in value["options"] if option["right"]]
        return {"options": options, "key": key, "keep_order": bool(value["keep_order"]), "several": len(key) > 1}

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        return {"several": asked["several"]}

    def dressed(self, asked: Asked, option: str, place: int) -> dict[str, Any]:
        picture = next(each["picture"] for each in asked["options"] if each["id"] == option)
        return {"picture": pictures.with_address(picture), "letter": LETTERS[place]}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        chosen = super().read(asked, form)
        return chosen if asked["several"] else only_one(chosen)

    def mark(self, asked: Asked, value: Any) -> Marked:
        return share(value, asked["key"], "partial" if asked["several"] else "all")


class PlaceBlock(blocks.StructBlock):
    """A rectangle on a picture, in hundredths of it; authors draw it on the picture or type the numbers."""

    label = blocks.CharBlock(label=gettext_lazy("Nazwa miejsca"), max_length=100)
    x = blocks.IntegerBlock(label=gettext_lazy("Od lewej (%)"), min_value=0, max_value=99)
    y = blocks.IntegerBlock(label=gettext_lazy("Od góry (%)"), min_value=0, max_value=99)
    width = blocks.IntegerBlock(label=gettext_lazy("Szerokość (%)"), min_value=1, max_value=100, default=10)
    height = blocks.IntegerBlock(label=gettext_lazy("Wysokość (%)"), min_value=1, max_value=100, default=10)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        for start, size in (("x", "width"), ("y", "height")):
            if (cleaned[start] or 0) + (cleaned[size] or 0) > 100:
                raise blocks.StructBlockValidationError(
                    {size: ValidationError(_("Miejsce wychodzi poza obraz. Zmniejsz je albo przesuń."))}
                )
        return cleaned

    class Meta:
        icon = "crosshairs"
        label = gettext_lazy("Miejsce")
        form_classname = "struct-block hotspot-region"


class RegionBlock(PlaceBlock):
    right = blocks.BooleanBlock(label=gettext_lazy("Dobre miejsce"), required=False)


class HotspotBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=gettext_lazy("Obraz"))
    alt = blocks.CharBlock(
        label=gettext_lazy("Co widać na obrazie"),
        max_length=250,
        help_text=gettext_lazy("Dla osób, które nie widzą obrazu. Nie zdradzaj odpowiedzi."),
    )
    regions = blocks.ListBlock(
        RegionBlock(),
        min_num=2,
        max_num=10,
        label=gettext_lazy("Miejsca"),
        help_text=gettext_lazy("Narysuj je myszą na obrazie albo wpisz liczby. Obok obrazu będą też na liście."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if twins([region["label"] for region in cleaned["regions"]]):
            raise blocks.StructBlockValidationError(
                {"regions": ValidationError(_("Dwa miejsca mają tę samą nazwę. Zmień jedną z nich."))}
            )
        if problem := some_but_not_all([bool(region["right"]) for region in cleaned["regions"]]):
            raise blocks.StructBlockValidationError({"regions": ValidationError(problem)})
        return cleaned

    class Meta:
        icon = "crosshairs"
        label = gettext_lazy("Miejsca na obrazie")
        form_classname = "struct-block hotspot-editor"


class Hotspot(Choosing):
    name = "hotspot"
    parts_of_key = ("key", "several")
    label = gettext_lazy("Miejsca na obrazie")
    block = HotspotBlock
    scripts = ("js/hot-spots.js",)

    def asked(self, value: Mapping[str, Any]) -> Asked:
        regions = [
            {"id": option_id(region["label"]), "text": region["label"]}
            | {side: int(region[side]) for side in ("x", "y", "width", "height")}
            for region in value["regions"]
        ]
        key = [option_id(region["label"]) for region in value["regions"] if region["right"]]
        image = pictures.keep_chosen(value["picture"], alt=value["alt"])
        return {"options": regions, "key": key, "image": image, "several": len(key) > 1}

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        """Return the picture and its regions in its own pixels, lettered in the order of the list."""
        image = pictures.with_address(asked["image"])
        across, down = asked["image"]["width"] / 100, asked["image"]["height"] / 100
        places = {option["id"]: option for option in asked["options"]}
        chosen = value if isinstance(value, list) else []
        regions = [
            {
                "id": id_,
                "letter": letter,
                "text": places[id_]["text"],
                "chosen": id_ in chosen,
                "x": round(places[id_]["x"] * across),
                "y": round(places[id_]["y"] * down),
                "width": round(places[id_]["width"] * across),
                "height": round(places[id_]["height"] * down),
                "middle_x": round((places[id_]["x"] + places[id_]["width"] / 2) * across),
                "middle_y": round((places[id_]["y"] + places[id_]["height"] / 2) * down),
            }
            for letter, id_ in zip(LETTERS, [id_ for id_ in layout if id_ in places], strict=False)
        ]
        return {
            "image": image,
            "regions": regions,
            "several": asked["several"],
            "badge": max(12, round(asked["image"]["width"] / 28)),
        }

    def dressed(self, asked: Asked, option: str, place: int) -> dict[str, Any]:
        return {"letter": LETTERS[place]}

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        chosen = super().read(asked, form)
        if not asked["several"] and len(chosen) > 1:
            raise BadAnswer(_("Wybierz jedno miejsce."))
        return chosen

    def mark(self, asked: Asked, value: Any) -> Marked:
        return share(value, asked["key"], "partial" if asked["several"] else "all")
