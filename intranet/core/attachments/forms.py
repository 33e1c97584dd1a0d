from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.files.contents import what_is_taken
from cms.core.files.media_types import ATTACHMENTS


class AttachmentForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = _("At most %(size)s each.") % {"size": filesizeformat(settings.ATTACHMENT_MAX_BYTES)}
        self.fields["file"].help_text = f"{what_is_taken(ATTACHMENTS)} {most}"
