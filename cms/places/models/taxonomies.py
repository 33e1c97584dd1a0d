from django.utils.translation import gettext_lazy as _

from cms.core.terms import Term


class Kind(Term):
    """What a place is: a castle, a museum, a farm stay."""

    class Meta(Term.Meta):
        verbose_name = _("kind of place")
        verbose_name_plural = _("kinds of places")


class Amenity(Term):
    """What a place offers: a restaurant, a playground, bicycle hire."""

    class Meta(Term.Meta):
        verbose_name = _("amenity")
        verbose_name_plural = _("amenities")


class Audience(Term):
    """Whom a place suits."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
