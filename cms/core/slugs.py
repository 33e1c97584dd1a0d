from django.utils.text import slugify

_UNDECOMPOSED = str.maketrans({"ł": "l", "Ł": "L", "ß": "ss", "ø": "o", "đ": "d"})


def ascii_slug(text: str) -> str:
    """`text` as part of an address, in plain letters: „Łambinowice” is „lambinowice”, „Schloß” is „schloss”."""
    return slugify(text.translate(_UNDECOMPOSED))
