"""Kinds of files. Imported by processes that know nothing of Django."""

PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OFFICE}wordprocessingml.document"
XLSX = f"{_OFFICE}spreadsheetml.sheet"
PPTX = f"{_OFFICE}presentationml.presentation"
_OPEN = "application/vnd.oasis.opendocument."
ODT = f"{_OPEN}text"
ODS = f"{_OPEN}spreadsheet"
ODP = f"{_OPEN}presentation"
TXT = "text/plain"
CSV = "text/csv"
HTML = "text/html"
SVG = "image/svg+xml"
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"
PICTURES = frozenset({PNG, JPEG, WEBP})
OFFICE_FILES = frozenset({DOCX, XLSX, PPTX, ODT, ODS, ODP})
TEXTS = frozenset({TXT, CSV, HTML, SVG})

#: What browsers show without running anything of it. Not texts: which letters they mean, a browser can only guess.
SHOWN_INLINE = frozenset({PDF, *PICTURES})

#: All that is told apart, in the order in which people are told of it; the names are the same in every language.
NAMES = {
    PDF: "PDF",
    DOCX: "Word (docx)",
    XLSX: "Excel (xlsx)",
    PPTX: "PowerPoint (pptx)",
    ODT: "OpenDocument (odt)",
    ODS: "OpenDocument (ods)",
    ODP: "OpenDocument (odp)",
    TXT: "TXT",
    CSV: "CSV",
    HTML: "HTML",
    PNG: "PNG",
    JPEG: "JPEG",
    WEBP: "WebP",
    SVG: "SVG",
}
