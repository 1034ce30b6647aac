"""What the item says after the answer: to everybody, to who was right, to who was wrong, to who chose this or that."""

from dataclasses import dataclass, field

from quizzes.exchange.qti.plain import plain
from quizzes.exchange.xml_tree import Node

WRONG_NAMES = ("incorrect", "wrong", "false", "fail")
RIGHT_NAMES = ("correct", "right", "true", "success", "solution")

CHOICES = ("simple-choice", "simple-associable-choice", "inline-choice", "gap-text")  # what they say is their own


@dataclass
class Feedback:
    """The texts. `by_choice` has the choices' identifiers as keys."""

    always: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    by_choice: dict[str, str] = field(default_factory=dict)
    line: int = 0


def feedback_of(item: Node, choices: set[str]) -> Feedback:
    """Return the feedback of an item, sorted by whom it is for, as the response processing says."""
    found = Feedback()
    in_choices = {id(node) for choice in item.all(*CHOICES) for node in choice.all("feedback-inline")}
    told = {
        node.get("identifier"): node
        for node in item.all("modal-feedback", "feedback-block", "feedback-inline")
        if id(node) not in in_choices
    }
    if not told:
        return found
    uses = uses_of(item.child("response-processing"))
    for name, node in told.items():
        text = plain(node).text
        if not text:
            continue
        found.line = found.line or node.line
        whom = uses.get(name) or guess(name, choices, alone=len(told) == 1)
        if whom.startswith("choice:"):
            found.by_choice[whom.removeprefix("choice:")] = text
        else:
            getattr(found, whom).append(text)
    return found


def guess(name: str, choices: set[str], *, alone: bool) -> str:
    """Say for whom a feedback is that no rule names: a choice of the same name, or what the name tells."""
    if name in choices:
        return f"choice:{name}"
    folded = name.casefold()
    if any(word in folded for word in WRONG_NAMES):
        return "wrong"
    if any(word in folded for word in RIGHT_NAMES) and not alone:
        return "right"
    return "always"


def uses_of(processing: Node | None) -> dict[str, str]:
    """Return for each feedback when the rules show it: "always", "right", "wrong", or "choice:X"."""
    uses: dict[str, str] = {}
    if processing is None:
        return uses
    for rule in processing.nodes:
        if rule.name == "set-outcome-value":
            note(uses, rule, "always")
        for branch in rule.nodes if rule.name == "response-condition" else []:
            note_branch(uses, branch)
    return uses


def note_branch(uses: dict[str, str], branch: Node) -> None:
    condition = next(
        (node for node in branch.nodes if node.name not in {"set-outcome-value", "response-condition"}), None
    )
    whom = "wrong" if branch.name == "response-else" else whom_it_is_for(condition)
    if not whom:
        return
    for node in branch.all("set-outcome-value"):
        note(uses, node, whom)


def note(uses: dict[str, str], node: Node, whom: str) -> None:
    for value in node.all("base-value"):
        if value.get("base-type") == "identifier":
            uses.setdefault(value.words, whom)


def whom_it_is_for(condition: Node | None) -> str:
    if condition is None or condition.name not in {"match", "member", "equal", "string-match"}:
        return ""
    parts = {node.name: node for node in condition.nodes}
    if "correct" in parts:
        return "right"
    return f"choice:{parts['base-value'].words}" if "base-value" in parts and "variable" in parts else ""
