from django.db import migrations


class Migration(migrations.Migration):
    """The tables of the audiences, with their rows, for the members' app, which takes them over."""

    dependencies = [("documents", "0007_approvals_taken_back")]
    run_before = [("members", "0003_audiences")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("audience", "members_audience"),
                migrations.AlterModelTable("audiencekey", "members_audiencekey"),
            ]
        )
    ]
