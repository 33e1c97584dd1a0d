"""What was made of the file of a version, as its page shows it. One query."""

from cms.core.files.media_types import SHOWN_INLINE

from .enums import ExtractionState
from .extraction.names import Job
from .models import Extraction, Version


class MadeOf:
    def __init__(self, version: Version) -> None:
        self.version = version
        self._extractions: dict[str, Extraction] = {one.job: one for one in version.extractions.all()}

    @property
    def said_of_text(self) -> str:
        text = self._extractions.get(Job.TEXT)
        return text.said if text else ""

    @property
    def has_thumbnail(self) -> bool:
        return self._is_there(Job.THUMBNAIL)

    @property
    def can_be_looked_at(self) -> bool:
        """In the browser, in whichever way."""
        text = self._extractions.get(Job.TEXT)
        has_text = text is not None and text.state == ExtractionState.DONE
        is_safe = self.version.media_type in SHOWN_INLINE and self.version.is_given_out
        return is_safe or has_text or self._is_there(Job.PDF)

    def _is_there(self, job: Job) -> bool:
        return job in self._extractions and bool(self._extractions[job].file)
