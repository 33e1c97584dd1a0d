from django.apps import AppConfig

from intranet.core.apps import RegistersFeature


class ExampleConfig(RegistersFeature, AppConfig):
    name = "tests.intranet.example"
    label = "outings"
    verbose_name = "Outings"
