"""Every shape in which pages ask for pictures, so that the worker can make them ahead."""

#: As `{% picture %}` in cms/blocks/picture.html spells them.
IN_TEXT = [f"format-{name}|width-{width}" for name in ("avif", "webp", "jpeg") for width in (480, 960, 1440)]
CARD = {name: f"fill-480x360|format-{name}" for name in ("avif", "webp", "jpeg")}
#: What networks ask for. JPEG, since not all of them read others; a smaller picture is not blown up.
SHARED = "fill-1200x630|format-jpeg"
ALL = [*IN_TEXT, *CARD.values(), SHARED]
