from .audience import Audience, AudienceKey
from .document import Document
from .folder import Folder
from .version import Version

__all__ = ["Audience", "AudienceKey", "Document", "Folder", "Version"]
