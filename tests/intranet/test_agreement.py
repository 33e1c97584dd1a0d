"""Lists show exactly what detail pages allow: `visible_to` and `can_view` agree, for all models and roles."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from intranet.core.actors import Actor
from intranet.core.attachments.services import can_view_attachment
from intranet.core.comments.policies import can_view_comment
from intranet.core.feeds.services import can_view_feed
from intranet.core.following import can_view_follow
from intranet.core.links.services import can_view_link
from intranet.core.models import Attachment, Comment, Feed, Follow, Link, SavedView
from intranet.core.saved_views.services import can_view_saved_view
from intranet.documents.models import Approval, Document, Folder, ReadingDuty
from intranet.documents.policies import can_view_approval, can_view_document, can_view_duty, can_view_folder
from intranet.members import policies
from intranet.members.acting import actor_of
from intranet.members.models import Invitation, Membership, Organisation, Proposal, WorkingGroup

from . import world
from .example.models import Outing
from .example.policies import can_view_outing

#: Every model that people see lists of, and the question that its pages ask. A new one is added here.
CAN_VIEW: dict[type[Model], Callable[[Actor, Any], bool]] = {
    Organisation: policies.can_view_organisation,
    Membership: policies.can_view_membership,
    Invitation: policies.can_view_invitation,
    Proposal: policies.can_view_proposal,
    WorkingGroup: policies.can_view_group,
    Outing: can_view_outing,
    Comment: can_view_comment,
    Follow: can_view_follow,
    Feed: can_view_feed,
    Link: can_view_link,
    Attachment: can_view_attachment,
    SavedView: can_view_saved_view,
    Folder: can_view_folder,
    Document: can_view_document,
    ReadingDuty: can_view_duty,
    Approval: can_view_approval,
}


def models_with_lists() -> set[type[Model]]:
    ours = [app for app in apps.get_app_configs() if app.name.startswith(("intranet.", "tests.intranet."))]
    models = (model for app in ours for model in app.get_models())
    return {model for model in models if hasattr(model._default_manager.none(), "visible_to")}


def test_every_model_with_a_list_is_asked():
    assert set(CAN_VIEW) == models_with_lists()


@pytest.mark.parametrize("role", world.PEOPLE)
@pytest.mark.parametrize("model", CAN_VIEW, ids=lambda model: model.__name__)
def test_list_and_detail_agree(people, model, role):
    actor = actor_of(people[role])
    in_list = {instance.pk for instance in model.objects.visible_to(actor)}
    on_page = {instance.pk for instance in model.objects.all() if CAN_VIEW[model](actor, instance)}
    assert in_list == on_page
    assert model.objects.count() > 1


def test_the_world_tells_the_roles_apart(people):
    """Were everything visible to everybody, the agreement above would prove nothing."""
    seen = {
        role: frozenset(Membership.objects.visible_to(actor_of(people[role])).values_list("pk", flat=True))
        for role in ("account", "member", "other member", "suspended", "office")
    }
    assert len(set(seen.values())) == len(seen)
