"""Temporary stand-in."""


def load_reference_data() -> None:
    from .models import Kind

    for code in ("castle", "hotel", "museum"):
        Kind.objects.get_or_create(code=code, defaults={"name_pl": code})
