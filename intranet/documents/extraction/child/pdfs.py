"""PDF files, opened."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw

from ..outcome import Reason
from .unreadable import Unreadable


def opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise Unreadable(Reason.ENCRYPTED if locked else Reason.BROKEN) from error
