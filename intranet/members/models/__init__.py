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
    "Invitation",
    "Membership",
    "Organisation",
    "Proposal",
    "Readable",
    "Seat",
    "WorkingGroup",
]
