"""What of an organisation stands on the portal, and what a proposal would make of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cms.cluster.models import MemberPage
from cms.cluster.services import polish_page_of
from cms.core.models import SOURCE_LANGUAGE
from cms.places.models import Municipality
from intranet.core.words import label_of, name_of

from .models import Organisation, Proposal
from .models.proposal import FACTS, WORDS


@dataclass(frozen=True)
class Change:
    """A field as it is and as it would be, in words. `was`: what it was when proposed, if it has changed since.

    `lang` is the language of texts; facts are said in the reader's, and have "".
    """

    name: str
    before: str
    after: str
    was: str | None
    lang: str


def public_values(organisation: Organisation, page: MemberPage | None = None) -> dict[str, Any]:
    """Of FIELDS, as they are now. Without a page yet, its words are empty and its title is the organisation's name."""
    page = page or polish_page_of(organisation.external_id)
    words = {name: getattr(page, name) if page else "" for name in WORDS}
    words["title"] = words["title"] or organisation.name
    return words | {name: organisation.serializable_value(name) for name in FACTS}


def fingerprint(organisation: Organisation) -> str:
    """Another one once anything that a proposal could change is another."""
    return sha256(json.dumps(public_values(organisation), sort_keys=True).encode()).hexdigest()[:16]


def changes_of(proposals: Iterable[Proposal]) -> list[tuple[Proposal, list[Change]]]:
    """Against the page of today while one waits, afterwards against the page that it was made for.

    One query, and what the one that waits needs.
    """
    names = {municipality.pk: str(municipality) for municipality in Municipality.objects.all()}
    return [(proposal, list(_changes(proposal, names))) for proposal in proposals]


def _changes(proposal: Proposal, names: Mapping[str, str]) -> Iterator[Change]:
    base, now = proposal.base, public_values(proposal.organisation) if proposal.waits else proposal.base
    for field, value in proposal.changed.items():
        before, after, was = (_in_words(field, one, names) for one in (now[field], value, base[field]))
        lang = SOURCE_LANGUAGE if field in WORDS else ""
        yield Change(name_of(Proposal, field), before, after, was if was != before else None, lang)


def _in_words(field: str, value: Any, names: Mapping[str, str]) -> str:
    return names.get(value, "") if field == "municipality" else str(label_of(Proposal, field, value))
