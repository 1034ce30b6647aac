"""Order, match and associate interactions."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from quizzes.exchange.qti.reading.choosing import Answer
from quizzes.exchange.qti.reading.feedback import Feedback
from quizzes.exchange.qti.reading.parts import CannotUse, Reading, only
from quizzes.exchange.xml_tree import Node


def texts_of(reading: Reading, choices: list[Node]) -> dict[str, str]:
    return {choice.get("identifier"): reading.text_of(choice) for choice in choices}


def read_order(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    texts = texts_of(reading, interaction.all("simple-choice"))
    right = only(reading, reading.response(interaction), interaction)
    if len(right) < len(texts):
        reading.loss(interaction.line, _("Kroki, które nie należą do kolejności, pominięto."))
    return "order", {"steps": [texts[name] for name in right if name in texts]}


def pairs_of(right: list[str]) -> list[tuple[str, str]]:
    pairs = [tuple(pair.split()) for pair in right]
    return [pair for pair in pairs if len(pair) == 2]


def read_match(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    """Read two sets. Where a left one belongs to several right ones, the sides change places if that helps."""
    sets = interaction.all("simple-match-set")
    if len(sets) != 2:
        raise CannotUse(_("Do dopasowania potrzeba dwóch zbiorów."), interaction.line)
    lefts, rights = (texts_of(reading, each.all("simple-associable-choice")) for each in sets)
    pairs = [
        pair
        for pair in pairs_of(only(reading, reading.response(interaction), interaction))
        if pair[0] in lefts and pair[1] in rights
    ]
    if repeats(pair[0] for pair in pairs) and not repeats(pair[1] for pair in pairs):
        lefts, rights, pairs = rights, lefts, [(right, left) for left, right in pairs]
    tell_unequal(reading, interaction)
    return as_match(reading, interaction, pairs, lefts, rights)


def read_associate(reading: Reading, interaction: Node, feedback: Feedback) -> Answer:
    texts = texts_of(reading, interaction.all("simple-associable-choice"))
    pairs = [
        pair
        for pair in pairs_of(only(reading, reading.response(interaction), interaction))
        if pair[0] in texts and pair[1] in texts
    ]
    paired = {name for pair in pairs for name in pair}
    reading.loss(interaction.line, _("Pary z jednego zbioru zapisano jako dopasowanie lewych elementów do prawych."))
    lefts = {name: text for name, text in texts.items() if name in {left for left, _right in pairs}}
    rights = {name: text for name, text in texts.items() if name not in paired or name in {r for _l, r in pairs}}
    return as_match(reading, interaction, pairs, lefts, rights)


def repeats(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(set(listed)) < len(listed)


def tell_unequal(reading: Reading, interaction: Node) -> None:
    """Say so when pairs were worth different points: ours are all worth the same."""
    worth = {value for value in reading.response(interaction).worth.values() if value > 0}
    if reading.processing.maps and len(worth) > 1:
        reading.loss(interaction.line, _("Różne punkty za pary zamieniono na równe."))


def as_match(
    reading: Reading,
    interaction: Node,
    pairs: list[tuple[str, str]],
    lefts: dict[str, str],
    rights: dict[str, str],
) -> Answer:
    partner: dict[str, str] = {}
    for left, right in pairs:
        if left in partner:
            reading.loss(
                interaction.line,
                _("„%(left)s” pasuje do kilku elementów; zostaje pierwszy.") % {"left": lefts[left]},
            )
        partner.setdefault(left, right)
    for name in [name for name in lefts if name not in partner]:
        reading.loss(
            interaction.line, _("„%(left)s” do niczego nie pasuje i zostało pominięte.") % {"left": lefts[name]}
        )
    if not partner:
        raise CannotUse(_("Plik nie mówi, która odpowiedź jest dobra."), interaction.line)
    extra = [text for name, text in rights.items() if name not in partner.values()]
    return "match", {
        "pairs": [{"left": text, "right": rights[partner[name]]} for name, text in lefts.items() if name in partner],
        "extra": extra,
    }
