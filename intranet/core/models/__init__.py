from .ask import Ask
from .attachment import Attachment
from .audit import AuditEntry, AuditSeal, AuditValue, SealedEntry
from .comment import Comment
from .draft import Draft
from .feed import Feed
from .follow import Follow
from .letter import Letter
from .link import Link
from .notice import Notice, NoticeChoice
from .number_sequence import NumberSequence
from .outsider import Outsider
from .recorded_act import RecordedAct
from .saved_view import SavedView
from .secret_link import SecretLink
from .sent_form import SentForm
from .verifiable import Verifiable

__all__ = [
    "Ask",
    "Attachment",
    "AuditEntry",
    "AuditSeal",
    "AuditValue",
    "Comment",
    "Draft",
    "Feed",
    "Follow",
    "Letter",
    "Link",
    "Notice",
    "NoticeChoice",
    "NumberSequence",
    "Outsider",
    "RecordedAct",
    "SavedView",
    "SealedEntry",
    "SecretLink",
    "SentForm",
    "Verifiable",
]
