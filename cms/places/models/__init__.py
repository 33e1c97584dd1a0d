"""Facts (`Place` and what it refers to) and words (`PlacePage`, `SectionPage`)."""

from .imports import ImportedFacts
from .mistake_report import MistakeReport
from .place import FurtherSection, Place
from .place_page import PlacePage
from .region import County, Municipality
from .section_page import SectionPage
from .taxonomies import Amenity, Audience, Kind

__all__ = [
    "Amenity",
    "Audience",
    "County",
    "FurtherSection",
    "ImportedFacts",
    "Kind",
    "MistakeReport",
    "Municipality",
    "Place",
    "PlacePage",
    "SectionPage",
]
