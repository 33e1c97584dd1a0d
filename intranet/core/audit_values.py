"""The values that an entry of the log speaks of: it knows their digests, they stand beside it until they are erased."""

import hmac
import json
import secrets
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q

from cms.users.models import User

from .models import AuditEntry, AuditValue


class Beside:
    """The values of `changes`, [before, after] by field, each with a salt of its own. What is empty names nobody."""

    def __init__(self, instance: Model, changes: dict[str, list[Any]]) -> None:
        self._instance = instance
        self._values: list[AuditValue] = []
        self.digests = {field: [self._digest(value) for value in pair] for field, pair in changes.items()}

    def values_of(self, entry: AuditEntry) -> list[AuditValue]:
        for one in self._values:
            one.entry = entry
        return self._values

    def _digest(self, value: Any) -> str | None:
        if value is None or value == "":
            return value
        salt, text = secrets.token_hex(16), _json(value)
        one = AuditValue(person=self._person(value), salt=salt, value=text, digest=digest_of(salt, text))
        self._values.append(one)
        return one.digest

    def _person(self, value: Any) -> User | None:
        """Whom it names: the person that it is, or whose account says it."""
        return next((one for one in (value, self._instance) if isinstance(one, User)), None)


def digest_of(salt: str, text: str) -> str:
    """Without the salt, 128 bits that nobody can try, it tells nothing of the text."""
    return hmac.digest(bytes.fromhex(salt), text.encode(), "sha256").hex()


def holds(value: AuditValue) -> bool:
    return value.digest == digest_of(value.salt, value.value)


def erase_values(user: User) -> None:
    """Those that name this person, with their salts: the entries stay, and say that they were erased."""
    names = [_json(str(user)), _json(user.email)]
    AuditValue.objects.filter(Q(person=user) | Q(value__in=names)).delete()


def _json(value: Any) -> str:
    """Of what a field points at, its words: it may be called otherwise one day."""
    return json.dumps(str(value) if isinstance(value, Model) else value, cls=DjangoJSONEncoder)
