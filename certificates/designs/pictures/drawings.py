"""SVG, the careful way: an XML parser that follows nothing, a list of what may be in a logo, and a new file written of that.

What could do harm or draw something else tomorrow is refused with the line on which it stands: scripts, references to
other files, entities, foreign content, animation. What editors leave behind (layers, metadata) is left out.
"""

import re
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from certificates.designs.pictures import styling
from certificates.designs.pictures.photographs import check_shape

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
LARGEST = 200_000  # bytes
MOST_PARTS, DEEPEST = 3000, 40
PAINTED = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
SHAPES = PAINTED | {"svg", "g", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "style"}
NOT_SEEN = frozenset({"title", "desc", "metadata"})
HIDES = frozenset({"script", "foreignobject", "iframe", "object", "embed"})
GEOMETRY = frozenset(
    ["x", "y", "width", "height", "rx", "ry", "r", "cx", "cy", "x1", "x2", "y1", "y2", "fx", "fy", "points", "d",
     "transform", "viewBox", "offset", "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits", "id", "class"]
)  # fmt: skip
NOT_IN_CLIPS = frozenset({"class", "style", "clip-path"})  # a clip in a clip in a clip would be drawn a billion times
NAME = re.compile(r"[\w. :-]+")


def clean(upload: bytes) -> tuple[bytes, str]:
    """Return the drawing as we write it. Raises ValidationError."""
    if len(upload) > LARGEST:
        raise ValidationError(_("Rysunek SVG jest za duży. Może mieć najwyżej 200 kB: uprość go albo zapisz jako PNG."))
    reader = Reader()
    try:
        reader.parser.Parse(upload, True)
    except expat.ExpatError as problem:
        reader.refuse(_("plik nie jest poprawnym SVG"), problem.lineno)
    except (ValueError, LookupError):
        raise ValidationError(_("Tego pliku nie da się odczytać jako SVG.")) from None
    reader.check_references()
    if not reader.has_shapes:
        raise ValidationError(_("W tym pliku SVG nic nie jest narysowane."))
    return "".join(reader.written).encode(), "image/svg+xml"


