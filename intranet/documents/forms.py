from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.forms import TagField

from cms.core.files.contents import what_is_taken
from cms.core.files.media_types import DOCUMENTS
from cms.users.models import User
from intranet.members.audiences import keys
from intranet.members.audiences.forms import ReadersField
from intranet.members.enums import Role
from intranet.members.forms import DayInput, PersonField
from intranet.members.models import Audience, Organisation
from intranet.members.models.audience import words_of

from .enums import Language
from .models import Document, Folder, Version


def _readers() -> ReadersField:
    return ReadersField(
        label=gettext_lazy("Who may read, if not everybody who reads the folder"),
        help_text=gettext_lazy("Nothing chosen: as the folder that it lies in."),
        required=False,
    )


class FolderForm(forms.ModelForm):
    readers = _readers()

    class Meta:
        model = Folder
        fields = ["name", "is_open"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.own_audience:
            self.initial["readers"] = sorted(self.instance.own_audience.key_set)

    def _post_clean(self) -> None:
        """The service validates: it alone knows where the folder lies."""


#: Of a choice that lies in the one above it.
INDENT = "\u2003"


class WhereForm(forms.Form):
    """`folders`, with their audiences, are those that it may be moved into; `audience` is who reads it now."""

    into = forms.ChoiceField(label=gettext_lazy("Into which folder"), help_text=gettext_lazy("And who reads there."))
    opens = forms.BooleanField(label=gettext_lazy("Open it to all who read there"), required=False)

    def __init__(self, *args: Any, folders: Any, audience: Audience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._folders = {str(folder.pk): folder for folder in folders}
        readers = words_of([audience, *(folder.audience for folder in self._folders.values())])
        self.fields["into"].choices = [  # type: ignore[attr-defined]
            (pk, f"{INDENT * (folder.depth - 1)}{folder} ({readers[folder.audience_id]})")
            for pk, folder in self._folders.items()
        ]
        self.fields["opens"].help_text = _("Until now it is read by: %(readers)s. Not ticked, by nobody else.") % {
            "readers": readers[audience.pk]
        }

    def clean_into(self) -> Folder:
        return self._folders[self.cleaned_data["into"]]


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = (data or [None]) if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(file, initial) for file in files]


def _what_is_taken() -> str:
    most = _("At most %(size)s each.") % {"size": filesizeformat(settings.DOCUMENT_MAX_BYTES)}
    return f"{what_is_taken(DOCUMENTS)} {most}"


class UploadForm(forms.Form):
    file = SeveralFilesField(label=gettext_lazy("Files"))
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[("", gettext_lazy("as it is written")), *Language.choices],
        required=False,
    )

    is_wanted_twice = forms.BooleanField(
        label=gettext_lazy("Also add files that are in the library already"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _what_is_taken()


class DocumentForm(forms.ModelForm):
    readers = _readers()
    tags = TagField(
        label=gettext_lazy("Tags"),
        required=False,
        help_text=gettext_lazy("Words parted by commas, such as “fair, 2026”."),
    )

    class Meta:
        model = Document
        fields = ["title", "summary", "language", "review_on", "expires_on"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 3}), "review_on": DayInput(), "expires_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.own_audience:
            self.initial["readers"] = sorted(self.instance.own_audience.key_set)
        self.initial["tags"] = ", ".join(tag.name for tag in self.instance.tags.all())


class VersionForm(forms.ModelForm):
    file = forms.FileField(label=gettext_lazy("File"))
    is_major = forms.BooleanField(
        label=gettext_lazy("So much has changed that who had to read it has to read it again"), required=False
    )

    class Meta:
        model = Version
        fields = ["label", "reason"]

    field_order = ["file", "label", "reason", "is_major"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _what_is_taken()


class RetentionForm(forms.ModelForm):
    class Meta:
        model = Document
        fields = ["retained_until", "held_because"]
        widgets = {"retained_until": DayInput()}


class HandOverForm(forms.Form):
    user = PersonField(label=gettext_lazy("E-mail address of who looks after it from now on"))


class PeopleField(forms.CharField):
    """People, named by the e-mail addresses of their accounts."""

    widget = forms.Textarea

    def clean(self, value: Any) -> list[User]:
        addresses = super().clean(value).replace(",", " ").split()
        found = (PersonField().clean(address) for address in addresses)
        return list(dict.fromkeys(person for person in found if person))


class ApproversForm(forms.Form):
    approvers = PeopleField(
        label=gettext_lazy("E-mail addresses of who has to approve it"),
        help_text=gettext_lazy("One in a line, or parted by commas. They have to be people who may read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    due_on = forms.DateField(label=gettext_lazy("To be decided by"), widget=DayInput)


class WithdrawForm(forms.Form):
    uses_seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class MustReadForm(forms.Form):
    due_on = forms.DateField(label=gettext_lazy("To be read by"), widget=DayInput)
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("By people with these roles"),
        help_text=gettext_lazy("Nothing chosen: everybody."),
        choices=[*Role.choices, (keys.BOARD, gettext_lazy("the board"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    organisations = forms.ModelMultipleChoiceField(
        label=gettext_lazy("In these organisations"),
        help_text=gettext_lazy("Nothing chosen: all whose people may read it."),
        queryset=Organisation.objects.present(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
