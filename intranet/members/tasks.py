"""What the worker does for members."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.users.models import User
from intranet.core import notices
from intranet.core.letters.mailing import mail_each
from intranet.core.models import Notice

from .acting import actor_of, actors_of
from .enums import OrganisationState
from .left_links import LIVES, link_for
from .models import Invitation, Organisation


def mail_invitation(pk: int) -> None:
    """Repeating it is a no-op once it was mailed, and it sends no link that is dead."""
    invitation = Invitation.objects.select_related("organisation", "invited_by").get(pk=pk)
    if invitation.mailed_at or not invitation.holds:
        return
    with override(invitation.language):
        subject = _("%(organisation)s invites you to the intranet of VisitOpolskie") % {
            "organisation": invitation.organisation
        }
        link = settings.SITE_URL + reverse("invitation", args=[invitation.secret_to_send()])
        context = {"invitation": invitation, "link": link}
        text = render_to_string("intranet/members/invitation_mail.txt", context)
    EmailMessage(subject, text, to=[invitation.email], reply_to=[invitation.invited_by.email]).send()
    Invitation.objects.filter(pk=pk).update(mailed_at=timezone.now())


def mail_left_data(organisation_pk: int, user_pk: int) -> None:
    """To who kept an organisation that has left; nothing once the organisation is back or the person erased."""
    organisation, user = Organisation.objects.get(pk=organisation_pk), User.objects.get(pk=user_pk)
    if organisation.state != OrganisationState.LEFT or not user.is_active:
        return
    with override(user.reads), timezone.override(user.time_zone):
        subject = _("What %(organisation)s kept in the intranet of VisitOpolskie") % {"organisation": organisation}
        until = timezone.now() + LIVES
        context = {"organisation": organisation, "link": link_for(organisation, user), "until": until}
        text = render_to_string("intranet/members/left_data_mail.txt", context)
    EmailMessage(subject, text, to=[user.email]).send()


def mail_notices(*user_pks: int) -> None:
    """Repeating it is a no-op once what was due is mailed. Raises what the first that failed has raised."""
    mail_each(_mail_notices, user_pks)


def _mail_notices(user_pk: int, connection: BaseEmailBackend) -> None:
    user = User.objects.get(pk=user_pk)
    with override(user.reads), timezone.override(user.time_zone):
        actors = actors_of([user])[user.pk] or [actor_of(user)]
        notices.mail_due(user=user, actors=actors, connection=connection)


def mail_due_notices() -> None:
    """By the clock: digests, and what a worker that died or a mail server that refused has left."""
    due = Notice.objects.to_mail(timezone.now()).order_by().values_list("user", flat=True).distinct()
    notices.leave_to_worker(list(due))
