from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0011_only_asks")]

    operations = [
        migrations.RenameModel(old_name="Reading", new_name="Extraction"),
        migrations.AlterField(
            model_name="extraction",
            name="version",
            field=models.ForeignKey(
                on_delete=models.deletion.CASCADE, related_name="extractions", to="documents.version"
            ),
        ),
        migrations.RenameIndex(
            model_name="extraction",
            new_name="documents_e_state_0b23d7_idx",
            old_name="documents_r_state_bbf0e5_idx",
        ),
    ]
