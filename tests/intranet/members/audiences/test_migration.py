"""Audiences of an installation that has documents already: they change their app and lose nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import ProtectedError

from intranet.documents.models import Document, Folder
from intranet.members.acting import actor_of
from intranet.members.audiences.services import audience_of
from intranet.members.models import Audience, AudienceKey
from tests.intranet import factories

BEFORE = [("documents", "0007_approvals_taken_back"), ("members", "0002_proposals")]

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(targets: Any) -> Any:
    """The models as they are then."""
    return MigrationExecutor(connection).migrate(targets).apps


def latest() -> Any:
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


@pytest.fixture
def before(transactional_db) -> Iterator[Any]:
    yield migrate(BEFORE)
    migrate(latest())
    ContentType.objects.clear_cache()


def write_library(models: Any, owner_pk: int) -> int:
    """The audience's pk."""
    audience = models.get_model("documents", "Audience").objects.create(code="board group:1")
    models.get_model("documents", "AudienceKey").objects.create(audience=audience, key="board")
    facts = {"audience": audience, "own_audience": audience}
    folder = models.get_model("documents", "Folder").objects.create(name="Umowy", path="0009", depth=1, **facts)
    models.get_model("documents", "Document").objects.create(folder=folder, title="Statut", owner_id=owner_pk, **facts)
    return audience.pk


def test_rows_and_content_types_move_and_documents_keep_their_readers(before):
    owner = factories.person("Anna Nowak")
    pk = write_library(before, owner.pk)
    ContentType.objects.filter(app_label="members", model="audience").delete()
    kind = ContentType.objects.get_or_create(app_label="documents", model="audience")[0]
    migrate(latest())
    ContentType.objects.clear_cache()
    audience = Audience.objects.get(pk=pk)
    assert list(AudienceKey.objects.filter(audience=audience).values_list("key", flat=True)) == ["board"]
    assert Document.objects.get().audience == Document.objects.get().own_audience == audience
    assert Folder.objects.get(path="0009").audience == audience
    assert ContentType.objects.get_for_model(Audience).pk == kind.pk
    tables = connection.introspection.table_names()
    assert {"members_audience", "members_audiencekey"} <= set(tables)
    assert "documents_audience" not in tables
    assert audience_of(["all", "org:1"]).pk > pk  # numbers go on where they were
    with pytest.raises(ProtectedError):
        audience.delete()
    assert Document.objects.visible_to(actor_of(factories.board())).count() == 1
