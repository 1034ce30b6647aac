"""One assessment item: its text, its interactions, its feedback."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.exchange.items import Item, Report, shortened
from quizzes.exchange.qti import metadata
from quizzes.exchange.qti.dialects import OUR_TOOL
from quizzes.exchange.qti.plain import Plain, plain
from quizzes.exchange.qti.reading import arranging, choosing, gapping, spots, typing_in
from quizzes.exchange.qti.reading.feedback import Feedback, feedback_of
from quizzes.exchange.qti.reading.parts import CannotUse, Load, Reading
from quizzes.exchange.qti.reading.scoring import processing_of, responses_of
from quizzes.exchange.xml_tree import Node

MARK = "\ue000"  # where an interaction stands in the text
BLANK = "____"
READERS = {
    "choice-interaction": choosing.read_choice,
    "order-interaction": arranging.read_order,
    "match-interaction": arranging.read_match,
    "associate-interaction": arranging.read_associate,
    "text-entry-interaction": typing_in.read_entry,
    "extended-text-interaction": typing_in.read_essay,
    "hotspot-interaction": spots.read_hotspot,
    "select-point-interaction": spots.read_point,
}
INLINE = {"text-entry-interaction", "inline-choice-interaction"}
GAP_MATCH = "gap-match-interaction"
HELPERS = {"end-attempt-interaction", "media-interaction"}  # no answer of their own


def read_item(item: Node, report: Report, *, about: metadata.About, label: str, load: Load) -> None:
    """Add the item to the report. Raises CannotUse where it is no question of ours."""
    body = item.child("item-body")
    if body is None:
        raise CannotUse(_("Pytanie nie ma treści."), item.line)
    reading = Reading(item, body, responses_of(item), processing_of(item), report, label, load, about.settings)
    interactions = answerable(reading)
    feedback = feedback_of(item, {node.get("identifier") for node in body.all("simple-choice")})
    kind, value, read = answer_of(reading, interactions, feedback)
    found = Item(kind, read.text, value, line=item.line)
    about.put_into(found)
    if not found.code and item.get("tool-name") != OUR_TOOL:
        found.code = metadata.as_code(item.get("identifier"))
    if not found.text:
        found.text = item.get("title").strip() or _("Uzupełnij.")
    found.explanation = explanation(reading, feedback)
    illustrate(reading, found, read, interactions)
    tell(reading)
    report.items.append(found)


def answerable(reading: Reading) -> list[Node]:
    """Return the interactions to read. Raises CannotUse for those we have no kind for."""
    item = reading.item
    if item.child("template-processing") or item.child("template-declaration"):
        raise CannotUse(_("Pytanie losuje swoją treść (templateDeclaration). Takich nie obsługujemy."), item.line)
    found = [node for node in reading.body.walk() if node.name.endswith("-interaction")]
    for node in found:
        if node.name not in READERS and node.name not in INLINE | HELPERS | {GAP_MATCH}:
            raise CannotUse(_("Interakcji %(name)s nie obsługujemy.") % {"name": node.name}, node.line)
    for node in [node for node in found if node.name in HELPERS]:
        reading.loss(node.line, _("Pominięto element %(name)s.") % {"name": node.name})
    found = [node for node in found if node.name not in HELPERS]
    if not found:
        raise CannotUse(_("W pytaniu nie ma na co odpowiedzieć."), item.line)
    if len(found) > 1 and not all(node.name in INLINE for node in found):
        names = ", ".join(sorted({node.name for node in found}))
        raise CannotUse(
            _("Kilka interakcji w jednym pytaniu (%(names)s): tego nie obsługujemy.") % {"names": names}, found[1].line
        )
    if item.get("adaptive") == "true":
        reading.loss(item.line, _("Pytanie wieloetapowe (adaptive) stanie się zwykłym: jedna odpowiedź, jedna ocena."))
    return found


def answer_of(reading: Reading, interactions: list[Node], feedback: Feedback) -> tuple[str, dict, Plain]:
    """Return the kind, its value and the text of the question."""
    first = interactions[0]
    if first.name == GAP_MATCH:
        (kind, value), gapped = gapping.read_gap_match(reading, first)
        reading.remember(gapped)
        read = text_around(reading, first)
        read.pictures += gapped.pictures
        return kind, {"text": gapped.text, **value}, read
    if len(interactions) > 1 or first.name == "inline-choice-interaction" or reading.settings.get("kind") == "gaps":
        return gaps_in_body(reading, interactions)
    kind, value = READERS[first.name](reading, first, feedback)
    if first.name != "text-entry-interaction":
        return kind, value, text_around(reading, first)
    return kind, value, text_with_blank(reading, first, value)


def left_out(reading: Reading) -> dict[int, str]:
    """Return what in the body is not for the learner."""
    hidden = {}
    for block in reading.body.all("rubric-block"):
        if block.get("view") and "candidate" not in block.get("view").split():
            hidden[id(block)] = ""
            if not reading.body.all("extended-text-interaction"):
                reading.lost.setdefault(_("wskazówki dla prowadzących"), block.line)
    return hidden | {id(node): "" for node in reading.body.all("end-attempt-interaction", "positioned-object-stage")}


def text_around(reading: Reading, interaction: Node) -> Plain:
    """Return the body's text with the prompt where the interaction stands."""
    read = Plain().add(reading.body, left_out(reading) | {id(interaction): MARK})
    prompt = plain(interaction.child("prompt"))
    read.pictures += prompt.pictures
    read.lost |= prompt.lost
    read.blocks = [prompt.text if line == MARK else line for block in read.blocks for line in lines(block)]
    reading.remember(read)
    return read


