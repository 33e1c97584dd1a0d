from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cms.core.paths import INTRANET

from ..actors import ActorRequest
from ..form_views import ServiceFormView
from ..models import SavedView
from ..unsent import came_from
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
    """The second click finds it gone, as it was meant to."""
    view = SavedView.objects.visible_to(request.actor).filter(pk=pk).first()
    if view:
        services.delete_view(actor=request.actor, view=view)
    messages.success(request, _("This view is gone."))
    return redirect(view.path if view else came_from(request))
