"""The index says what its sources say, at any moment and at no more cost than needed."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from cms.core.findable import Findable
from cms.pages.models import StandardPage
from cms.places.findable import PLACES
from cms.places.models import Audience, FurtherSection, Kind, Place
from cms.search_index import rebuild_if_incomplete
from search.indexing import writing
from search.indexing.completeness import is_complete
from search.indexing.pages import page_models
from search.indexing.writing import indexing_later, rebuild, refresh
from search.models import IndexStamp, Record, Tag, Term
from tests import factories

from ..questions import ask, keys
from ..seen import seen, spread


@pytest.fixture
def built(home) -> StandardPage:
    page = factories.publish(StandardPage(title="Kwiryniada", slug="k", summary="Święto gęsi."), parent=home)
    factories.place(external_id="p1", name="Gospoda")
    rebuild()
    return page


def found() -> set[str]:
    return set(Record.objects.values_list("key", flat=True))


def tags(facet: str) -> set[str]:
    return set(Tag.objects.filter(record__key="p1", facet=facet).values_list("value", flat=True))


def test_rollback_leaves_nothing(built):
    with transaction.atomic():
        factories.place(name="Wyszywanka")
        assert ask("wyszywanka").total == 1
        transaction.set_rollback(True)
    assert ask("wyszywanka").total == 0


@pytest.mark.parametrize("number", [1, 3, 30])
def test_refresh_asks_as_often_whatever_the_number(db, django_assert_num_queries, number):
    places = [factories.place(external_id=f"p{at}") for at in range(number)]
    with django_assert_num_queries(24 if connection.vendor == "postgresql" else 23):
        refresh(PLACES, [place.external_id for place in places])


def test_every_kind_of_page_joins_by_itself(home):
    """But home and sections, which are offered above what is found."""
    names = {model.__name__ for model in page_models()}
    assert {"StandardPage", "ContactPage", "ClusterPage", "AccessibilityStatementPage"} <= names
    assert not names & {"HomePage", "SectionPage", "PlacePage"}


def test_bulk_written_places_are_found_once_they_are_told_of(db, tmp_path):
    file = tmp_path / "places.csv"
    file.write_text("id,name_pl,category,kind,town\nbulk-1,Kwiryniada,attraction,castle,Moszna\n", encoding="utf-8")
    call_command("import_places", str(file), verbosity=0)
    assert keys(ask("kwiryniada")) == ["bulk-1"]


def test_what_belongs_to_facts_is_known_with_them(db):
    place = factories.place(external_id="p1")
    place.audiences = list(Audience.objects.all()[:2])
    place.further_sections = [FurtherSection(section="gastronomy")]
    place.save()
    assert tags("audience") == {audience.code for audience in place.audiences.all()}
    assert tags("section") == {"attraction", "gastronomy"}


def test_deleted_audience_is_counted_no_more(db):
    place = factories.place(external_id="p1", name="Gospoda")
    place.audiences = list(Audience.objects.all()[:2])
    place.save()
    gone, stays = place.audiences.all()
    Audience.objects.get(pk=gone.pk).delete()
    assert tags("audience") == {stays.code}
    assert list(ask("gospoda").counts["audience"]) == [stays.code]


def test_new_name_of_a_kind_is_a_word_of_its_places(db):
    factories.place(external_id="p1", name="Gospoda", kind="castle")
    kind = Kind.objects.get(code="castle")
    kind.name_pl = "Wyszywanka"
    kind.save()
    assert keys(ask("wyszywanka")) == ["p1"]


# Rebuilding -----------------------------------------------------------------------------------------------------------
def lose_everything() -> None:
    Record.objects.all().delete()


def lose_one() -> None:
    Record.objects.get(key="p1").delete()


def lose_row_of_the_engine() -> None:
    table = "search_vector" if connection.vendor == "postgresql" else "search_fts"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def know_a_stranger() -> None:
    Record.objects.create(key="stranger", type="place")


def belong_to_another_analysis() -> None:
    IndexStamp.objects.update(fingerprint="another")


def be_never_finished() -> None:
    IndexStamp.objects.all().delete()


FAULTS = [
    lose_everything,
    lose_one,
    lose_row_of_the_engine,
    know_a_stranger,
    belong_to_another_analysis,
    be_never_finished,
]


def test_complete_index_is_left_alone(built):
    factories.place(external_id="left-out", leave_out_of_search=True)
    assert is_complete()
    steps: list[str] = []
    rebuild_if_incomplete(steps.append)
    assert not [step for step in steps if "Visitors' search" in step]


@pytest.mark.parametrize("fault", FAULTS)
def test_incomplete_index_is_noticed_and_built_anew(built, fault):
    fault()
    assert not is_complete()
    steps: list[str] = []
    rebuild_if_incomplete(steps.append)
    assert "Visitors' search: PlaceSource 1 / 1" in steps
    assert is_complete()
    assert keys(ask("kwiryniada")) == [f"page-{built.translation_key}"]
    assert found() == {"p1", f"page-{built.translation_key}"}


def test_changes_of_a_command_that_dies_before_it_rebuilds_are_noticed(built):
    with suppress(KeyboardInterrupt), indexing_later():
        factories.place(external_id="p9", name="Wyszywanka")
        raise KeyboardInterrupt
    assert keys(ask("wyszywanka")) == []
    assert not is_complete()
    rebuild_if_incomplete(lambda _line: None)
    assert keys(ask("wyszywanka")) == ["p9"]


def test_changed_words_of_a_command_that_dies_before_it_rebuilds_are_noticed(built):
    with suppress(KeyboardInterrupt), indexing_later():
        Place.objects.get(external_id="p1").save()
        raise KeyboardInterrupt
    assert not is_complete()


def test_killed_rebuild_leaves_the_old_index_and_is_noticed(built, monkeypatch):
    belong_to_another_analysis()

    def killed(progress: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(killed)
    assert keys(ask("kwiryniada")) == [f"page-{built.translation_key}"]
    assert keys(ask("gospoda")) == ["p1"]
    assert not is_complete()


def test_nothing_is_missing_at_any_moment_of_a_rebuild(built, monkeypatch):
    monkeypatch.setattr("search.indexing.batches.BATCH", 1)
    factories.place(external_id="p2", name="Gospoda druga")
    moments = []
    rebuild(lambda progress: moments.append((keys(ask("kwiryniada")), set(keys(ask("gospoda"))))))
    assert len(moments) == 3
    assert all(moment == ([f"page-{built.translation_key}"], {"p1", "p2"}) for moment in moments)


def test_thing_that_was_made_during_a_rebuild_stays(built):
    def make(progress: str) -> None:
        if not Place.objects.filter(external_id="new").exists():
            factories.place(external_id="new")

    rebuild(make)
    assert "new" in found()


def test_command_says_how_far_it_is(built, capsys):
    call_command("rebuild_search")
    said = capsys.readouterr().out
    assert "PlaceSource 1 / 1" in said
    assert f"{Record.objects.count()} things can be found." in said


# Terms ----------------------------------------------------------------------------------------------------------------
def test_words_become_known_as_near_spellings_and_are_forgotten(built):
    spread()
    assert seen("kwiryniada").corrections
    StandardPage.objects.get(pk=built.pk).unpublish()
    for version in StandardPage.objects.filter(translation_key=built.translation_key):
        version.unpublish()
    spread()
    assert not Term.objects.filter(term__startswith="kwiryni").exists()


def test_worker_renews_the_words_only_after_a_change(built):
    from search.tasks import refresh_terms

    assert not refresh_terms()
    factories.place(name="Wyszywanka")
    assert refresh_terms()
    assert Term.objects.filter(term="wyszywanka").exists()
    assert not refresh_terms()


def test_sources_are_asked_while_the_things_are_locked(built, monkeypatch):
    """Else what was read could be old by the time it is written."""
    steps: list[str] = []
    monkeypatch.setattr(writing, "lock", lambda name, some: steps.append(f"lock {name} {some}"))

    def read_nothing(some: list[str]) -> Iterator[Findable]:
        steps.append("read")
        return iter(())

    monkeypatch.setattr(PLACES, "findables", read_nothing)
    refresh(PLACES, ["p1"])
    assert steps == ["lock PlaceSource ['p1']", "read"]
