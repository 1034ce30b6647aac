"""From items to questions of the bank and back. Checking saves nothing; saving is all or nothing and safe to run twice."""

from collections import Counter
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images import get_image_model

from quizzes.exchange.items import Item, Level, Report
from quizzes.exchange.qti.pictures import problem_with
from quizzes.kinds import KINDS
from quizzes.models import Category, Question


@dataclass
class Saved:
    """What saving did: the new questions, and the items that were in the bank already."""

    questions: list[Question] = field(default_factory=list)
    known: list[Item] = field(default_factory=list)


def pictures_of(item: Item) -> list[str]:
    """Return the names of the files that the item shows."""
    if item.kind == "hotspot":
        inside = [item.value.get("picture")]
    elif item.kind == "picture":
        inside = [option.get("picture") for option in item.value.get("options", [])]
    else:
        inside = []
    return [name for name in [item.picture, *inside] if name]


def check(report: Report) -> Report:
    """Return the report with only what can be saved among its items; each problem stands in the remarks, with its line."""
    good = []
    for item in report.items:
        problems = problems_of(item, report.files)
        for problem in problems:
            report.error(item.line, problem, item.text)
        if not problems:
            good.append(item)
    report.items = good
    return report


def problems_of(item: Item, files: Mapping[str, bytes]) -> list[str]:
    """Return what the editor would say of the item."""
    missing = [name for name in pictures_of(item) if name not in files]
    if missing:
        return [_("Obrazu %(name)s nie ma w pliku.") % {"name": missing[0]}]
    unfit = [problem for name in pictures_of(item) if (problem := problem_with(name, files[name]))]
    if unfit:
        return unfit[:1]
    found = []
    for name, most in (("text", 1000), ("explanation", 2000), ("source", 300), ("guideline_edition", 60)):
        if len(getattr(item, name)) > most:
            label = Question._meta.get_field(name).verbose_name
            found.append(_("Za długie pole „%(field)s”: najwyżej %(most)s znaków.") % {"field": label, "most": most})
    if not item.text.strip():
        found.append(_("Pytanie nie ma treści."))
    try:
        block = without_need_of_pictures(KINDS[item.kind].block())
        block.clean(block.to_python(without_pictures(item.value)))
    except (StructBlockValidationError, ListBlockValidationError, ValidationError) as problem:
        found += words_of(problem) or [_("Odpowiedzi tego pytania nie da się odczytać.")]
    except (KeyError, TypeError, ValueError, AttributeError):
        found.append(_("Odpowiedzi tego pytania nie da się odczytać."))
    return found


def without_pictures(value: dict[str, Any]) -> dict[str, Any]:
    """Return the value as the block reads it before its pictures are in the library."""
    clean = deepcopy(value)
    if "picture" in clean:
        clean["picture"] = None
    for option in clean.get("options", []):
        if "picture" in option:
            option["picture"] = None
    return clean


def words_of(problem: Any) -> list[str]:
    """Return every message of a block's error, wherever in it they stand."""
    if isinstance(problem, StructBlockValidationError):
        inner = [line for error in problem.block_errors.values() for line in words_of(error)]
        return inner + [line for error in problem.non_block_errors or [] for line in words_of(error)]
    if isinstance(problem, ListBlockValidationError):
        errors = problem.block_errors
        inner = [
            line for error in (errors.values() if isinstance(errors, dict) else errors) for line in words_of(error)
        ]
        return inner + [line for error in problem.non_block_errors or [] for line in words_of(error)]
    if isinstance(problem, str):
        return [problem]
    return list(getattr(problem, "messages", [])) if problem else []


def without_need_of_pictures(block: Any) -> Any:
    """Return the block as it cleans a value whose pictures are still files."""
    own = deepcopy(block)
    options = own.child_blocks.get("options")
    for holder in (own, getattr(options, "child_block", None)):
        chooser = holder.child_blocks.get("picture") if holder else None
        if chooser:
            chooser._required = False
            chooser.__dict__.pop("field", None)
    return own


@transaction.atomic
def save(report: Report, *, locale, category: str, by, publish: bool = False) -> Saved:
    """Make a draft of every item that is not in the bank yet; items without a category go to `category`.

    An item is known when its code is in use, or when its text and answer stand in the same category already.
    """
    saved = Saved()
    codes = set(Question.objects.filter(locale=locale).exclude(code="").values_list("code", flat=True))
    texts = known_texts(report.items, locale)
    images: dict[str, Any] = {}
    for item in report.items:
        code = slugify(item.code)[:60]
        if (code and code in codes) or (item.kind, item.text.strip()) in texts:
            saved.known.append(item)
            continue
        codes.add(code)
        texts.add((item.kind, item.text.strip()))
        saved.questions.append(
            make_question(
                item,
                code,
                locale=locale,
                category=item.category or category,
                images=images,
                files=report.files,
                by=by,
                publish=publish,
            )
        )
    return saved


def known_texts(items: Iterable[Item], locale) -> set[tuple[str, str]]:
    """Return kind and text of the questions in the bank that read like one of the items."""
    texts = {item.text.strip() for item in items}
    return {
        (question.kind, question.text.strip()) for question in Question.objects.filter(locale=locale, text__in=texts)
    }


