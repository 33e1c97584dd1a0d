from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import AvatarSettingsPanel

from .deletion import refuse_to_delete
from .models import User

# No address leads to a picture of oneself: nobody sees it, and it is a door for files that no setting shuts.
AvatarSettingsPanel.is_active = lambda panel: False


@hooks.register("register_help_menu_item")
def second_factor() -> MenuItem:
    """Wagtail's own account page knows nothing of it."""
    return MenuItem(_("Second factor"), reverse("mfa_index"), icon_name="key", order=50)


@hooks.register("before_delete_user")
def keep_who_left_traces(request: HttpRequest, user: User) -> HttpResponse | None:
    return refuse_to_delete(request, [user]) if request.method == "POST" else None


@hooks.register("before_bulk_action")
def keep_who_of_many_left_traces(
    request: HttpRequest, action: str, objects: Sequence[object], view: object
) -> HttpResponse | None:
    people = [one for one in objects if isinstance(one, User)]
    return refuse_to_delete(request, people) if action == "delete" and people else None
