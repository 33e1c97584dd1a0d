from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sector(TextChoices):
    COMMERCIAL = "commercial", _("commercial")
    PUBLIC = "public", _("public")
    NGO = "ngo", _("non-governmental")
    RESEARCH = "research", _("research")
