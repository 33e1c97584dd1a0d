from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from cms.cluster.enums import Sector

from ..enums import PROPOSAL_TRANSITIONS, ProposalState
from ..querysets import ProposalQuerySet
from .organisation import Organisation

#: What stands on the portal's page in Polish, and what the organisation's record says for all languages.
WORDS = ("title", "summary", "text")
FACTS = ("sector", "municipality", "website")
FIELDS = (*WORDS, *FACTS)


class Proposal(models.Model):
    """What an organisation wants its public page to say. An editor decides.

    `base` has the values of FIELDS that the page had when this was proposed (of a municipality its code): what differs
    from them is what is proposed, whatever has changed since.
    """

    TRANSITIONS = PROPOSAL_TRANSITIONS

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="proposals", verbose_name=_("organisation")
    )
    title = models.CharField(_("name on the portal"), max_length=160)
    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("One or two sentences in Polish: what you do, and for whom.")
    )
    text = models.TextField(
        _("text"),
        max_length=5000,
        blank=True,
        help_text=_("In Polish. Plain paragraphs, with an empty line between them."),
    )
    sector = models.CharField(_("sector"), max_length=10, choices=Sector)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    website = models.URLField(_("website"), blank=True)
    base = models.JSONField(editable=False)
    state = models.CharField(
        _("state"), max_length=9, choices=ProposalState, default=ProposalState.PROPOSED, editable=False, db_index=True
    )
    reason = models.TextField(_("reason"), max_length=1000, blank=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed on"), default=timezone.now, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal for a public page")
        verbose_name_plural = _("proposals for public pages")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state=ProposalState.PROPOSED),
                name="proposal_one_waits",
                violation_error_message=_("A proposal of your organisation is waiting already. Withdraw it first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({date_format(localtime(self.proposed_at), 'SHORT_DATE_FORMAT')})"

    def get_absolute_url(self) -> str:
        return reverse("member_page", args=[self.organisation.external_id])

    @property
    def waits(self) -> bool:
        return self.state == ProposalState.PROPOSED

    @property
    def values(self) -> dict[str, Any]:
        """Of FIELDS, as `base` has them."""
        return {name: self.serializable_value(name) for name in FIELDS}

    @property
    def changed(self) -> dict[str, Any]:
        """Only what differs from `base`."""
        return {name: value for name, value in self.values.items() if value != self.base[name]}
