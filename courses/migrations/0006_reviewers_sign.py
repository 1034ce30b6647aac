"""The review step of an installation that has one becomes the one in which a reviewer signs; what is on the way stays on it."""

from django.db import migrations

NAME = "Recenzja medyczna"


def exchange(apps, old, new):
    """Give the step another class in place: same id, same groups, same reviews under way."""
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=new[0], model=new[1].lower()
    )
    for step in apps.get_model(*old).objects.filter(name=NAME):
        groups = list(step.groups.all())
        base = step.task_ptr
        step.groups.clear()
        step.delete(keep_parents=True)
        signed = apps.get_model(*new)(task_ptr=base, name=base.name, active=base.active, content_type=content_type)
        signed.save()
        signed.groups.set(groups)


def forwards(apps, schema_editor):
    exchange(apps, ("wagtailcore", "GroupApprovalTask"), ("courses", "ReviewTask"))


def backwards(apps, schema_editor):
    exchange(apps, ("courses", "ReviewTask"), ("wagtailcore", "GroupApprovalTask"))


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0005_signatures"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(forwards, backwards)]
