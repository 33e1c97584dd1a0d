"""What cells may refer to, read once an import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.core.sorting import LANGUAGES
from cms.core.terms import Term

from ..models import Amenity, Audience, County, Kind, Municipality
from .report import ImportRefused


@dataclass(frozen=True)
class Terms:
    """A taxonomy as cells name it: by its code or by the English name."""

    by_code: Mapping[str, Term]
    codes: Mapping[str, str]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Self:
        found = sorted(terms, key=lambda term: term.code)
        codes = {slugify(term.name_en): term.code for term in found} | {term.code: term.code for term in found}
        return cls({term.code: term for term in found}, codes)

    def code(self, word: str) -> str | None:
        return self.codes.get(slugify(word))

    def near(self, word: str) -> list[str]:
        """Codes whose code or name in any language resembles `word`."""
        names = {
            name.lower(): code
            for code, term in self.by_code.items()
            for name in (code, *(getattr(term, f"name_{language}") for language in LANGUAGES))
        }
        return list(dict.fromkeys(names[match] for match in get_close_matches(word.lower(), names, n=5)))[:3]


@dataclass(frozen=True)
class Lookups:
    kinds: Terms
    amenities: Terms
    audiences: Terms
    municipalities: frozenset[str]
    counties: frozenset[str]

    @classmethod
    def read(cls) -> Self:
        """Five queries. Raises ImportRefused where the reference data was never loaded."""
        lookups = cls(
            Terms.of(Kind.objects.all()),
            Terms.of(Amenity.objects.all()),
            Terms.of(Audience.objects.all()),
            frozenset(Municipality.objects.values_list("teryt", flat=True)),
            frozenset(County.objects.values_list("teryt", flat=True)),
        )
        if not lookups.kinds.by_code or not lookups.counties:
            raise ImportRefused(
                _("The database has no kinds of places and no counties yet: run “manage.py prepare” first.")
            )
        return lookups
