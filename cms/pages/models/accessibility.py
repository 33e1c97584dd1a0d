from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from cms.core.models import BasePage


class Conformance(TextChoices):
    """The three states that the ministry's document knows."""

    FULL = "full", _("fully compliant")
    PARTIAL = "partial", _("partially compliant")
    NONE = "none", _("not compliant")


class AccessibilityStatementPage(BasePage):
    """The statement that Polish law asks of public bodies, with the ids of the ministry's document, version 2.0."""

    entity = models.CharField(_("who makes the statement"), max_length=160)
    site_address = models.URLField(_("address of the site"))
    site_published_on = models.DateField(_("site published on"), default=date.today)
    site_updated_on = models.DateField(_("site last changed substantially on"), default=date.today)
    status = models.CharField(_("conformance"), max_length=7, choices=Conformance, default=Conformance.PARTIAL)
    prepared_on = models.DateField(_("statement prepared on"), default=date.today)
    reviewed_on = models.DateField(_("statement last reviewed on"), null=True, blank=True)
    assessment_url = models.URLField(_("address of the assessment"), blank=True)
    app_address = models.URLField(_("address of a mobile application"), blank=True)
    architecture_url = models.URLField(_("address of a description of the building"), blank=True)
    contact_person = models.CharField(_("who answers"), max_length=120)
    contact_email = models.EmailField(_("e-mail for questions"))
    contact_phone = models.CharField(
        _("telephone for questions"), max_length=40, blank=True, help_text=_("Empty: “not yet confirmed” is shown.")
    )

    commitment = models.TextField(_("introduction"))
    non_compliant = models.TextField(_("what is not accessible and why"), blank=True)
    preparation = models.TextField(_("how the statement was prepared"))
    feedback = models.TextField(_("how to report a problem"))
    complaint = models.TextField(_("requests and complaints"))
    architecture = models.TextField(_("accessibility of the building"))
    communication = models.TextField(_("accessibility of communication"))

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    page_description = _("The statement on digital accessibility, in the form that Polish law asks for.")
    template = "cms/pages/accessibility_statement_page.html"

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("entity"),
                FieldPanel("site_address"),
                FieldPanel("site_published_on"),
                FieldPanel("site_updated_on"),
                FieldPanel("status"),
                FieldPanel("commitment"),
                FieldPanel("non_compliant"),
            ],
            _("State of accessibility"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("prepared_on"),
                FieldPanel("reviewed_on"),
                FieldPanel("preparation"),
                FieldPanel("assessment_url"),
                FieldPanel("app_address"),
            ],
            _("Preparation"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_person"),
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("feedback"),
                FieldPanel("complaint"),
            ],
            _("Feedback and complaints"),
        ),
        MultiFieldPanel(
            [FieldPanel("architecture"), FieldPanel("architecture_url"), FieldPanel("communication")],
            _("Other information"),
        ),
    ]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("entity", "contact_person", "contact_phone")),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")
