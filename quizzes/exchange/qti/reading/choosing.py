"""Choice interactions: single, multiple, true or false, pictures."""

from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange.qti.plain import plain
from quizzes.exchange.qti.reading.feedback import Feedback
from quizzes.exchange.qti.reading.parts import CannotUse, Reading, only
from quizzes.exchange.qti.reading.scoring import Response
from quizzes.exchange.xml_tree import Node

TRUE_FALSE = {
    ("prawda", "fałsz"),
    ("true", "false"),
    ("правда", "неправда"),
    ("правда", "брехня"),
    ("правда", "ложь"),
    ("верно", "неверно"),
    ("wahr", "falsch"),
    ("richtig", "falsch"),
    ("vrai", "faux"),
    ("verdadero", "falso"),
    ("vero", "falso"),
    ("waar", "onwaar"),
    ("pravda", "nepravda"),
}
Answer = tuple[str, dict[str, Any]]


def read_choice(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    response = reading.response(interaction)
    choices = interaction.all("simple-choice")
    if len(choices) < 2:
        raise CannotUse(_("Pytanie ma mniej niż dwie odpowiedzi do wyboru."), interaction.line)
    right = set(rights_of(reading, response, interaction, [choice.get("identifier") for choice in choices]))
    one = takes_one(response, interaction, right)
    keep_order = interaction.get("shuffle") != "true"
    if all(plain(choice).pictures for choice in choices):
        return read_pictures(reading, choices, right, keep_order)
    options = [
        {
            "text": reading.text_of(choice),
            "right": choice.get("identifier") in right,
            "explanation": explanation_of(reading, choice, feedback, one=one, right=choice.get("identifier") in right),
        }
        for choice in choices
    ]
    if one:
        feedback.right, feedback.wrong = [], []
    if one and true_false(options):
        return "truefalse", as_true_false(options)
    if one:
        return "single", {"options": options, "keep_order": keep_order}
    return "multiple", {
        "options": options,
        "keep_order": keep_order,
        "scoring": scoring_of(reading, response, [choice.get("identifier") for choice in choices], right),
    }


def takes_one(response: Response, interaction: Node, right: set[str]) -> bool:
    """Whether the learner may choose one option only."""
    return len(right) == 1 and (response.cardinality == "single" or interaction.get("max-choices") == "1")


def rights_of(reading: Reading, response: Response, interaction: Node, known: list[str]) -> list[str]:
    """Return the identifiers of the right options. Where one may be chosen and several are worth points: the best one."""
    if response.cardinality != "single":
        found = (
            response.gainful if reading.processing.maps and response.gainful else only(reading, response, interaction)
        )
        return [name for name in found if name in known]
    found = [name for name in only(reading, response, interaction) if name in known]
    if not found:
        raise CannotUse(_("Dobrej odpowiedzi nie ma wśród możliwych."), interaction.line)
    if len(response.gainful) > 1 and reading.processing.maps:
        reading.loss(interaction.line, _("Część punktów za inne odpowiedzi przepadła: dobra jest jedna, najlepsza."))
    return found[:1]


def explanation_of(reading: Reading, choice: Node, feedback: Feedback, *, one: bool, right: bool) -> str:
    """Return what is said to who chose this option. Where one is chosen, that is also what is said to the right and wrong."""
    name = choice.get("identifier")
    own = [text for node in choice.all("feedback-inline") if (text := reading.text_of(node))]
    if name in feedback.by_choice:
        own.append(feedback.by_choice[name])
    if not own and one:
        own = feedback.right if right else feedback.wrong
    return " ".join(" ".join(own).split())


def true_false(options: list[dict[str, Any]]) -> bool:
    words = words_of(options)
    return words in known_words() or words[::-1] in known_words()


def words_of(options: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(option["text"].strip(" .").casefold() for option in options)


def known_words() -> set[tuple[str, ...]]:
    """Return how "true" and "false" are said, in our own words too."""
    return TRUE_FALSE | {(_("Prawda").casefold(), _("Fałsz").casefold())}


def as_true_false(options: list[dict[str, Any]]) -> dict[str, Any]:
    first, second = options
    true, false = (first, second) if words_of(options) in known_words() else (second, first)
    return {
        "right": "true" if true["right"] else "false",
        "why_true": true["explanation"],
        "why_false": false["explanation"],
    }


def scoring_of(reading: Reading, response: Response, names: list[str], right: set[str]) -> str:
    """Return the one of our three ways of counting that the mapping means, or comes closest to."""
    if not reading.processing.maps or not response.worth:
        return "all"
    worth = {name: response.worth.get(name, response.default) for name in names}
    gains = [worth[name] for name in names if name in right]
    costs = [-worth[name] for name in names if name not in right]
    if len(set(gains)) == 1 and set(costs) <= set(gains):
        return "partial"
    if gains and response.upper is not None and min(gains) >= response.upper and min(costs, default=0) >= sum(gains):
        return "any"
    reading.loss(
        response.line, _("Różne punkty za odpowiedzi zamieniono na równe: każda dobra tyle samo dodaje, zła odejmuje.")
    )
    return "partial"


def read_pictures(reading: Reading, choices: list[Node], right: set[str], keep_order: bool) -> Answer:
    options = []
    for number, choice in enumerate(choices, start=1):
        read = plain(choice)
        picture = reading.picture(read.pictures[0])
        if not picture:
            raise CannotUse(_("Bez obrazów tego pytania nie da się zadać."), choice.line)
        label = " ".join(read.text.split()) or read.pictures[0].alt
        if not label:
            label = _("Obraz %(number)s") % {"number": number}
            reading.note(choice.line, _("Obraz do wyboru nie ma opisu. Opisz go po wczytaniu."))
        explanation = " ".join(text for node in choice.all("feedback-inline") if (text := reading.text_of(node)))
        options.append(
            {"picture": picture, "text": label, "right": choice.get("identifier") in right, "explanation": explanation}
        )
    return "picture", {"options": options, "keep_order": keep_order}
