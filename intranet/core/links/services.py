"""Links between objects of any features."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from ..access import require_now
from ..actors import Actor
from ..audit import record
from ..changing import changing
from ..enums import Action
from ..kinds import about, with_subjects
from ..models import Link
from ..visibility import can_view


def can_remove(actor: Actor, link: Link) -> bool:
    return link.made_by_id == actor.user.pk or actor.is_office


def linked_to(actor: Actor, subject: Model) -> list[tuple[Link, Model, bool]]:
    """The links of this object that the person may see, each with its other end, and whether they may remove it."""
    found = Link.objects.visible_to(actor).of(subject).prefetch_related(with_subjects("first"), with_subjects("second"))
    return [(link, link.other_end(subject), can_remove(actor, link)) for link in found]


@transaction.atomic
def link_objects(*, actor: Actor, subject: Model, other: Model) -> Link:
    """Linked already, whichever way round: a no-op. Raises ValidationError for an object and itself."""
    for end in (subject, other):
        require_now(can_view, actor, end)
    if subject == other:
        raise ValidationError(_("This is the address of the very page that you are on. Name another one."))
    first, second = sorted((subject, other), key=lambda end: (end._meta.label_lower, end.pk))
    ends = about(first, "first_") | about(second, "second_")
    link, is_new = Link.objects.get_or_create(**ends, ended_at=None, defaults={"made_by": actor.user})
    if is_new:
        record(actor=actor, action=Action.CREATED, instance=link)
    return link


def remove_link(*, actor: Actor, link: Link) -> None:
    """Removed already: a no-op."""
    with changing(link, actor, can_remove) as link:
        if link.ended_at is None:
            link.ended_at = timezone.now()
            link.save(update_fields=["ended_at"])
            record(actor=actor, action=Action.ENDED, instance=link)
