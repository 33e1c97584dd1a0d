"""The demo: real places in four languages and fictional ones in every state. Each page goes in whole or not at all."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from wagtail.models import Locale, Page

from cms.cluster import demo as cluster
from cms.cluster.models import ClusterPage
from cms.core.demo_texts import DemoText
from cms.core.models import SOURCE_LANGUAGE, BasePage
from cms.core.one_change import one_change
from cms.core.slugs import ascii_slug
from cms.demo_states import show_state
from cms.pages import demo as pages
from cms.pages.models import ContactPage
from cms.places import demo as places
from cms.places.demo.reports import report_mistakes
from cms.places.models import Place, PlacePage, SectionPage
from cms.translations.services import translate_page
from cms.users.demo import create_accounts
from home.models import DemoLoad, HomePage
from intranet.core.features import FEATURES
from search import demo as searches
from search.models import QueryCount

TRANSLATED_FIELDS = ("title", "summary", "other_names", *pages.STATEMENT_PARTS)

Report = Callable[[str], None]


def load_demo(report: Report) -> None:
    """Loads what is missing. A finished load is never repeated; content of somebody's own is never touched."""
    load = DemoLoad.objects.first()
    if load is None and _has_content():
        report("The database has content of its own: the demo stays out.")
        return
    load = load or DemoLoad.objects.create()
    if load.finished_at:
        return
    create_accounts()
    _load_pages(report)
    load.finished_at = timezone.now()
    load.save()


def _has_content() -> bool:
    return Place.objects.exists() or Page.objects.filter(depth__gt=2).exists()


def _load_pages(report: Report) -> None:
    home = HomePage.objects.get(locale__language_code=SOURCE_LANGUAGE)
    report("Standing pages")
    standing = pages.texts()
    _rewrite_home(home, standing["home"])
    for section in places.SECTIONS:
        _write(SectionPage, home, standing[f"section-{section}"], section=section)
    for model, text, fields in pages.standing_pages():
        _write(model, home, text, **fields)
    about = _write_text(ClusterPage, home, cluster.texts()["about"])
    _write_text(ClusterPage, about, cluster.texts()["history"])
    _write_text(ClusterPage, home, cluster.texts()["join"])
    report("Facts of places and listings")
    places.import_facts()
    report("Pages of places in four languages")
    _write_places()
    report("Mistakes that visitors report")
    report_mistakes()
    report("What visitors search for")
    _load_searches()
    for demo in (demo for feature in FEATURES for demo in feature.demo):
        report(demo.words)
        with transaction.atomic():
            if not demo.model._default_manager.exists():
                import_string(demo.load)()


@transaction.atomic
def _load_searches() -> None:
    if not QueryCount.objects.exists():
        searches.load_demo(ContactPage.objects.get(locale__language_code=SOURCE_LANGUAGE))


def _write_places() -> None:
    sections = {page.section: page for page in SectionPage.objects.filter(locale__language_code=SOURCE_LANGUAGE)}
    facts = Place.objects.in_bulk(field_name="external_id")
    for key, text in places.texts().items():
        place = facts[key]
        with one_change():
            if not place.pages.exists():
                places.add_facts(place, text)
                blocks = {"body": places.body(text), "gallery": places.gallery(text)}
                page = _write(PlacePage, sections[place.section], text, place=place, **blocks)
                show_state(page, text)


def _write_text(model: type[BasePage], parent: BasePage, text: DemoText, **fields: Any) -> BasePage:
    return _write(model, parent, text, body=text.blocks(), **fields)


@one_change()
def _write(model: type[BasePage], parent: BasePage, text: DemoText, **fields: Any) -> BasePage:
    """The Polish page, its translations, and a mirror in each language without one."""
    polish = text.polish
    page = model(
        title=polish["title"], slug=polish.get("slug", ""), summary=polish["summary"], locale=parent.locale, **fields
    )
    if "other_names" in polish:
        page.other_names = "; ".join(polish["other_names"])
    page.slug = page.slug or ascii_slug(page.title)
    existing = model.objects.child_of(parent).filter(slug=page.slug).first()
    if existing:
        return existing
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page = model.objects.get(pk=page.pk)
    _translate(page, text)
    return page


def _translate(page: BasePage, text: DemoText) -> None:
    for locale in Locale.objects.exclude(pk=page.locale_id):
        table = text.languages.get(locale.language_code)
        if table is None:
            page.copy_for_translation(locale, copy_parents=True, alias=True)
            continue
        strings = text.strings(locale.language_code, list(TRANSLATED_FIELDS))
        translate_page(page=page, language=locale.language_code, texts=strings, slug=table.get("slug", ""))


def _rewrite_home(home: HomePage, text: DemoText) -> None:
    """The home pages stand already, as every installation has them; the demo gives them words."""
    if home.title == text.polish["title"]:
        return
    with one_change():
        home.title, home.summary, home.body = text.polish["title"], text.polish["summary"], text.blocks()
        home.save_revision().publish()
        _translate(home, text)
