"""A test that commits leaves nothing to the next."""

import pytest
from django.contrib.auth.models import Group

from tests import databases


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_commits_are_undone(time):
    Group.objects.create(name="Committed")
    Group.objects.get(name="Editors").delete()


@pytest.mark.django_db
def test_what_was_deleted_is_back():
    assert Group.objects.filter(name="Editors").exists()


def test_template_of_other_migrations_has_another_name(monkeypatch, tmp_path):
    class App:
        label, path = "app", str(tmp_path)

    monkeypatch.setattr(databases.apps, "get_app_configs", lambda: [App])
    (tmp_path / "migrations").mkdir()
    file = tmp_path / "migrations" / "0001_initial.py"
    file.write_text("1")
    before = databases.fingerprint()
    assert databases.fingerprint() == before
    file.write_text("2")
    assert databases.fingerprint() != before
