"""One's own data, and those of one's organisation: to take along, and to have erased."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.users.models import User
from intranet.core.access import open_to_accounts, open_to_strangers, require
from intranet.core.actors import ActorRequest
from intranet.core.forms import show_form
from intranet.core.own_data import data_archive, data_file, files_of_person, sheets_of_organisation, sheets_of_person

from .. import erasure_services, policies
from ..forms import ErasureForm
from ..left_links import organisation_of


@open_to_accounts
@reauthentication_required
@require_safe
def person_data(request: ActorRequest) -> FileResponse:
    return data_archive(request.user, sheets_of_person(), files_of_person(), name="visitopolskie")


@open_to_accounts
@require_safe
def organisation_data(request: ActorRequest) -> HttpResponse:
    organisation = request.actor.organisation
    if organisation is None:
        raise Http404
    require(policies.can_take_data(request.actor, organisation))
    return data_file(organisation, sheets_of_organisation(), name=organisation.external_id)


@open_to_strangers
@require_safe
def left_data(request: HttpRequest, secret: str) -> HttpResponse:
    organisation = organisation_of(secret)
    if organisation is None:
        return render(request, "intranet/members/left_data_dead.html", status=410)
    return data_file(organisation, sheets_of_organisation(), name=organisation.external_id)


@open_to_accounts
@reauthentication_required
def erase_oneself(request: ActorRequest) -> HttpResponse:
    lead = _(
        "Your name, address, keys, sessions and notices are deleted at once and cannot be brought back. What you "
        "decided for your organisation stays, without your name. Download your data first if you want to keep them."
    )
    form = ErasureForm(request.POST or None, user=request.user)
    if form.is_valid():
        erasure_services.erase_person(actor=request.actor, user=request.user)
        logout(request)
        messages.success(request, _("Your personal data have been erased."))
        return redirect("account_login")
    title, button = _("Erase your personal data"), _("Erase for good")
    return show_form(request, form, title=title, button=button, back="/intranet/profile/", lead=lead)


def erase_person(request: ActorRequest, pk: int) -> HttpResponse:
    """The office does it for somebody who asked it to."""
    require(request.actor.is_office)
    user = get_object_or_404(User, pk=pk, erased_at=None)
    require(policies.can_erase_person(request.actor, user))
    form = ErasureForm(request.POST or None, user=user)
    if form.is_valid():
        erased = erasure_services.erase_person(actor=request.actor, user=user)
        messages.success(request, _("Erased: %(person)s.") % {"person": erased})
        return redirect("organisations")
    title = _("Erase the personal data of %(person)s") % {"person": user}
    return show_form(request, form, title=title, button=_("Erase for good"), back="/intranet/directory/")
