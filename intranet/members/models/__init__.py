from ..voices.models import Ballot, Count, Poll, Voter
from .invitation import Invitation
from .membership import Membership
from .organisation import Organisation
from .proposal import Proposal
from .working_group import Seat, WorkingGroup

__all__ = [
    "Ballot",
    "Count",
    "Invitation",
    "Membership",
    "Organisation",
    "Poll",
    "Proposal",
    "Seat",
    "Voter",
    "WorkingGroup",
]
