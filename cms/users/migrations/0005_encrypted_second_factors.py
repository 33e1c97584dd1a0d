from typing import Any

from allauth.mfa.utils import encrypt
from django.db import migrations

from cms.users.mfa_adapter import MARK


def encrypt_them(apps: Any, schema_editor: Any) -> None:
    """Seeds of codes and of recovery codes; those of passkeys are no secrets."""
    for factor in apps.get_model("mfa", "Authenticator").objects.filter(type__in=["totp", "recovery_codes"]):
        for name in ("secret", "seed"):
            if name in factor.data and not factor.data[name].startswith(MARK):
                factor.data[name] = encrypt(factor.data[name])
        factor.save()


class Migration(migrations.Migration):
    dependencies = [("users", "0004_address_in_small_letters"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(encrypt_them, migrations.RunPython.noop, elidable=True)]
