from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.anonymous_forms import AnonymousForm
from cms.core.anonymous_pages import MessageField

from .enums import Topic


class MistakeForm(AnonymousForm):
    topic = forms.ChoiceField(label=_("What is wrong?"), choices=[("", _("Choose one")), *Topic.choices])
    text = MessageField(
        label=_("Your words"),
        help_text=_("What stands there, and what would be right? Where do you know it from?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "max_length": _("Please say it in %(limit_value)d characters at most; you wrote %(show_value)d.")
        },
    )
    email = forms.EmailField(
        label=_("Your e-mail address (not required)"),
        help_text=_("Only if you want an answer."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    field_order = ["topic", "text", "email", "website", "stamp"]
