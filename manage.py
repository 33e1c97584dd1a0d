#!/usr/bin/env python
"""Django's command line. Without DJANGO_SETTINGS_MODULE it is the demo that answers."""

import os
import sys


def main() -> None:
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    from django.core.management import execute_from_command_line

    from cms.settings.env import WrongVariable

    try:
        execute_from_command_line(sys.argv)
    except WrongVariable as error:
        sys.exit(str(error))
    except ModuleNotFoundError as error:
        if error.name != settings:
            raise
        sys.exit(f"DJANGO_SETTINGS_MODULE={settings!r} does not exist: give cms.settings.demo or .production.")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
