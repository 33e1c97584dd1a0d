import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The library's audiences become everybody's. Its migration 0008 has given their tables these names before."""

    dependencies = [("members", "0002_proposals")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Audience",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                        ),
                        ("code", models.CharField(blank=True, max_length=1000, unique=True)),
                    ],
                    options={"verbose_name": "audience", "verbose_name_plural": "audiences"},
                ),
                migrations.CreateModel(
                    name="AudienceKey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                        ),
                        ("key", models.CharField(db_index=True, max_length=40)),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="members.audience"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "access key of an audience",
                        "verbose_name_plural": "access keys of audiences",
                        "constraints": [
                            models.UniqueConstraint(fields=("audience", "key"), name="audience_key_once")
                        ],
                    },
                ),
            ]
        )
    ]
