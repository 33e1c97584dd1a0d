from .audit import AuditEntry
from .notice import Notice, NoticeChoice

__all__ = ["AuditEntry", "Notice", "NoticeChoice"]
