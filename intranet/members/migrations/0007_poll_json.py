from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("members", "0006_addresses")]

    operations = [
        migrations.RenameField(model_name="poll", old_name="kept_rules", new_name="rules_json"),
        migrations.RenameField(model_name="poll", old_name="kept_tally", new_name="tally_json"),
    ]
