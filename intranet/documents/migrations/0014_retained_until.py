from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0013_published_version")]

    operations = [migrations.RenameField("document", "kept_until", "retained_until")]
