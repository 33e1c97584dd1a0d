"""The account. It stands alone, without pages or pictures, so that everything may point at it."""

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone of this name. One is “Europe/Warsaw”."))


class AddressField(models.EmailField):
    """An e-mail address in small letters: people write one address in several ways, and look for it in others."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.lower() if isinstance(value, str) else value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        setattr(model_instance, self.attname, self.to_python(getattr(model_instance, self.attname)))
        return super().pre_save(model_instance, add)

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value.lower() if isinstance(value, str) else value)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **fields, is_staff=True, is_superuser=True)


class User(AbstractUser):
    """A person who logs in by e-mail address."""

    username = None  # type: ignore[assignment]
    email = AddressField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("", _("as the browser asks")), *settings.LANGUAGES], blank=True
    )
    time_zone = models.CharField(
        _("time zone"), max_length=40, default=settings.TIME_ZONE, validators=[validate_time_zone]
    )

    erased_at = models.DateTimeField(_("personal data erased on"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["email"]

    def __str__(self) -> str:
        return self.pseudonym if self.erased_at else self.get_full_name() or self.email

    @property
    def pseudonym(self) -> str:
        """What stands for the name of a person whose personal data were erased."""
        return gettext("erased person %(number)s") % {"number": self.pk}

    @property
    def reads(self) -> str:
        """The language to write to this person in."""
        return self.language or settings.LANGUAGE_CODE
