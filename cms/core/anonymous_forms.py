"""Protection of forms for people without an account and without a cookie.

Instead of a CSRF cookie: the browser's own word on where the request came from (Origin, Sec-Fetch-Site), a signed
timestamp that says when the form was shown, and a field that only robots fill in.
"""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

_signer = TimestampSigner(salt="anonymous form")
FORM_LIVES = timedelta(days=1)


class AnonymousForm(forms.Form):
    """`website` is the robots' field: people neither see nor reach it."""

    stamp = forms.CharField(widget=forms.HiddenInput)
    website = forms.CharField(required=False, label=_("Leave this field empty"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stamp"].initial = _signer.sign("shown")
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    def clean_stamp(self) -> str:
        try:
            _signer.unsign(self.cleaned_data["stamp"], max_age=FORM_LIVES)
        except SignatureExpired as error:
            self._stamp_again()
            raise ValidationError(_("This form was open for more than a day. Please send it again.")) from error
        except BadSignature as error:
            self._stamp_again()
            raise ValidationError(_("This form was not made by this site. Please send it again.")) from error
        return self.cleaned_data["stamp"]

    def _stamp_again(self) -> None:
        """The form is shown once more with what was typed: its next sending must be valid."""
        typed = MultiValueDict({name: [value] for name, value in self.data.items()})
        typed["stamp"] = _signer.sign("shown")
        self.data = typed

    @property
    def is_from_robot(self) -> bool:
        return bool(self.data.get("website"))


def comes_from_here(request: HttpRequest) -> bool:
    """True unless the browser says that another site sent the form. Origin is compared with the request's own host."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def is_too_frequent(request: HttpRequest, *, form: str, limit: int, period: timedelta) -> bool:
    """Counts this sending; True from the one after `limit` in a `period`, by the sender's address."""
    key = f"sent:{form}:{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, period.total_seconds())
    return cache.incr(key) > limit
