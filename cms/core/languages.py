"""Languages of pages, without a query for each."""

from functools import cache
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page


@cache
def language_of(locale_id: int) -> str:
    """The code of a locale; looked up once a process."""
    return str(Locale.objects.get(pk=locale_id).language_code)


@receiver([post_save, post_delete], sender=Locale)
def forget_languages(sender: type[Locale], **kwargs: Any) -> None:
    language_of.cache_clear()


def path_of(page: Page) -> str:
    """The root-relative address of a page: its language, then its path below that language's home page."""
    _empty, _home, rest = page.url_path.split("/", 2)
    return f"/{language_of(page.locale_id)}/{rest}"
