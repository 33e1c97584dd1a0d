"""People named in a comment: @anna.nowak, first and last name; or @anna.nowak@example.org, where two are called so."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from cms.core.slugs import ascii_slug
from cms.users.models import User

from ..visibility import who_sees

#: Not inside a word: an e-mail address mentions nobody. A full stop at the end ends the sentence.
_MENTION = re.compile(r"(?<![\w.@+-])@(\w+(?:[.+-]\w+)*(?:@\w+(?:[.-]\w+)+)?)")


def mentioned_in(text: str, *, subject: Model) -> list[User]:
    """Whom `text` names of those who may see `subject`.

    Raises ValidationError for a name that none of them has, or several. Whether there is such a person at all it does
    not say: what one may not see should not be found out by asking for people.
    """
    named = list(dict.fromkeys(_MENTION.findall(text)))
    everybody = list(User.objects.filter(is_active=True)) if named else []
    called = {name: [user for user in everybody if _is_called(user, name)] for name in named}
    seeing = set(who_sees(subject, {user for users in called.values() for user in users})) if named else set()
    found = {name: [user for user in users if user in seeing] for name, users in called.items()}
    if refusals := [_refusal(name, users) for name, users in found.items() if len(users) != 1]:
        raise ValidationError(refusals)
    return list(dict.fromkeys(user for users in found.values() for user in users))


def _is_called(user: User, name: str) -> bool:
    if "@" in name:
        return user.email == name.lower()
    return ascii_slug(user.get_full_name()) == ascii_slug(re.sub(r"[._+]", " ", name))


def _refusal(name: str, users: list[User]) -> str:
    if users:
        params = {"name": name, "address": users[0].email}
        return _("Several people are called “@%(name)s”. Write the e-mail address instead: @%(address)s") % params
    return _(
        "Nobody who may see this is called “@%(name)s”. Write first and last name with a full stop between, such as "
        "@anna.nowak, or the e-mail address after the @."
    ) % {"name": name}


def without(text: str, *, user: User, pseudonym: str) -> str:
    """`text` with `pseudonym` where it mentions this person."""
    return _MENTION.sub(lambda found: pseudonym if _is_called(user, found[1]) else found[0], text)
