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
GIF, AVIF = "image/gif", "image/avif"
PICTURES = frozenset({PNG, JPEG, WEBP})
#: Of which the portal makes its pictures.
PORTAL_PICTURES = frozenset({*PICTURES, GIF, AVIF})
OFFICE_FILES = frozenset({DOCX, XLSX, PPTX, ODT, ODS, ODP})
TEXTS = frozenset({TXT, CSV, HTML, SVG})
#: What the library keeps, and the portal hands out.
DOCUMENTS = frozenset({PDF, *OFFICE_FILES, *TEXTS, *PICTURES})
#: What goes with an object: nothing that a browser would run, were it ever shown as a page of ours.
ATTACHMENTS = frozenset({PDF, *OFFICE_FILES, *PICTURES})

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
    GIF: "GIF",
    AVIF: "AVIF",
}

#: What a file of each kind may be called: by its ending a computer picks what it opens it with. The first is proposed.
ENDINGS = {
    PDF: (".pdf",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    PPTX: (".pptx",),
    ODT: (".odt",),
    ODS: (".ods",),
    ODP: (".odp",),
    TXT: (".txt",),
    CSV: (".csv",),
    HTML: (".html", ".htm"),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    WEBP: (".webp",),
    SVG: (".svg",),
    GIF: (".gif",),
    AVIF: (".avif",),
}
