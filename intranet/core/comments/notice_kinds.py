"""What people are told about comments. The notice is about the object: its page has the words."""

from django.utils.translation import gettext_lazy as _

from ..shared_notices import about_shared

MENTIONED = about_shared(
    "core.mentioned",
    name=_("Somebody mentions you in a comment"),
    sentence=_("You are mentioned in a comment on “%(object)s”"),
    part="comments",
)
COMMENTED = about_shared(
    "core.commented",
    name=_("A comment on what you follow"),
    sentence=_("There is a new comment on “%(object)s”"),
    part="comments",
)
