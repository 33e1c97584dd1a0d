from django.core.management import call_command
from django.db import migrations


def create_table(_apps, schema_editor):
    """Of the cache that DatabaseCache keeps; it makes its table itself."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("users", "0005_encrypted_second_factors")]

    operations = [migrations.RunPython(create_table, migrations.RunPython.noop)]
