import django.db.models.deletion
from django.db import migrations, models

MOVED = ("audience", "audiencekey")


def _rename(old, new):
    def content_types(apps, schema_editor):
        """With all that refers to them: permissions, references."""
        rows = apps.get_model("contenttypes", "ContentType").objects.using(schema_editor.connection.alias)
        rows.filter(app_label=new, model__in=MOVED).delete()
        rows.filter(app_label=old, model__in=MOVED).update(app_label=new)

    return content_types


def _readers(model, name, **kwargs):
    field = models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.audience", **kwargs
    )
    return migrations.AlterField(model, name, field)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("documents", "0008_audiences_renamed"),
        ("members", "0003_audiences"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                _readers("document", "audience"),
                _readers("document", "own_audience", null=True, verbose_name="read by, if not as the folder"),
                _readers("folder", "audience"),
                _readers("folder", "own_audience", null=True, verbose_name="read by, if not as the folder"),
                migrations.DeleteModel("AudienceKey"),
                migrations.DeleteModel("Audience"),
            ]
        ),
        migrations.RunPython(_rename("documents", "members"), _rename("members", "documents")),
    ]
