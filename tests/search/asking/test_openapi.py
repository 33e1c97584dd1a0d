"""The API answers as it is described: a tool that knows only the description tries to prove otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest

from search.indexing.writing import rebuild
from tests import portal

EXAMPLES = "25"


@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing(live_server, transactional_db, settings, tmp_path):
    settings.SITE_URL = live_server.url
    portal.build()
    rebuild()
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "run", f"{live_server.url}/api/v1/openapi.json"),
        *("--max-examples", EXAMPLES, "--seed", "1", "--generation-database", "none", "--no-color"),
        *("--checks", "all"),
    ]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
