from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the one before: PostgreSQL drops no table beside rows whose constraints it has still to check."""

    dependencies = [('documents', '0010_asks')]

    operations = [
        migrations.DeleteModel(name='Approval'),
        migrations.DeleteModel(name='ReadingDuty'),
    ]
