from typing import Any

from django.db import migrations

import cms.users.models


def write_small(apps: Any, schema_editor: Any) -> None:
    """Raises ValueError where two accounts have one address: nobody but the operator knows which of them is used."""
    users = apps.get_model("users", "User").objects.order_by("pk")
    addresses: dict[str, str] = {}
    for pk, email in users.values_list("pk", "email"):
        if other := addresses.get(email.lower()):
            raise ValueError(f"{other} and {email} are one address of two accounts: give one of them another, then go on.")
        addresses[email.lower()] = email
        if email != email.lower():
            users.filter(pk=pk).update(email=email.lower())


class Migration(migrations.Migration):
    dependencies = [("users", "0003_erased_at")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="email",
            field=cms.users.models.AddressField(max_length=254, unique=True, verbose_name="e-mail address"),
        ),
        migrations.RunPython(write_small, migrations.RunPython.noop, elidable=True),
    ]
