"""The database guards the log: no row is changed, and on PostgreSQL none is deleted before its time.

SQLite has no way to empty a table but DELETE, and tests that use threads empty all tables: there the database refuses
changes alone, the model refuses to delete, and the chain (audit.chain) tells what is missing.
"""

from django.db import migrations

TABLES = ["audit_entry", "audit_concern", "audit_seal"]
REFUSAL = "An entry of the log is written once; it is never changed or deleted."
# Less than the two years of the retention rule: the rule decides, the database forbids what no rule may want.
FORGETTABLE = """
    CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE noted timestamptz;
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF TG_TABLE_NAME = 'audit_entry' THEN
                noted := OLD.at;
            ELSE
                SELECT at INTO noted FROM audit_entry WHERE id = OLD.entry_id;
            END IF;
            IF noted < now() - interval '365 days' THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION '%s' USING ERRCODE = 'integrity_constraint_violation';
    END
    $$
""" % REFUSAL


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FORGETTABLE)
        for table in TABLES:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION audit_stays()"
            )
        return
    for table in TABLES:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def leave(apps, schema_editor):
    for table in TABLES:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_stays{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION audit_stays()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_the_log")]

    operations = [migrations.RunPython(guard, leave)]
