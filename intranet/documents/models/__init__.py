from .approval import Approval
from .document import Document
from .folder import Folder
from .must_read import MustRead, ReadingDuty
from .reading import PageText, Reading
from .version import Version

__all__ = [
    "Approval",
    "Document",
    "Folder",
    "MustRead",
    "PageText",
    "Reading",
    "ReadingDuty",
    "Version",
]
