from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cms.core.paths import INTRANET

from ..actors import ActorRequest
from ..form_views import ServiceFormView
from ..models import SavedView
from . import services
from .forms import SavedViewForm


class SaveView(ServiceFormView):
    """The lists post here; what is refused is shown again."""

    http_method_names = ["post"]
    form_class = SavedViewForm
    service = services.save_view
    title, button = gettext_lazy("Save this view"), gettext_lazy("Save")
    back = INTRANET


@require_POST
def delete(request: ActorRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.actor), pk=pk)
    services.delete_view(actor=request.actor, view=view)
    return redirect(view.path)
