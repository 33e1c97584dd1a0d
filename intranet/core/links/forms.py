from django import forms
from django.utils.translation import gettext_lazy as _


class LinkForm(forms.Form):
    address = forms.CharField(
        label=_("Address of the page to link to"),
        help_text=_("Copy it from your browser's address line."),
        max_length=500,
    )
