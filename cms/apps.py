from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The composition root: its management commands see every app."""

    name = "cms"
