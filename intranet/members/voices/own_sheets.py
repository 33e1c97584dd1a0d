"""How a person has voted by name. Of secret votes nobody knows."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.users.models import User
from intranet.core.own_data import OF_PERSON, Sheet

from .models import Ballot


def _votes(user: User) -> Iterator[Mapping[Any, Any]]:
    """Also for others, and what somebody entered for them."""
    own = Ballot.objects.filter(Q(cast_by=user) | Q(voter__user=user))
    for ballot in own.select_related("voter__poll", "voter__organisation", "voter__user"):
        yield {
            **{_("when"): ballot.cast_at, pgettext_lazy("poll", "vote"): str(ballot.voter.poll)},
            **{_("for whom"): str(ballot.voter), _("choice"): ballot.get_choice_display()},
            _("reservation"): ballot.note,
        }


OF_PERSON.append(Sheet(_("How you voted"), _votes))
