"""OpenDocument texts, which no library at hand writes."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from .archives import zipped

_TYPE = "application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
    for name, address in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "manifest": "manifest",
    }.items()
)
_STYLES = """<office:automatic-styles>
<style:style style:name="title" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.5cm"/>
<style:text-properties fo:font-size="20pt" fo:font-weight="bold" fo:color="#{ink}"/></style:style>
<style:style style:name="text" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.3cm" fo:line-height="140%"/></style:style>
</office:automatic-styles>"""


def odt_file(*, title: str, paragraphs: Sequence[str], rows: Sequence[Sequence[object]] = (), ink: str) -> bytes:
    body = f'<text:h text:style-name="title" text:outline-level="1">{escape(title)}</text:h>'
    body += "".join(f'<text:p text:style-name="text">{escape(paragraph)}</text:p>' for paragraph in paragraphs)
    content = f"{_STYLES.format(ink=ink)}<office:body><office:text>{body}{_table(rows)}</office:text></office:body>"
    return zipped(
        [
            ("mimetype", _TYPE.encode()),
            ("content.xml", _xml("office:document-content", content)),
            (
                "META-INF/manifest.xml",
                _xml("manifest:manifest", _entry("/", _TYPE) + _entry("content.xml", "text/xml")),
            ),
        ]
    )


def _table(rows: Sequence[Sequence[object]]) -> str:
    if not rows:
        return ""
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f'<table:table table:name="table">{columns}{"".join(_row(row) for row in rows)}</table:table>'


def _row(row: Sequence[object]) -> str:
    cells = (f"<table:table-cell><text:p>{escape(str(value))}</text:p></table:table-cell>" for value in row)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _entry(path: str, kind: str) -> str:
    return f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'


def _xml(root: str, inner: str) -> bytes:
    version = "manifest:version" if root.startswith("manifest") else "office:version"
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {_NAMES} {version}="1.3">{inner}</{root}>'.encode()
