"""Names and values of fields as people read them."""

from typing import Any

from django.db.models import Field, Model
from django.utils.text import capfirst


def name_of(model: type[Model], field: str) -> str:
    """Its verbose name, with a capital."""
    return str(capfirst(str(_field(model, field).verbose_name)))


def label_of(model: type[Model], field: str, value: Any) -> Any:
    """What a choice is called; any other value as it is."""
    return dict(_field(model, field).flatchoices).get(value, value)


def _field(model: type[Model], name: str) -> Field:
    found = model._meta.get_field(name)
    if not isinstance(found, Field):
        raise TypeError(f"{name} of {model.__name__} is not a column.")
    return found
