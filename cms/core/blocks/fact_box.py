from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock


class FactBlock(StructBlock):
    label = CharBlock(label=_("what"), max_length=60)
    value = CharBlock(label=_("fact"), max_length=160)


class FactBoxBlock(StructBlock):
    title = CharBlock(label=_("title"), max_length=80)
    facts = ListBlock(FactBlock(), label=_("facts"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Fact box")
        description = _("Short facts in a frame, each with its name.")
        template = "cms/blocks/fact_box.html"
        preview_value = {"title": "W liczbach", "facts": [{"label": "Wieże", "value": "99"}]}
