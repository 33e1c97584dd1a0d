"""What happens to places: new, repeated, changed by an editor, with drafts, in bulk."""

import json

import pytest
from wagtail.models import ReferenceIndex, Revision

from cms.places.importing import DATA, import_places
from cms.places.importing.tasks import index_references
from cms.places.models import ImportedFacts, Kind, Place
from tests import factories

from .conftest import BRZEG, HEADER, MOSZNA

pytestmark = pytest.mark.django_db


def unchanged(count: int) -> str:
    return f"New: 0 · changed: 0 · unchanged: {count} · not imported: 0"


@pytest.fixture
def castle(write_file) -> Place:
    """Moszna, imported."""
    import_places(write_file(HEADER, MOSZNA))
    return Place.objects.get()


def edit(place: Place, **facts) -> Place:
    """As the editor of facts does it: a revision, published."""
    place = place.get_latest_revision_as_object()
    for field, value in facts.items():
        setattr(place, field, value)
    place.save_revision().publish()
    place.refresh_from_db()
    return place


def draft(place: Place, **facts) -> None:
    place = place.get_latest_revision_as_object()
    for field, value in facts.items():
        setattr(place, field, value)
    place.save_revision()


def snapshot() -> str:
    return json.dumps(
        [list(model._default_manager.order_by("pk").values()) for model in (Place, ImportedFacts, Revision)],
        default=str,
    )


# The portal's own files -----------------------------------------------------------------------------------------------
def test_own_files_are_imported_whole_and_repeat_without_a_change(run):
    files = DATA / "places.csv", DATA / "openstreetmap" / "listings.csv"
    outcomes = [run(file) for file in files]
    assert [outcome.exit_status for outcome in outcomes] == [0, 0]
    assert Place.objects.count() == 64 + 1061
    assert Place.objects.filter(source="OpenStreetMap").count() == 1061
    assert Place.objects.filter(municipality=None, external_id__in=["cichy-zakatek"]).exists()
    assert Place.objects.exclude(opening_hours="").count() == 108
    before = snapshot()
    assert [run(file).out for file in files] == [f"{unchanged(64)}\n", f"{unchanged(1061)}\n"]
    assert snapshot() == before


# Editors' changes -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("by_revision", [True, False])
def test_what_an_editor_changed_is_kept_and_reported(castle, write_file, run, by_revision):
    if by_revision:
        edit(castle, website="https://editor.example")
    else:
        Place.objects.update(website="https://editor.example")
    outcome = run(write_file(HEADER, MOSZNA.replace("Zamek w", "Pałac w")))
    assert (
        "kept: zamek-moszna website: editor's “https://editor.example”, file's “https://moszna.example”" in outcome.out
    )
    assert "changed: 1" in outcome.out
    assert outcome.exit_status == 0
    castle.refresh_from_db()
    assert (castle.name, castle.website) == ("Pałac w Mosznej", "https://editor.example")


def test_kept_again_at_every_import(castle, write_file, run):
    edit(castle, website="https://editor.example")
    outcomes = [run(write_file(HEADER, MOSZNA)).out for _ in range(2)]
    assert all("kept: zamek-moszna website" in out and unchanged(1) in out for out in outcomes)


def test_overwrite_lets_the_file_win(castle, write_file, run):
    edit(castle, website="https://editor.example")
    assert "changed: 1" in run(write_file(HEADER, MOSZNA), "--overwrite").out
    castle.refresh_from_db()
    assert castle.website == "https://moszna.example"
    assert unchanged(1) in run(write_file(HEADER, MOSZNA)).out


def test_editor_who_agrees_with_the_file_is_followed_again(castle, write_file, run):
    edit(castle, website="https://new.example")
    assert "kept" not in run(write_file(HEADER, MOSZNA.replace("moszna.ex", "new.ex"))).out
    run(write_file(HEADER, MOSZNA.replace("moszna.ex", "newer.ex")))
    castle.refresh_from_db()
    assert castle.website == "https://newer.example"


def test_moved_pin_is_kept_as_a_pair(castle, write_file, run):
    edit(castle, latitude=50.5)
    out = run(write_file(HEADER, MOSZNA.replace("17.76790", "17.8"))).out
    assert "zamek-moszna lat: editor's “50.5”, file's “50.44072”" in out
    assert "zamek-moszna lon: editor's “17.7679”, file's “17.8”" in out
    castle.refresh_from_db()
    assert (castle.latitude, castle.longitude) == (50.5, 17.7679)


def test_municipality_an_editor_found_is_kept_with_its_county(write_file, run):
    file = write_file("id,name_pl,category,kind,county_teryt", "x,Zamek,attraction,castle,1605")
    run(file)
    edit(Place.objects.get(), municipality_id="1601011")
    assert unchanged(1) in run(file, "--overwrite").out
    assert Place.objects.get().county_id == "1601"


def test_list_an_editor_changed_is_kept(write_file, run):
    file = write_file("id,name_pl,category,kind,audiences", "x,Zamek,attraction,castle,families pets")
    run(file)
    Place.objects.get().audiences.through.objects.filter(audience__code="pets").delete()
    assert "kept: x audiences: editor's “families”, file's “families pets”" in run(file).out


