"""What access keys are called."""

from collections.abc import Iterator, Set

from django.utils.translation import gettext as _

from cms.cluster.enums import Sector
from cms.users.models import User
from intranet.members.audiences import keys

from ..enums import Role
from .organisation import Organisation
from .working_group import WorkingGroup

Choices = list[tuple[str, list[tuple[str, str]]]]


def fixed_choices() -> Choices:
    """Those that are there whatever the database has, in groups."""
    return [
        (_("Everybody"), [(keys.ALL, _("all members"))]),
        (_("The cluster's own"), [(keys.BOARD, _("the board")), (keys.OFFICE, _("the office alone"))]),
        (_("Sectors"), [(keys.of_sector(code), str(label)) for code, label in Sector.choices]),
        (_("Roles"), [(keys.of_holders(code), str(label)) for code, label in Role.choices]),
    ]


def names_of(wanted: Set[str]) -> dict[str, str]:
    """A query for working groups, organisations and people each, where there are any."""
    return dict(_names(wanted))


def _names(wanted: Set[str]) -> Iterator[tuple[str, str]]:
    for _group, fixed in fixed_choices():
        yield from ((key, name) for key, name in fixed if key in wanted)
    for model, key_of in ((WorkingGroup, keys.of_group), (Organisation, keys.of_organisation), (User, keys.of_person)):
        prefix = key_of(0).removesuffix("0")
        pks = [key.removeprefix(prefix) for key in wanted if key.startswith(prefix)]
        if pks:
            yield from ((key_of(one.pk), str(one)) for one in model.objects.filter(pk__in=pks))
