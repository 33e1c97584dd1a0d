from django.core.management import call_command
from django.db import connection


def publish_scheduled() -> None:
    """Pages and facts whose time has come, or gone."""
    call_command("publish_scheduled", verbosity=0)


def clear_ended_sessions() -> None:
    """With all that waited in them, such as what was typed by somebody who did not come back."""
    call_command("clearsessions", verbosity=0)


def gather_statistics() -> None:
    """What SQLite's planner goes by to choose an index. PostgreSQL gathers its own while it works.

    A sample of each index will do: reading all of a large one takes seconds, and writers wait meanwhile.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
