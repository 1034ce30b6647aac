"""Put the starter questions into the bank."""

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Locale

from home.seeding.naming import named, restream
from home.seeding.once import once
from home.seeding.publishing import publish
from home.seeding.reading import PICTURES, SOURCE_LANGUAGE, key_of, read
from quizzes.models import Category, Question


def plant_questions(name: str) -> None:
    """Make the questions of one file, each once."""
    for item in read(SOURCE_LANGUAGE, "questions", f"{name}.yaml"):
        once(f"question:{item['key']}", lambda item=item: add(make_question(item)))


def question_named(key: str) -> Question | None:
    """Return the seeded question; None when an editor has removed it."""
    return Question.objects.filter(
        translation_key=key_of(f"question:{key}"), locale__language_code=SOURCE_LANGUAGE
    ).first()


def add(question: Question) -> None:
    """Put the question into the bank and publish it, as if an editor had."""
    question.full_clean(exclude=["answer"])
    question.save()
    publish(question, live=question.live)


def make_question(item: dict, language: str = SOURCE_LANGUAGE) -> Question:
    category, _created = Category.objects.get_or_create(name=item["category"])
    question = Question(
        translation_key=key_of(f"question:{item['key']}"),
        locale=Locale.objects.get(language_code=language),
        code=item["key"],
        category=category,
        text=item["text"],
        explanation=item.get("explanation", ""),
        is_critical=item.get("critical", False),
        difficulty=item.get("difficulty", Question.Difficulty.MEDIUM),
        source=item.get("source") or "",
        guideline_edition=item.get("guideline") or "",
        live=not item.get("draft", False),
    )
    if item.get("picture"):
        question.picture, question.picture_alt = picture(item["picture"]), item["picture_alt"]
    stream = Question._meta.get_field("answer").stream_block
    question.answer = stream.to_python([{"type": item["kind"], "value": answer_of(item)}])
    restream(question, "answer", lambda value: named(value, f"question:{item['key']}"))
    for block in question.answer:
        block.block.clean(block.value)  # the editor's own rules hold for the starter content too
    return question


def answer_of(item: dict) -> dict:
    """Return the question's answer block as Wagtail stores it. What the file leaves out has the editor's defaults."""
    match item["kind"]:
        case "single" | "multiple":
            return {
                "options": [option_of(option) for option in item["options"]],
                "keep_order": item.get("keep_order", False),
            }
        case "picture":
            options = [option_of(option) | {"picture": picture(option["picture"]).pk} for option in item["options"]]
            return {"options": options, "keep_order": item.get("keep_order", False)}
        case "truefalse":
            return {"right": "true" if item["right"] else "false"}
        case "order":
            return {"steps": item["steps"]}
        case "numeric":
            number = item["numeric"]
            return {
                "minimum": str(number["minimum"]),
                "maximum": str(number["maximum"]),
                "unit": number.get("unit") or "",
            }
        case "hotspot":
            places = item["hotspot"]
            regions = [{"right": False} | region for region in places["regions"]]
            return {"picture": picture(places["picture"]).pk, "alt": places["alt"], "regions": regions}
        case "scenario":
            return {"nodes": [scene_of(name, scene) for name, scene in item["scenario"].items()]}
        case "text":
            return {"accepted": item["accepted"], "ignore_case": True, "ignore_diacritics": True}
        case "match" | "gaps" | "rhythm" | "essay":
            return item[item["kind"]]
    raise ValueError(f"Question {item['key']} has the unknown kind {item['kind']!r}")


def option_of(option: dict) -> dict:
    return {
        "text": option["text"],
        "right": option.get("right", False),
        "explanation": option.get("explanation", ""),
    }


def scene_of(name: str, scene: dict) -> dict:
    """Return a scene as Wagtail stores it: either it ends the story, or it has choices."""
    choices = [{"feedback": ""} | choice for choice in scene.get("choices", [])]
    return {"name": name, "text": scene["text"].strip(), "ending": scene.get("ending", ""), "choices": choices}


def picture(name: str):
    """Return the image of the library made of a file of the starter content."""
    title = f"bank-{name}"
    image = get_image_model().objects.filter(title=title).first()
    if image:
        return image
    content = (PICTURES / name).read_bytes()
    return get_image_model().objects.create(title=title, file=ContentFile(content, name=f"{title}"))
