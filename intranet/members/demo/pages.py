"""The demo's public pages of members, and proposals in every state of a tavern that does not exist."""

import tomllib
from typing import Any

from cms.cluster.services import publish_page
from cms.translations.services import translate_page
from cms.users.models import User
from intranet.core.actors import Actor

from .. import proposal_services
from ..acting import actor_of
from ..enums import ProposalState
from ..models import Organisation
from ..public_page import fingerprint, public_values
from ..public_record import feed
from . import HERE, rows

TAVERN = "demo-u-mlynarza"


def load_pages() -> None:
    """Pages of the founders say what `members-2012.csv` says, in four languages."""
    texts = tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))
    editor = actor_of(User.objects.get(email="editor@example.org"))
    for row in rows("members-2012"):
        summaries = {
            language: sentence.format(kind=texts["kinds"][row["kind"]][language], town=row["town"])
            for language, sentence in texts["founder"].items()
        }
        _write_page(Organisation.objects.get(external_id=row["id"]), summaries, editor.user)
    for proposal in texts["proposals"]:
        _propose(proposal, editor)


def _write_page(organisation: Organisation, summaries: dict[str, str], user: User) -> None:
    words = {"title": organisation.name, "text": "", "summary": summaries.pop("pl")}
    page, _is_new = publish_page(member=feed(organisation), user=user, **words)
    for language, summary in summaries.items():
        translate_page(page=page, language=language, texts={"title": [page.title], "summary": [summary]})


def _propose(wanted: dict[str, Any], editor: Actor) -> None:
    tavern = Organisation.objects.select_related("municipality").get(external_id=TAVERN)
    speaker = actor_of(User.objects.get(email="grace@example.org"))
    state, reason = wanted.pop("state"), wanted.pop("reason", "")
    values = public_values(tavern) | {"municipality": tavern.municipality} | wanted
    proposal = proposal_services.propose(actor=speaker, organisation=tavern, **values)
    if state == ProposalState.APPROVED:
        proposal_services.approve_proposal(actor=editor, proposal=proposal, seen=fingerprint(tavern))
    elif state == ProposalState.REFUSED:
        proposal_services.refuse_proposal(actor=editor, proposal=proposal, reason=reason)
    elif state == ProposalState.WITHDRAWN:
        proposal_services.withdraw_proposal(actor=speaker, proposal=proposal)