class Reader:
    """Goes through the file once and writes down what may stay."""

    def __init__(self):
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = lambda *_told: self.refuse(self.entities())
        self.parser.ProcessingInstructionHandler = lambda target, _data: self.refuse(self.not_allowed(f"<?{target}?>"))
        self.written: list[str] = []
        self.open: list[str] = []
        self.skipping = 0  # how deep we are in something that is left out
        self.parts = 0
        self.css = ""
        self.points_at: dict[
            str, list[tuple[str, int]]
        ] = {}  # an id, "" outside: what is pointed at from there, and where
        self.ids: set[str] = set()
        self.owners: list[str] = []
        self.has_shapes = False

    def refuse(self, reason: str, line: int | None = None) -> None:
        told = {"line": line or self.parser.CurrentLineNumber, "reason": reason}
        raise ValidationError(_("Wiersz %(line)d: %(reason)s.") % told)

    def not_allowed(self, what: str) -> str:
        return _("%(what)s nie może być w logo") % {"what": what[:60]}

    def entities(self) -> str:
        return _("encje (DOCTYPE z definicjami) są niedozwolone")

    def doctype(self, name, system_id, public_id, has_internal_subset):
        if has_internal_subset:
            self.refuse(self.entities())

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS or len(self.open) + self.skipping > DEEPEST:
            self.refuse(_("rysunek jest zbyt złożony; uprość go albo zapisz jako PNG"))
        namespace, _space, tag = name.rpartition(" ")
        if self.skipping or namespace != SVG or tag in NOT_SEEN:
            if not self.open:
                self.refuse(_("to nie jest rysunek SVG"))
            self.check_hidden(tag, attributes)
            self.skipping += 1
            return
        if tag not in SHAPES or (tag == "svg" and self.open):
            self.refuse(self.not_text() if tag in {"text", "tspan"} else self.not_allowed(f"<{tag}>"))
        self.owners.append(attributes.get("id", ""))
        if "clipPath" in self.open:
            attributes = {key: told for key, told in attributes.items() if key not in NOT_IN_CLIPS}
        kept = self.kept(attributes)
        if tag == "svg":
            kept = self.size(attributes) | {key: told for key, told in kept.items() if key in styling.PROPERTIES}
        self.has_shapes |= tag in PAINTED
        self.open.append(tag)
        self.written.append(f"<{tag}" + "".join(f" {key}={quoteattr(told)}" for key, told in kept.items()) + ">")

    def check_hidden(self, tag: str, attributes: dict[str, str]) -> None:
        """What is left out is not drawn; that somebody hid a script there is said all the same."""
        if tag.lower() in HIDES:
            self.refuse(self.not_allowed(f"<{tag}>"))

    def not_text(self) -> str:
        return _("tekst zależy od czcionki, której nie mamy; zamień go w programie na krzywe")

    def kept(self, attributes: dict[str, str]) -> dict[str, str]:
        kept = {}
        for name, told in attributes.items():
            namespace, _space, key = name.rpartition(" ")
            if key.lower().startswith("on"):
                self.refuse(self.not_allowed(key))
            if key == "href":
                kept["href"] = self.own_reference(told)
            elif not namespace and key in GEOMETRY | styling.PROPERTIES | {"style"}:
                kept[key] = self.checked(key, told)
        if "id" in kept:
            self.ids.add(kept["id"])
        return {key: told for key, told in kept.items() if told}

    def own_reference(self, told: str) -> str:
        if not re.fullmatch(r"#[\w.-]+", told.strip()):
            self.refuse(_("odwołanie do innego pliku: %(address)s") % {"address": told[:60]})
        self.point_at(told.strip()[1:])
        return told.strip()

    def point_at(self, name: str) -> None:
        for owner in {"", *self.owners}:
            self.points_at.setdefault(owner, []).append((name, self.parser.CurrentLineNumber))

    def checked(self, key: str, told: str) -> str:
        try:
            if key in {"id", "class"}:
                return told if NAME.fullmatch(told) else ""
            told = styling.declarations(told) if key == "style" else told if key in GEOMETRY else styling.value(told)
            if key in GEOMETRY and not styling.PLAIN.fullmatch(told):
                raise styling.NotPlain
        except styling.NotPlain:
            self.refuse(self.not_allowed(f'{key}="{told}"'))
        for name in styling.named_in(told):
            self.point_at(name)
        if key in GEOMETRY and styling.is_too_far(told):
            self.refuse(_("liczba jest za duża"))
        return told

    def size(self, attributes: dict[str, str]) -> dict[str, str]:
        """Return the drawing's own measures; on paper it is as large as the design says."""
        box = [float(one) for one in styling.NUMBER.findall(attributes.get("viewBox", ""))]
        if len(box) != 4:
            sides = [styling.NUMBER.match(attributes.get(side, "")) for side in ("width", "height")]
            if not all(sides):
                self.refuse(_("rysunek nie mówi, jaki jest duży (viewBox)"))
            box = [0, 0, *(float(side[0]) for side in sides)]
        if not (0 < box[2] <= styling.FARTHEST and 0 < box[3] <= styling.FARTHEST):
            self.refuse(_("rysunek nie mówi, jaki jest duży (viewBox)"))
        check_shape(box[2], box[3])
        scale = 1000 / max(box[2:])
        return {
            "xmlns": SVG,
            "viewBox": " ".join(f"{one:g}" for one in box),
            "width": f"{box[2] * scale:g}",
            "height": f"{box[3] * scale:g}",
        }

    def text(self, told: str) -> None:
        if self.open and self.open[-1] == "style" and not self.skipping:
            self.css += told

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        tag = self.open.pop()
        if tag == "style":
            self.written.append(self.rules())
        self.owners.pop()
        self.written.append(f"</{tag}>")

    def rules(self) -> str:
        css, self.css = self.css, ""
        try:
            rules = styling.sheet(css)
        except styling.NotPlain as found:
            self.refuse(self.not_allowed(str(found)))
        for name in styling.named_in(rules):
            self.point_at(name)
        return escape(rules)

    def check_references(self) -> None:
        """Whatever is pointed at is in the drawing, and no way leads in a circle: that could be followed for ever."""
        for owner, targets in self.points_at.items():
            for target, line in targets:
                if target not in self.ids:
                    self.refuse(_("nie ma w rysunku tego, na co wskazuje: #%(name)s") % {"name": target[:60]}, line)
                if owner and self.leads_back(owner):
                    self.refuse(_("odwołania prowadzą w kółko"), line)

    def leads_back(self, start: str) -> bool:
        seen, ahead = set(), [name for name, _line in self.points_at[start]]
        while ahead:
            name = ahead.pop()
            if name == start:
                return True
            if name not in seen:
                seen.add(name)
                ahead += [target for target, _line in self.points_at.get(name, [])]
        return False
