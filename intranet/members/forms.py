from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.places.models import Place
from cms.users.models import User

from .enums import Role
from .models import Organisation, Proposal, WorkingGroup
from .models.proposal import FIELDS


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class WebsiteField(forms.URLField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https"} | kwargs)


class OrganisationForm(forms.ModelForm):
    place = forms.ModelChoiceField(
        label=_("Identifier of the place on the portal"),
        help_text=_("What visitors find when they look for this member, such as “zamek-moszna”. Empty: nothing yet."),
        queryset=Place.objects.all(),
        to_field_name="external_id",
        required=False,
        widget=forms.TextInput,
        error_messages={"invalid_choice": _("There is no place with this identifier.")},
    )

    class Meta:
        model = Organisation
        fields = [
            "name",
            "sector",
            "municipality",
            "place",
            "website",
            "postal_address",
            "invoice_address",
            "is_contracting_authority",
            "nip",
            "regon",
            "krs",
            "orot_since",
            "cluster_since",
        ]
        field_classes = {"website": WebsiteField}
        widgets = {
            **{name: DayInput() for name in ("orot_since", "cluster_since")},
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("postal_address", "invoice_address")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["place"] = self.instance.place  # Django would show its primary key


class PersonField(forms.CharField):
    """A person, named by the e-mail address of their account."""

    widget = forms.EmailInput

    def clean(self, value: Any) -> User | None:
        address = super().clean(value).lower()
        user = User.objects.filter(email=address, is_active=True).first()
        if address and user is None:
            raise forms.ValidationError(
                _("There is no account with the address %(address)s."), params={"address": address}
            )
        return user


class RolesForm(forms.Form):
    """`roles` are those that may be given by who sees the form."""

    role = forms.ChoiceField(label=_("Role"), initial=Role.MEMBER)

    def __init__(self, *args: Any, roles: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]


class RoleForm(RolesForm):
    """For people who belong to the organisation already; others are invited."""

    user = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none())
    field_order = ["user", "role"]

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(memberships__organisation=organisation, memberships__ended_at=None)
        self.fields["user"].queryset = people.distinct().order_by("last_name", "first_name")  # type: ignore[attr-defined]


class InvitationForm(RolesForm):
    email = forms.EmailField(label=_("E-mail address"))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
    field_order = ["email", "role", "language"]


class AccountForm(forms.Form):
    """For whoever was invited and has no account; its address is the one that was invited."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least 12 characters; not a common one, not your name, not that of your organisation."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class WorkingGroupForm(forms.ModelForm):
    chair = PersonField(label=_("E-mail address of the chair"), required=False)

    class Meta:
        model = WorkingGroup
        fields = ["name", "purpose", "chair"]
        widgets = {"purpose": forms.Textarea(attrs={"rows": 4})}


class SeatForm(forms.Form):
    user = PersonField(label=_("E-mail address of the person's account"))


class ProposalForm(forms.ModelForm):
    class Meta:
        model = Proposal
        fields = list(FIELDS)
        field_classes = {"website": WebsiteField}
        widgets = {"summary": forms.Textarea(attrs={"rows": 3}), "text": forms.Textarea(attrs={"rows": 12})}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["first_name", "last_name", "language", "time_zone"]


class ErasureForm(forms.Form):
    """What cannot be undone is not done by a single click."""

    with_comments = forms.BooleanField(
        label=_("Remove the words of the comments, too"),
        help_text=_(
            "Each comment then says “Removed at the author’s wish.”, and what others answered keeps its place. "
            "The words cannot be brought back. Otherwise they stay, under a pseudonym."
        ),
        required=False,
    )
    email = forms.CharField(label=_("To confirm, type the account's e-mail address"), max_length=254)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"])
        if typed.strip().lower() != self.user.email.lower():
            params = {"email": self.user.email}
            raise forms.ValidationError(_("That is another address. The account's is %(email)s."), params=params)
        return typed
