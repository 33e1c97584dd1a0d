"""The mail that carries notices: plain text and HTML, in the person's language, with a way out in one click."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from cms.users.models import User

from .actors import Actor
from .mail_actions import links_for

_signer = Signer(salt="unsubscribe")


def send(actor: Actor, notices: Sequence[Any], connection: BaseEmailBackend) -> None:
    """`notices` have `words`, `url` and `notice`; the caller has activated the person's language.

    The connection is left open for the next mail.
    """
    user = actor.user
    kinds = sorted({shown.notice.kind for shown in notices})
    way_out = settings.SITE_URL + reverse("unsubscribe", args=[unsubscribe_token(user, kinds)])
    number = len(notices)
    subject = (
        notices[0].words
        if number == 1
        else ngettext("%(number)s notice", "%(number)s notices", number) % {"number": number}
    )
    told = [(shown, list(links_for(actor, shown.notice.kind, shown.notice.subject))) for shown in notices]
    context = {"user": user, "notices": told, "site": settings.SITE_URL, "way_out": way_out, "language": user.reads}
    message = EmailMultiAlternatives(
        f"VisitOpolskie: {subject}",
        render_to_string("intranet/notices/mail.txt", context),
        to=[user.email],
        connection=connection,
        headers={"List-Unsubscribe": f"<{way_out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    message.attach_alternative(render_to_string("intranet/notices/mail.html", context), "text/html")
    connection.open()
    message.send()


def unsubscribe_token(user: User, kinds: Iterable[str]) -> str:
    return _signer.sign_object([user.pk, *kinds])


def read_unsubscribe_token(token: str) -> tuple[int, list[str]] | None:
    """Whose it is and the kinds that it is about; None for one that is not ours."""
    try:
        pk, *kinds = _signer.unsign_object(token)
    except (BadSignature, ValueError):
        return None
    return pk, kinds
