"""What all of Wagtail's forms for pictures and documents are made of: for one, for several, in a page's editor."""

from typing import Any

from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .fields import DocumentFormField, PictureFormField


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file(self, DocumentFormField)


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file(self, PictureFormField)


def _replace_file(form: forms.BaseForm, field_class: type[forms.FileField]) -> None:
    """Wagtail's own callback names the class of the field, in whichever form. Without the field: a no-op."""
    if field := form.fields.get("file"):
        form.fields["file"] = field_class(label=field.label, required=field.required, widget=field.widget)
