import uuid
from pathlib import PurePosixPath
from typing import Any

from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """A default would be the same for all that are there."""
    for document in apps.get_model("media", "CustomDocument").objects.only("file"):
        document.uuid, document.name = uuid.uuid4(), PurePosixPath(document.file.name).name
        document.save(update_fields=["uuid", "name"])


class Migration(migrations.Migration):
    dependencies = [("media", "0002_initial")]

    operations = [
        migrations.AddField("customdocument", "name", models.CharField(blank=True, default="", editable=False, max_length=255), preserve_default=False),
        migrations.AddField("customdocument", "uuid", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            "customdocument", "uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
    ]
