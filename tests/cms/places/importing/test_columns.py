"""The header decides: what is missing refuses the file, what is unknown is passed over and named."""

import pytest

from cms.places.importing import DATA
from cms.places.models import Place

from .conftest import HEADER, MOSZNA

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("column", ["id", "name_pl", "category", "kind", "lat", "lon"])
def test_missing_column_refuses_the_file(write_file, run, column):
    outcome = run(write_file(HEADER.replace(column, "x", 1), MOSZNA))
    assert f"The file lacks the column {column}." in outcome.refusal
    assert not Place.objects.exists()


def test_file_without_header_names_what_is_missing(write_file, run):
    assert "lacks the column id, name_pl, category, kind" in run(write_file(MOSZNA)).refusal


def test_column_named_twice_refuses_the_file(write_file, run):
    assert "names a column twice: town" in run(write_file(HEADER.replace("website", "town"), MOSZNA)).refusal


def test_unknown_column_is_named_with_what_may_be_meant(write_file, run):
    outcome = run(write_file(HEADER.replace("website", "web_site"), MOSZNA))
    assert "The column “web_site” is not known and is passed over. Do you mean “website”?" in outcome.err
    assert outcome.exit_status == 0
    assert Place.objects.get().website == ""


def test_unknown_column_cannot_command_the_terminal(write_file, run):
    assert "\x1b" not in run(write_file(HEADER.replace("website", "\x1b[2J"), MOSZNA)).err


def test_header_may_be_written_in_capitals(write_file, run):
    assert run(write_file(HEADER.upper(), MOSZNA)).exit_status == 0


def test_columns_of_the_own_files_are_all_known(run):
    for file in (DATA / "places.csv", DATA / "openstreetmap" / "listings.csv"):
        assert run(file, "--dry-run").err == ""


def test_column_that_is_lacking_states_nothing(write_file, run):
    run(write_file(HEADER, MOSZNA))
    run(write_file("id,name_pl,category,kind,phone", "zamek-moszna,Zamek,attraction,castle,+48 77 000 00 00"))
    place = Place.objects.get()
    assert (place.name, place.phone, place.website) == ("Zamek", "+48 77 000 00 00", "https://moszna.example")
