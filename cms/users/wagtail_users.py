"""Accounts in Wagtail's settings."""

from wagtail.users.apps import WagtailUsersAppConfig


class WagtailUsersConfig(WagtailUsersAppConfig):
    user_viewset = "cms.users.wagtail_user_views.UserViewSet"
