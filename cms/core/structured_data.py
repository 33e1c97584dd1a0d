"""What a page says to programs, in schema.org's words: JSON-LD, a data block that no browser executes."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
#: Nothing that could end the element, or begin another, survives inside it.
_ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}

Node = dict[str, Any]


def node(of_type: str, **properties: Any) -> Node:
    """A thing with what is known of it: what is None, blank or empty is left out; False and 0 are answers."""
    known = {name: value for name, value in properties.items() if value or value == 0}
    return {"@type": of_type} | known


def data_block(nodes: list[Node]) -> SafeString:
    """The content of a script element, safe there whatever the texts of the nodes."""
    text = json.dumps({"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308
