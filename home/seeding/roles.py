"""What each role may do in the editor, and the way a text goes from draft to page."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from accounts.roles import Role
from courses.models import ReviewTask
from home.models import HomePage
from home.seeding.once import once
from quizzes.models import Question

PAGE_RIGHTS = {
    Role.TRAINER: ["add_page", "change_page"],
    Role.REVIEWER: ["change_page", "publish_page"],
    Role.ADMINISTRATOR: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}
BANK_RIGHTS = {
    Role.TRAINER: ["add_question", "change_question", "view_question", "add_category", "change_category"],
    Role.REVIEWER: ["change_question", "publish_question", "view_question"],
    Role.ADMINISTRATOR: [
        "add_question",
        "change_question",
        "publish_question",
        "view_question",
        "delete_question",
        "add_category",
        "change_category",
        "delete_category",
    ],
}
# A reviewer knows which key is right; whether somebody loses a pass is the administrator's to say.
REGRADE_RIGHTS = {
    Role.REVIEWER: ["add_regrade"],
    Role.ADMINISTRATOR: ["add_regrade", "change_regradechange"],
}
ADMINISTRATOR_RIGHTS = {
    "accounts": ["add_user", "change_user", "delete_user", "view_user"],
    "auth": ["add_group", "change_group", "view_group"],
    "certificates": ["view_certificate", "change_certificate"],
    "reminders": ["view_message", "change_message"],
    "schools": [
        "add_school",
        "change_school",
        "view_school",
        "add_staff",
        "change_staff",
        "delete_staff",
        "view_staff",
        "add_schoolclass",
        "change_schoolclass",
        "view_schoolclass",
    ],
}
FILE_RIGHTS = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]

GLOSSARY_RIGHTS = {
    Role.TRAINER: ["add_glossaryterm", "change_glossaryterm", "view_glossaryterm"],
    Role.REVIEWER: ["change_glossaryterm", "publish_glossaryterm", "view_glossaryterm"],
    Role.ADMINISTRATOR: [
        "add_glossaryterm",
        "change_glossaryterm",
        "publish_glossaryterm",
        "delete_glossaryterm",
        "view_glossaryterm",
    ],
}
# How certificates look is the administrators' to say.
DESIGN_RIGHTS = [
    f"{deed}_{thing}" for thing in ("design", "picture") for deed in ("add", "change", "delete", "view")
] + ["publish_design"]
RECORDING_RIGHTS = ["add_media", "change_media"]


def plant_roles() -> None:
    """Make the groups, grant what they may do, and set up the review workflow, once."""
    once("roles", make_roles)
    once("roles: regrades", grant_regrades)
    once("roles: recordings", grant_recordings)
    once("roles: glossary", grant_glossary)
    once("roles: office and city", make_groups)
    once("roles: designs", grant_designs)
    once("roles: sign-on", grant_sign_on)
    once("workflow", make_workflow)


def grant(group: Group, app: str, names: list[str]) -> None:
    group.permissions.add(*Permission.objects.filter(content_type__app_label=app, codename__in=names))


def make_groups() -> None:
    for role in Role:
        Group.objects.get_or_create(name=role.value)


def make_roles() -> None:
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()  # Wagtail's samples
    make_groups()
    files = Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=FILE_RIGHTS
    )
    root = Collection.get_first_root_node()
    for role, names in PAGE_RIGHTS.items():
        group = Group.objects.get(name=role.value)
        grant(group, "wagtailadmin", ["access_admin"])
        grant(group, "quizzes", BANK_RIGHTS[role])
        for home in HomePage.objects.all():
            for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names):
                GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
        for permission in files:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    administrators = Group.objects.get(name=Role.ADMINISTRATOR.value)
    for app, names in ADMINISTRATOR_RIGHTS.items():
        grant(administrators, app, names)
    grant_regrades()
    grant_designs()
    translate = Permission.objects.filter(codename="submit_translation")
    for role in (Role.TRAINER, Role.ADMINISTRATOR):
        Group.objects.get(name=role.value).permissions.add(*translate)


def grant_regrades() -> None:
    for role, names in REGRADE_RIGHTS.items():
        for group in Group.objects.filter(name=role.value):
            grant(group, "quizzes", names)


def grant_recordings() -> None:
    """Who writes lessons may upload films and recordings."""
    root = Collection.get_first_root_node()
    rights = Permission.objects.filter(content_type__app_label="wagtailmedia", codename__in=RECORDING_RIGHTS)
    for group in Group.objects.filter(name__in=[role.value for role in PAGE_RIGHTS]):
        for permission in rights:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def grant_sign_on() -> None:
    """Which school a provider vouches for is the administrator's to say."""
    rights = [f"{deed}_signonrule" for deed in ("add", "change", "delete", "view")]
    for group in Group.objects.filter(name=Role.ADMINISTRATOR.value):
        grant(group, "schools", rights)


def grant_glossary() -> None:
    """A trainer explains a word, a reviewer publishes the explanation."""
    for role, names in GLOSSARY_RIGHTS.items():
        for group in Group.objects.filter(name=role.value):
            grant(group, "courses", names)


def grant_designs() -> None:
    for group in Group.objects.filter(name=Role.ADMINISTRATOR.value):
        grant(group, "certificates", DESIGN_RIGHTS)


def make_workflow() -> None:
    """A trainer hands in, a medical reviewer signs, and the page goes live."""
    WorkflowPage.objects.all().delete()
    Workflow.objects.filter(name="Moderators approval").update(active=False)
    task = ReviewTask.objects.create(name="Recenzja medyczna")
    task.groups.add(Group.objects.get(name=Role.REVIEWER.value))
    workflow = Workflow.objects.create(name="Trener, potem recenzent")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for home in HomePage.objects.all():
        WorkflowPage.objects.create(workflow=workflow, page=home)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(Question))
