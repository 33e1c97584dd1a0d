"""An office file as PDF, by LibreOffice where there is one."""

import shutil
import subprocess
from pathlib import Path

from .. import limits
from ..outcome import Reason
from .archives import refuse_bomb
from .unreadable import Unreadable

_PROFILE = Path("profile")
#: No macros, nothing that runs or is fetched: whatever the file asks for.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>'
_SAFE = [
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Calc/Content/Update", "Link", "1"),  # never
    ("Writer/Content/Update", "Link", "0"),  # never
]


def pdf_of(path: Path) -> bytes:
    """With a profile of its own in the current folder, which is gone with the job."""
    if not (program := shutil.which("soffice")):
        raise Unreadable(Reason.UNSUPPORTED)
    refuse_bomb(path)
    _write_settings()
    source = Path("source")
    source.symlink_to(path)  # LibreOffice finds the type by itself; the name may be any
    subprocess.run(  # noqa: S603
        [
            program,
            f"-env:UserInstallation={_PROFILE.absolute().as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", "made", str(source)),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=limits.CLOCK_SECONDS,
        check=False,
    )
    return _made()


def _made() -> bytes:
    made = Path("made/source.pdf")
    if not made.exists():
        raise Unreadable(Reason.BROKEN)
    return made.read_bytes()


def _write_settings() -> None:
    (_PROFILE / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    (_PROFILE / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items))
