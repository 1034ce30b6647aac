"""A branching scenario: scenes, choices, and what comes of them. Answered in several goes, one choice each.

The answer is {"path": [choice ids], "earlier": [paths that were taken back]}; every choice stays on record. Where a scene gives
so many seconds to decide, the answer may also hold "late" (the places in the path where time decided) and "calm" (the learner
switched the limits off). Time is a consequence and no trap: the page counts, the server does not, without a script there is no
limit, and the first scene never has one, so that everybody can switch it off before it starts.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.kinds import story
from quizzes.kinds.base import WRONG, Asked, BadAnswer, Form, Kind, Marked, first, option_id

WORTH = {"best": Fraction(1), "acceptable": Fraction(1, 2), "harmful": Fraction(0)}
LONGEST_PATH = 50
MOST_EARLIER = 5


class SceneNameBlock(blocks.CharBlock):
    """The name by which choices find a scene. Learners never see it, so it is the same in every language."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        return value


class ScenarioChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=gettext_lazy("Wybór"), max_length=300)
    to = SceneNameBlock(label=gettext_lazy("Prowadzi do sceny"), max_length=40)
    worth = blocks.ChoiceBlock(
        choices=[
            ("best", gettext_lazy("najlepszy")),
            ("acceptable", gettext_lazy("do przyjęcia")),
            ("harmful", gettext_lazy("szkodliwy")),
        ],
        label=gettext_lazy("Ten wybór jest"),
    )
    feedback = blocks.CharBlock(label=gettext_lazy("Dlaczego"), max_length=300, required=False, default="")
    when_late = blocks.BooleanBlock(label=gettext_lazy("To się dzieje, gdy minie czas"), required=False, default=False)

    class Meta:
        icon = "arrow-right"
        label = gettext_lazy("Wybór")


class SceneBlock(blocks.StructBlock):
    name = SceneNameBlock(label=gettext_lazy("Nazwa sceny (dla autora)"), max_length=40)
    text = blocks.TextBlock(label=gettext_lazy("Co się dzieje"), max_length=600, rows=2)
    ending = blocks.ChoiceBlock(
        choices=[
            ("good", gettext_lazy("dobre zakończenie")),
            ("middling", gettext_lazy("zakończenie pośrednie")),
            ("bad", gettext_lazy("złe zakończenie")),
        ],
        required=False,
        label=gettext_lazy("Zakończenie"),
    )
    seconds = blocks.IntegerBlock(
        label=gettext_lazy("Czas na decyzję (sekundy)"),
        required=False,
        min_value=10,
        max_value=300,
        help_text=gettext_lazy("Puste: bez limitu. Każdy może wyłączyć limity, zanim zacznie."),
    )
    choices = blocks.ListBlock(
        ScenarioChoiceBlock(), required=False, default=[], max_num=5, label=gettext_lazy("Wybory")
    )

    class Meta:
        icon = "view"
        label = gettext_lazy("Scena")


