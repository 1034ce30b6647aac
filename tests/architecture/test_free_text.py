"""No free text goes from pupil to pupil: every text that hangs on a person is spoken of here.

`BY_LEARNERS` is all that a learner writes in own words, with who reads it. `BY_OTHERS` are the texts beside it, which staff or
the product itself writes. A new text field in a model about people fails until it stands in one of the two.
"""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from tests.architecture.test_structure import APPS

# Who may read what a learner wrote, besides administrators. There is no other pupil among them, and that is the point.
READERS = {
    "oneself",
    "marker",  # who marks essays: sees the text and no name
    "school",  # staff of the learner's own school, by the access matrix
    "verifier",  # who holds a certificate's code: the name, of a pupil the initials
}
BY_LEARNERS = {
    "accounts.User.username": {"oneself", "school"},
    "accounts.User.first_name": {"oneself", "school", "verifier"},
    "accounts.User.last_name": {"oneself", "school", "verifier"},
    "accounts.User.email": {"oneself", "school"},
    "quizzes.Answer.value": {"oneself", "marker", "school"},  # among answers: essays and short texts
}
BY_OTHERS = {
    # the product: keys, codes, hashes, numbers, facts
    "accounts.User": {"password", "managed_by"},
    "audit.Entry": {"deed", "facts"},
    "audit.Seal": {"mac"},
    "calendars.Feed": {"secret_hash"},
    "certificates.Bundle": {"title", "folders", "error"},
    "courses.Completion": {"language", "facts"},
    "courses.Enrolment": {"places"},
    "courses.StepCompletion": {"facts"},
    "quizzes.Attempt": {"layout"},
    "quizzes.Mistake": {"question"},
    "reminders.Message": {"key", "kind", "context", "message_id", "error"},
    "schools.LoginCard": {"pin", "secret_hash"},
    "schools.YearChange": {"school_year", "moved", "archived"},
    # staff of a school, of the city, trainers and reviewers
    "certificates.Certificate": {"number", "code", "language", "facts", "revocation_note", "problem"},
    "courses.Signature": {"fingerprint", "name", "title"},
    "quizzes.Answer": {"question", "comment"},
    "quizzes.ImportFile": {"format", "name"},
    "quizzes.Regrade": {"question", "text", "reason", "asked"},
    "schools.ClassGroup": {"name"},
    "schools.ClassMembership": {"roster_id", "number", "picture"},
    "schools.Invitation": {"email", "code_hash"},
    "schools.Qualification": {"name", "number"},
    "schools.RosterUpload": {"file_name", "digest", "school_year", "rows", "ignored_columns", "changes"},
    "schools.SchoolClass": {"name", "school_year", "code"},
    "schools.Session": {"title", "place", "leader"},
    "schools.SignOff": {"place", "qualification"},
    "schools.Wish": {"answer"},
}
OF_THE_EDITOR = {"owner", "locked_by"}  # who began a page, who holds it: no learner enters the editor


def models_about_people():
    """Return our models that link to a person, and those that hang on a row of one of them."""
    person = get_user_model()
    ours = [model for model in apps.get_models() if model._meta.app_label in APPS]
    near = {model for model in ours if model is person or person in linked(model)}
    return [model for model in ours if model in near or (near - {person}) & linked(model)]


def linked(model) -> set:
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return {field.related_model for field in fields if field.is_relation and field.name not in OF_THE_EDITOR}


def texts(model) -> set[str]:
    """Return the names of the fields that can hold words; a choice out of a list is none."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return {field.name for field in model._meta.fields if isinstance(field, kinds) and not field.choices}


def test_every_text_about_a_person_says_who_writes_it():
    found = {f"{model._meta.label}.{name}" for model in models_about_people() for name in texts(model)}
    by_others = {f"{label}.{name}" for label, names in BY_OTHERS.items() for name in names}
    assert found == BY_LEARNERS.keys() | by_others
    assert BY_LEARNERS.keys() & by_others == set()


def test_what_a_learner_writes_is_read_by_no_other_learner():
    for field, readers in BY_LEARNERS.items():
        assert readers <= READERS, field


def test_a_table_for_messages_between_pupils_would_be_found():
    """The walk sees a new model with a person in it: here one that nobody has declared."""

    class Note(models.Model):
        to = models.ForeignKey(get_user_model(), on_delete=models.CASCADE)
        words = models.TextField()

        class Meta:
            app_label = "schools"
            managed = False

    try:
        assert Note in models_about_people()
        assert texts(Note) == {"words"}
    finally:
        del apps.all_models["schools"]["note"]
        apps.clear_cache()
