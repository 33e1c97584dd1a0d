import pytest
from django.db import connection

from cms.core.tasks import gather_statistics


# On PostgreSQL there is nothing to test: its autovacuum gathers them, and the task leaves it alone.
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gathers its own")
@pytest.mark.django_db
def test_planner_of_sqlite_knows_how_much_there_is():
    gather_statistics()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        assert cursor.fetchone()[0] > 0
