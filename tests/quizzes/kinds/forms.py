"""What a browser without script sends for an answer."""

from typing import Any


def form_of(asked: dict, value: Any) -> dict[str, Any]:
    """Return the fields of the question's form that say `value`."""
    match asked["kind"]:
        case "order":
            return {f"place-{step}": str(place) for place, step in enumerate(value, start=1)}
        case "match":
            return {f"pair-{left}": right for left, right in value.items()}
        case "gaps":
            return {f"gap-{number}": text for number, text in enumerate(value, start=1)}
        case "rhythm":
            return {"rate": str(value["rate"])}
        case "scenario":
            return {"answer": value["path"][0], "at": "0"}
    return {"answer": value}


def lists(form: dict[str, Any]) -> dict[str, list[str]]:
    """Return the form as a kind reads it: a list of values per field."""
    return {name: value if isinstance(value, list) else [value] for name, value in form.items()}
