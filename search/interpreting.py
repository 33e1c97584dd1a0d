"""What the typed words may mean: a reading in each language; words nobody knows stand for their near spellings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cms.core.findable import Topic

from .analysis import is_stop_word, terms
from .columns import LANGUAGES
from .documents import token_of
from .engines import Engine
from .near_spellings import near
from .question import Group, Reading
from .topic_words import topic_words

#: Facets whose word is no text to look for: hardly a page that says „nocleg” is about a bed.
ONLY_TOPIC = frozenset({"section"})


@dataclass(frozen=True)
class Meant:
    """A group with the topics its words name; `correction` is what was read instead of a word nobody knows."""

    group: Group
    topics: tuple[Topic, ...] = ()
    correction: str = ""


@dataclass(frozen=True)
class Interpretation:
    """`meant` is a reading in words; `unknown` those of its words that nothing is near to."""

    language: str
    meant: tuple[Meant, ...]
    unknown: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading:
        return Reading(self.language, tuple(meant.group for meant in self.meant))

    @property
    def corrections(self) -> int:
        return sum(bool(meant.correction) for meant in self.meant)


def interpretations(typed: Sequence[str], *, reader: str, engine: Engine) -> list[Interpretation]:
    """The reader's language first; then those in which all words are known, then those that needed corrections.

    Those with a word that nothing is near to come last: they find nothing.
    """
    drafts = [
        Interpretation(language, meant)
        for language in (reader, *(language for language in LANGUAGES if language != reader))
        for meant in _readings(typed, language)
    ]
    known = _known(drafts, engine)
    checked = [_checked(draft, known) for draft in drafts]
    if not any(draft.unknown for draft in checked):
        return checked
    read = [draft if not draft.unknown else _corrected(draft) for draft in checked]
    return sorted(read, key=lambda draft: (len(draft.unknown), draft.corrections))


def _readings(typed: Sequence[str], language: str) -> Iterator[tuple[Meant, ...]]:
    """With phrases taken as a whole, and word by word where that differs."""
    words = [word for word in typed if not is_stop_word(word, language)] or list(typed)
    whole = tuple(_read(words, language, longest=len(words)))
    yield whole
    single = tuple(_read(words, language, longest=1))
    if len(single) != len(whole):
        yield single


def _read(words: Sequence[str], language: str, longest: int) -> Iterator[Meant]:
    rest = list(words)
    while rest:
        match = topic_words().at(rest[:longest], language)
        length = match.length if match else 1
        topics = match.topics if match else ()
        tokens = tuple(token_of(topic.facet, topic.value) for topic in topics)
        is_text = length == 1 and not (topics and {topic.facet for topic in topics} <= ONLY_TOPIC)
        said = terms(rest[0], language) if is_text else ()
        yield Meant(Group(" ".join(rest[:length]), (*tokens, *said)), topics)
        rest = rest[length:]


def _known(drafts: Sequence[Interpretation], engine: Engine) -> set[tuple[str, str]]:
    asked: dict[str, dict[str, None]] = {}
    for draft in drafts:
        for meant in draft.meant:
            asked.setdefault(draft.language, {}).update(dict.fromkeys(meant.group.terms))
    return engine.known(asked)


def _checked(draft: Interpretation, known: set[tuple[str, str]]) -> Interpretation:
    """Only the terms that some record has; a group left without any is unknown."""
    meant = tuple(
        replace(one, group=replace(one.group, terms=tuple(t for t in one.group.terms if (draft.language, t) in known)))
        for one in draft.meant
    )
    return replace(draft, meant=meant, unknown=tuple(one.group.words for one in meant if not one.group.terms))


def _corrected(draft: Interpretation) -> Interpretation:
    meant = tuple(one if one.group.terms else _nearest(one, draft.language) for one in draft.meant)
    return replace(draft, meant=meant, unknown=tuple(one.group.words for one in meant if not one.group.terms))


def _nearest(meant: Meant, language: str) -> Meant:
    found = near(meant.group.words, language)
    return Meant(Group(meant.group.words, tuple(found)), correction=found[0]) if found else meant
