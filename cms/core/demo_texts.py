"""Demo texts: one TOML file a page, a table a language, bodies in plain paragraphs.

A body is paragraphs separated by blank lines; `## ` starts a heading; consecutive lines starting `- ` are a list. Its
strings line up across languages, because a translation is stored string by string. `[[blocks]]` are blocks of other
kinds, as StreamField data, that follow the body; the strings in them stand in each language's `blocks`, in order.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5


@dataclass(frozen=True)
class DemoText:
    """The texts of one page: `key` is the file's name without ending, `languages` has a table a language."""

    key: str
    facts: dict[str, Any]
    languages: dict[str, dict[str, Any]]

    @property
    def polish(self) -> dict[str, Any]:
        return self.languages["pl"]

    def blocks(self) -> list[dict[str, Any]]:
        """The Polish body as StreamField data; ids follow from key and position, so a repeated load gives the same."""
        return [
            {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{self.key}/{position}"))}
            for position, (kind, value) in enumerate(_blocks(self.polish.get("body", "")))
        ]

    def strings(self, language: str, fields: list[str]) -> dict[str, list[str]]:
        """The texts of a language by part of the page, as `translate_page` takes them."""
        table = self.languages[language]
        texts = {field: [_joined(table[field])] for field in fields if table.get(field)}
        body = [*_strings(table.get("body", "")), *table.get("blocks", [])]
        return texts | {"body": body, "gallery": table.get("captions", [])}


def read_texts(folder: Path) -> list[DemoText]:
    """Every text of a folder, in the order of the files' names."""
    texts = []
    for file in sorted(folder.glob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        languages = {key: value for key, value in tables.items() if isinstance(value, dict)}
        facts = {key: value for key, value in tables.items() if not isinstance(value, dict)}
        texts.append(DemoText(file.stem, facts, languages))
    return texts


def _joined(value: str | list[str]) -> str:
    return "; ".join(value) if isinstance(value, list) else value.strip()


def _paragraphs(body: str) -> list[str]:
    return [paragraph.strip() for paragraph in body.strip().split("\n\n") if paragraph.strip()]


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    for paragraph in _paragraphs(body):
        if paragraph.startswith("## "):
            yield "heading", paragraph.removeprefix("## ")
        elif paragraph.startswith("- "):
            items = "".join(
                f"<li>{escape(line.removeprefix('- '), quote=False)}</li>" for line in paragraph.splitlines()
            )
            yield "text", f"<ul>{items}</ul>"
        else:
            yield "text", f"<p>{escape(paragraph, quote=False)}</p>"


def _strings(body: str) -> Iterator[str]:
    for paragraph in _paragraphs(body):
        if paragraph.startswith("- "):
            yield from (line.removeprefix("- ") for line in paragraph.splitlines())
        else:
            yield paragraph.removeprefix("## ")
