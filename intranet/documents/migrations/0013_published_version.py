from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def note_what_is_shown(apps: Any, schema_editor: Any) -> None:
    """Until now the valid version was."""
    documents = apps.get_model("documents", "Document").objects
    documents.exclude(published=None).update(published_version=models.F("current"))


class Migration(migrations.Migration):
    dependencies = [("documents", "0012_extraction")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="published_version",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="documents.version",
            ),
        ),
        migrations.RunPython(note_what_is_shown, migrations.RunPython.noop, elidable=True),
    ]
