"""One file, one job, then the end: `python -m …child <job> <path> <media type> <language>`.

The result goes into the current folder, as RESULT or a failure's reason as FAILURE: what parsers print disturbs nobody.
"""

import signal
import sys
from pathlib import Path

from ..names import FAILURE, RESULT, Job
from ..outcome import Reason
from .limited import limit_this_process
from .unreadable import Unreadable


def main(job: Job, path: Path, media_type: str, language: str) -> None:
    limit_this_process(job)
    try:
        Path(RESULT).write_bytes(_result_of(job, path, media_type, language))
    except Unreadable as unreadable:
        Path(FAILURE).write_text(unreadable.reason)
    except MemoryError:
        Path(FAILURE).write_text(Reason.TOO_LARGE)
    except Exception:  # parsers raise whatever they like at what they do not expect
        Path(FAILURE).write_text(Reason.BROKEN)


def _result_of(job: Job, path: Path, media_type: str, language: str) -> bytes:
    match job:
        case Job.TEXT:
            from .texts import text_of

            return text_of(path, media_type, language)
        case Job.THUMBNAIL:
            from .drawing import thumbnail_of

            return thumbnail_of(path, media_type)
        case Job.PDF:
            from .office import pdf_of

            return pdf_of(path)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    main(Job(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
