import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intranet_core', '0015_drafts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditSeal',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('sealed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('entries', models.JSONField(default=list)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'seal of the audit log',
                'verbose_name_plural': 'seals of the audit log',
                'ordering': ['number'],
            },
        ),
        migrations.AlterModelOptions(
            name='auditentry',
            options={'ordering': ['-happened_at', '-pk'], 'verbose_name': 'entry of the audit log', 'verbose_name_plural': 'audit log'},
        ),
        migrations.AlterField(
            model_name='auditentry',
            name='at',
            field=models.DateTimeField(db_column='at', db_index=True, default=django.utils.timezone.now, verbose_name='when'),
        ),
        migrations.RenameField(
            model_name='auditentry',
            old_name='at',
            new_name='happened_at',
        ),
        migrations.AlterField(
            model_name='auditentry',
            name='changes',
            field=models.JSONField(db_column='changes', default=dict),
        ),
        migrations.RenameField(
            model_name='auditentry',
            old_name='changes',
            new_name='digests',
        ),
        migrations.AddField(
            model_name='auditentry',
            name='recorded_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded'),
        ),
        migrations.AddField(
            model_name='comment',
            name='is_withdrawn',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name='AuditValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('salt', models.CharField(max_length=32)),
                ('value', models.TextField(verbose_name='JSON')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='intranet_core.auditentry')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'value in the audit log',
                'verbose_name_plural': 'values in the audit log',
            },
        ),
        migrations.CreateModel(
            name='SealedEntry',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='sealed', serialize=False, to='intranet_core.auditentry')),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intranet_core.auditseal')),
            ],
            options={
                'verbose_name': 'sealed entry of the audit log',
                'verbose_name_plural': 'sealed entries of the audit log',
            },
        ),
    ]
