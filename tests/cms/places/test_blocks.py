"""Blocks show in the editor's chooser what they make."""

from typing import Any

import pytest

from cms.places.blocks import BODY_BLOCKS
from tests import factories

BLOCKS: dict[str, Any] = dict(BODY_BLOCKS)


@pytest.mark.parametrize("name", BLOCKS)
def test_chooser_names_explains_and_shows_the_block(editor_client, section, name):
    factories.place_page(parent=section, place=factories.place(name="Zamek"))
    block = BLOCKS[name]
    assert block.meta.icon != "placeholder"
    assert block.get_description()
    page = editor_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert page.status_code == 200
    shown = page.content.decode().split("<body")[1].split("<script")[0]
    assert any(part in shown for part in ("<p", "<h2", "<figure", "<svg", "<a ", "sample"))
