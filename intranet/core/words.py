"""Names and values of fields as people read them, and states as the log has them."""

from typing import Any

from django.db.models import Field, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def name_of(model: type[Model], field: str) -> str:
    """Its verbose name, with a capital."""
    return str(capfirst(str(_field(model, field).verbose_name)))


def label_of(model: type[Model], field: str, value: Any) -> Any:
    """What a choice is called, yes or no; any other value as it is."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return dict(_field(model, field).flatchoices).get(value, value)


def logged_state(instance: Any) -> str:
    """What the log calls its state: `logged_state` where the model has one."""
    return getattr(instance, "logged_state", instance.state)


def words_of_state(instance: Model | None, state: str) -> Any:
    """As people read it: by its own `words_of_state` where the model has one. Of what is gone, as it was logged."""
    if instance is None:
        return state
    words = getattr(instance, "words_of_state", None)
    return words(state) if words else label_of(type(instance), "state", state)


def _field(model: type[Model], name: str) -> Field:
    found = model._meta.get_field(name)
    if not isinstance(found, Field):
        raise TypeError(f"{name} of {model.__name__} is not a column.")
    return found
