from intranet.core.form_views import ServiceFormView

from ..models import Organisation


class OrganisationFormView(ServiceFormView):
    """A form of the organisation that the address names."""

    model = Organisation
    slug_field = slug_url_kwarg = "external_id"
    argument = "organisation"
