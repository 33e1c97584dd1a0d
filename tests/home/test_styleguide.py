"""The style guide shows each component as it is, to those who build with it."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from cms.users.models import User


@pytest.fixture
def guide(client, db, settings) -> str:
    settings.DEMO = True
    return client.get("/pl/styleguide/").content.decode()


def test_guide_shows_components_with_their_code(guide):
    assert "{% place_card card=verified heading=&quot;h3&quot; %}" in guide
    assert guide.count('<article class="card') == 4
    assert guide.count('class="poster ') >= 4 * 24


def test_guide_is_for_staff_where_there_is_no_demo(client, db, settings):
    settings.DEMO = False
    assert client.get("/pl/styleguide/").status_code == 404
    client.force_login(User.objects.create_superuser("s@example.org", "opolskie-demo-2026"))
    assert client.get("/pl/styleguide/").status_code == 200


@pytest.mark.parametrize("code", ['{% icon name="clok" %}', '{% icon name="clock" colour="red" %}', "{% place_card %}"])
def test_component_fails_loudly_on_what_it_does_not_know(code):
    with pytest.raises(TemplateSyntaxError):
        Template("{% load place_components %}" + code).render(Context())
