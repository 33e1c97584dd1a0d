"""What templates of pages are given from above the models. An app registers it when it is ready."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

Addition = Callable[[Any, HttpRequest], dict[str, Any]]

_additions: dict[type[Model], Addition] = {}


def add_to_context(model: type[Model], addition: Addition) -> None:
    _additions[model] = addition


def added_context(instance: Model, request: HttpRequest) -> dict[str, Any]:
    """Of a page, or of facts that are previewed. Empty where nothing is registered."""
    addition = _additions.get(type(instance))
    return addition(instance, request) if addition else {}
