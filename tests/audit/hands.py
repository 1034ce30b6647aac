"""What somebody could do who has the database and not the app."""

from django.db import connection


def by_hand(sql, *values):
    """Run it with the guards of the database taken down first."""
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_concern", "audit_seal"):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_stays{on}")
        cursor.execute(sql, values)
