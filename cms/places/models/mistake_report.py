from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ..reports.enums import TRANSITIONS, State, Topic
from .place import Place
from .place_page import PlacePage


class MistakeReport(models.Model):
    """What a visitor says is wrong about a place. Only services write it; see `cms.places.reports.services`.

    `page` is the page that the visitor read, in `language`; without one it was the listing.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="mistake_reports", verbose_name=_("place"))
    page = models.ForeignKey(
        PlacePage, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    language = models.CharField(_("language"), max_length=2)
    topic = models.CharField(_("what is wrong"), max_length=13, choices=Topic)
    text = models.TextField(_("visitor's words"), max_length=2000)
    email = models.EmailField(_("e-mail"), blank=True)
    status = models.CharField(_("status"), max_length=11, choices=State, default=State.NEW, db_index=True)
    reported_at = models.DateTimeField(_("reported"), default=timezone.now, db_index=True)
    mailed_at = models.DateTimeField(_("passed on by mail"), null=True, blank=True)
    closed_at = models.DateTimeField(_("dealt with"), null=True, blank=True, db_index=True)

    wagtail_reference_index_ignore = True  # a report uses nothing: the place may go at any time, and takes it along

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        ordering = ["-reported_at", "-pk"]

    def __str__(self) -> str:
        """Stays in the log when the report is deleted: it says nothing of the visitor."""
        return f"{self.place}: {self.get_topic_display()}"

    @property
    def page_address(self) -> str:
        """The absolute address of what the visitor read: the page, or the listing in the visitor's language."""
        if self.page:
            return self.page.address
        with override(self.language):
            return settings.SITE_URL + self.place.get_absolute_url()

    @property
    def possible_states(self) -> tuple[State, ...]:
        return TRANSITIONS[State(self.status)]
