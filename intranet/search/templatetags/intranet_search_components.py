from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("components/search_form.html")
def intranet_search_form(*, place: str, q: str = "") -> dict[str, Any]:
    """The portal's form, asking the intranet. `place`, “header” or “results”, tells two fields apart."""
    return {
        **{"action": reverse("intranet_search"), "suggest": reverse("intranet_suggest"), "is_intranet": True},
        **{"id": f"search-{place}", "label": _("Search in the intranet"), "q": q},
    }
