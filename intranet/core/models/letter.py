from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import LetterState
from ..querysets import LetterQuerySet
from .outsider import Outsider


class Letter(models.Model):
    """Something written about `subject` to a person, an outsider or a bare address: who was told, and when it left.

    `kind` is the code of a LetterKind, which writes the text when the letter leaves: none is kept, and no secret.
    `occasion` tells two letters of one kind about one object apart; what is written twice with the same is one letter.
    """

    kind = models.CharField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="letters")
    outsider = models.ForeignKey(Outsider, models.PROTECT, null=True, related_name="letters")
    email = models.EmailField(_("e-mail address"), blank=True)  # the bare one
    recipient = models.CharField(max_length=260, editable=False)  # any of the three, to tell them apart
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    occasion = models.CharField(max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=LetterState, default=LetterState.WAITING)
    made_at = models.DateTimeField(_("written on"), default=timezone.now)
    left_at = models.DateTimeField(_("left on"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    try_at = models.DateTimeField(default=timezone.now)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state", "try_at"], name="letters_to_send")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "content_type", "object_id", "recipient", "occasion"], name="letter_once_an_occasion"
            )
        ]

    def __str__(self) -> str:
        return str(self.user or self.outsider or self.email)

    @property
    def address(self) -> str:
        """Where it goes if it leaves now; "" for whoever is gone."""
        if self.user:
            return self.user.email if self.user.is_active else ""
        if self.outsider:
            return "" if self.outsider.ended_at else self.outsider.email
        return self.email
