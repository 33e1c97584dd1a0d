"""Static files are collected when their sources changed, and only then."""

from pathlib import Path

import pytest

from cms import static


@pytest.fixture
def source(settings, tmp_path) -> Path:
    """One folder of sources, and a place to collect into."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "site.css").write_text("body { color: green }")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "static"
    return folder


def collected(settings) -> dict[str, str]:
    return {file.name: file.read_text() for file in settings.STATIC_ROOT.glob("*.css")}


def test_sources_are_collected_once(settings, source, monkeypatch):
    static.collect_if_changed()
    assert collected(settings) == {"site.css": "body { color: green }"}
    monkeypatch.setattr(static, "call_command", None)  # a second collection would fail
    static.collect_if_changed()


def test_changed_source_is_collected_and_a_removed_one_goes(settings, source):
    static.collect_if_changed()
    (source / "site.css").unlink()
    (source / "new.css").write_text("body {}")
    static.collect_if_changed()
    assert collected(settings) == {"new.css": "body {}"}


def test_deleted_folder_is_filled_again(settings, source):
    static.collect_if_changed()
    for file in settings.STATIC_ROOT.iterdir():
        file.unlink()
    settings.STATIC_ROOT.rmdir()
    static.collect_if_changed()
    assert "site.css" in collected(settings)


def test_garbled_list_of_names_is_made_anew(settings, source):
    static.collect_if_changed()
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    manifest.write_text('{"paths": {"site.c')
    static.collect_if_changed()
    assert not manifest.exists()  # the tests' storage makes none
    assert "site.css" in collected(settings)


def test_deleted_file_comes_back(settings, source):
    static.collect_if_changed()
    (settings.STATIC_ROOT / "site.css").unlink()
    static.collect_if_changed()
    assert "site.css" in collected(settings)
