"""Colours and lines of a drawing. A value may name a colour, a number or something in the same drawing, and nothing else."""

import re
from collections.abc import Iterator

PROPERTIES = frozenset(
    ["fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
     "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity", "stop-color",
     "stop-opacity", "clip-path", "clip-rule", "color", "display", "visibility"]
)  # fmt: skip
FARTHEST = 1_000_000
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
PLAIN = re.compile(r"[\w\s#%.,()+'\"-]*")
OWN = re.compile(r"url\(\s*['\"]?#([\w.-]+)['\"]?\s*\)")
RULE = re.compile(r"\s*([^{}@\\<>]+)\{([^{}@\\<>]*)\}\s*")
SELECTOR = re.compile(r"\.[\w-]+(\s*,\s*\.[\w-]+)*\s*")  # classes, so that what has none is not meant
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class NotPlain(Exception):
    """A value or a rule that does more than tell a colour or a line."""


def value(text: str) -> str:
    """Return the value as it is. Raises NotPlain."""
    rest = OWN.sub("", text)
    if not PLAIN.fullmatch(rest) or "url" in rest.lower() or "expression" in rest.lower():
        raise NotPlain(text)
    if "#" not in text and is_too_far(text):
        raise NotPlain(text)
    return text


def is_too_far(text: str) -> bool:
    return any(not abs(float(one)) <= FARTHEST for one in NUMBER.findall(text))


def declarations(text: str) -> str:
    """Return "fill:red;stroke:none" without what has no place in a logo, such as the size of letters."""
    return ";".join(f"{name}:{told}" for name, told in pairs(COMMENT.sub("", text)))


def pairs(text: str) -> Iterator[tuple[str, str]]:
    for one in filter(str.strip, text.split(";")):
        name, colon, told = (part.strip() for part in one.partition(":"))
        if not colon:
            raise NotPlain(one)
        told = value(told)
        if name.lower() in PROPERTIES:
            yield name.lower(), told


def sheet(text: str) -> str:
    """Return the rules of a <style>: plain selectors, plain declarations. Raises NotPlain."""
    rest, rules = COMMENT.sub("", text), []
    while rest.strip():
        rule = RULE.match(rest)
        if not rule or not SELECTOR.fullmatch(rule[1]):
            raise NotPlain(rest.strip())
        rules.append(f"{rule[1].strip()}{{{declarations(rule[2])}}}")
        rest = rest[rule.end() :]
    return "".join(rules)


def named_in(text: str) -> list[str]:
    """Return what in the drawing the value points at."""
    return OWN.findall(text)
