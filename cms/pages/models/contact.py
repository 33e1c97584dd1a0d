from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.core.models import BasePage
from cms.core.posters import Poster
from cms.places.blocks import BODY_BLOCKS

KEPT_FOR = timedelta(days=365)


class ContactPage(BasePage):
    """How to reach the office, with a form that sets no cookie."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    page_description = _("Text above a form whose messages reach the office.")
    template = "cms/pages/contact_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @property
    def poster(self) -> Poster:
        return Poster("town-gate", "sky-3", "land-4", 3)


class ContactMessage(models.Model):
    """A message to the office, kept for KEPT_FOR so that nothing is lost when a mail is."""

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    text = models.TextField(_("message"), max_length=5000)
    language = models.CharField(_("language"), max_length=2)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True, db_index=True)
    mailed_at = models.DateTimeField(_("passed on by mail"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.name}, {self.sent_at:%Y-%m-%d}"
