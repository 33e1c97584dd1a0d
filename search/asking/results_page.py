"""What the search page shows of a question: results, and every way to ask a little more or less."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import prefetch_related_objects
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..analysis import is_stop_word
from ..finding.did_you_mean import did_you_mean
from ..finding.facets import Option, label_of, options
from ..finding.find import Results, find
from ..finding.nothing import Instead, instead
from ..finding.offers import Offer, offers
from ..finding.showing import Shown, circle_of, shown
from ..understanding.words import read
from .address import Asked
from .forms import FACET_LABELS, LAST_OFFSET, RADIUS, PageForm

RESULTS_A_PAGE = 20
TITLES = FACET_LABELS | {"town": gettext_lazy("Town")}
RADII = (5.0, 10.0, RADIUS, 50.0)
LAST_PAGE = LAST_OFFSET // RESULTS_A_PAGE


@dataclass(frozen=True)
class Chip:
    """Part of what is asked, and the address without it. `title`: what sort of part."""

    title: str
    label: str
    url: str


class ResultsPage:
    def __init__(self, query: QueryDict, *, language: str) -> None:
        self.language = language
        self.form = PageForm(query)
        self.form.is_valid()
        self.typed = read(self.form.cleaned_data.get("q", ""))
        self.asked = Asked.of(self.form, self.typed.text)
        self.problems = [
            f"{self.form[name].label}: {error}" for name, errors in self.form.errors.items() for error in errors
        ]
        self.results, self.shown = self._page(self.form.cleaned_data.get("page") or 1)

    def _page(self, number: int) -> tuple[Results, Page]:
        """The first one, and a word about it, where there is no such page."""
        results = self._find(min(number, LAST_PAGE + 1))
        reachable = Paginator(range(min(results.total, LAST_OFFSET + RESULTS_A_PAGE)), RESULTS_A_PAGE)
        if number > reachable.num_pages:
            self.problems.append(_("There is no page %(number)s; this is the first.") % {"number": number})
            number, results = 1, self._find(1)
        return results, reachable.page(number)

    def _find(self, number: int) -> Results:
        offset = (number - 1) * RESULTS_A_PAGE
        filters = self.form.filters()
        return find(self.typed, filters, reader=self.language, limit=RESULTS_A_PAGE, offset=offset)

    @property
    def is_first(self) -> bool:
        """A question, and not its further results or a part of them."""
        return self.shown.number == 1 and not (self.asked.facets or self.asked.types or self.asked.circle)

    # What was found ---------------------------------------------------------------------------------------------------
    @cached_property
    def found(self) -> list[Shown]:
        found = shown(self.results, reader=self.language, circle=self.asked.circle)
        prefetch_related_objects([one.record for one in found], "tags")
        return found

    @cached_property
    def did_you_mean(self) -> str:
        return did_you_mean(self.typed, self.results)

    @cached_property
    def offers(self) -> list[Offer]:
        return offers(self.results.read, reader=self.language)

    @cached_property
    def instead(self) -> Instead:
        around = self.asked.circle or circle_of(self.results)
        return instead(self.results.read, reader=self.language, circle=around)

    # What else may be asked -------------------------------------------------------------------------------------------
    @cached_property
    def facets(self) -> list[tuple[str, str, list[Option]]]:
        """(name, label, options) of those with a choice."""
        choices = options(self.results.counts, self.asked.facets, self.language)
        return [(facet, str(label), choices[facet]) for facet, label in FACET_LABELS.items() if choices[facet]]

    @property
    def chips(self) -> list[Chip]:
        return [*self._meant_chips(), *self._filter_chips()]

    def _meant_chips(self) -> list[Chip]:
        """What words were understood to name; without the chip the words are gone."""
        first = self.results.read[0].meant if self.results.read else ()
        chips = []
        if near := self.results.near:
            chips.append(Chip(_("Near"), near.town.labels[self.language], self._url_without(near.words)))
        for meant in first:
            if topics := [topic for topic in meant.topics if topic.facet in TITLES]:
                facet = topics[0].facet
                label = ", ".join(topic.labels[self.language] for topic in topics if topic.facet == facet)
                chips.append(Chip(str(TITLES[facet]), label, self._url_without(meant.group.words)))
        return chips

    def _url_without(self, words: str) -> str:
        rest = list(self.typed.words)
        for word in words.split():
            if word in rest:
                rest.remove(word)
        says_something = any(not is_stop_word(word, self.language) for word in rest)
        return self.asked.asking(" ".join(rest) if says_something else "").url

    def _filter_chips(self) -> list[Chip]:
        asked = self.asked
        chips = [
            Chip(str(FACET_LABELS[facet]), label_of(facet, value, self.language), asked.without(facet, value).url)
            for facet, values in asked.facets.items()
            for value in values
        ]
        chips += [Chip(_("Type"), kind, asked.without_type(kind).url) for kind in asked.types]
        if asked.circle:
            near = _("up to %(radius)g km") % {"radius": asked.circle.radius}
            chips.append(Chip(_("Near"), near, asked.anywhere().url))
        return chips

    @property
    def without_filters_url(self) -> str:
        return Asked(self.typed.text).url

    @property
    def did_you_mean_url(self) -> str:
        return self.asked.asking(self.did_you_mean).url

    def url_asking(self, q: str) -> str:
        return Asked(q).url

    @property
    def radii(self) -> list[tuple[str, bool]]:
        """Kilometres that may be chosen, with whether they are."""
        now = self.asked.circle.radius if self.asked.circle else RADIUS
        return [(f"{radius:g}", radius == now) for radius in sorted({*RADII, now})]

    @property
    def near(self) -> str:
        """As in an address."""
        circle = self.asked.circle
        return f"{circle.latitude:g},{circle.longitude:g}" if circle else ""
