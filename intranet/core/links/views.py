from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from ..actors import ActorRequest
from ..form_views import SubjectFormView
from ..models import Link
from ..visibility import find_at
from . import services
from .forms import LinkForm


class LinkObjects(SubjectFormView):
    """The object's page posts here; what is refused is shown again."""

    form_class = LinkForm
    title, button = gettext_lazy("Link “%(object)s” to another page"), pgettext_lazy("verb", "Link")
    error_field = "address"

    def save(self, form: LinkForm) -> Link:
        other = _named(self.request, form)
        return services.link_objects(actor=self.request.actor, subject=self.object, other=other)


@require_POST
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Link.objects.ever_visible_to(request.actor), pk=pk)
    services.remove_link(actor=request.actor, link=found)
    messages.success(request, _("The link is removed."))
    return redirect(found.first)  # type: ignore[arg-type]


def _named(request: ActorRequest, form: LinkForm) -> Any:
    """Of what one may not see, the refusal says the same as of what is not there."""
    if found := find_at(request.actor, form.cleaned_data["address"]):
        return found
    raise ValidationError(_("At this address there is nothing that you may see and link to."))
