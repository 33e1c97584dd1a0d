"""What entries said of values in clear stands beside them from now on; the entries know digests."""

import hmac
import json
import secrets

from django.db import migrations
from django.db.models import F


def digest_of(salt, value):
    return hmac.digest(bytes.fromhex(salt), value.encode(), "sha256").hex()


def people_by_words(apps):
    """Whose name or address a text is, where it is one person's alone."""
    found = {}
    for user in apps.get_model("users", "User").objects.all():
        for words in {f"{user.first_name} {user.last_name}".strip(), user.email}:
            found.setdefault(words, set()).add(user.pk)
    return {words: pks.pop() for words, pks in found.items() if len(pks) == 1}


def move_beside(apps, schema_editor):
    AuditEntry, AuditValue = (apps.get_model("intranet_core", name) for name in ("AuditEntry", "AuditValue"))
    users = set(apps.get_model("users", "User").objects.values_list("pk", flat=True))
    named = people_by_words(apps)
    AuditEntry.objects.update(recorded_at=F("happened_at"))  # nothing better is known
    for entry in AuditEntry.objects.exclude(digests={}).select_related("content_type").iterator():
        is_account = entry.content_type.app_label == "users" and entry.content_type.model == "user"
        owner = entry.object_id if is_account and entry.object_id in users else None
        digests, beside = {}, []
        for field, values in entry.digests.items():
            digests[field] = []
            for value in values:
                if value is None or value == "":
                    digests[field].append(value)
                    continue
                salt, text = secrets.token_hex(16), json.dumps(value)
                person = owner or (named.get(value) if isinstance(value, str) else None)
                one = AuditValue(entry=entry, person_id=person, salt=salt, value=text, digest=digest_of(salt, text))
                beside.append(one)
                digests[field].append(one.digest)
        AuditValue.objects.bulk_create(beside)
        AuditEntry.objects.filter(pk=entry.pk).update(digests=digests)


def let_change(schema_editor):
    """Once a `migrate` has come to its end, triggers keep entries as they are (intranet.core.append_only)."""
    table = "intranet_core_auditentry"
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS append_only ON {table}")
    else:
        for kind in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only_{kind}")


def move_back(apps, schema_editor):
    let_change(schema_editor)
    AuditEntry, AuditValue = (apps.get_model("intranet_core", name) for name in ("AuditEntry", "AuditValue"))
    for entry in AuditEntry.objects.exclude(digests={}).iterator():
        values = {one.digest: json.loads(one.value) for one in AuditValue.objects.filter(entry=entry)}
        changes = {field: [values.get(one, one and "") for one in pair] for field, pair in entry.digests.items()}
        AuditEntry.objects.filter(pk=entry.pk).update(digests=changes)


class Migration(migrations.Migration):

    dependencies = [
        ('intranet_core', '0016_audit_in_batches'),
        ('users', '0005_encrypted_second_factors'),
    ]

    operations = [migrations.RunPython(move_beside, move_back)]
