from typing import Any

from wagtail.admin.panels import FieldPanel

from .forms import OpeningHoursField
from .widgets import OpeningHoursWidget


class OpeningHoursPanel(FieldPanel):
    """For a model's CharField that holds opening hours: the form of rows, and errors that name the row."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{"widget": OpeningHoursWidget, **kwargs})

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        if options:
            options["field_classes"] = {self.field_name: OpeningHoursField}
        return options
