from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_help_menu_item")
def second_factor() -> MenuItem:
    """Wagtail's own account page knows nothing of it."""
    return MenuItem(_("Second factor"), reverse("mfa_index"), icon_name="key", order=50)
