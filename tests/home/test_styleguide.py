"""The style guide shows each component as it is, to those who build with it."""

import re
from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError, engines

from cms.users.models import User
from home.styleguide_examples import EXAMPLES
from tests import portal

LIBRARIES = ("site_components", "place_components", "navigation", "search_components")
#: Not seen at all, and the portal's own around every page.
UNSEEN = {
    *("json_ld", "open_graph", "form_protection", "place_data", "portal_data", "breadcrumb_data", "lang_attribute"),
    *("cards_of_pages", "cards_on_map"),
}
AROUND = {"site_header", "site_footer", "language_switch"}
WITHIN_THE_LIST = {"place_filters", "place_map"}
WITHIN_THE_SEARCH = {"search_field", "search_filters", "search_result", "search_nothing", "marked", "language_name"}


def components() -> dict[str, str]:
    """Name → library of every tag of ours."""
    django: Any = engines["django"]
    return {name: library for library in LIBRARIES for name in django.engine.template_libraries[library].tags}


@pytest.fixture
def guide(client, db, settings) -> str:
    settings.DEMO = True
    portal.build()
    return client.get("/pl/styleguide/").content.decode()


def test_guide_shows_components_with_their_code(guide):
    assert "{% place_card card=verified heading=&quot;h4&quot; %}" in guide
    results = guide.split('<div class="guide-result">')[1:]
    assert len(results) == len(EXAMPLES)
    assert all(result.split("</div>")[0].strip() for result in results)
    assert guide.count('class="poster ') >= 4 * 24


def test_guide_shows_every_component_that_is_seen():
    shown = {re.match(r"{% (\w+)", code)[1] for _title, code in EXAMPLES}  # type: ignore[index]
    assert set(components()) - UNSEEN - AROUND - WITHIN_THE_LIST - WITHIN_THE_SEARCH == shown


def test_guide_is_for_staff_where_there_is_no_demo(client, db, settings):
    settings.DEMO = False
    assert client.get("/pl/styleguide/").status_code == 404
    client.force_login(User.objects.create_superuser("s@example.org", "opolskie-demo-2026"))
    assert client.get("/pl/styleguide/").status_code == 200


@pytest.mark.parametrize("name", sorted(set(components()) - {"lang_attribute"}))
def test_component_fails_loudly_on_a_prop_it_does_not_know(name):
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'colour'"):
        Template(f"{{% load {' '.join(LIBRARIES)} %}}{{% {name} colour='red' %}}").render(Context())


@pytest.mark.parametrize("code", ['{% icon name="clok" %}', "{% place_card %}"])
def test_component_fails_loudly_on_a_value_it_does_not_know_or_lacks(code):
    with pytest.raises(TemplateSyntaxError):
        Template("{% load place_components %}" + code).render(Context())
