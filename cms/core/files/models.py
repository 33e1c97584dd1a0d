import secrets
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .enums import GIVEN_OUT, Scan


def unguessable(folder: str) -> str:
    """Where a file is kept, whatever it is called. No address leads there: files leave through a policy alone."""
    return f"{folder}/{secrets.token_hex(16)}"


def upload_to(instance: Any, name: str) -> str:
    return unguessable(instance.FOLDER)


class StoredFile(models.Model):
    """A file in FOLDER; `name` is what its bringer called it, `media_type` that of its content.

    Written once, but for what its `scan` finds: a file with a `virus` is not kept.
    `sha256`, in hexadecimal digits, tells whether two files are the same; "" for those that came before it was taken.
    """

    FOLDER: ClassVar[str]

    file = models.FileField(upload_to=upload_to)
    name = models.CharField(_("file name"), max_length=150)
    media_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64, db_index=True)
    scan = models.CharField(max_length=8, choices=Scan, default=Scan.NONE, blank=True, editable=False)
    virus = models.CharField(max_length=100, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_given_out(self) -> bool:
        return self.scan in GIVEN_OUT

    @property
    def said_of_scan(self) -> str:
        """Why nobody gets the file; "" when they do."""
        match self.scan:
            case Scan.WAITING:
                return gettext("The file is being checked for viruses. It can be opened in a moment.")
            case Scan.INFECTED:
                return gettext("The file had a virus (%(name)s) and was not kept. Clean it, and upload it again.") % {
                    "name": self.virus
                }
        return ""
