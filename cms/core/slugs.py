from django.utils.text import slugify

#: What losing the accent would misspell: German umlauts have a spelling of their own.
_SPELLINGS = str.maketrans({"ł": "l", "ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue"})


def ascii_slug(text: str) -> str:
    """`text` as part of an address, in plain letters: „Łambinowice” is „lambinowice”, „Schloß” is „schloss”."""
    return slugify(text.lower().translate(_SPELLINGS))
