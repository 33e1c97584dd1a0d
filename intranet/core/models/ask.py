from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..asks.days import day_of, is_whole_day
from ..asks.enums import TRANSITIONS, AskState
from ..asks.kinds import KINDS, AskKind
from ..deadlines import has_passed
from ..querysets import AskQuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from cms.users.models import User

    from .outsider import Outsider


class Ask(models.Model):
    """That one person, for an organisation or for themselves, or an outsider is asked about `subject`, and what they
    answer.

    `kind` is the code of an AskKind, `answer` that of one of its answers. `due` is included to the end of its minute,
    None: whenever. `asked_by` is None where the clock asks. `facts` are what the answer was given about. What was taken
    back does not count: the person may be asked anew.
    """

    TRANSITIONS = TRANSITIONS

    kind = models.CharField(max_length=40)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="asks", verbose_name=_("person")
    )
    outsider = models.ForeignKey("Outsider", models.PROTECT, null=True, blank=True, related_name="asks")
    organisation = models.ForeignKey(
        "members.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    due = models.DateTimeField(_("to be done by"), null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=AskState, default=AskState.OPEN)
    answer = models.CharField(_("answer"), max_length=20, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    facts = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to a person")
        verbose_name_plural = _("questions to people")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"]),
            models.Index(fields=["user", "state"]),
            models.Index(fields=["state", "due"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "content_type", "object_id", "user", "organisation"],
                condition=~Q(state=AskState.TAKEN_BACK),
                name="ask_once_a_person_and_organisation",
            ),
            models.UniqueConstraint(
                fields=["kind", "content_type", "object_id", "user"],
                condition=~Q(state=AskState.TAKEN_BACK) & Q(organisation=None),
                name="ask_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["kind", "content_type", "object_id", "outsider"],
                condition=~Q(state=AskState.TAKEN_BACK),
                name="ask_once_an_outsider",
            ),
            models.CheckConstraint(
                condition=Q(user=None, outsider__isnull=False) | Q(user__isnull=False, outsider=None),
                name="ask_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("ask", args=[self.pk])

    @property
    def person(self) -> "User | Outsider":
        """Who is asked."""
        return self.user or self.outsider  # type: ignore[return-value]

    @property
    def of_kind(self) -> AskKind:
        return KINDS[self.kind]

    @property
    def due_on(self) -> date | None:
        """The day of `due`, by the clock of the cluster."""
        return day_of(self.due) if self.due else None

    @property
    def due_as_named(self) -> date | datetime | None:
        """The day where one was named, else the minute."""
        return self.due_on if self.due and is_whole_day(self.due) else self.due

    @property
    def is_open(self) -> bool:
        return self.state == AskState.OPEN

    @property
    def closes_at(self) -> datetime | None:
        """After its minute no answer is taken any more; None where that is not a matter of time."""
        if self.is_open:
            return self.due if self.of_kind.lapses else None
        return self.of_kind.changeable_until(self)

    @property
    def can_be_answered(self) -> bool:
        """For the first time, or otherwise than before."""
        if self.closes_at is None:
            return self.is_open
        return self.state in (AskState.OPEN, AskState.ANSWERED) and not has_passed(self.closes_at, timezone.now())

    @property
    def can_be_changed(self) -> bool:
        return self.state == AskState.ANSWERED and self.can_be_answered

    @property
    def said(self) -> "str | StrPromise":
        """The answer, for who may read it; where there is none, how it stands."""
        return self.of_kind.words_of(self.answer or self.state)

    @property
    def logged_state(self) -> str:
        """What the log knows: the answer itself, unless it is sensitive."""
        is_told = self.state == AskState.ANSWERED and not self.of_kind.is_sensitive
        return self.answer if is_told else self.state

    def get_state_display(self) -> "str | StrPromise":  # type: ignore[no-redef]  # words of the kind of ask
        return self.words_of_state(self.logged_state)

    def words_of_state(self, state: str) -> "str | StrPromise":
        """Of one that the log knows."""
        return self.of_kind.words_of(state)
