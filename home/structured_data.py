"""Who is behind the portal, and where in it a page stands, in schema.org's words."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.languages import language_of, path_of
from cms.core.models import BasePage
from cms.core.structured_data import Node, node

from .models import HomePage


def portal_nodes(home: HomePage) -> list[Node]:
    """The organisation and its web site in the language of this home page."""
    organization = node(
        "Organization",
        name=_("Opole Regional Tourism Organisation"),
        alternateName="OROT",
        url=settings.SITE_URL,
        email=settings.CONTACT_EMAIL,
        address=node(
            "PostalAddress",
            streetAddress="ul. Żeromskiego 3",
            postalCode="45-053",
            addressLocality="Opole",
            addressRegion="województwo opolskie",
            addressCountry="PL",
        ),
    )
    organization["@id"] = f"{settings.SITE_URL}/#organization"
    site = node(
        "WebSite",
        name=settings.WAGTAIL_SITE_NAME,
        description=home.words.summary,
        url=home.canonical_address,
        inLanguage=home.language,
        publisher={"@id": organization["@id"]},
    )
    return [organization, site]


def breadcrumb_node(page: BasePage, above: Iterable[Page]) -> Node:
    """From the home page down to this one; `above` are the pages between."""
    home = f"/{language_of(page.locale_id)}/"
    steps = [(_("Home page"), home), *((step.title, path_of(step)) for step in above), (page.title, path_of(page))]
    items = [
        node("ListItem", position=number, name=title, item={"@type": "WebPage", "@id": settings.SITE_URL + path})
        for number, (title, path) in enumerate(steps, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)