def make_question(
    item: Item,
    code: str,
    *,
    locale,
    category: str,
    images: dict[str, Any],
    files: Mapping[str, bytes],
    by,
    publish: bool,
) -> Question:
    stream = Question._meta.get_field("answer").stream_block
    question = Question(
        locale=locale,
        code=code,
        category=category_at(category),
        text=item.text,
        explanation=item.explanation,
        is_critical=item.is_critical and item.kind != "essay",
        difficulty=item.difficulty,
        source=item.source,
        guideline_edition=item.guideline_edition,
        picture_alt=item.picture_alt,
        live=False,
    )
    if item.picture:
        question.picture = image_of(item.picture, images, files, title=item.picture_alt)
        question.picture_alt = item.picture_alt or item.picture[:250]
    question.answer = stream.to_python([{"type": item.kind, "value": with_images(item.value, images, files)}])
    question.full_clean(exclude=["answer"])
    question.save()
    question.tags.add(*item.tags)
    question.save()
    revision = question.save_revision(user=by)
    if publish:
        revision.publish(user=by)
    return question


def with_images(value: dict[str, Any], images: dict[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the value with the library's numbers where it names files."""
    made = deepcopy(value)
    if made.get("picture"):
        made["picture"] = image_of(made["picture"], images, files, title=made.get("alt", "")).pk
    for option in made.get("options", []):
        if option.get("picture"):
            option["picture"] = image_of(option["picture"], images, files, title=option.get("text", "")).pk
    return made


def image_of(name: str, images: dict[str, Any], files: Mapping[str, bytes], *, title: str):
    if name not in images:
        short = name.rsplit("/", 1)[-1]
        file = ImageFile(BytesIO(files[name]), name=short)
        images[name] = get_image_model().objects.create(title=(title or short)[:250], file=file)
    return images[name]


def category_at(path: str) -> Category:
    """Return the category at a path, made where it is missing; what lies deeper than two is joined."""
    names = [name.strip()[:100] for name in path.split("/") if name.strip()] or [_("Bez kategorii")]
    top, _created = Category.objects.get_or_create(name=names[0], parent=None)
    if len(names) == 1:
        return top
    below, _created = Category.objects.get_or_create(name=" / ".join(names[1:])[:100], parent=top)
    return below


def load(questions: Iterable[Question]) -> tuple[list[Item], dict[str, bytes]]:
    """Return published questions as items, with the files they show. The queries do not grow with the questions."""
    rows = list(questions)
    raw = [dict(row.answer.raw_data[0]) for row in rows]
    wanted = {row.picture_id for row in rows if row.picture_id} | {
        number for each in raw for number in numbers_of(plain_value(each["value"]))
    }
    images = get_image_model().objects.in_bulk(list(wanted))
    files, items = {}, []
    for row, each in zip(rows, raw, strict=True):
        value = plain_value(each["value"])
        for number in {*numbers_of(value), *([row.picture_id] if row.picture_id else [])} & images.keys():
            with images[number].file.open("rb") as file:
                files[file_name(images[number])] = file.read()
        items.append(item_of(row, each["type"], with_names(value, images), images))
    return items, files


def file_name(image) -> str:
    return f"{image.pk}-{image.filename}"


def plain_value(value: Any) -> Any:
    """Return a raw block value without the wrapping that Wagtail gives list items."""
    if isinstance(value, list):
        return [
            plain_value(each["value"]) if isinstance(each, dict) and each.get("type") == "item" else plain_value(each)
            for each in value
        ]
    if isinstance(value, dict):
        return {name: plain_value(each) for name, each in value.items()}
    return value


def numbers_of(value: dict[str, Any]) -> list[int]:
    inside = [value.get("picture"), *(option.get("picture") for option in options_of(value))]
    return [number for number in inside if isinstance(number, int)]


def options_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    return [option for option in value.get("options") or [] if isinstance(option, dict)]


def with_names(value: dict[str, Any], images: Mapping[int, Any]) -> dict[str, Any]:
    for holder in [value, *options_of(value)]:
        if holder.get("picture") in images:
            holder["picture"] = file_name(images[holder["picture"]])
    return value


def item_of(row: Question, kind: str, value: dict[str, Any], images: Mapping[int, Any]) -> Item:
    category = row.category
    path = f"{category.parent.name}/{category.name}" if category.parent else category.name
    return Item(
        kind,
        row.text,
        value,
        explanation=row.explanation,
        category=path,
        code=row.code,
        tags=sorted(tagged.tag.name for tagged in row.tagged_items.all()),
        difficulty=row.difficulty,
        is_critical=row.is_critical,
        source=row.source,
        guideline_edition=row.guideline_edition,
        picture=file_name(images[row.picture_id]) if row.picture_id in images else "",
        picture_alt=row.picture_alt,
    )


def counts(report: Report) -> Counter[Level]:
    """Return how many remarks of each level there are."""
    return Counter(remark.level for remark in report.remarks)
