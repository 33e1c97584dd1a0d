"""Brings a fictional page into the state that its text names, so that every state can be seen without preparing it."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from cms.core.demo_texts import DemoText
from cms.places.models import PlacePage


def show_state(page: PlacePage, text: DemoText) -> None:
    """`state` is one of STATES; without one the page stays published."""
    if state := text.facts.get("state"):
        STATES[state](page, text)


def _draft(page: PlacePage, text: DemoText) -> None:
    """Never published: the facts, which are, make a listing."""
    _unpublished(page, text)
    PlacePage.objects.filter(translation_key=page.translation_key).update(first_published_at=None)


def _scheduled(page: PlacePage, text: DemoText) -> None:
    _unpublished(page, text)
    page.refresh_from_db()
    page.go_live_at = timezone.now() + timedelta(days=7)
    page.save_revision().publish()


def _unpublished(page: PlacePage, text: DemoText) -> None:
    for version in PlacePage.objects.filter(translation_key=page.translation_key):
        version.unpublish()


def _submitted(page: PlacePage, text: DemoText) -> None:
    translate_object(page, [Locale.objects.get(language_code="de")])


def _stale(page: PlacePage, text: DemoText) -> None:
    page.summary = text.facts["new_summary"]
    page.save_revision().publish()
    TranslationSource.update_or_create_from_instance(page)


def _facts_draft(page: PlacePage, text: DemoText) -> None:
    place = page.place
    place.opening_hours = "May 01-Sep 30 08:00-21:00"
    place.save_revision()


STATES = {
    "draft": _draft,
    "scheduled": _scheduled,
    "unpublished": _unpublished,
    "submitted": _submitted,
    "stale": _stale,
    "facts-draft": _facts_draft,
}
