"""A member in schema.org's words."""

from cms.core.structured_data import Node, node

from .models import Member, MemberPage


def member_node(*, page: MemberPage, member: Member) -> Node:
    """No query beyond those of `page` and `member`."""
    return node(
        "Organization",
        name=page.words.title,
        alternateName=member.name if member.name != page.words.title else "",
        description=page.words.summary,
        url=page.canonical_address,
        sameAs=member.website,
        location=_location(member),
        memberOf=node("Organization", name="VisitOpolskie"),
    )


def _location(member: Member) -> Node | None:
    if member.municipality is None:
        return None
    return node(
        "PostalAddress",
        addressLocality=member.municipality.name,
        addressRegion="województwo opolskie",
        addressCountry="PL",
    )
