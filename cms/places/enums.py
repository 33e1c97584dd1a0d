from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Section(TextChoices):
    """The portal's six sections; the values are part of addresses of the API and of import files."""

    ACCOMMODATION = "accommodation", _("Accommodation")
    ATTRACTION = "attraction", _("Attractions")
    CULTURE = "culture", _("Culture")
    GASTRONOMY = "gastronomy", _("Gastronomy")
    ENTERTAINMENT = "entertainment", _("Entertainment")
    LEISURE = "leisure", _("Leisure")


class Accuracy(TextChoices):
    """How far to trust coordinates."""

    EXACT = "exact", _("exact")
    APPROXIMATE = "approximate", _("approximate (up to about 2 km)")


class PriceLevel(TextChoices):
    UNKNOWN = "", _("not yet confirmed")
    FREE = "free", _("free of charge")
    LOW = "low", _("inexpensive")
    MEDIUM = "medium", _("moderate")
    HIGH = "high", _("expensive")


class Known(TextChoices):
    """An answer that may honestly be missing."""

    UNKNOWN = "unknown", _("not yet confirmed")
    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class MunicipalityKind(TextChoices):
    URBAN = "urban", _("urban municipality")
    RURAL = "rural", _("rural municipality")
    MIXED = "mixed", _("urban-rural municipality")
