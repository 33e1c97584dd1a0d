"""What people are told about files. The notice is about the object: its page offers them."""

from django.utils.translation import gettext_lazy as _

from ..shared_notices import about_shared

ATTACHED = about_shared(
    "core.attached",
    name=_("A file at what you follow"),
    sentence=_("There is a new file at “%(object)s”"),
    part="attachments",
)
INFECTED = about_shared(
    "core.infected",
    name=_("A file that you attached has a virus"),
    sentence=_("A file that you attached to “%(object)s” had a virus and was not kept"),
    part="attachments",
)
