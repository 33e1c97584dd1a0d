"""What the typed words may mean: a reading in each language; words nobody knows stand for their near spellings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from cms.core.findable import Topic
from cms.core.models import SOURCE_LANGUAGE

from ..analysis import fold, is_known, is_stop_word, parts, terms
from ..engines import Asked
from ..engines.columns import LANGUAGES
from ..engines.documents import token_of
from ..engines.question import Group, Reading
from .near_spellings import near
from .synonyms import Synonyms
from .topic_words import meaningful, topic_words

#: Facets whose word is no text to look for: hardly a page that says „nocleg” is about a bed.
ONLY_TOPIC = frozenset({"section"})
#: So many ways to spell a question are tried for phrases.
MOST_SPELLINGS = 25


@dataclass(frozen=True)
class Meant:
    """A group with the topics its words name; `near` is what was read instead of a word nobody knows, best first."""

    group: Group
    topics: tuple[Topic, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def correction(self) -> str:
        return self.near[0] if self.near else ""


@dataclass(frozen=True)
class Interpretation:
    """`meant` is a reading in words; `unknown` those of its words that nothing is near to.

    `familiar`: how many of the typed words this language has, as far as topics and a dictionary can tell.
    """

    language: str
    meant: tuple[Meant, ...]
    familiar: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading:
        return Reading(self.language, tuple(meant.group for meant in self.meant))

    @property
    def corrections(self) -> int:
        return sum(bool(meant.correction) for meant in self.meant)


def interpretations(typed: Sequence[str], *, reader: str, engine: Asked, synonyms: Synonyms) -> list[Interpretation]:
    """Best first: those in which all words are known before those that needed corrections, and of these the language
    that knows most of the words, the reader's at a tie. Those with a word that nothing is near to come last.
    """
    drafts = [
        Interpretation(language, meant, _familiar(variant, meant, language))
        for language in (reader, *(language for language in LANGUAGES if language != reader))
        for variant in synonyms.variants(typed, language)
        for meant in _readings(variant, language)
    ]
    known = _known(drafts, engine)
    checked = [_checked(draft, known) for draft in drafts]
    if all(draft.unknown for draft in checked):
        checked = [better for draft in checked for better in _corrections(draft)]
        known = _known(checked, engine)  # near spellings are of a list that may remember what nobody may find any more
        checked = [_checked(draft, known) for draft in checked]
    return sorted(checked, key=lambda draft: (len(draft.unknown), draft.corrections, -draft.familiar))


def _familiar(typed: Sequence[str], meant: Sequence[Meant], language: str) -> int:
    named = {word for one in meant if one.topics for word in one.group.words.split()}
    return sum(word in named or is_stop_word(word, language) or is_known(fold(word), language) for word in typed)


def _readings(typed: Sequence[str], language: str) -> Iterator[tuple[Meant, ...]]:
    """With phrases taken as a whole, and word by word where that differs."""
    words = [word for word in typed if not is_stop_word(word, language)] or list(typed)
    whole = tuple(_read(words, language, longest=len(words)))
    yield _with_surroundings(whole)
    single = tuple(_read(words, language, longest=1))
    if len(single) != len(whole):
        yield _with_surroundings(single)
    apart = [part for word in words for part in parts(word, language) or (word,)]
    if len(apart) > len(words):
        yield _with_surroundings(tuple(_read(apart, language, longest=len(apart))))


def _with_surroundings(meant: tuple[Meant, ...]) -> tuple[Meant, ...]:
    """Of „a bed by the lake” the lake may be near; „lakes” asks for lakes themselves."""
    if sum(bool(one.topics) for one in meant) < 2:
        return meant
    return tuple(replace(one, group=_or_near(one.group, one.topics)) for one in meant)


def _or_near(group: Group, topics: Iterable[Topic]) -> Group:
    near = [token_of("near", topic.value) for topic in topics if topic.facet == "kind"]
    return replace(group, terms=(*group.terms, *near), hints=group.hints | set(near))


def _read(words: Sequence[str], language: str, longest: int) -> Iterator[Meant]:
    rest = list(words)
    while rest:
        match = topic_words().at(rest[:longest], language)
        length = match.length if match else 1
        topics = match.topics if match else ()
        is_text = length == 1 and not (topics and {topic.facet for topic in topics} <= ONLY_TOPIC)
        yield Meant(
            _group(" ".join(rest[:length]), topics, terms(rest[0], language) if is_text else (), language), topics
        )
        rest = rest[length:]


def _group(words: str, topics: Iterable[Topic], said: Iterable[str], language: str) -> Group:
    """Of „for children” the places for families come first, then kinds of places that children like."""
    plain = dict.fromkeys(said)
    hints: dict[str, None] = {}
    is_for_somebody = any(topic.facet == "audience" for topic in topics)
    for topic in topics:
        is_hint = is_for_somebody and topic.facet == "kind"
        (hints if is_hint else plain)[token_of(topic.facet, topic.value)] = None
        hints |= dict.fromkeys(_hints(topic, language) if topic.facet == "kind" else ())
    return Group(words, tuple({**plain, **hints}), frozenset(hints.keys() - plain.keys()))


def _hints(topic: Topic, language: str) -> Iterator[str]:
    """Other single words for the kind: a text may say peak for mountain, and listings have names in Polish alone."""
    labels = {*topic.words.get(language, ()), topic.labels.get(language, "")}
    for label, spoken in (
        *((label, language) for label in sorted(labels)),
        (topic.labels[SOURCE_LANGUAGE], SOURCE_LANGUAGE),
    ):
        if len(said := meaningful(label, spoken)) == 1:
            yield from terms(said[0], spoken)


def _known(drafts: Sequence[Interpretation], engine: Asked) -> set[tuple[str, str]]:
    asked: dict[str, dict[str, None]] = {}
    for draft in drafts:
        for meant in draft.meant:
            asked.setdefault(draft.language, {}).update(dict.fromkeys(meant.group.terms))
    return engine.known(asked)


def _checked(draft: Interpretation, known: set[tuple[str, str]]) -> Interpretation:
    """Only the terms that some record has; a group left without any is unknown."""
    meant = tuple(
        replace(
            one,
            group=replace(one.group, terms=tuple(t for t in one.group.terms if (draft.language, t) in known)),
            near=tuple(word for word in one.near if _is_said(word, draft.language, known)),
        )
        for one in draft.meant
    )
    return replace(draft, meant=meant, unknown=_unknown(meant))


def _is_said(word: str, language: str, known: set[tuple[str, str]]) -> bool:
    return any((language, term) in known for term in terms(word, language)) or bool(
        topic_words().at(word.split(), language)
    )


def _unknown(meant: Iterable[Meant]) -> tuple[str, ...]:
    return tuple(one.group.words for one in meant if not one.group.terms)


def _corrections(draft: Interpretation) -> Iterator[Interpretation]:
    """Phrases that the near spellings make before what they mean one by one: „ogrod zologiczny” is the zoo."""
    meant = tuple(one if one.group.terms else _nearest(one, draft.language) for one in draft.meant)
    yield from (replace(draft, meant=phrased, unknown=()) for phrased in _phrased(meant, draft.language))
    yield replace(draft, meant=meant, unknown=_unknown(meant))


def _phrased(meant: Sequence[Meant], language: str) -> Iterator[tuple[Meant, ...]]:
    typed = [one.group.words for one in meant]
    for spelt in islice(product(*(one.near or (one.group.words,) for one in meant)), MOST_SPELLINGS):
        if any(" " in word for word in (*typed, *spelt)):
            return
        read = tuple(_read(spelt, language, longest=len(spelt)))
        if len(read) < len(spelt):
            yield _with_surroundings(tuple(_as_typed(read, typed)))


def _as_typed(read: Iterable[Meant], typed: Sequence[str]) -> Iterator[Meant]:
    at = 0
    for one in read:
        spelt, at = one.group.words, at + one.group.words.count(" ") + 1
        words = " ".join(typed[at - spelt.count(" ") - 1 : at])
        near = () if words == spelt else (spelt,)
        yield replace(one, group=replace(one.group, words=words), near=near)


def _nearest(meant: Meant, language: str) -> Meant:
    """All near spellings, read as what they name: „zmaku” asks for castles.

    A word that some language has is hardly misspelt, unless it is near to a name: a dentist is no tenant, Kuba may be
    the mountain Kupa.
    """
    word = fold(meant.group.words)
    found = near(word, language, only_names=any(is_known(word, known) for known in LANGUAGES))
    matches = [match for word in found if (match := topic_words().at([word], language))]
    topics = tuple({(topic.facet, topic.value): topic for match in matches for topic in match.topics}.values())
    said = [term for word in found for term in terms(word, language)]
    return Meant(_group(meant.group.words, topics, said, language), topics, tuple(found)) if found else meant
