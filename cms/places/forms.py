"""The editor's form of a place page: what is needed to make the facts along the way."""

from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class PlacePageForm(WagtailAdminPageForm):
    """With an existing record of facts, or with a kind, from which a new record is made below the parent's section."""

    new_kind: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Kind"),
        queryset=None,
        required=False,
        help_text=_(
            "For a new place: what it is. Everything else about it is entered under “Facts” once the page is saved."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_kind"].queryset = apps.get_model("places", "Kind").objects.all()
        if "place" in self.fields:
            self.fields["place"].required = False

    def clean(self) -> dict[str, Any]:
        """Facts that the page has stay when the field is empty, as in a form that was opened before they were made."""
        cleaned = super().clean()
        if not cleaned.get("place") and self.instance.place_id:
            cleaned["place"] = self.instance.place
        if not cleaned.get("place") and not cleaned.get("new_kind"):
            self.add_error(
                "new_kind", _("Choose the kind of the new place, or the facts of a place that is known already.")
            )
        return cleaned

    def _post_clean(self) -> None:
        """New facts are only sketched here: a preview shows them, saving the page makes them."""
        super()._post_clean()
        if not self.errors and not self.instance.place_id:
            self.instance.place = apps.get_model("places", "Place")(
                name=self.cleaned_data["title"],
                section=self.parent_page.specific.section,
                kind=self.cleaned_data["new_kind"],
            )

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=commit)
        if page.place_id:
            kind = self.cleaned_data.get("new_kind")
            type(page.place).objects.redraw(page.place, name=page.title, kind=kind)
        return page

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """The form that stays open learns which facts it has made, or each autosave would make others."""
        return [*super().get_field_updates_for_resave(), (self.add_prefix("place"), str(self.instance.place_id))]
