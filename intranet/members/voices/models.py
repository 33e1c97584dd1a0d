from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .enums import CHOICES, TRANSITIONS, PollState
from .querysets import PollQuerySet, VoterQuerySet
from .rules import Rules
from .tally import Tally


class Poll(models.Model):
    """A vote of a list of voters that was frozen when it opened. A feature's object points at it and says who sees it.

    `rules_json` and `tally_json` are `Rules` and `Tally` as JSON. Without `closes_at` somebody ends it by counting.
    """

    TRANSITIONS = TRANSITIONS

    title = models.CharField(_("title"), max_length=200)
    rules_json = models.JSONField(editable=False)
    tally_json = models.JSONField(null=True, editable=False)
    state = models.CharField(
        _("state"), max_length=7, choices=PollState, default=PollState.OPEN, editable=False, db_index=True
    )
    opened_at = models.DateTimeField(_("opened on"), default=timezone.now)
    closes_at = models.DateTimeField(_("open until"), null=True, blank=True)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("poll", "vote")
        verbose_name_plural = pgettext_lazy("poll", "votes")
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def rules(self) -> Rules:
        return Rules.from_json(self.rules_json)

    @property
    def tally(self) -> Tally | None:
        """None until it is counted: there is no early result."""
        return Tally.from_json(self.tally_json) if self.tally_json else None


class Voter(models.Model):
    """An organisation or a person who may vote, from the moment at which the list was frozen.

    `holder` votes for them, while present. `has_voted` is all that is known of who takes part in a secret vote.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="voters")
    organisation = models.ForeignKey(
        "members.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("organisation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    holder = models.ForeignKey("self", models.PROTECT, null=True, related_name="represented")
    is_present = models.BooleanField(_("present"), default=False)
    has_voted = models.BooleanField(_("has voted"), default=False)
    has_left = models.BooleanField(_("has left"), default=False)

    objects = VoterQuerySet.as_manager()

    class Meta:
        verbose_name = _("voter")
        verbose_name_plural = _("voters")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "organisation"], name="voter_organisation_once"),
            models.UniqueConstraint(fields=["poll", "user"], name="voter_person_once"),
            models.CheckConstraint(
                condition=Q(organisation=None, user__isnull=False) | Q(organisation__isnull=False, user=None),
                name="voter_is_an_organisation_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.user)

    @property
    def counts_as_present(self) -> bool:
        """Who has voted was there; who is represented is there while the holder is."""
        return self.has_voted or (self.holder.is_present if self.holder else self.is_present)


class Ballot(models.Model):
    """What a voter has chosen by name, changeable until the vote closes. There is none of a secret vote.

    `source` says how the office came to know, where it was entered on somebody's behalf.
    """

    voter = models.OneToOneField(Voter, models.CASCADE, related_name="ballot")
    choice = models.CharField(_("choice"), max_length=9, choices=CHOICES)
    note = models.TextField(_("reservation"), blank=True, max_length=2000)
    cast_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cast_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("vote of a voter")
        verbose_name_plural = _("votes of voters")
        ordering = ["voter"]

    def __str__(self) -> str:
        return f"{self.voter}: {self.get_choice_display()}"


class Count(models.Model):
    """How many have chosen this in a secret vote. The rows are made when it opens: none tells of its last vote."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="secret_counts")
    choice = models.CharField(max_length=9, choices=CHOICES)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("count of a secret vote")
        verbose_name_plural = _("counts of a secret vote")
        constraints = [models.UniqueConstraint(fields=["poll", "choice"], name="count_choice_once")]

    def __str__(self) -> str:
        return f"{self.poll}: {self.choice}"
