from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock, StructValue, URLBlock


class LinkValue(StructValue):
    @property
    def url(self) -> str:
        """Where the button leads: the page in the reader's language, else the address given."""
        page = self.get("page")
        return (page.localized.url if page else self.get("address")) or ""


class CallToActionBlock(StructBlock):
    text = CharBlock(label=_("words on the button"), max_length=60)
    page = PageChooserBlock(label=_("page of the portal"), required=False)
    address = URLBlock(label=_("or an address elsewhere"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("A button that leads on.")
        template = "cms/blocks/call_to_action.html"
        value_class = LinkValue
        preview_value = {"text": "Zaplanuj wycieczkę", "address": "https://www.orot.pl"}

    def clean(self, value: StructValue) -> StructValue:
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("address")):
            raise ValidationError(_("Give either a page of the portal or an address elsewhere."))
        return value