class ScenarioBlock(blocks.StructBlock):
    nodes = blocks.ListBlock(
        SceneBlock(),
        min_num=2,
        max_num=40,
        label=gettext_lazy("Sceny"),
        help_text=gettext_lazy("Pierwsza scena jest początkiem. Mapę scenariusza pokazuje podgląd."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if found := story.problems(cleaned["nodes"]):
            raise blocks.StructBlockValidationError({"nodes": ValidationError(found)})
        return cleaned

    class Meta:
        icon = "route"
        label = gettext_lazy("Scenariusz z wyborami")


class Scenario(Kind):
    name = "scenario"
    label = gettext_lazy("Scenariusz z wyborami")
    block = ScenarioBlock
    scripts = ("js/decision-clock.js",)
    parts_of_key = ("key", "feedback")
    answer_is_a_sequence = True

    def asked(self, value: Mapping[str, Any]) -> Asked:
        scenes, key, feedback = {}, {}, {}
        for node in value["nodes"]:
            name = node["name"].strip()
            choices = []
            for choice in node["choices"]:
                id_ = option_id(f"{name}/{choice['text']}")
                choices.append({"id": id_, "text": choice["text"], "to": choice["to"].strip()})
                key[id_], feedback[id_] = choice["worth"], choice["feedback"] or ""
            scenes[name] = {"text": node["text"], "ending": node["ending"] or "", "choices": choices}
            if node.get("seconds"):
                late = next((choice["text"] for choice in node["choices"] if choice.get("when_late")), "")
                scenes[name] |= {"seconds": int(node["seconds"]), "late": option_id(f"{name}/{late}")}
        start = value["nodes"][0]["name"].strip()
        return {"scenes": scenes, "start": start, "key": key, "feedback": feedback}

    def silent_wrongs(self, value: Mapping[str, Any]) -> list[str]:
        choices = [choice for node in value["nodes"] for choice in node["choices"]]
        harmful = [choice for choice in choices if choice["worth"] == "harmful"]
        return [choice["text"] for choice in harmful if not (choice["feedback"] or "").strip()]

    def layout(self, asked: Asked, random: Random) -> list[str]:
        ids = [choice["id"] for scene in asked["scenes"].values() for choice in scene["choices"]]
        random.shuffle(ids)
        return ids

    def shown(self, asked: Asked, *, value: Any, layout: list[str], revealed: bool) -> dict[str, Any]:
        """Return the way so far and the scene in which the learner stands, choices in this attempt's order."""
        places = {id_: place for place, id_ in enumerate(layout)}
        late, calm = late_of(value), is_calm(value)
        taken: list[dict[str, Any]] = []
        scene = asked["scenes"][asked["start"]]
        for choice, following in walk(asked, path_of(value)):
            told = {"scene": scene["text"], "choice": choice["text"], "feedback": "", "worth": ""}
            told["late"] = len(taken) in late
            if revealed:
                told |= {"feedback": asked["feedback"][choice["id"]], "worth": asked["key"][choice["id"]]}
            taken.append(told)
            scene = following
        return {
            "taken": taken,
            "scene": scene["text"],
            "ending": scene["ending"],
            "choices": sorted(scene["choices"], key=lambda choice: places.get(choice["id"], 0)),
            "at": len(taken),
            "can_restart": bool(taken) and bool(asked.get("retry")),
            "seconds": 0 if calm else scene.get("seconds", 0),
            "has_limits": any("seconds" in each for each in asked["scenes"].values()),
            "calm": calm,
        }

    def read(self, asked: Asked, form: Form, kept: Any = None) -> Any:
        """Read one choice (`answer`), made in the scene that `at` choices lead to, or `restart`.

        `late`: time decided instead; `calm`: without limits from here on.
        """
        path, earlier = path_of(kept), earlier_of(kept)
        calm = bool(first(form, "calm")) or (is_calm(kept) and bool(path))  # the first scene asks anew
        so_far: dict[str, Any] = {"late": late_of(kept), "calm": calm}
        if first(form, "restart") and asked.get("retry") and path:
            return answer([], [*earlier, path][-MOST_EARLIER:], so_far | {"late": []})
        place = int(at[:4]) if (at := first(form, "at")).isdecimal() else len(path)
        by_time = first(form, "late") and scene_after(asked, path[:place]).get("late")
        chosen = by_time or first(form, "answer")
        if not chosen:
            raise BadAnswer(_("Wybierz, co robisz."))
        if place < len(path):
            if path[place] == chosen:  # the same choice once more: a double click, a lost reply
                return answer(path, earlier, so_far)
            raise BadAnswer(_("Ten wybór już zapadł. Oto, co było dalej."))
        if len(path) >= LONGEST_PATH or chosen not in {choice["id"] for choice in scene_after(asked, path)["choices"]}:
            raise BadAnswer(_("Tej odpowiedzi nie ma już na liście. Odśwież stronę i wybierz ponownie."))
        late = [*so_far["late"], len(path)] if by_time else so_far["late"]
        return answer([*path, chosen], earlier, so_far | {"late": late})

    def echo(self, asked: Asked, form: Form) -> Any:
        """Whoever switched the limits off and chose nothing yet has not to do so again."""
        return answer([], [], {"late": [], "calm": True}) if first(form, "calm") and first(form, "at") == "0" else None

    def is_complete(self, asked: Asked, value: Any) -> bool:
        return value is not None and bool(scene_after(asked, path_of(value))["ending"])

    def mark(self, asked: Asked, value: Any) -> Marked:
        """The mean worth of the choices (best 1, acceptable 1/2, harmful 0) once an ending is reached, else nothing.

        It counts as right when no choice was harmful.
        """
        path = path_of(value)
        if not path or not self.is_complete(asked, value):
            return WRONG
        worths = [asked["key"].get(id_, "harmful") for id_ in path]
        points = sum((WORTH.get(worth, Fraction(0)) for worth in worths), Fraction(0)) / len(worths)
        return Marked(points, right="harmful" not in worths)

    def also_said(self, asked: Asked) -> str:
        return asked["scenes"][asked["start"]]["text"]

    def choices(self, asked: Asked) -> dict[str, str]:
        return {choice["id"]: choice["text"] for scene in asked["scenes"].values() for choice in scene["choices"]}

    def chosen(self, asked: Asked, value: Any) -> list[str]:
        """Return every choice ever made, those that were taken back too."""
        return [id_ for path in [*earlier_of(value), path_of(value)] for id_ in path]

    def in_words(self, asked: Asked, value: Any) -> list[str]:
        names = self.choices(asked)
        return [names.get(id_, id_) for id_ in path_of(value)]

    def example(self, asked: Asked, *, right: bool) -> Any:
        """Walk from the start, always by the best or by the worst choice, until an ending or a loop."""
        path: list[str] = []
        scene = asked["scenes"][asked["start"]]
        while not scene["ending"] and len(path) < LONGEST_PATH:
            pick = max if right else min
            choice = pick(scene["choices"], key=lambda choice: WORTH[asked["key"][choice["id"]]])
            path.append(choice["id"])
            scene = asked["scenes"][choice["to"]]
        return {"path": path, "earlier": []}

    def right_answer(self, asked: Asked) -> list[str]:
        """Return the best choices along the way from the start."""
        lines: list[str] = []
        scene = asked["scenes"][asked["start"]]
        seen: set[str] = set()
        while not scene["ending"]:
            best = max(scene["choices"], key=lambda choice: WORTH[asked["key"][choice["id"]]])
            if best["id"] in seen:
                break
            seen.add(best["id"])
            lines.append(best["text"])
            scene = asked["scenes"][best["to"]]
        return lines


def answer(path: list[str], earlier: list[list[str]], about_time: dict[str, Any]) -> dict[str, Any]:
    """Return the answer as it is kept; of time it says only what is not as usual."""
    return {"path": path, "earlier": earlier} | {name: told for name, told in about_time.items() if told}


def late_of(value: Any) -> list[int]:
    """Return the places in the path where time decided."""
    late = value.get("late") if isinstance(value, dict) else None
    return [place for place in late if isinstance(place, int)] if isinstance(late, list) else []


def is_calm(value: Any) -> bool:
    return isinstance(value, dict) and value.get("calm") is True


def path_of(value: Any) -> list[str]:
    path = value.get("path") if isinstance(value, dict) else None
    return [str(id_) for id_ in path] if isinstance(path, list) else []


def earlier_of(value: Any) -> list[list[str]]:
    earlier = value.get("earlier") if isinstance(value, dict) else None
    return [path_of({"path": path}) for path in earlier] if isinstance(earlier, list) else []


def walk(asked: Asked, path: list[str]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each choice of the path with the scene it leads to; stops where the path leaves the story."""
    scene = asked["scenes"][asked["start"]]
    for id_ in path:
        choice = next((choice for choice in scene["choices"] if choice["id"] == id_), None)
        if choice is None:
            return
        scene = asked["scenes"][choice["to"]]
        yield choice, scene


def scene_after(asked: Asked, path: list[str]) -> dict[str, Any]:
    """Return the scene that the path leads to."""
    scene = asked["scenes"][asked["start"]]
    for _choice, following in walk(asked, path):
        scene = following
    return scene
