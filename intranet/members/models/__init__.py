from ..voices.models import Ballot, Count, Poll, Voter
from .audience import Audience, AudienceKey
from .invitation import Invitation
from .membership import Membership
from .organisation import Organisation
from .proposal import Proposal
from .readable import Readable
from .working_group import Seat, WorkingGroup

__all__ = [
    "Audience",
    "AudienceKey",
    "Ballot",
    "Count",
    "Invitation",
    "Membership",
    "Organisation",
    "Poll",
    "Proposal",
    "Readable",
    "Seat",
    "Voter",
    "WorkingGroup",
]
