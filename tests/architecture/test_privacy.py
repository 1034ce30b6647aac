"""What is kept of a person is declared whole: its links, its files, its words, its end. (Every model: test_structure.py.)"""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models

from accounts.privacy.erasing import kept_of
from accounts.privacy.register import End, Holding, key_of, register


def all_models():
    return [model for model in apps.get_models() if not model._meta.proxy]


@pytest.mark.django_db
def test_every_other_table_is_spoken_of():
    models_ = apps.get_models(include_auto_created=True)
    known = {model._meta.db_table for model in models_} | {"wagtailsearch_indexentry_fts"}
    tables = {
        name for name in connection.introspection.table_names() if not name.startswith("wagtailsearch_indexentry")
    }
    assert tables - known - register().said.keys() == set()


def test_every_link_to_a_person_is_named():
    """A link says whose the row is (`of`), or who did something with it (`signs`)."""
    unnamed = set()
    for model in all_models():
        for link in links_to_people(model):
            said = register().said[model._meta.label]
            named = {*said.signs, *((said.of.split("__")[0],) if isinstance(said, Holding) else ())}
            if link not in named:
                unnamed.add(f"{model._meta.label}.{link}")
    assert unnamed == set()


def links_to_people(model) -> list[str]:
    person = get_user_model()
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    inherited = [field for parent in model._meta.parents for field in parent._meta.local_fields]
    return [field.name for field in [*fields, *inherited] if field.is_relation and field.related_model is person]


def test_every_file_is_named():
    unnamed = {
        f"{model._meta.label}.{field.name}"
        for model in all_models()
        for field in model._meta.local_fields
        if isinstance(field, models.FileField) and field.name not in register().said[model._meta.label].files
    }
    assert unnamed == set()


def test_what_is_kept_is_told_in_words_and_has_an_end():
    for holding in register().holdings:
        key = key_of(holding.thing)
        assert holding.what and holding.why and holding.how_long, key
        assert holding.fields or holding.told, key
        assert holding.of or holding.told, key
        assert holding.end == End.DELETED or (holding.ending and (holding.erase or holding.end == End.KEPT)), key


def test_every_field_that_is_exported_exists():
    for holding in register().holdings:
        for name in holding.fields:
            assert holding.thing._meta.get_field(name), key_of(holding.thing)


@pytest.mark.django_db
def test_a_person_without_data_can_be_asked_about_everything(ala):
    kept = [key_of(part.holding.thing) for parts in kept_of(ala).values() for part in parts]
    assert kept == ["accounts.User"]
    for holding in register().holdings:
        assert isinstance(holding.records_of(ala), list)
