"""Who runs the portal gives accounts and takes them; the address of one changes its owner alone."""

from typing import Any

from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet


class UserCreationForm(WagtailUserCreationForm):
    """Without a password: its owner comes in by a code from their mail, or chooses one with a link from there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.set_unusable_password()


class UserEditForm(WagtailUserEditForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        address = self.fields["email"]
        address.disabled = True
        address.help_text = _("Only its owner changes it, under “Account”, “E-mail”, by a letter to the new address.")


class UserViewSet(WagtailUserViewSet):
    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return UserEditForm if for_update else UserCreationForm
