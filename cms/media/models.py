"""Pictures and documents of the editors."""

import uuid
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from cms.core.files.names import safe_name

from .fields import DocumentField, PictureField


class CustomImage(AbstractImage):
    file = PictureField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    credit = models.CharField(
        _("credit"), max_length=160, blank=True, help_text=_("Author and licence, shown with the picture.")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"),
        ]

    def __str__(self) -> str:
        return self.file.name


class CustomDocument(AbstractDocument):
    """Its address stays whatever file it has; `name` is what the file was called when it came."""

    file = DocumentField(_("file"), upload_to="documents")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=255, blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new = self.file and not self.file._committed  # type: ignore[attr-defined]  # not called as the storage likes
        if is_new:
            self.name = safe_name(str(self.file.name))
        super().save(*args, **kwargs)

    @property
    def filename(self) -> str:
        return safe_name(self.name or super().filename)

    @property
    def url(self) -> str:
        return reverse("public_document", args=[self.uuid])
