from .membership import Membership
from .organisation import Organisation
from .working_group import Seat, WorkingGroup

__all__ = ["Membership", "Organisation", "Seat", "WorkingGroup"]
