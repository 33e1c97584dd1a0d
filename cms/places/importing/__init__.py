"""Places from CSV files: an upsert by identifier that keeps what editors changed. See `docs/import.md`."""

from ..reference import DATA
from .report import ImportRefused, Report
from .services import import_places

__all__ = ["DATA", "ImportRefused", "Report", "import_places"]
