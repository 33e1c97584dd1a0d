"""Who acts, and for whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Never

from django.core.exceptions import PermissionDenied
from django.core.signing import Signer

from cms.users.models import User
from cms.users.requests import PersonsRequest

if TYPE_CHECKING:
    from intranet.members.models import Organisation


#: What every form carries: the organisation that it was shown for.
FORM_FIELD = "acting_for"
#: What the form of an object carries: what it was opened on (`opened.py`).
OPENED_FIELD = "opened_on"
#: And the person that it was shown to, signed.
PERSON_FIELD = "shown_to"
person_signer = Signer(salt="intranet.form shown to")


@dataclass(frozen=True)
class Actor:
    """A person acting for one organisation or for none, as the database knew them when this request came in."""

    user: User
    organisation: "Organisation | None" = None
    organisations: "tuple[Organisation, ...]" = ()  # all that the person may act for
    roles: frozenset[str] = frozenset()  # those in `organisation`
    working_groups: frozenset[int] = frozenset()  # pks of those at work that the person sits in or chairs
    is_office: bool = False
    is_board: bool = False
    opened_on: str = field(default="", compare=False)  # what they knew of the object when they decided
    again: "Callable[[], Actor] | None" = field(default=None, compare=False, repr=False)

    def now(self) -> "Actor":
        """The same person acting for the same organisation, as the database knows them by now."""
        return self.again() if self.again else self

    @property
    def oversees(self) -> bool:
        """Of the office or of the board: sees the whole cluster, not only what members show one another."""
        return self.is_office or self.is_board

    def acts_for_none_of(self, organisations: "Iterable[Organisation]") -> bool:
        """Whether the person, now or after changing over, acts for none of these: who may know what each of them says.

        `organisations` may be a queryset: no query then but its own.
        """
        own = {organisation.pk for organisation in self.organisations}
        return own.isdisjoint(organisation.pk for organisation in organisations)

    @property
    def form_value(self) -> str:
        """What FORM_FIELD says in the forms that this person is shown."""
        return str(self.organisation.pk) if self.organisation else ""

    @property
    def person_value(self) -> str:
        """What PERSON_FIELD says in them."""
        return person_signer.sign(str(self.user.pk))

    @property
    def may_work(self) -> bool:
        """Whether the doors are open that need an organisation in good standing, or an office."""
        return self.oversees or (self.organisation is not None and self.organisation.is_working)


@dataclass(frozen=True)
class Clock:
    """Nobody: what happens by itself because a moment has passed. `at` is when it happened, whenever it is done.

    No policy allows it anything: what it does, a service does that asks whether the moment has passed, and none.
    """

    at: datetime
    user: None = None
    organisation: None = None

    def now(self) -> Never:
        """Raises PermissionDenied: there is nobody who might be allowed to."""
        raise PermissionDenied


class ActorRequest(PersonsRequest):
    """A request behind the intranet's door."""

    actor: Actor
