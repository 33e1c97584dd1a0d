"""Components that show members of the cluster."""

from typing import Any

from django import template
from django.utils.translation import ngettext

from cms.core.structured_data import data_block

from ..member_list import members_below
from ..models import ClusterPage, Member, MemberPage
from ..structured_data import member_node

register = template.Library()


@register.inclusion_tag("components/member_list.html")
def member_list(*, page: ClusterPage) -> dict[str, Any]:
    """All members that have a page below this one; nothing when none has."""
    members = members_below(page)
    number = len(members)
    return {
        "members": members,
        "title": ngettext("%(number)s member", "%(number)s members", number) % {"number": number},
    }


@register.inclusion_tag("components/member_facts.html")
def member_facts(*, member: Member) -> dict[str, Any]:
    """What is known of a member; `member` comes with municipality, county and place."""
    return {"member": member}


@register.inclusion_tag("components/json_ld.html")
def member_data(*, page: MemberPage, member: Member) -> dict[str, Any]:
    """The member for programs that read the page."""
    return {"data": data_block([member_node(page=page, member=member)])}
