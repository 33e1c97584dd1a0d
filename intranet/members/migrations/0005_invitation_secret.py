import uuid

from django.db import migrations, models

from cms.core.derived_secrets import derive, hash_of


def give_secrets(apps, schema_editor):
    """Links that were mailed before end with this: whoever has not answered yet is invited again."""
    for invitation in apps.get_model("members", "Invitation").objects.all():
        invitation.link_id = uuid.uuid4()
        invitation.secret_hash = hash_of(derive("members.invitation", invitation.link_id, 1))
        invitation.save(update_fields=["link_id", "secret_hash"])


class Migration(migrations.Migration):
    dependencies = [("members", "0004_votes")]
    operations = [
        migrations.AddField("invitation", "link_id", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AddField("invitation", "generation", models.PositiveSmallIntegerField(default=1, editable=False)),
        migrations.AddField(
            "invitation",
            "secret_hash",
            models.CharField(blank=True, default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(give_secrets, migrations.RunPython.noop),
        migrations.AlterField(
            "invitation",
            "secret_hash",
            models.CharField(blank=True, editable=False, max_length=64, unique=True),
        ),
    ]
