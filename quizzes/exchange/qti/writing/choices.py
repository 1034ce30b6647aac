"""Kinds that are answered by choosing or arranging."""

from django.utils.translation import gettext as _

from quizzes.exchange.qti.dialects import Element, element
from quizzes.exchange.qti.writing.parts import FEEDBACK, RESPONSE, Parts, Source, image, mapping, prompt, response


def choice_parts(source: Source, options: list[dict], contents: list[list[Element | str]], *, scoring: str) -> Parts:
    """Return a choice of options; `scoring` is "one", "all", "partial" or "any"."""
    names = [option.get("name") or f"C{place}" for place, option in enumerate(options, start=1)]
    right = [name for name, option in zip(names, options, strict=True) if option["right"]]
    cardinality = "single" if scoring == "one" else "multiple"
    tells = any(option["explanation"] for option in options)
    choices = [
        element("simple-choice", *content, *inline_feedback(name, option["explanation"]), identifier=name)
        for name, option, content in zip(names, options, contents, strict=True)
    ]
    cost = -1 if scoring == "partial" else -len(right) - 1
    upper = len(right) if scoring == "partial" else 1
    mapped = mapping({name: 1 if name in right else cost for name in names}, upper=upper)
    by_points = scoring in {"partial", "any"}
    return Parts(
        body=[
            element(
                "choice-interaction",
                prompt(source),
                *choices,
                response_identifier=RESPONSE,
                shuffle="false" if source.item.value.get("keep_order") else "true",
                max_choices=1 if scoring == "one" else 0,
            )
        ],
        responses=[response(RESPONSE, cardinality, "identifier", right, mapped if by_points else None)],
        scoring="map_response" if by_points else "match_correct",
        maximum=upper if by_points else 1,
        tells_choice=cardinality if tells else "",
    )


def inline_feedback(name: str, text: str) -> list[Element]:
    if not text:
        return []
    return [element("feedback-inline", text, outcome_identifier=FEEDBACK, identifier=name, show_hide="show")]


def single(source: Source) -> Parts:
    options = source.item.value["options"]
    return choice_parts(source, options, [[option["text"]] for option in options], scoring="one")


def multiple(source: Source) -> Parts:
    options = source.item.value["options"]
    scoring = source.item.value.get("scoring") or "partial"
    return choice_parts(source, options, [[option["text"]] for option in options], scoring=scoring)


def truefalse(source: Source) -> Parts:
    value = source.item.value
    options = [
        {"name": way, "right": value["right"] == way, "explanation": value.get(f"why_{way}") or ""}
        for way in ("true", "false")
    ]
    source.item.value.setdefault("keep_order", True)
    return choice_parts(source, options, [[_("Prawda")], [_("Fałsz")]], scoring="one")


def picture(source: Source) -> Parts:
    options = source.item.value["options"]
    several = sum(bool(option["right"]) for option in options) > 1
    contents: list[list[Element | str]] = [[image(source, option["picture"], option["text"])] for option in options]
    return choice_parts(source, options, contents, scoring="partial" if several else "one")


def order(source: Source) -> Parts:
    steps = source.item.value["steps"]
    names = {step: f"S{place}" for place, step in enumerate(sorted(steps), start=1)}  # no name tells its place
    choices = [element("simple-choice", step, identifier=name) for step, name in names.items()]
    interaction = element("order-interaction", prompt(source), *choices, response_identifier=RESPONSE, shuffle="true")
    return Parts([interaction], [response(RESPONSE, "ordered", "identifier", [names[step] for step in steps])])


def match(source: Source) -> Parts:
    value = source.item.value
    rights = list(dict.fromkeys([pair["right"] for pair in value["pairs"]] + list(value.get("extra") or [])))
    names = {text: f"R{place}" for place, text in enumerate(rights, start=1)}
    pairs = [f"L{place} {names[pair['right']]}" for place, pair in enumerate(value["pairs"], start=1)]
    lefts = [
        element("simple-associable-choice", pair["left"], identifier=f"L{place}", match_max=1)
        for place, pair in enumerate(value["pairs"], start=1)
    ]
    options = [element("simple-associable-choice", text, identifier=name, match_max=0) for text, name in names.items()]
    interaction = element(
        "match-interaction",
        prompt(source),
        element("simple-match-set", *lefts),
        element("simple-match-set", *options),
        response_identifier=RESPONSE,
        shuffle="true",
        max_associations=len(lefts),
    )
    mapped = mapping(dict.fromkeys(pairs, 1), upper=len(pairs))
    declared = response(RESPONSE, "multiple", "directedPair", pairs, mapped)
    return Parts([interaction], [declared], "map_response", maximum=len(pairs))
