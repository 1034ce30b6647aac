from django.db import migrations, models


def switch_on(apps, schema_editor):
    """The area about schools offers help from now on; also in its drafts, or publishing one would switch it off again."""
    area_page = apps.get_model("courses", "AreaPage")
    areas = list(area_page.objects.filter(sign="school").values_list("pk", flat=True))
    area_page.objects.filter(pk__in=areas).update(offers_help=True)
    revision = apps.get_model("wagtailcore", "Revision")
    kept = revision.objects.filter(
        object_id__in=[str(pk) for pk in areas], content_type__app_label="courses", content_type__model="areapage"
    )
    for one in kept:
        one.content["offers_help"] = True
        one.save(update_fields=["content"])


class Migration(migrations.Migration):

    dependencies = [
        ("courses", "0015_practical_skills"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="areapage",
            name="offers_help",
            field=models.BooleanField(
                default=False,
                help_text="Na każdej stronie kursów tego obszaru: zaufany dorosły, kontakt w szkole ucznia, telefony zaufania. Włącz, gdy kursy mówią o krzywdzie. Każdy język obszaru ma własny przełącznik.",
                verbose_name="ramka „Potrzebuję pomocy”",
            ),
        ),
        migrations.RunPython(switch_on, migrations.RunPython.noop),
    ]
