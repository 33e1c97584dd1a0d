"""Audiences as people read and choose them."""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.cluster.enums import Sector
from intranet.members.models import Organisation, WorkingGroup
from intranet.search import keys

from .models import Audience

Choices = list[tuple[str, list[tuple[str, str]]]]


def choices() -> Choices:
    """What may be stated, in groups: access keys and what each is called."""
    return [
        *_fixed(),
        (_("Working groups"), [(keys.of_group(one.pk), one.name) for one in WorkingGroup.objects.at_work()]),
        (_("Organisations"), [(keys.of_organisation(one.pk), one.name) for one in Organisation.objects.present()]),
    ]


def words_of(audiences: Iterable[Audience]) -> dict[int, str]:
    """By the audience's pk, who reads: „Board, Fairs”. At most two queries, however many there are."""
    sets = {audience.pk: audience.key_set for audience in audiences}
    names = dict(_names(frozenset(chain.from_iterable(sets.values()))))
    nobody = _("the office alone")
    return {
        pk: capfirst(", ".join(sorted(names.get(key, key) for key in found)) or nobody) for pk, found in sets.items()
    }


def _fixed() -> Choices:
    return [
        (_("Everybody"), [(keys.ALL, _("all members"))]),
        (_("The cluster's own"), [(keys.BOARD, _("the board")), (keys.OFFICE, _("the office alone"))]),
        (_("Sectors"), [(keys.of_sector(code), str(label)) for code, label in Sector.choices]),
    ]


def _names(wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    for _group, fixed in _fixed():
        yield from ((key, name) for key, name in fixed if key in wanted)
    for model, key_of in ((WorkingGroup, keys.of_group), (Organisation, keys.of_organisation)):
        prefix = key_of(0).removesuffix("0")
        pks = [key.removeprefix(prefix) for key in wanted if key.startswith(prefix)]
        if pks:
            yield from ((key_of(one.pk), one.name) for one in model.objects.filter(pk__in=pks))
