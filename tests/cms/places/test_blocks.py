"""Blocks show in the editor's chooser what they make."""

from typing import Any

import pytest
from django.utils.translation import override

from cms.places.blocks import BODY_BLOCKS
from tests import factories

BLOCKS: dict[str, Any] = dict(BODY_BLOCKS)
EXAMPLES = {
    "heading": "<h2>Ogród i park</h2>",
    "text": "<b>Wiosną kwitną tu azalie.</b>",
    "picture": "<figcaption>Park w maju",
    "gallery": '<div class="gallery">',
    "quote": "<figcaption>z księgi gości</figcaption>",
    "fact_box": "<dt>Wieże</dt><dd>99</dd>",
    "places": '<h3 class="card-title">Zamek Przykładowy</h3>',
    "map": ">Zamek na mapie</a>",
    "call_to_action": '<a class="button" href="https://www.orot.pl">Zaplanuj wycieczkę</a>',
    "video": "Zamek o poranku",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_chooser_shows_the_block_as_the_portal_does(editor_client, section, name):
    factories.place_page(parent=section, place=factories.place(name="Zamek na mapie"))
    shown = editor_client.get("/admin/block-preview/", {"id": BLOCKS[name].definition_prefix}).content.decode()
    head, body = shown.split("<body")
    assert "site/site" in head
    assert EXAMPLES[name] in body


@pytest.mark.parametrize("name", BLOCKS)
def test_chooser_names_and_explains_the_block(name):
    block = BLOCKS[name]
    assert block.meta.icon != "placeholder"
    for say in (lambda: str(block.label), lambda: str(block.get_description())):
        with override("en"):
            english = say()
        with override("pl"):
            polish = say()
        assert english
        assert polish
        assert english != polish
