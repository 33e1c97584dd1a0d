"""A person is forgotten: what names them goes, what they decided stays."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.users.erasure import erase_account, erased_email
from cms.users.models import User
from intranet.core import own_data
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.changing import changing
from intranet.core.comments.services import withdraw_comments
from intranet.core.enums import Action

from . import policies
from .models import Invitation
from .services import end


def take_off_invitations(user: User, pseudonym: str) -> None:
    for invitation in Invitation.objects.filter(email=user.email):
        invitation.email = erased_email(user)
        invitation.save(update_fields=["email"])  # one by one: the search follows what is saved


def erase_person(*, actor: Actor, user: User, with_comments: bool = False) -> User:
    """At once and for good; `with_comments`, what they wrote in comments too. Erased already: a no-op.

    Raises ValidationError for the last one who may do everything.
    """
    with changing(user, actor, policies.can_erase_person) as user:
        if not user.erased_at:
            if with_comments:
                withdraw_comments(actor=actor, author=user)
            _erase(actor, user)
    return user


def _erase(actor: Actor, user: User) -> None:
    if user.is_superuser and not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists():
        raise ValidationError(_("You are the last person who may do everything here. Name another one first."))
    for membership in user.memberships.active().select_related("organisation", "user"):
        end(actor, membership)
    own_data.erase(user, user.pseudonym)
    erase_account(user=user)
    record(actor=actor, action=Action.ERASED, instance=user)
