from django import forms

from .models import Outing


class WhatForm(forms.ModelForm):
    class Meta:
        model = Outing
        fields = ["title", "programme"]


class WhenForm(forms.ModelForm):
    class Meta:
        model = Outing
        fields = ["day", "is_confidential"]
