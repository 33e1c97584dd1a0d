from django import forms

from ..models import SavedView


class SavedViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ["path", "query", "name"]
        widgets = {"path": forms.HiddenInput, "query": forms.HiddenInput}
