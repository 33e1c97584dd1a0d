"""What every installation has before its first page: languages, home pages, an address, editors. Safe to repeat."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from cms.core.models import SOURCE_LANGUAGE
from cms.editors import ensure_editors_group
from cms.places.reference import load_reference_data
from cms.translations.services import mirror_page
from home.models import HomePage
from intranet.core.features import FEATURES


@transaction.atomic
def prepare_site() -> None:
    """Languages, reference data, home pages, the site's address and the groups; what exists is left alone."""
    source = ensure_locales()
    load_reference_data()
    home = HomePage.objects.filter(locale=source).first() or _first_home(source)
    ensure_address(home)
    ensure_editors_group(Page.get_first_root_node())
    for feature in FEATURES:
        if feature.prepare:
            feature.prepare()


def ensure_locales() -> Locale:
    """The four languages; pages made in Polish get a mirror in the others. Returns the source."""
    source, _created = Locale.objects.get_or_create(language_code=SOURCE_LANGUAGE)
    for code, _name in settings.LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        if locale != source:
            LocaleSynchronization.objects.get_or_create(locale=locale, defaults={"sync_from": source})
    return source


def _first_home(source: Locale) -> HomePage:
    """In place of Wagtail's welcome page. The demo and the editors write its words."""
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home", content_type__model="page").first()
    home = HomePage(title="VisitOpolskie", slug="pl", summary="Województwo opolskie", locale=source)
    root.add_child(instance=home)
    Site.objects.filter(root_page=welcome).update(root_page=home)
    if welcome:
        welcome.delete()
    home.save_revision().publish()
    mirror_page(home)
    return home


def ensure_address(home: HomePage) -> None:
    """Wagtail's record of the site follows SITE_URL: its admin shows links from it."""
    parts = urlsplit(settings.SITE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    values = {"hostname": parts.hostname, "port": port, "site_name": settings.WAGTAIL_SITE_NAME, "root_page": home}
    Site.objects.update_or_create(is_default_site=True, defaults=values)
