from .document import Document
from .extraction import Extraction, PageText
from .folder import Folder
from .must_read import MustRead
from .version import Version

__all__ = [
    "Document",
    "Extraction",
    "Folder",
    "MustRead",
    "PageText",
    "Version",
]
