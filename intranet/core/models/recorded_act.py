from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..querysets import AppendOnlyQuerySet
from .append_only import AppendOnly


class Method(models.TextChoices):
    """How a person has proved who they are."""

    PASSWORD = "password", _("password")
    PASSKEY = "webauthn", _("passkey")
    TOTP = "totp", _("code of an authenticator app")
    RECOVERY = "recovery", _("recovery code")
    MAIL = "mail", pgettext_lazy("proved by", "code from a mail")


class RecordedAct(AppendOnly):
    """What a person has agreed to, word by word, and how they had proved a moment before who they are.

    It stays as it is for ever. It points at the person: erasing them leaves a pseudonym here. So `text` names nobody
    but organisations.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    organisation = models.ForeignKey(
        "members.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("for whom")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    text = models.TextField(_("text"))
    sha256 = models.CharField("SHA-256", max_length=64)
    method = models.CharField(_("proved by"), max_length=12, choices=Method)
    proved_at = models.DateTimeField(_("proved on"))
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("recorded act")
        verbose_name_plural = _("recorded acts")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user}: {self.subject}"
