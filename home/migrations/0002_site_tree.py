"""Set up the three languages and an empty front page for each; Polish is the source."""

from django.db import migrations

LANGUAGES = [("pl", "Bezpieczny Kraków"), ("en", "Bezpieczny Kraków"), ("uk", "Bezpieczny Kraków")]
SLUGS = {"pl": "start", "en": "start-en", "uk": "start-uk"}


def plant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")

    kind, _created = ContentType.objects.get_or_create(app_label="home", model="homepage")
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home").delete()  # Wagtail's "Welcome" page

    key = None
    for number, (language, title) in enumerate(LANGUAGES, start=1):
        locale, _created = Locale.objects.get_or_create(language_code=language)
        page = HomePage(
            title=title,
            draft_title=title,
            slug=SLUGS[language],
            content_type=kind,
            path=f"{root.path}{number:04d}",
            depth=2,
            numchild=0,
            url_path=f"/{SLUGS[language]}/",
            locale=locale,
        )
        if key is not None:
            page.translation_key = key
        page.save()
        key = page.translation_key
        if language == "pl":
            Site.objects.all().delete()
            Site.objects.create(
                hostname="localhost", site_name=title, root_page_id=page.pk, is_default_site=True
            )
    root.numchild = len(LANGUAGES)
    root.save(update_fields=["numchild"])


def fell(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("home", "HomePage").objects.all().delete()
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(depth__gt=1).delete()
    Page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(plant, fell)]
