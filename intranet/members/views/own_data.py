"""One's own data, and those of one's organisation: to take along, and to have erased."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cms.users.models import User
from intranet.core.access import open_to_accounts, open_to_strangers, require
from intranet.core.actors import ActorRequest
from intranet.core.form_views import ServiceFormView
from intranet.core.opened import as_opened
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


class ErasePerson(ServiceFormView):
    """The office does it for somebody who asked it to."""

    form_class = ErasureForm
    policy = policies.can_erase_person
    title, button = gettext_lazy("Erase the personal data of %(person)s"), gettext_lazy("Erase for good")
    success = gettext_lazy("Erased: %(person)s.")
    success_url = back = reverse_lazy("organisations")

    def get_object(self, queryset: Any = None) -> User:
        require(self.request.actor.is_office)
        return get_object_or_404(as_opened(User.objects.filter(erased_at=None)), pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.object}

    def save(self, form: ErasureForm) -> User:
        with_comments = form.cleaned_data["with_comments"]
        return erasure_services.erase_person(actor=self.request.actor, user=self.object, with_comments=with_comments)

    @property
    def names(self) -> dict[str, Any]:
        return {"person": self.result or self.object}


@method_decorator([open_to_accounts, reauthentication_required], name="dispatch")
class EraseOneself(ErasePerson):
    title = gettext_lazy("Erase your personal data")
    lead = gettext_lazy(
        "Your name, address, keys, sessions and notices are deleted at once and cannot be brought back. What you "
        "decided for your organisation stays, without your name. Download your data first if you want to keep them."
    )
    success = gettext_lazy("Your personal data have been erased.")
    success_url, back = reverse_lazy("account_login"), reverse_lazy("profile")

    def get_object(self, queryset: Any = None) -> User:
        return as_opened(User.objects.all()).get(pk=self.request.user.pk)

    def say_success(self) -> None:
        logout(self.request)
        super().say_success()
