"""Who sees what of the small cluster, written out: `visible_to` alone says so, and what all others ask follows it."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from cms.users.models import User
from intranet.core.kinds import KINDS
from intranet.core.models import Follow
from intranet.core.visibility import can_view, visible_among, who_sees
from intranet.members.acting import actor_of
from intranet.members.models import Membership

from . import world

TABLE = Path(__file__).with_name("visible.txt")


def models_with_readers() -> list[type[Model]]:
    ours = [app for app in apps.get_app_configs() if app.name.startswith(("intranet.", "tests.intranet."))]
    models = [model for app in ours for model in app.get_models()]
    return [model for model in models if model in kinds() and hasattr(model._default_manager.none(), "visible_to")]


def kinds() -> set[type[Model]]:
    return {kind.model for kind in KINDS.values()}


def seen(people: dict[str, User]) -> list[str]:
    """A line an object: its model, its words, and a letter for each of `world.PEOPLE` who sees it."""
    actors = {role: actor_of(people[role]) for role in world.PEOPLE}
    lines = []
    for model in models_with_readers():
        rows = model._default_manager
        visible = {role: set(rows.visible_to(actor)) for role, actor in actors.items()}  # type: ignore[attr-defined]
        for instance in rows.order_by("pk"):
            marks = " ".join("x" if instance in visible[role] else "." for role in world.PEOPLE)
            lines.append(f"{marks}  {model._meta.label_lower}: {words_of(instance, people)}")
    return sorted(lines, key=lambda line: (line.partition("  ")[2], line))


def words_of(instance: Model, people: dict[str, User]) -> str:
    """Without what differs from run to run: the numbers of fictional people, and days."""
    roles = {str(user): role for role, user in people.items()}
    said = f"{instance.user} → {instance.subject}" if isinstance(instance, Follow) else str(instance)
    words = re.sub(r"Osoba \d+", lambda found: roles.get(found[0], "somebody"), said)
    return re.sub(r" \(\d.*/.*\)", "", words)


def test_everybody_sees_what_the_table_says(people):
    expected = TABLE.read_text().splitlines()
    lines = seen(people)
    assert expected[: len(world.PEOPLE)] == [f"{'. ' * n}x {role}" for n, role in enumerate(world.PEOPLE)]
    assert lines == expected[len(world.PEOPLE) :]


@pytest.mark.parametrize("role", world.PEOPLE)
def test_every_question_has_the_same_answer(people, role):
    actor = actor_of(people[role])
    for model in models_with_readers():
        rows = model._default_manager
        everything, visible = list(rows.all()), set(rows.visible_to(actor))  # type: ignore[attr-defined]
        assert {one for one in everything if can_view(actor, one)} == visible
        assert visible_among(actor, everything) == visible


def test_who_sees_an_object_sees_it_for_one_of_their_organisations(people, django_assert_num_queries):
    membership = Membership.objects.get(user=people["member"])
    with django_assert_num_queries(4):
        seeing = who_sees(membership, people.values())
    assert {role for role in people if people[role] in seeing} == {
        *("member", "coordinator", "representative", "office", "board", "superuser")
    }


def test_what_is_gone_is_seen_by_nobody(people):
    assert not can_view(actor_of(people["superuser"]), None)
