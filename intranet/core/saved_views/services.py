"""A person's names for what they often look at in a list: their own affair, so no log has them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..access import require_now
from ..actors import Actor
from ..models import SavedView
from ..visibility import can_view

#: Of one person over one list: more would no longer be found quicker than by filtering.
MOST = 20


@transaction.atomic
def save_view(*, actor: Actor, path: str, name: str, query: str) -> SavedView:
    """A name that the person has used over this list already now means this. Raises ValidationError."""
    SavedView(user=actor.user, path=path, name=name, query=query).full_clean(validate_constraints=False)
    own = SavedView.objects.visible_to(actor).over(path)
    if own.count() >= MOST and not own.filter(name=name).exists():
        raise ValidationError(
            _("There are %(number)s views over this list already. Delete one first."), params={"number": MOST}
        )
    view, _is_new = own.update_or_create(user=actor.user, path=path, name=name, defaults={"query": query})
    return view


@transaction.atomic
def delete_view(*, actor: Actor, view: SavedView) -> None:
    require_now(can_view, actor, view)
    view.delete()
