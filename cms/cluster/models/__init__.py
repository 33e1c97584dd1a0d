from .cluster_page import ClusterPage
from .member import Member
from .member_page import MemberPage

__all__ = ["ClusterPage", "Member", "MemberPage"]
