"""The end of an account whose person wants to be forgotten. What was decided and ordered stays, under a pseudonym."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone

from .models import User
from .sessions import end_all_sessions


def erased_email(user: User) -> str:
    """What stands for a forgotten person's address: of a domain that exists nowhere (RFC 2606)."""
    return f"erased-{user.pk}@invalid.invalid"


def erase_account(*, user: User) -> None:
    """No name, address, key or session is left; nobody can log in. The caller holds the row's lock."""
    end_all_sessions(user=user)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.email = erased_email(user)
    user.first_name = user.last_name = user.language = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login, user.erased_at = None, timezone.now()
    user.set_unusable_password()
    user.save()
