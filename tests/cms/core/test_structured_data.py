"""Data for programs inside a page for people."""

import json

from cms.core.structured_data import data_block, node


def test_no_text_can_end_the_element_or_begin_another():
    said = [node("Thing", name="</script><!--<script>&amp;\u2028"), node("Thing", name='"} zażółć')]
    text = data_block(said)
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"] == said
    assert "zażółć" in text


def test_what_is_not_known_is_left_out_and_no_is_an_answer():
    assert node("Thing", a=None, b="", c=[], d={}, e=False, f=0) == {"@type": "Thing", "e": False, "f": 0}
