from anyascii import anyascii
from django.db.models import QuerySet
from django.utils.text import slugify

#: What losing the accent would misspell: German umlauts have a spelling of their own.
_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def ascii_slug(text: str) -> str:
    """`text` as part of an address, in plain letters: „Łambinowice” is „lambinowice”, „Schloß” is „schloss”."""
    return slugify(anyascii(text.lower().translate(_SPELLINGS)))


def free_slug(name: str, rows: QuerySet, *, fallback: str) -> str:
    """An `external_id` that none of `rows` has: the name's slug, or `fallback`, numbered from 2 when it is taken."""
    base = ascii_slug(name)[:100] or fallback
    taken = set(rows.filter(external_id__startswith=base).values_list("external_id", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