def lines(block: str) -> list[str]:
    """Part a paragraph where an interaction stands, and nowhere else."""
    if MARK not in block:
        return [block]
    before, _mark, after = block.partition(MARK)
    return [before, MARK, after]


def text_with_blank(reading: Reading, interaction: Node, value: dict) -> Plain:
    """Return the body's text. An entry inside a sentence leaves a blank; what follows a lonely one is a number's unit."""
    read = Plain().add(reading.body, left_out(reading) | {id(interaction): MARK})
    reading.remember(read)
    kept = []
    for block in read.tidy():
        if block.startswith(MARK) and "unit" in value and is_unit(block[1:].strip()):
            value["unit"] = block[1:].strip()
        elif block != MARK:
            kept.append(block.replace(MARK, BLANK))
    read.blocks = kept
    return read


def is_unit(text: str) -> bool:
    return len(text) <= 30 and len(text.split()) <= 3 and not text.endswith((".", "?", "!"))


def gaps_in_body(reading: Reading, interactions: list[Node]) -> tuple[str, dict, Plain]:
    """Read a body with entries in it: paragraphs before the first gap are the question, the rest is the text."""
    (kind, value), stand_in = gapping.read_gaps(reading, interactions)
    read = Plain().add(reading.body, left_out(reading) | stand_in)
    reading.remember(read)
    blocks = [block for block in read.tidy() if block]
    first = next((place for place, block in enumerate(blocks) if "[[" in block), 0)
    read.blocks = blocks[:first]
    return kind, {"text": "\n".join(blocks[first:]), **value}, read


def explanation(reading: Reading, feedback: Feedback) -> str:
    """Return what everybody is told, and who was right; what only the wrong ones were told has no place here."""
    if feedback.wrong:
        reading.loss(
            feedback.line,
            _("Tekst tylko po złej odpowiedzi pominięto: „%(text)s”") % {"text": shortened(feedback.wrong[0])},
        )
    return "\n".join([*feedback.always, *feedback.right])


def illustrate(reading: Reading, item: Item, read: Plain, interactions: list[Node]) -> None:
    """Put the first picture of the text into the question; a question holds one."""
    for picture in read.pictures:
        if item.picture:
            reading.loss(
                picture.line,
                _("Pytanie może mieć jeden obraz; kolejny pominięto: %(name)s") % {"name": picture.source[:100]},
            )
            continue
        item.picture = reading.picture(picture)
        if item.picture:
            item.picture_alt = shortened(picture.alt, 250)
        if item.picture and not picture.alt:
            item.picture_alt = shortened(item.text, 250)
            reading.note(picture.line, _("Obraz nie ma opisu dla osób, które go nie widzą. Opisz go po wczytaniu."))


def tell(reading: Reading) -> None:
    """Report what was left behind on the way."""
    if not reading.processing.is_standard and not reading.understood:
        reading.loss(
            reading.processing.line,
            _("Własne reguły oceniania pominięto. Pytanie oceniamy według odpowiedzi oznaczonych jako dobre."),
        )
    for what, line in reading.lost.items():
        reading.loss(line, _("Tego nie da się zapisać zwykłym tekstem: %(what)s.") % {"what": what})
    stimuli = reading.item.all("assessment-stimulus-ref")
    if stimuli:
        message = ngettext("Pominięto dołączony tekst.", "Pominięto dołączone teksty: %(count)s.", len(stimuli))
        reading.loss(stimuli[0].line, message % {"count": len(stimuli)})
