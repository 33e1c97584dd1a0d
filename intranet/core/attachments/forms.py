from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class AttachmentForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "PDF, picture, Word, Excel, PowerPoint or OpenDocument, at most %(size)s."
        ) % {"size": filesizeformat(settings.ATTACHMENT_MAX_BYTES)}
