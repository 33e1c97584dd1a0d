"""Two portals on one folder, as real processes: the second ends in words and touches nothing."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError

from cms.lock import sole_use_of
from tests.cms.management.commands.running_portal import RunningPortal
from tests.processes import kill_all_with

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def portal(tmp_path) -> Iterator[RunningPortal]:
    portal = RunningPortal(tmp_path / "data", "")
    portal.folder.mkdir()
    yield portal
    kill_all_with(f"DATA_DIR={portal.folder}")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_second_run_says_so_ends_and_touches_nothing(portal):
    (portal.folder / "secret-key").write_text(settings.SECRET_KEY)
    with sole_use_of(portal.folder):
        before = contents(portal.folder)
        with pytest.raises(AssertionError):
            portal.start(until="Preparing the portal")
        assert contents(portal.folder) == before
    assert portal.process.returncode != 0
    assert portal.log.read_text() == (
        f"CommandError: Another `manage.py run` or `restore` is at work on DATA_DIR={str(portal.folder)!r}, and two "
        "would spoil each other's data: end that one first, or give this one a DATA_DIR of its own.\n"
    )


def test_lock_dies_with_a_run_that_is_killed(portal):
    portal.start(until="Preparing the portal")
    with pytest.raises(CommandError, match="is at work"), sole_use_of(portal.folder):
        pass
    portal.process.send_signal(signal.SIGKILL)
    portal.process.wait()
    with sole_use_of(portal.folder):
        pass


def test_folder_in_which_nothing_can_be_locked_is_said(tmp_path):
    (tmp_path / "lock").mkdir()
    with pytest.raises(CommandError, match=r"lock cannot be opened \(Is a directory\)"), sole_use_of(tmp_path):
        pass
