from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(StructBlock):
    """A picture that never comes without words for those who cannot see it."""

    image = ImageChooserBlock(label=_("picture"))
    alt_text = CharBlock(
        label=_("alternative text"),
        max_length=200,
        help_text=_("What the picture shows, for people who do not see it."),
    )
    caption = CharBlock(label=_("caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture across the width of the text, with caption and credit.")
        template = "cms/blocks/picture.html"
        preview_template = "cms/blocks/picture_preview.html"


class GalleryBlock(ListBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(PictureBlock(), **kwargs)

    class Meta:
        icon = "grip"
        label = _("Gallery")
        description = _("Several pictures side by side.")
        template = "cms/blocks/gallery.html"
        preview_template = "cms/blocks/gallery_preview.html"
