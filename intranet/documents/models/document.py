import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from cms.core.slugs import ascii_slug

from ..enums import TRANSITIONS, DocumentState, Language
from ..querysets import DocumentQuerySet
from .narrowed import Narrowed


class Document(Narrowed):
    """Something written, in versions that are all kept; `current` is the one that is valid.

    `audience` is who may read it: that of its folder, narrowed by `own_audience` where it has one. Who has it checked
    out alone may add versions. `words` are the plain letters of the title, by which it is filtered.
    """

    TRANSITIONS = TRANSITIONS
    LOGGED_WITH = ("current",)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    folder = models.ForeignKey("documents.Folder", models.PROTECT, related_name="documents", verbose_name=_("folder"))
    title = models.CharField(_("title"), max_length=150)
    summary = models.TextField(_("what it is about"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    tags = TaggableManager(_("tags"), blank=True, related_name="library_documents")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("looked after by")
    )
    current = models.ForeignKey("documents.Version", models.RESTRICT, null=True, editable=False, related_name="+")
    #: Its copy on the portal. Editors are not told where in the intranet it comes from.
    published = models.OneToOneField(
        "media.CustomDocument",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("on the portal"),
    )
    published.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    published_version = models.ForeignKey(
        "documents.Version", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    review_on = models.DateField(_("to be looked through on"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    retained_until = models.DateField(
        _("kept until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Nobody throws it away before this day. Then the office is asked whether it may go."),
    )
    held_because = models.CharField(
        _("legal hold"),
        max_length=300,
        blank=True,
        help_text=_("Why nobody may throw it away, whatever the day. Empty: it is not held."),
    )
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    held_at = models.DateTimeField(null=True, editable=False)
    checked_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    checked_out_at = models.DateTimeField(null=True, editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=DocumentState, default=DocumentState.IN_USE, editable=False
    )
    binned_at = models.DateTimeField(null=True, editable=False)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False, db_index=True)
    words = models.CharField(max_length=400, editable=False, default="")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["folder", "-changed_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_out_by=None, checked_out_at=None)
                | Q(checked_out_by__isnull=False, checked_out_at__isnull=False),
                name="checked_out_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(held_because="", held_by=None, held_at=None)
                | (~Q(held_because="") & Q(held_by__isnull=False, held_at__isnull=False)),
                name="held_by_and_at_and_because",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.words = ascii_slug(self.title)[:400]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.uuid])

    @property
    def is_older_on_portal(self) -> bool:
        """Whether the portal has it in another version than the valid one."""
        return self.published_id is not None and self.published_version_id != self.current_id

    @property
    def is_binned(self) -> bool:
        return self.state == DocumentState.BINNED

    @property
    def is_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    @property
    def is_due_for_review(self) -> bool:
        return self.review_on is not None and self.review_on <= timezone.localdate()

    @property
    def is_retained(self) -> bool:
        """Not to be thrown away: held, or its day has not come. `DocumentQuerySet.free_to_go` says the contrary."""
        return bool(self.held_because) or (
            self.retained_until is not None and self.retained_until > timezone.localdate()
        )

    @property
    def may_go(self) -> bool:
        """Whether the office is asked: nothing is thrown away by itself."""
        return self.retained_until is not None and not self.is_retained and not self.is_binned
