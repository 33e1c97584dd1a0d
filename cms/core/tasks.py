from django.core.management import call_command


def publish_scheduled() -> None:
    """Pages and facts whose time has come, or gone."""
    call_command("publish_scheduled", verbosity=0)
