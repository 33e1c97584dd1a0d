"""Files as editors send them, and the command as an operator runs it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

HEADER = "id,name_pl,category,kind,town,teryt,lat,lon,website,opening_hours"
MOSZNA = "zamek-moszna,Zamek w Mosznej,attraction,castle,Moszna,1605033,50.44072,17.76790,https://moszna.example,"
BRZEG = "zamek-brzeg,Zamek Piastów Śląskich,culture,castle,Brzeg,1601011,50.86381,17.46665,,Tu-Su 10:00-16:00"

WriteFile = Callable[..., Path]


@dataclass(frozen=True)
class Outcome:
    """What the operator sees. `refusal` is the last line of a command that failed."""

    out: str
    err: str
    refusal: str = ""
    exit_status: int = 0


@pytest.fixture
def write_file(tmp_path: Path) -> WriteFile:
    def write(*lines: str, encoding: str = "utf-8", ending: str = "\n") -> Path:
        path = tmp_path / "places.csv"
        path.write_bytes("".join(line + ending for line in lines).encode(encoding))
        return path

    return write


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """`manage.py import_places` in an English terminal."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run_command(path: Path, *flags: str) -> Outcome:
        out, err = StringIO(), StringIO()
        try:
            call_command("import_places", str(path), *flags, stdout=out, stderr=err)
        except CommandError as error:
            return Outcome(out.getvalue(), err.getvalue(), str(error), error.returncode)
        return Outcome(out.getvalue(), err.getvalue())

    return run_command