def test_place_made_by_an_editor_is_completed_not_changed(write_file, run):
    factories.place(external_id="zamek-moszna", name="Nasz zamek", website="")
    out = run(write_file(HEADER, MOSZNA)).out
    assert "kept: zamek-moszna name_pl: editor's “Nasz zamek”, file's “Zamek w Mosznej”" in out
    place = Place.objects.get()
    assert (place.name, place.website) == ("Nasz zamek", "https://moszna.example")


def test_draft_facts_of_a_new_page_stay_a_draft(write_file, run):
    place = Place.objects.create_draft(name="Zamek", section="attraction", kind=Kind.objects.get(code="castle"))
    run(write_file(HEADER, MOSZNA.replace("zamek-moszna", place.external_id)))
    place.refresh_from_db()
    assert place.website == "https://moszna.example"
    assert not place.live


# Revisions ------------------------------------------------------------------------------------------------------------
def test_editors_form_shows_what_was_imported(castle, write_file, run):
    castle = edit(castle, phone="+48 77 000 00 00")
    header, row = HEADER + ",amenities,sections", MOSZNA.replace("moszna.ex", "new.ex") + ",wifi parking,accommodation"
    run(write_file(header, row))
    castle.refresh_from_db()
    form = castle.get_latest_revision_as_object()
    assert (castle.website, castle.phone) == (form.website, form.phone) == ("https://new.example", "+48 77 000 00 00")
    assert {amenity.code for amenity in castle.amenities.all()} == {"wifi", "parking"}
    assert {amenity.code for amenity in form.amenities.all()} == {"wifi", "parking"}
    assert [further.section for further in castle.further_sections.all()] == ["accommodation"]
    assert not castle.has_unpublished_changes


def test_draft_takes_the_change_and_keeps_its_own(castle, write_file, run):
    castle = edit(castle, phone="+48 77 000 00 00")
    draft(castle, name="Zamek zmieniany", town="Strzeleczki")
    live_revision = castle.live_revision_id
    run(
        write_file(HEADER + ",audiences", MOSZNA.replace("moszna.ex", "new.ex").replace("Zamek w", "Pałac w") + ",pets")
    )
    castle.refresh_from_db()
    form = castle.get_latest_revision_as_object()
    assert (castle.name, castle.town, castle.website) == ("Pałac w Mosznej", "Moszna", "https://new.example")
    assert (form.name, form.town, form.website) == ("Zamek zmieniany", "Strzeleczki", "https://new.example")
    assert [audience.code for audience in castle.audiences.all()] == ["pets"]
    assert [audience.code for audience in form.audiences.all()] == ["pets"]
    assert castle.has_unpublished_changes
    assert castle.live_revision_id == live_revision


def test_draft_with_half_a_position_does_not_stop_the_import(castle, write_file, run):
    unfinished = castle.get_latest_revision_as_object()
    unfinished.longitude = None
    unfinished.save_revision(clean=False)
    assert run(write_file(HEADER, MOSZNA.replace("moszna.ex", "new.ex"))).exit_status == 0
    castle.refresh_from_db()
    assert castle.get_latest_revision_as_object().website == "https://new.example"


def test_unpublished_place_is_not_published(castle, write_file, run):
    castle = edit(castle, phone="+48 77 000 00 00")
    castle.unpublish()
    run(write_file(HEADER, MOSZNA.replace("moszna.ex", "new.ex")))
    castle.refresh_from_db()
    assert not castle.live
    assert castle.website == "https://new.example"


# What depends on facts ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("with_draft", [False, True])
def test_new_name_sorts_at_its_place(castle, write_file, run, with_draft):
    run(write_file(HEADER, BRZEG))
    if with_draft:
        draft(castle, name="Aaa")
    run(write_file(HEADER, MOSZNA.replace("Zamek w", "Łąka w")))
    assert [place.name for place in Place.objects.order_by("sort_pl")] == ["Łąka w Mosznej", "Zamek Piastów Śląskich"]


def test_title_of_a_page_sorts_before_the_name(castle, write_file, run, section):
    factories.place_page(parent=section, place=castle, title="Aaa")
    before = Place.objects.get().sort_de
    run(write_file(HEADER, MOSZNA.replace("Zamek w", "Łąka w")))
    assert Place.objects.get().sort_de == before


def test_kind_in_use_is_known_to_be(castle):
    index_references([castle.pk])
    assert ReferenceIndex.get_references_to(castle.kind).count() == 1


# Dry run --------------------------------------------------------------------------------------------------------------
def test_dry_run_reports_the_same_and_writes_nothing(castle, write_file, run):
    castle = edit(castle, website="https://editor.example")
    file = write_file(HEADER, MOSZNA.replace("Zamek w", "Pałac w"), BRZEG, "x,,,,,,,,,")
    before = snapshot()
    rehearsal = run(file, "--dry-run")
    assert snapshot() == before
    imported = run(file)
    assert rehearsal.out == imported.out + "Dry run: nothing was written.\n"
    assert rehearsal.err == imported.err
    assert rehearsal.exit_status == imported.exit_status == 1
    assert "New: 1 · changed: 1 · unchanged: 0 · not imported: 1" in imported.out


def test_without_reference_data_it_says_what_to_run(write_file, run):
    Kind.objects.all().delete()
    assert "run “manage.py prepare” first" in run(write_file(HEADER, MOSZNA)).refusal
