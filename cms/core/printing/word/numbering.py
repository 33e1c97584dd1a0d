"""Lists that Word numbers itself, each from its own start."""

from collections.abc import Callable

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from ..checking import DEEPEST
from ..documents import Items

#: Twentieths of a point that each level stands further in.
STEP = 480


class Numbering:
    def __init__(self, word: WordDocument) -> None:
        self._part = word.part.numbering_part.element
        self._numbered = self._add_kind("decimal", lambda level: "".join(f"%{one + 1}." for one in range(level + 1)))
        self._bulleted = self._add_kind("bullet", lambda level: "–")

    def of(self, items: Items) -> int:
        """A new list of this kind."""
        number = self._part.add_num(self._numbered if items.is_numbered else self._bulleted)
        if items.is_numbered:
            number.add_lvlOverride(ilvl=0).add_startOverride(items.start)
        return int(number.numId)

    def apply(self, paragraph: Paragraph, number: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, number

    def _add_kind(self, form: str, words: Callable[[int], str]) -> int:
        """Before all lists, as the format wants it."""
        kinds = self._part.findall(qn("w:abstractNum"))
        number = 1 + max(int(one.get(qn("w:abstractNumId"))) for one in kinds)
        kind = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"/>')
        several = OxmlElement("w:multiLevelType")
        several.set(qn("w:val"), "multilevel")
        kind.append(several)
        for level in range(DEEPEST):
            kind.append(_level(level, form, words(level)))
        kinds[-1].addnext(kind)
        return number


def _level(level: int, form: str, words: str) -> BaseOxmlElement:
    hanging = STEP + level * STEP // 3
    left = hanging + level * STEP
    return parse_xml(
        f'<w:lvl {nsdecls("w")} w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
