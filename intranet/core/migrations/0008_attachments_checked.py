from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intranet_core", "0007_actions_of_features")]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="scan",
            field=models.CharField(
                blank=True,
                choices=[("", "None"), ("waiting", "Waiting"), ("clean", "Clean"), ("infected", "Infected")],
                default="",
                editable=False,
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="virus",
            field=models.CharField(blank=True, editable=False, max_length=100),
        ),
        migrations.AddField(
            model_name="attachment",
            name="sha256",
            field=models.CharField(db_index=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="attachment",
            name="media_type",
            field=models.CharField(max_length=100, verbose_name="kind"),
        ),
        migrations.AlterField(
            model_name="attachment",
            name="name",
            field=models.CharField(max_length=150, verbose_name="file name"),
        ),
        migrations.AlterField(
            model_name="attachment",
            name="size",
            field=models.PositiveBigIntegerField(verbose_name="size"),
        ),
    ]
