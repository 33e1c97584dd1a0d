"""Choosing a new password behind a mailed link."""

from typing import Any

from allauth.account.forms import UserTokenForm, default_token_generator
from allauth.account.views import INTERNAL_RESET_SESSION_KEY as SESSION_KEY
from allauth.account.views import PasswordResetFromKeyView
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int

from cms.core.derived_secrets import hash_of


class ResetPasswordView(PasswordResetFromKeyView):
    """As allauth's, but between its two steps the session keeps of the link's key when it was made, and its hash.

    The key is made again from them; it is another, and refused, once the password has changed.
    """

    def dispatch(self, request: HttpRequest, uidb36: str, key: str, **kwargs: Any) -> HttpResponseBase:
        kept = request.session.get(SESSION_KEY)
        if key == self.reset_url_key and isinstance(kept, list):
            request.session[SESSION_KEY] = _key_again(uidb36, *kept)
        try:
            return super().dispatch(request, uidb36, key, **kwargs)
        finally:
            opened = request.session.get(SESSION_KEY)
            if isinstance(opened, str):  # of this request; an earlier one has left what stands for it
                request.session[SESSION_KEY] = [opened.partition("-")[0], hash_of(opened)]


def _key_again(uidb36: str, made_at: str, expected: str) -> str:
    """Nothing for another account, or when what the key stood on has changed."""
    user = UserTokenForm()._get_user(uidb36)
    if not (user and made_at):
        return ""
    generator = default_token_generator
    key = generator._make_token_with_timestamp(user, base36_to_int(made_at), generator.secret)
    return key if constant_time_compare(hash_of(key), expected) else ""
