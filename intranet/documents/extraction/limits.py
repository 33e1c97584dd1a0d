"""How much one file may cost, each with its reason."""

_MEBI = 1024 * 1024

#: Some thousand pages of prose: more makes an index of one document, and what is looked for stands before.
CHARACTERS = 2_000_000
#: The longest reports have some hundred.
PAGES = 2_000
#: After these seconds what was read so far is kept and marked as truncated.
READING_SECONDS = 60
#: The same with OCR, which takes some seconds a page.
RECOGNISING_SECONDS = 180
#: After these seconds by the clock the child is killed: it hangs in a page. Less than the worker's own `timeout`.
CLOCK_SECONDS = 240
#: Of computing. With two cores as much as by the clock; a child whose parent died ends by it at the latest.
CPU_SECONDS = 240
#: A PDF of 50 MB with large pictures takes 300 MB; bombs take what they get.
MEMORY = 1024 * _MEBI
#: LibreOffice reserves more addresses than it uses.
OFFICE_MEMORY = 6 * 1024 * _MEBI
#: What the child may write: an office file of 50 MB as PDF, or all characters in their longest form.
RESULT = 100 * _MEBI

#: An office file is a ZIP. Large books have some hundred entries, one a picture.
ENTRIES = 5_000
#: What they may be unpacked: XML shrinks to a tenth, so 50 MB of it are a rare large sheet.
UNPACKED = 500 * _MEBI
#: One XML part, whose tree takes ten times its size.
UNPACKED_PART = 60 * _MEBI

#: Of a picture: A3 at 300 dots an inch has 17 million.
PIXELS = 50_000_000
#: Of a page that is drawn for OCR: A4 at 200 dots an inch has 4 million.
PAGE_PIXELS = 8_000_000
RECOGNISED_DOTS_PER_INCH = 200
#: Longer side of a thumbnail, in pixels: twice what lists show, for sharp screens.
THUMBNAIL = 480
