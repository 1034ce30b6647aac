"""Places on a picture: hotspot and select point."""

from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.items import shortened
from quizzes.exchange.qti import pictures
from quizzes.exchange.qti.plain import is_picture, picture_of
from quizzes.exchange.qti.reading.choosing import Answer
from quizzes.exchange.qti.reading.feedback import Feedback
from quizzes.exchange.qti.reading.parts import CannotUse, Reading, only
from quizzes.exchange.qti.reading.scoring import number
from quizzes.exchange.xml_tree import Node

Box = tuple[int, int, int, int]  # x, y, width, height in percent of the picture


def read_hotspot(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    picture, alt, size = picture_below(reading, interaction)
    right = set(only(reading, reading.response(interaction), interaction))
    regions = []
    for place, choice in enumerate(interaction.all("hotspot-choice"), start=1):
        label = choice.get("hotspot-label").strip()
        if not label:
            label = _("Miejsce %(number)s") % {"number": place}
        box = box_of(reading, choice.get("shape"), choice.get("coords"), size, choice.line)
        regions.append(region(label, box, choice.get("identifier") in right))
    if not all(choice.get("hotspot-label").strip() for choice in interaction.all("hotspot-choice")):
        reading.note(interaction.line, _("Miejsca na obrazie nie miały nazw. Nazwij je po wczytaniu."))
    return "hotspot", {"picture": picture, "alt": alt, "regions": regions}


def read_point(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    """Read a point on a picture as a choice of places: the areas that are worth points, and what lies around them."""
    picture, alt, size = picture_below(reading, interaction)
    areas = reading.response(interaction).areas
    if not any(area.worth > 0 for area in areas):
        raise CannotUse(_("Plik nie mówi, które miejsce jest dobre."), interaction.line)
    found = [(box_of(reading, area.shape, area.coords, size, area.line), area.worth > 0) for area in areas]
    if all(right for _box, right in found):
        found += [(box, False) for box in around([box for box, _right in found])]
    reading.loss(interaction.line, _("Wskazanie punktu zamieniono na wybór jednego z miejsc. Nazwij je po wczytaniu."))
    found.sort(key=lambda entry: (entry[0][1], entry[0][0]))
    regions = [
        region(_("Miejsce %(number)s") % {"number": place}, box, right)
        for place, (box, right) in enumerate(found, start=1)
    ]
    return "hotspot", {"picture": picture, "alt": alt, "regions": regions}


def region(label: str, box: Box, right: bool) -> dict[str, Any]:
    return {"label": label, "x": box[0], "y": box[1], "width": box[2], "height": box[3], "right": right}


def picture_below(reading: Reading, interaction: Node) -> tuple[str, str, tuple[int, int]]:
    """Return the picture's name, its description, and the size that coordinates count in."""
    node = next((node for node in interaction.walk() if node.name == "img" or is_picture(node)), None)
    picture = reading.picture(picture_of(node)) if node else ""
    if node is None or not picture:
        raise CannotUse(_("Bez obrazu tego pytania nie da się zadać."), interaction.line)
    alt = picture_of(node).alt
    if not alt:
        prompt = interaction.child("prompt")
        alt = shortened(prompt.words if prompt else _("Obraz"), 250)
        reading.note(node.line, _("Obraz nie ma opisu dla osób, które go nie widzą. Opisz go po wczytaniu."))
    width, height = pictures.size_of(reading.report.files[picture])
    return picture, alt, (whole(node.get("width")) or width, whole(node.get("height")) or height)


def whole(text: str) -> int:
    digits = text.strip().removesuffix("px").split(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 0


def box_of(reading: Reading, shape: str, coords: str, size: tuple[int, int], line: int) -> Box:
    """Return the box around a shape, in whole percent, inside the picture."""
    numbers = [float(number(part)) for part in coords.replace(",", " ").split()]
    match shape:
        case "rect" if len(numbers) == 4:
            left, top, right, bottom = numbers
        case "circle" if len(numbers) == 3:
            x, y, radius = numbers
            left, top, right, bottom = x - radius, y - radius, x + radius, y + radius
        case "ellipse" if len(numbers) == 4:
            x, y, across, down = numbers
            left, top, right, bottom = x - across, y - down, x + across, y + down
        case "poly" if len(numbers) >= 6:
            xs, ys = numbers[::2], numbers[1::2]
            left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        case "default":
            left, top, right, bottom = 0, 0, *size
        case _unknown:
            raise CannotUse(_("Nie da się odczytać miejsca na obrazie."), line)
    if shape not in {"rect", "default"}:
        reading.loss(line, _("Okrągłe lub wieloboczne miejsce zamieniono na prostokąt dookoła niego."))
    return in_percent(left, top, right, bottom, size)


def in_percent(left: float, top: float, right: float, bottom: float, size: tuple[int, int]) -> Box:
    x0, x1 = (min(100, max(0, round(100 * side / size[0]))) for side in sorted((left, right)))
    y0, y1 = (min(100, max(0, round(100 * side / size[1]))) for side in sorted((top, bottom)))
    x, y = min(x0, 99), min(y0, 99)
    return x, y, max(1, x1 - x), max(1, y1 - y)


def around(boxes: list[Box]) -> list[Box]:
    """Return the four strips of the picture above, below, left and right of the boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    strips = [
        (0, 0, 100, top),
        (0, bottom, 100, 100 - bottom),
        (0, top, left, bottom - top),
        (right, top, 100 - right, bottom - top),
    ]
    return [strip for strip in strips if strip[2] > 0 and strip[3] > 0]
