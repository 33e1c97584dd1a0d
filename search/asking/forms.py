"""What may be asked, on the page and of the API: one form, with a message for each thing that is wrong."""

from math import isfinite
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..engines.columns import LANGUAGES
from ..engines.question import FACETS, Circle, Filters
from ..understanding.topic_words import known_topics

#: In the order shown.
FACET_LABELS = {"section": _("Section"), "kind": _("Kind"), "county": _("County"), "audience": _("Who it suits")}
RADIUS = 25.0
FARTHEST = 500.0
LAST_OFFSET = 1000
MOST, USUAL = 50, 10
MOST_SUGGESTIONS = 10


class QueryField(forms.CharField):
    """Any text at all: what is no word is overlooked later."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\x00", "")


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


class SeveralField(forms.MultipleChoiceField):
    """Each value once, and so many of them. What is asked beyond that is overlooked: no answer grows with it."""

    def __init__(self, *args: Any, most: int = 60, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().to_python(value)))[: self.most]


class AnyWordField(SeveralField):
    """Kinds of things join later: a word that nothing is finds nothing."""

    default_error_messages = {"invalid_choice": _("“%(value)s” is no type, such as place, listing or page.")}

    def valid_value(self, value: str) -> bool:
        return value.isascii() and value.isidentifier()


class AskForm(forms.Form):
    q = QueryField(required=False)
    type = AnyWordField(required=False, most=10, label=_("Type"))
    near = PointField(required=False, label=_("Near"))
    radius = forms.FloatField(required=False, min_value=0.1, max_value=FARTHEST, label=_("Radius"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        values = [tag for tag in known_topics() if tag[0] in FACETS]
        for facet, label in FACET_LABELS.items():
            choices = [(value, value) for of, value in values if of == facet]
            self.fields[facet] = SeveralField(required=False, choices=choices, label=label)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("radius") is not None and not cleaned.get("near") and "near" not in self.errors:
            self.add_error("radius", _("A radius needs a point: give near as well."))
        return cleaned

    @cached_property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The values asked for that exist, by facet."""
        asked = {facet: self.fields[facet].to_python(self[facet].data) for facet in FACETS}
        known = known_topics()
        right = {
            facet: tuple(dict.fromkeys(value for value in values or () if (facet, value) in known))
            for facet, values in asked.items()
        }
        return {facet: values for facet, values in right.items() if values}

    @property
    def circle(self) -> Circle | None:
        near = self.cleaned_data.get("near")
        return Circle(near[0], near[1], self.cleaned_data.get("radius") or RADIUS) if near else None

    def filters(self) -> Filters:
        """Of what is right."""
        types = tuple(self.cleaned_data.get("type") or ())
        return Filters(now=timezone.now(), facets=self.chosen, types=types, circle=self.circle)


class PageForm(AskForm):
    page = forms.IntegerField(required=False, min_value=1, label=_("Page"))


class _ApiForm(forms.Form):
    """Programs say what they mean: an empty value is none."""

    locale = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self.fields:
            if name != "q" and name in self.data and not self.data[name].strip() and name not in self.errors:
                self.add_error(name, _("Give a value, or leave the parameter out."))
        return cleaned


class ApiForm(_ApiForm, AskForm):
    limit = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    offset = forms.IntegerField(required=False, min_value=0, max_value=LAST_OFFSET)


class SuggestForm(_ApiForm):
    q = QueryField(required=False)
    limit = forms.IntegerField(required=False, min_value=1, max_value=MOST_SUGGESTIONS)
