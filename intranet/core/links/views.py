from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from ..actors import ActorRequest
from ..forms import show_form
from ..models import Link
from ..visibility import find, find_at
from . import services
from .forms import LinkForm


def link(request: ActorRequest, kind: str, pk: int) -> HttpResponse:
    """The object's page posts here; what is refused is shown again."""
    subject = find(request.actor, kind, pk)
    form = LinkForm(request.POST or None)
    if form.is_valid():
        try:
            services.link_objects(actor=request.actor, subject=subject, other=_named(request, form))
        except ValidationError as refusal:
            form.add_error("address", refusal)
        else:
            return redirect(subject)
    title = _("Link “%(object)s” to another page") % {"object": subject}
    return show_form(request, form, title=title, button=pgettext("verb", "Link"), back=subject.get_absolute_url())


@require_POST
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Link.objects.visible_to(request.actor), pk=pk)
    services.remove_link(actor=request.actor, link=found)
    messages.success(request, _("The link is removed."))
    return redirect(found.first)  # type: ignore[arg-type]


def _named(request: ActorRequest, form: LinkForm) -> Any:
    """Of what one may not see, the refusal says the same as of what is not there."""
    if found := find_at(request.actor, form.cleaned_data["address"]):
        return found
    raise ValidationError(_("At this address there is nothing that you may see and link to."))
