"""What places refer to: counties, municipalities, and the terms that the portal starts with, as tables in `data/`."""

import csv
from pathlib import Path

from django.db import transaction

from cms.core import content_version
from cms.core.terms import Term

from .enums import MunicipalityKind
from .models import Amenity, Audience, County, Kind, Municipality

DATA = Path(__file__).parent / "data"

_KINDS_OF_MUNICIPALITY = {
    "miejska": MunicipalityKind.URBAN,
    "wiejska": MunicipalityKind.RURAL,
    "miejsko-wiejska": MunicipalityKind.MIXED,
}


@transaction.atomic
def load_reference_data() -> None:
    """Safe to repeat. Counties and municipalities follow the tables; terms that exist are an editor's and stay."""
    _load_counties()
    _load_municipalities()
    _load_terms(Kind, "kinds.csv")
    _load_terms(Amenity, "amenities.csv")
    _load_terms(Audience, "audiences.csv")
    content_version.bump()


def _load_counties() -> None:
    County.objects.bulk_create(
        [County(**row) for row in _rows("counties.csv")],
        update_conflicts=True,
        unique_fields=["teryt"],
        update_fields=["name_pl", "name_en", "name_de", "name_cs"],
    )


def _load_municipalities() -> None:
    Municipality.objects.bulk_create(
        [
            Municipality(
                teryt=row["teryt"],
                name=row["gmina"],
                kind=_KINDS_OF_MUNICIPALITY[row["rodzaj"]],
                county_id=row["teryt_powiat"],
            )
            for row in _rows("municipalities.csv")
        ],
        update_conflicts=True,
        unique_fields=["teryt"],
        update_fields=["name", "kind", "county"],
    )


def _load_terms(model: type[Term], file: str) -> None:
    model._default_manager.bulk_create([model(**row) for row in _rows(file)], ignore_conflicts=True)


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
