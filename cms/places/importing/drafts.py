"""Places that an editor's form knows as revisions: what an import writes must show there too."""

from ..models import Place
from .facts import Facts, facts_of, set_facts, set_lists
from .lookups import Lookups
from .merging import merge


def is_published_as_revision(place: Place) -> bool:
    return bool(place.latest_revision_id) and place.live and not place.has_unpublished_changes


def publish_changes(place: Place, changes: Facts, lookups: Lookups) -> None:
    """A revision of the live facts with the changes, published."""
    set_facts(place, changes, lookups)
    set_lists(place, changes, lookups)
    place.save_revision(clean=False).publish()


def carry_into_draft(place: Place, *, before: Facts, changes: Facts, lookups: Lookups) -> None:
    """The draft gets the changes of the live row where it had the same value; what its editor changed stays."""
    draft = place.get_latest_revision_as_object()
    following = merge(files=changes, current=facts_of(draft), written=before).changes
    if following:
        set_facts(draft, following, lookups)
        set_lists(draft, following, lookups)
        draft.save_revision(clean=False)
