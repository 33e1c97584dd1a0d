from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.core.paths import INTRANET

from ..actors import ActorRequest
from ..forms import show_form
from ..models import SavedView
from . import services
from .forms import SavedViewForm


@require_POST
def save(request: ActorRequest) -> HttpResponse:
    """The lists post here; what is refused is shown again."""
    form = SavedViewForm(request.POST)
    if form.is_valid():
        try:
            return redirect(services.save_view(actor=request.actor, **form.cleaned_data))
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return show_form(request, form, title=_("Save this view"), button=_("Save"), back=INTRANET)


@require_POST
def delete(request: ActorRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.actor), pk=pk)
    services.delete_view(actor=request.actor, view=view)
    return redirect(view.path)
