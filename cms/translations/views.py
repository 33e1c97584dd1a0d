"""The translators' desk: what is missing in a translation, and the decision to keep it in Polish."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.core.whole_numbers import whole_number
from cms.users.requests import PersonsRequest

from . import services
from .segments import polish_segments


def desk(request: PersonsRequest, translation_id: int) -> HttpResponse:
    """GET lists what is Polish; POST keeps the chosen segments, and publishes when asked to."""
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=translation_id)
    page = translation.get_target_instance()
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method == "POST":
        chosen = filter(None, map(whole_number, request.POST.getlist("segment")))
        services.keep_segments(translation=translation, segment_ids=chosen, user=request.user)
        if "publish" in request.POST:
            translation.save_target(user=request.user, publish=True)
            messages.success(request, _("“%(page)s” is published.") % {"page": page})
            return redirect("wagtailadmin_pages:edit", page.pk)
        return redirect("translation_desk", translation_id=translation.pk)
    context = {
        "translation": translation,
        "page": page,
        "segments": [
            (segment, page._meta.get_field(segment.part.split(".")[0]).verbose_name)
            for segment in polish_segments(translation.source, translation.target_locale)
        ],
    }
    return render(request, "cms/translations/desk.html", context)


class UpdateTranslations(UpdateTranslationsView):
    """wagtail-localize's bulk update, which tells what was refused instead of reporting success."""

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        refused = services.update_translations(
            source=self.object, user=self.request.user, publish=form.cleaned_data["publish_translations"]
        )
        for refusal in refused:
            messages.error(self.request, refusal.message)
        if not refused:
            messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())
