"""The database guards the history, and what was done before there was one is written down."""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION certificates_act_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'An act is written once; it is never changed or deleted.'
            USING ERRCODE = 'integrity_constraint_violation';
    END
    $$
    """,
    """
    CREATE TRIGGER certificates_act_stays BEFORE UPDATE OR DELETE ON certificates_act
    FOR EACH ROW EXECUTE FUNCTION certificates_act_stays()
    """,
]
# SQLite has no way to empty a table but DELETE, and tests that use threads empty all tables: there the database refuses
# changes alone, and the model refuses to delete.
SQLITE = [
    """
    CREATE TRIGGER certificates_act_stays BEFORE UPDATE ON certificates_act
    BEGIN SELECT RAISE(ABORT, 'An act is written once; it is never changed or deleted.'); END
    """,
]
BACK = {
    "postgresql": ["DROP TRIGGER certificates_act_stays ON certificates_act", "DROP FUNCTION certificates_act_stays()"],
    "sqlite": ["DROP TRIGGER IF EXISTS certificates_act_stays"],
}


def guard(apps, schema_editor):
    for command in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(command)


def leave(apps, schema_editor):
    for command in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(command)


def write_down(apps, schema_editor):
    Certificate, Act = apps.get_model("certificates", "Certificate"), apps.get_model("certificates", "Act")
    revoked = Certificate.objects.exclude(revoked_at=None).order_by("revoked_at", "pk")
    Act.objects.bulk_create(
        Act(
            certificate=one,
            kind="replaced" if one.revocation_reason == "corrected" else "revoked",
            reason=one.revocation_reason,
            at=one.revoked_at,
            by_id=one.revoked_by_id,
        )
        for one in revoked.iterator()
    )
    for one in revoked.filter(revocation_reason="corrected").exclude(completion=None):
        newer = Certificate.objects.filter(completion_id=one.completion_id, pk__gt=one.pk, replaces=None)
        Certificate.objects.filter(pk=one.pk).update(replaced_by=newer.order_by("pk").first())


def forget(apps, schema_editor):
    """Nothing to do: the table goes with the migration before."""


class Migration(migrations.Migration):
    dependencies = [("certificates", "0004_acts_and_replacing")]

    operations = [migrations.RunPython(guard, leave), migrations.RunPython(write_down, forget)]
