"""What of an organisation stands on the portal, and what a proposal would make of it."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cms.cluster.models import MemberPage
from cms.cluster.services import polish_page_of
from cms.places.models import Municipality
from intranet.core.words import label_of, name_of

from .models import Organisation, Proposal
from .models.proposal import FACTS, WORDS


@dataclass(frozen=True)
class Change:
    """A field as it is and as it would be, in words. `was`: what it was when proposed, if it has changed since."""

    name: str
    before: str
    after: str
    was: str | None = None


def public_values(organisation: Organisation, page: MemberPage | None = None) -> dict[str, Any]:
    """Of FIELDS, as they are now. Without a page yet, its words are empty and its title is the organisation's name."""
    page = page or polish_page_of(organisation.external_id)
    words = {name: getattr(page, name) if page else "" for name in WORDS}
    words["title"] = words["title"] or organisation.name
    return words | {name: getattr(organisation, Organisation._meta.get_field(name).attname) for name in FACTS}


def fingerprint(organisation: Organisation) -> str:
    """Another one once anything that a proposal could change is another."""
    return sha256(json.dumps(public_values(organisation), sort_keys=True).encode()).hexdigest()[:16]


def changes_of(proposal: Proposal) -> list[Change]:
    """Against the page of today while it waits, afterwards against the page that it was made for."""
    base, now = proposal.base, public_values(proposal.organisation) if proposal.waits else proposal.base
    return [
        Change(
            name_of(Proposal, field),
            _in_words(field, now[field]),
            _in_words(field, value),
            _in_words(field, base[field]) if now[field] != base[field] else None,
        )
        for field, value in proposal.changed.items()
    ]


def _in_words(field: str, value: Any) -> str:
    if field == "municipality":
        return str(Municipality.objects.get(pk=value)) if value else ""
    return str(label_of(Proposal, field, value))
