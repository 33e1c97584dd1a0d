from .invitation import Invitation
from .membership import Membership
from .organisation import Organisation
from .working_group import Seat, WorkingGroup

__all__ = ["Invitation", "Membership", "Organisation", "Seat", "WorkingGroup"]
