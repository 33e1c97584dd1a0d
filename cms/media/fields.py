"""Files of the editors on their way in: by every form of Wagtail's, and by what keeps them without one."""

from collections.abc import Set
from typing import Any

from django import forms
from django.conf import settings
from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField as WagtailImageFormField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cms.core.files.contents import media_type_of, what_is_taken
from cms.core.files.media_types import DOCUMENTS, PORTAL_PICTURES
from cms.core.files.pictures import without_traces
from cms.core.files.scanning import refuse_infected
from cms.core.files.storing import accepted


class DocumentFormField(WagtailDocumentField):
    help_text: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = f"{what_is_taken(DOCUMENTS)} {self.help_text}"

    def to_python(self, data: Any) -> File | None:
        return _checked(forms.FileField.to_python(self, data), DOCUMENTS, most=settings.DOCUMENT_MAX_BYTES)


class PictureFormField(WagtailImageFormField):
    def to_python(self, data: Any) -> File | None:
        """Wagtail looks at it last: what is broken it does not survive."""
        file = _checked(forms.FileField.to_python(self, data), PORTAL_PICTURES, most=self.max_upload_size)
        return file and super().to_python(file)


def _checked(file: File | None, allowed: Set[str], *, most: int) -> File | None:
    if file is not None:
        file, _media_type = accepted(file, allowed=allowed, most=most)
        refuse_infected(file)
    return file


class _Traceless(FieldFile):
    """What a form has refused for another reason, Wagtail keeps aside as it came, and takes from there."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        media_type = media_type_of(content)
        super().save(name, without_traces(content, media_type) if media_type in PORTAL_PICTURES else content, save)


class _TracelessPicture(_Traceless, WagtailImageFieldFile):
    pass


class DocumentField(models.FileField):
    attr_class = _Traceless

    def deconstruct(self) -> Any:
        """The same to the database."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs


class PictureField(WagtailImageField):
    attr_class = _TracelessPicture

    def deconstruct(self) -> Any:
        """The same to the database."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
