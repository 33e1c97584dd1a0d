"""Who edits reads the editor's buttons in their own language, at the first visit and at every later one."""

import re

import pytest
from django.test import Client


@pytest.mark.parametrize("language", ["pl", "en", "de", "cs"])
def test_the_editor_speaks_the_language_of_the_browser(editor, home, language):
    client = Client(headers={"Accept-Language": language})
    client.force_login(editor)
    for address in ("/admin/", "/admin/account/", "/admin/"):
        page = client.get(address).content.decode()
        assert re.findall(r"<html[^>]* lang=\"(\w+)\"", page) == [language], address
