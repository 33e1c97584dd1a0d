"""What an editor's browser sends as rich text is kept only as far as the block allows."""

import json
from typing import Any

import pytest

from cms.core.blocks.text import TextBlock


def kept(text: str, **entity: Any) -> str:
    """The HTML of one paragraph, all of it a link to whatever `entity` says."""
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    if entity:
        block["entityRanges"] = [{"offset": 0, "length": len(text), "key": 0}]
    entities = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": entity}} if entity else {}
    field = TextBlock().field
    sent = json.dumps({"blocks": [block], "entityMap": entities})
    return str(field.widget.value_from_datadict({"x": sent}, {}, "x"))


def test_markup_that_is_typed_is_text():
    assert "&lt;script&gt;" in kept("<script>alert(1)</script>")
    assert "<script" not in kept("<script>alert(1)</script>")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)"])
def test_link_leads_nowhere_but_to_a_page(address):
    assert ":" not in kept("here", url=address)


def test_link_to_a_page_of_the_web_stays():
    assert 'href="https://example.org/"' in kept("here", url="https://example.org/")
