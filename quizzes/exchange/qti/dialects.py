"""The two ways to spell the same tree: QTI 2.1 (`simpleChoice`, `maxChoices`) and 3.0 (`qti-simple-choice`, `max-choices`)."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

Element = ElementTree.Element
OUR_TOOL = "Bezpieczny Kraków"  # how our own items say who wrote them
HTML = {"p", "br", "img", "object", "div"}
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML can't hold


@dataclass(frozen=True)
class Dialect:
    """A version of QTI, as far as writing needs it."""

    version: str
    namespace: str
    item_type: str
    package_namespace: str
    schema: tuple[str, str]
    templates: str
    template_suffix: str = ""
    is_hyphened: bool = False

    def template(self, name: str) -> str:
        return f"{self.templates}{name}{self.template_suffix}"

    def element_name(self, name: str) -> str:
        if name in HTML:
            return name
        return f"qti-{name}" if self.is_hyphened else humped(name)

    def attribute_name(self, name: str) -> str:
        return name if self.is_hyphened else humped(name)

    def spelt(self, node: Element) -> Element:
        """Return the tree in this dialect's names."""
        mine = Element(
            self.element_name(node.tag),
            {name if node.tag in HTML else self.attribute_name(name): value for name, value in node.attrib.items()},
        )
        mine.text, mine.tail = node.text, node.tail
        mine.extend(self.spelt(child) for child in node)
        return mine


QTI_21 = Dialect(
    "2.1",
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "imsqti_item_xmlv2p1",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    ("QTIv2.1 Package", "1.0.0"),
    "http://www.imsglobal.org/question/qti_v2p1/rptemplates/",
)
QTI_30 = Dialect(
    "3.0",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "imsqti_item_xmlv3p0",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    ("QTI Package", "3.0.0"),
    "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/",
    ".xml",
    is_hyphened=True,
)


def humped(name: str) -> str:
    head, *rest = name.split("-")
    return head + "".join(part.capitalize() for part in rest)


def element(tag: str, *content: "Element | str", **attributes: object) -> Element:
    """Make an element. Underscores in the attributes' names become hyphens; text and children come in order."""
    node = Element(tag, {name.replace("_", "-"): clean(str(value)) for name, value in attributes.items()})
    for piece in content:
        if not isinstance(piece, str):
            node.append(piece)
        elif len(node):
            node[-1].tail = (node[-1].tail or "") + clean(piece)
        else:
            node.text = (node.text or "") + clean(piece)
    return node


def clean(text: str) -> str:
    return UNFIT.sub("", text)


def lines(text: str) -> list["Element | str"]:
    """Return a text with a break for every new line."""
    first, *rest = text.replace("\r\n", "\n").split("\n")
    return [first, *(piece for line in rest for piece in (element("br"), line))]


def as_bytes(node: Element) -> bytes:
    return ElementTree.tostring(node, encoding="utf-8", xml_declaration=True)
