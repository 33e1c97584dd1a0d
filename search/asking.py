"""What may be asked, on the page and of the API: one form, with a message for each thing that is wrong."""

from math import isfinite
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .columns import LANGUAGES
from .question import FACETS, Circle, Filters
from .topic_words import known_topics

RADIUS = 25.0
FARTHEST = 500.0


class PointField(forms.CharField):
    """„50.47,17.33”: latitude and longitude in degrees, kept to two decimals: about a kilometre, and nobody's door."""

    def clean(self, value: Any) -> tuple[float, float] | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            latitude, longitude = (float(part) for part in text.split(","))
        except ValueError:
            latitude = longitude = float("nan")
        if not (isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ValidationError(_("Give latitude and longitude in degrees, such as 50.47,17.33."))
        return round(latitude, 2), round(longitude, 2)


class AnyWordField(forms.MultipleChoiceField):
    def valid_value(self, value: str) -> bool:
        return value.isidentifier()


class AskForm(forms.Form):
    """`type` takes any word: kinds of things join later; one that nothing is finds nothing."""

    q = forms.CharField(required=False, strip=True)
    type = AnyWordField(required=False)
    near = PointField(required=False)
    radius = forms.FloatField(required=False, min_value=0.1, max_value=FARTHEST)
    offset = forms.IntegerField(required=False, min_value=0, max_value=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        values = [tag for tag in known_topics() if tag[0] in FACETS]
        for facet in FACETS:
            self.fields[facet] = forms.MultipleChoiceField(
                required=False, choices=[(value, value) for of, value in values if of == facet]
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("radius") is not None and not cleaned.get("near") and "near" not in self.errors:
            self.add_error("radius", _("A radius needs a point: give near as well."))
        return cleaned

    def filters(self) -> Filters:
        """Of what is right."""
        asked = self.cleaned_data
        near = asked.get("near")
        return Filters(
            now=timezone.now(),
            facets={facet: tuple(asked[facet]) for facet in FACETS if asked.get(facet)},
            types=tuple(asked.get("type") or ()),
            circle=Circle(near[0], near[1], asked.get("radius") or RADIUS) if near else None,
        )


class ApiForm(AskForm):
    locale = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES])
    limit = forms.IntegerField(required=False, min_value=1, max_value=50)
