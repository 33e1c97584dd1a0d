from .invitation import Invitation
from .membership import Membership
from .organisation import Organisation
from .proposal import Proposal
from .working_group import Seat, WorkingGroup

__all__ = ["Invitation", "Membership", "Organisation", "Proposal", "Seat", "WorkingGroup"]
