from django.db.models import TextChoices


class Scan(TextChoices):
    """What is known of a file's viruses; nobody is shown these words. NONE: no scanner is set up."""

    NONE = ""
    WAITING = "waiting"
    CLEAN = "clean"
    INFECTED = "infected"


#: What people get.
GIVEN_OUT = (Scan.NONE, Scan.CLEAN)
