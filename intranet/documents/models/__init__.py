from .document import Document
from .folder import Folder
from .must_read import MustRead
from .reading import PageText, Reading
from .version import Version

__all__ = [
    "Document",
    "Folder",
    "MustRead",
    "PageText",
    "Reading",
    "Version",
]
