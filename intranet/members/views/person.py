"""What concerns the person who is logged in, whatever becomes of their organisation."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cms.core.paths import INTRANET
from cms.users.models import User
from intranet.core.access import open_to_accounts
from intranet.core.actors import ActorRequest
from intranet.core.form_views import ServiceFormView
from intranet.core.opened import as_opened

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


@method_decorator(open_to_accounts, name="dispatch")
class Profile(ServiceFormView):
    form_class = ProfileForm
    template_name = "intranet/members/profile.html"
    service = services.update_person
    title, button, success = gettext_lazy("Your profile"), gettext_lazy("Save"), gettext_lazy("Saved.")
    success_url = reverse_lazy("profile")
    back = INTRANET

    def get_object(self, queryset: Any = None) -> User:
        return as_opened(User.objects.all()).get(pk=self.request.user.pk)

    def say_success(self) -> None:
        """In the language that they have just chosen."""
        with translation.override(self.result.language or translation.get_language()):
            super().say_success()


@open_to_accounts
@require_POST
def act_for(request: ActorRequest) -> HttpResponse:
    """From now on for another of one's organisations."""
    own = [organisation.pk for organisation in request.actor.organisations]
    chosen = get_object_or_404(Organisation, pk__in=own, external_id=request.POST.get("organisation", ""))
    request.session[SESSION_KEY] = chosen.pk
    messages.success(request, _("You now act for %(organisation)s.") % {"organisation": chosen})
    return redirect("dashboard")
