"""Names of the blocks in a stream: equal in every language, so that a step is the same step whatever it is read in."""

from collections.abc import Callable
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from home.seeding.reading import key_of

Raw = Any  # a stream as plain lists and dicts


def named(value: Raw, name: str) -> Raw:
    """Return a raw stream in which each block without an id has one, made of the name and of the block's place."""
    if isinstance(value, list):
        return [named(item, f"{name}:{place}") for place, item in enumerate(value, start=1)]
    if isinstance(value, dict):
        inner = {part: named(item, f"{name}:{part}") for part, item in value.items()}
        return inner | {"id": value.get("id") or str(key_of(name))} if is_block(value) else inner
    return value


def like(value: Raw, model: Raw) -> Raw:
    """Return a raw stream with the ids of another, where both have equally many blocks of the same types."""
    if isinstance(value, list) and isinstance(model, list) and len(value) == len(model):
        return [like(item, of_model) for item, of_model in zip(value, model, strict=True)]
    if isinstance(value, dict) and isinstance(model, dict) and value.get("type") == model.get("type"):
        inner = {part: like(item, model.get(part)) for part, item in value.items()}
        return inner | {"id": model["id"]} if is_block(value) and model.get("id") else inner
    return value


def is_block(value: dict[str, Any]) -> bool:
    return {"type", "value"} <= value.keys() <= {"type", "value", "id"}


def raw(stream: StreamValue) -> Raw:
    """Return a stream as plain lists and dicts; ids that Wagtail would make up are left out."""
    return [{"type": child.block_type, "value": plain(child.value, child.block), "id": child.id} for child in stream]


def plain(value: Any, block: Any) -> Raw:
    """Return a value of a stream in the form in which Wagtail stores it, down to the last block.

    Wagtail itself leaves as they came those blocks that nobody has looked at.
    """
    if isinstance(value, StreamValue):
        return raw(value)
    if isinstance(value, ListValue):
        return [
            {"type": "item", "value": plain(child.value, child.block), "id": child.original_id}
            for child in value.bound_blocks
        ]
    if isinstance(value, StructValue):
        return {name: plain(inner, block.child_blocks[name]) for name, inner in value.items()}
    return block.get_prep_value(value)


def restream(instance: Any, field: str, change: Callable[[Raw], Raw]) -> None:
    """Put the stream of a field through a change of its plain form."""
    stream = getattr(instance, field)
    setattr(instance, field, stream.stream_block.to_python(change(raw(stream))))
