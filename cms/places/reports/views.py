"""„Something wrong here?”: a page for everybody, without an account and without a cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from cms.core.anonymous_pages import serve_form
from cms.core.models import SOURCE_LANGUAGE

from ..cards import cards_of
from ..models import Place
from .forms import MistakeForm
from .services import report_mistake


@csrf_exempt  # it sets no cookie: `cms.core.anonymous_forms` stands in
def report(request: HttpRequest, external_id: str) -> HttpResponse:
    """GET shows the form for a place that is shown, POST keeps the report."""
    place = get_object_or_404(Place.objects.shown().select_related("kind"), external_id=external_id)
    language = (get_language() or SOURCE_LANGUAGE)[:2]

    def show(form: MistakeForm, *, sent: bool = False, status: int = 200) -> HttpResponse:
        card = cards_of([place], language)[0]
        lang = card.lang if card.is_verified else SOURCE_LANGUAGE  # names of listings are Polish
        context = {"card": card, "lang": lang, "form": form, "sent": sent}
        return render(request, "cms/places/report_mistake.html", context, status=status)

    def keep(form: MistakeForm) -> None:
        data = form.cleaned_data
        report_mistake(place=place, language=language, topic=data["topic"], text=data["text"], email=data["email"])

    return serve_form(request, name="report", form_class=MistakeForm, show=show, keep=keep)
