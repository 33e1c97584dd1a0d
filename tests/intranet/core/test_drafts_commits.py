"""Two tabs that save at the same moment. A module of its own: it commits."""

from typing import Any

import pytest

from intranet.core.drafts import services
from intranet.core.models import Draft
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.races import at_once, needs_two_writers, waiting_for_the_other

pytestmark = pytest.mark.django_db(transaction=True)


@needs_two_writers
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("is_office", [True, False])
def test_of_two_tabs_one_saves_and_the_other_is_told(transactional_db, monkeypatch, is_first, is_office):
    hotel = factories.organisation()
    outing = factories.outing(hotel)
    actor = actor_of(factories.office() if is_office else factories.member(hotel).user)

    def save(tab: str, number: int) -> None:
        facts: dict[str, Any] = {
            "name": "comment",
            "number": number,
            "based_on": "1",
            "tab": tab,
            "texts": {"text": tab},
        }
        services.save_draft(actor=actor, subject=outing, **facts)

    if not is_first:
        save("before", 0)
    monkeypatch.setattr(services, "require_now", waiting_for_the_other(services.require_now))
    raised = at_once(*(lambda tab=tab: save(tab, 0 if is_first else 1) for tab in ("one", "two")))
    (conflict,) = raised
    assert isinstance(conflict, services.DraftConflict)
    assert conflict.draft.texts == Draft.objects.get().texts
