"""Pictures for the demo, drawn here: a hill, a house, a sky. No photograph of a fictional place can exist."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.images.models import AbstractImage

from cms.media.models import CustomImage

CREDIT = "VisitOpolskie, CC0"
SIZE = (1600, 1067)
SKIES = [("#cfe3f1", "#f7e9b0"), ("#f3d9c4", "#fbeecb")]


def drawn_picture(title: str, number: int) -> AbstractImage:
    """The picture of this title, made when there is none. `number` varies the drawing."""
    return CustomImage.objects.filter(title=title).first() or _draw(CustomImage(title=title, credit=CREDIT), number)


def redraw_if_lost(title: str, number: int) -> None:
    """A picture of the demo whose file is gone gets a new one; one that an editor deleted stays deleted."""
    picture = CustomImage.objects.filter(title=title, credit=CREDIT).first()
    if picture and not picture.file.storage.exists(picture.file.name):
        picture.renditions.all().delete()
        _draw(picture, number)


def _draw(picture: AbstractImage, number: int) -> AbstractImage:
    picture.file = ImageFile(BytesIO(_drawing(number)), name=f"demo-{number}.png")
    picture.save()
    return picture


def _drawing(number: int) -> bytes:
    width, height = SIZE
    upper, lower = SKIES[number % len(SKIES)]
    canvas = Image.new("RGB", SIZE, upper)
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((0, height // 3, width, height), fill=lower)
    draw.ellipse((1150 - 200 * number, 120, 1350 - 200 * number, 320), fill="#f2c230")
    draw.ellipse((-400, 560, 1100, 1900), fill="#6f8f55")
    draw.ellipse((600, 640, 2300, 2000), fill="#4f7350")
    draw.rectangle((640, 470, 960, 720), fill="#f6efe2")
    draw.polygon([(600, 470), (800, 330), (1000, 470)], fill="#a8452f")
    for left in (690, 860):
        draw.rectangle((left, 540, left + 60, 620), fill="#31506b")
    file = BytesIO()
    canvas.save(file, "PNG", optimize=True)
    return file.getvalue()
