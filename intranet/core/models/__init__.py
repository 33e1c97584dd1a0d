from .attachment import Attachment
from .audit import AuditEntry
from .comment import Comment
from .feed import Feed
from .follow import Follow
from .letter import Letter
from .link import Link
from .notice import Notice, NoticeChoice
from .outsider import Outsider
from .saved_view import SavedView
from .secret_link import SecretLink

__all__ = [
    "Attachment",
    "AuditEntry",
    "Comment",
    "Feed",
    "Follow",
    "Letter",
    "Link",
    "Notice",
    "NoticeChoice",
    "Outsider",
    "SavedView",
    "SecretLink",
]
