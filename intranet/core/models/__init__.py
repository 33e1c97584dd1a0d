from .attachment import Attachment
from .audit import AuditEntry
from .comment import Comment
from .feed import Feed
from .follow import Follow
from .link import Link
from .notice import Notice, NoticeChoice
from .number_sequence import NumberSequence
from .recorded_act import RecordedAct
from .saved_view import SavedView
from .verifiable import Verifiable

__all__ = [
    "Attachment",
    "AuditEntry",
    "Comment",
    "Feed",
    "Follow",
    "Link",
    "Notice",
    "NoticeChoice",
    "NumberSequence",
    "RecordedAct",
    "SavedView",
    "Verifiable",
]
