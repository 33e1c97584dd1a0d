from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ..models import Organisation, WorkingGroup
from ..models.key_names import Choices, fixed_choices
from . import keys


class ReadersField(forms.MultipleChoiceField):
    """Access keys of who may read. People are named by their addresses, in a field of their own: who is there is not
    everybody's to see."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_choices, **kwargs)


def _choices() -> Choices:
    return [
        *fixed_choices(),
        (_("Working groups"), [(keys.of_group(one.pk), one.name) for one in WorkingGroup.objects.at_work()]),
        (_("Organisations"), [(keys.of_organisation(one.pk), one.name) for one in Organisation.objects.present()]),
    ]
