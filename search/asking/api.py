"""The search for programs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import override

from cms.core.api import ApiView, problem

from ..engines.columns import LANGUAGES
from ..finding.did_you_mean import did_you_mean
from ..finding.facets import options
from ..finding.find import find
from ..finding.showing import Shown, shown
from ..finding.snippets import plain
from ..finding.suggesting import suggest
from ..understanding.words import read
from .forms import USUAL, ApiForm, SuggestForm
from .openapi import description


class AskedView(ApiView):
    """Answers what `form_class` lets through, in the language asked for; the first thing that is wrong else."""

    form_class: type[ApiForm] | type[SuggestForm]

    def get(self, request: HttpRequest) -> JsonResponse:
        locale = request.GET.get("locale", "")
        with override(locale if locale in LANGUAGES else "en"):
            form = self.form_class(request.GET)
            if not form.is_valid():
                parameter, errors = next(iter(form.errors.items()))
                return problem(400, str(errors[0]), parameter)
            return JsonResponse(self.answer(form.cleaned_data, form))

    def answer(self, asked: dict[str, Any], form: Any) -> dict[str, Any]:
        raise NotImplementedError


class SearchView(AskedView):
    form_class = ApiForm

    def answer(self, asked: dict[str, Any], form: ApiForm) -> dict[str, Any]:
        typed, reader = read(asked["q"]), asked["locale"]
        limit, offset = asked["limit"] or USUAL, asked["offset"] or 0
        results = find(typed, form.filters(), reader=reader, limit=limit, offset=offset)
        facets = options(results.counts, form.chosen, reader)
        return {
            "query": typed.text,
            "count": results.total,
            "engine": results.engine,
            "results": [_result(one) for one in shown(results, reader=reader, circle=form.circle)],
            "facets": {
                name: [{"value": one.value, "label": one.label, "count": one.count} for one in found]
                for name, found in facets.items()
            },
            "did_you_mean": did_you_mean(typed, results) or None,
        }


def _result(one: Shown) -> dict[str, Any]:
    return {
        "id": one.record.key,
        "type": one.record.type,
        "title": plain(one.title),
        "url": settings.SITE_URL + one.url,
        "language": one.language,
        "snippet": plain(one.snippet),
        "score": round(one.score, 4),
        "lat": one.record.latitude,
        "lon": one.record.longitude,
        "distance_km": None if one.kilometres is None else round(one.kilometres, 2),
    }


class SuggestView(AskedView):
    form_class = SuggestForm

    def answer(self, asked: dict[str, Any], form: SuggestForm) -> dict[str, Any]:
        typed = read(asked["q"])
        found = suggest(typed, reader=asked["locale"], limit=asked["limit"] or USUAL)
        suggestions = [vars(one) | {"url": settings.SITE_URL + one.url} for one in found]
        return {"query": typed.text, "suggestions": suggestions}


class DescriptionView(ApiView):
    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse(description())
