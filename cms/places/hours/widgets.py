from collections.abc import Mapping
from typing import Any

from django import forms

from .typed import RAW, TypedHours


class OpeningHoursWidget(forms.Widget):
    """Rows that people understand, in place of OpenStreetMap's syntax; its value is that syntax.

    Text that rows cannot show stays text. With a plain CharField, too, wrong rows are kept and refused by
    `validate_opening_hours`; OpeningHoursField says it better.
    """

    template_name = "cms/places/opening_hours_widget.html"
    use_fieldset = True

    class Media:
        css = {"all": ["places/opening-hours.css"]}
        js = ["places/opening-hours.js"]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = value if isinstance(value, TypedHours) else TypedHours.from_text(str(value or ""), name)
        context["widget"] |= {
            "typed": typed,
            "is_raw": typed.mode == RAW,
            "described_by": (attrs or {}).get("aria-describedby"),
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """Also takes the bare text under the field's own name, as programs send it."""
        if f"{name}-mode" in data:
            return TypedHours.from_data(data, name)
        return data.get(name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-mode" not in data and name not in data

    def id_for_label(self, id_: str | None) -> str:
        return ""
