from django.apps import AppConfig


class ExampleConfig(AppConfig):
    name = "tests.intranet.example"
    label = "outings"
    verbose_name = "Outings"

    def ready(self) -> None:
        from . import dates, shared  # noqa: F401
