"""People who work in the editor, by role, and the forms they send."""

from django.urls import reverse
from wagtail import blocks

from accounts.roles import Role, give_role
from tests.factories import PersonFactory, with_pictures


def sign_in(client, role):
    """Sign somebody in who has the role and nothing else; return the person."""
    person = PersonFactory(last_name="Redaktorska")
    give_role(person, role)
    client.force_login(person)
    return person


def strangers():
    """Who must get nothing in the editor of the bank."""
    return ["cezary", "ala", "teacher", "school lead", None]


def come_as(client, request, who):
    """Sign in one of the strangers; None is a visitor."""
    if who in {"teacher", "school lead"}:
        sign_in(client, Role.TEACHER if who == "teacher" else Role.SCHOOL_LEAD)
    elif who:
        client.force_login(request.getfixturevalue(who))


def bank_url(name, *args):
    return reverse(f"wagtailsnippets_quizzes_question:{name}", args=args)


def bulk_url(action, questions, **more):
    ids = "&".join(f"id={getattr(question, 'pk', question)}" for question in questions)
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    return reverse("wagtail_bulk_action", args=["quizzes", "question", action]) + f"?{ids}{extra}"


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def form_of(block, value, name):
    """Return what a browser posts for a block: {field: text}. What `value` leaves out is left empty."""
    if isinstance(block, blocks.BaseStreamBlock):
        posted = {f"{name}-count": len(value)}
        for number, (kind, inner) in enumerate(value):
            at = f"{name}-{number}"
            posted |= {f"{at}-deleted": "", f"{at}-order": number, f"{at}-type": kind, f"{at}-id": ""}
            posted |= form_of(block.child_blocks[kind], inner, f"{at}-value")
        return posted
    if isinstance(block, blocks.ListBlock):
        posted = {f"{name}-count": len(value or [])}
        for number, inner in enumerate(value or []):
            at = f"{name}-{number}"
            posted |= {f"{at}-deleted": "", f"{at}-order": number, f"{at}-id": ""}
            posted |= form_of(block.child_block, inner, f"{at}-value")
        return posted
    if isinstance(block, blocks.BaseStructBlock):
        posted = {}
        for part, inner in block.child_blocks.items():
            posted |= form_of(inner, value.get(part), f"{name}-{part}")
        return posted
    if isinstance(block, blocks.BooleanBlock):
        return {name: "on"} if value else {}
    return {name: "" if value is None else value}


def question_form(category, kind, value, **fields):
    """Return the whole form of a question, as the editor posts it."""
    from quizzes.models import Question

    block = Question._meta.get_field("answer").stream_block
    form = {
        "text": "Jakie jest tempo?",
        "picture": "",
        "picture_alt": "",
        "explanation": "",
        "category": category.pk,
        "tags": "",
        "difficulty": 2,
        "code": "",
        "source": "",
        "guideline_edition": "",
        "reviewed_by": "",
        "reviewed_on": "",
    }
    return form | form_of(block, [(kind, with_pictures(value))], "answer") | fields
