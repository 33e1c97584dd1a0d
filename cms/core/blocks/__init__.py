"""The blocks that any page may use, one concern a file."""

from .call_to_action import CallToActionBlock
from .fact_box import FactBoxBlock
from .heading import HeadingBlock
from .picture import GalleryBlock, PictureBlock
from .quote import QuoteBlock
from .text import TextBlock
from .video_link import VideoLinkBlock

__all__ = [
    "CallToActionBlock",
    "FactBoxBlock",
    "GalleryBlock",
    "HeadingBlock",
    "PictureBlock",
    "QuoteBlock",
    "TextBlock",
    "VideoLinkBlock",
]
