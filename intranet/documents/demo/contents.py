"""The file of a row: its text in paragraphs, or in rows of cells where the format is a table's."""

from django.core.files.base import ContentFile

from . import files

PASSWORD = "tylko-zarzad"  # noqa: S105  # of a file that shows what is said when one cannot be read


def file_of(row: dict[str, str], *, is_locked: bool = False, is_draft: bool = False) -> ContentFile:
    """A draft lacks the last paragraph. Only a PDF can be locked, by a password."""
    name = f"{row['title']}.{row['format']}"
    return ContentFile(_content(row, _paragraphs(row, is_draft), PASSWORD if is_locked else ""), name)


def _paragraphs(row: dict[str, str], is_draft: bool) -> list[str]:
    paragraphs = row["text"].split("|")
    return [*(paragraphs[:-1] or paragraphs), "(projekt)"] if is_draft else paragraphs


def _content(row: dict[str, str], paragraphs: list[str], password: str) -> bytes:
    match row["format"]:
        case "pdf":
            return files.pdf_file(row["title"], paragraphs, language=row["language"], password=password)
        case "docx":
            return files.docx_file(row["title"], paragraphs)
        case "odt":
            return files.odt_file(row["title"], paragraphs)
    cells = [[int(cell) if cell.isdigit() else cell for cell in line.split(";")] for line in paragraphs]
    return files.xlsx_file(row["title"], cells)
