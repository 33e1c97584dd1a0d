from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.core.derived_secrets import hash_of
from cms.core.log_lines import write_line
from cms.users.addresses import address_proved
from cms.users.models import User
from intranet.core.access import open_to_accounts, open_to_strangers
from intranet.core.actors import ActorRequest

from .. import invitation_services, policies
from ..forms import AccountForm, InvitationForm
from ..models import Invitation
from ..querysets import InvitationQuerySet
from .organisation_forms import OrganisationFormView


class Invite(OrganisationFormView):
    form_class = InvitationForm
    policy = policies.can_give_roles
    service = invitation_services.invite
    title, button = gettext_lazy("Invite a person to %(organisation)s"), gettext_lazy("Invite")
    success = gettext_lazy("The invitation to %(email)s is on its way.")

    def get_initial(self) -> dict[str, Any]:
        return {"language": get_language()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"roles": policies.roles_to_give(self.request.actor, self.object)}

    @property
    def names(self) -> dict[str, Any]:
        return super().names | {"email": self.result and self.result.email}


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Invitation.objects.visible_to(request.actor), pk=pk)
    invitation = invitation_services.withdraw_invitation(actor=request.actor, invitation=found)
    messages.success(request, _("The invitation of %(email)s is withdrawn.") % {"email": invitation.email})
    return redirect(invitation.organisation)


@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: ActorRequest, secret: str) -> HttpResponse:
    """GET shows what one is invited to; only POST accepts. Who has no account makes it here."""
    found = get_object_or_404(_invitations(), secret_hash=hash_of(secret))
    context = {"invitation": found}
    if _is_sent_again(request, found):
        return _welcome(request, found)
    if not found.holds:
        return _dead(request, found)
    if request.user.is_authenticated:
        return _for_the_person(request, found, came_by_mail=True)
    if User.objects.filter(email=found.email).exists():
        return render(request, "intranet/members/invitation_login.html", context)
    return _for_a_stranger(request, found)


@open_to_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """The same for who is logged in: no link with a secret has to pass through login and notices."""
    found = get_object_or_404(_invitations(), pk=pk, email=request.user.email)
    if _is_sent_again(request, found):
        return _welcome(request, found)
    return _for_the_person(request, found) if found.holds else _dead(request, found)


def _invitations() -> InvitationQuerySet:
    return Invitation.objects.select_related("organisation", "invited_by")


def _is_sent_again(request: ActorRequest, invitation: Invitation) -> bool:
    """A second click: what the first has done is shown. It left before the first had opened the account, maybe."""
    if request.method != "POST":
        return False
    user = request.user if request.user.is_authenticated else User.objects.filter(email=invitation.email).first()
    return user is not None and invitation_services.membership_of(invitation, user) is not None


def _dead(request: ActorRequest, invitation: Invitation) -> HttpResponse:
    write_line("invitation", "refused", invitation=invitation.pk, reason="does not hold")
    return render(request, "intranet/members/invitation_dead.html", {"invitation": invitation}, status=410)


def _for_the_person(request: ActorRequest, invitation: Invitation, *, came_by_mail: bool = False) -> HttpResponse:
    if request.user.email != invitation.email:
        return render(request, "intranet/members/invitation_of_another.html", {"invitation": invitation}, status=403)
    if request.method != "POST":
        return render(request, "intranet/members/invitation.html", {"invitation": invitation})
    if came_by_mail:
        address_proved(request.user)
    try:
        invitation_services.accept_invitation(invitation=invitation, user=request.user)
    except ValidationError as refusal:
        write_line("invitation", "refused", invitation=invitation.pk, reason="address not proved")
        context = {"invitation": invitation, "refusal": refusal}
        return render(request, "intranet/members/invitation.html", context, status=409)
    return _welcome(request, invitation)


def _for_a_stranger(request: ActorRequest, invitation: Invitation) -> HttpResponse:
    form = AccountForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            user = invitation_services.open_account(invitation=invitation, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            return _welcome(request, invitation)
    context = {"invitation": invitation, "form": form}
    return render(request, "intranet/members/invitation.html", context, status=422 if form.is_bound else 200)


def _welcome(request: ActorRequest, invitation: Invitation) -> HttpResponse:
    messages.success(
        request, _("Welcome. You now belong to %(organisation)s.") % {"organisation": invitation.organisation}
    )
    return redirect("dashboard")
