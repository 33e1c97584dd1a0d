"""The portal's front door."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.core.models import BasePage
from cms.places.blocks import BODY_BLOCKS


class HomePage(BasePage):
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    page_description = _("The front door of one language.")
    template = "home/home_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class DemoLoad(models.Model):
    """Whether the demo went into this database, and whether all of it did: a killed load resumes, a whole one rests."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d} {'finished' if self.finished_at else 'unfinished'}"
