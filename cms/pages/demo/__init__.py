"""The demo's standing pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from cms.core.demo_texts import DemoText, read_texts

from ..models import AccessibilityStatementPage, ContactPage, StandardPage

TEXTS = Path(__file__).parent / "texts"

STATEMENT_PARTS = (
    "commitment",
    "non_compliant",
    "preparation",
    "feedback",
    "complaint",
    "architecture",
    "communication",
)


def texts() -> dict[str, DemoText]:
    """By key: home, section-<section>, contact, privacy …"""
    return {text.key: text for text in read_texts(TEXTS)}


def standing_pages() -> Iterator[
    tuple[type[ContactPage | StandardPage | AccessibilityStatementPage], DemoText, dict[str, Any]]
]:
    """(type, texts, fields that are not translated or have their own texts) of each page below the home page."""
    for key, text in texts().items():
        if key == "accessibility":
            yield AccessibilityStatementPage, text, _statement_fields(text)
        elif key == "contact":
            yield ContactPage, text, {"body": text.blocks()}
        elif key != "home" and not key.startswith("section-"):
            yield StandardPage, text, {"body": text.blocks()}


def _statement_fields(text: DemoText) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "entity": "Opolska Regionalna Organizacja Turystyczna",
        "site_address": settings.SITE_URL,
        "site_published_on": today,
        "site_updated_on": today,
        "prepared_on": today,
        "contact_person": "Biuro OROT",
        "contact_email": "info@orot.pl",
        **{part: text.polish[part].strip() for part in STATEMENT_PARTS},
    }
