"""The README's table of environment variables is whole: nobody has to read the settings to run the portal."""

import re

from django.conf import settings

READ = re.compile(r"""(?:env\.\w+|text)\(\s*"([A-Z_]+)\"""")


def test_every_variable_that_the_settings_read_is_in_the_table():
    sources = "".join(file.read_text() for file in (settings.BASE_DIR / "cms" / "settings").glob("*.py"))
    read = set(READ.findall(sources)) | {"DJANGO_SETTINGS_MODULE"}
    assert len(read) >= 15
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", (settings.BASE_DIR / "README.md").read_text(), re.MULTILINE))
    assert table == read
