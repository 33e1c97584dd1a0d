"""What concerns the person who is logged in, whatever becomes of their organisation."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.core.access import open_to_accounts
from intranet.core.actors import ActorRequest
from intranet.core.forms import show_form

from .. import policies, services
from ..acting import SESSION_KEY
from ..forms import ProfileForm
from ..models import Organisation
from ..waiting import invitations_to


@open_to_accounts
@require_safe
def standing(request: ActorRequest) -> HttpResponse:
    """Why the doors are closed, and whom to write to; who may work is led on."""
    if request.actor.may_work:
        return redirect("dashboard")
    own = request.actor.organisation
    may_take_data = own is not None and policies.can_take_data(request.actor, own)
    waiting = list(invitations_to(request.actor))
    context = {"contact": settings.CONTACT_EMAIL, "may_take_data": may_take_data, "waiting": waiting}
    return render(request, "intranet/members/standing.html", context)


@open_to_accounts
def profile(request: ActorRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        services.correct_person(actor=request.actor, **form.cleaned_data)
        with translation.override(form.cleaned_data["language"] or translation.get_language()):
            messages.success(request, _("Saved."))
        return redirect("profile")
    return show_form(
        request,
        form,
        title=_("Your profile"),
        button=_("Save"),
        back="/intranet/",
        template="intranet/members/profile.html",
    )


@open_to_accounts
@require_POST
def act_for(request: ActorRequest) -> HttpResponse:
    """From now on for another of one's organisations."""
    own = [organisation.pk for organisation in request.actor.organisations]
    chosen = get_object_or_404(Organisation, pk__in=own, external_id=request.POST.get("organisation", ""))
    request.session[SESSION_KEY] = chosen.pk
    messages.success(request, _("You now act for %(organisation)s.") % {"organisation": chosen})
    return redirect("dashboard")
