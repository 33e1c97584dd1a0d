"""Which words name a topic: „nocleg” accommodation, „Brieg” the town of Brzeg, „hotel w zamku” a castle hotel."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cms.core.findable import Topic
from cms.core.kept import kept_with_content

from ..analysis import is_stop_word, terms, words
from ..engines.columns import LANGUAGES
from ..indexing.sources import topics

#: What a facet's word may mean; the first that fits is shown.
MEANT = ("section", "audience", "kind", "town", "county", "home")
LONGEST_PHRASE = 4

Phrase = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Match:
    """`length` words from where it was looked up name these topics."""

    length: int
    topics: tuple[Topic, ...]


class TopicWords:
    """By language: phrases by a term of their first word."""

    def __init__(self, known: Iterable[Topic]) -> None:
        self._phrases: dict[str, dict[str, list[tuple[Phrase, Topic]]]] = {language: {} for language in LANGUAGES}
        for topic in known:
            if topic.facet in MEANT:
                for language in LANGUAGES:
                    self._add(topic, language)

    def _add(self, topic: Topic, language: str) -> None:
        for name in {topic.labels.get(language, ""), *topic.words.get(language, ()), *topic.words.get("", ())}:
            phrase = tuple(frozenset(terms(word, language)) for word in meaningful(name, language))
            for term in phrase[0] if phrase else ():
                self._phrases[language].setdefault(term, []).append((phrase, topic))

    def at(self, typed: Sequence[str], language: str) -> Match | None:
        """The longest phrase that the typed words begin with, and all it may mean."""
        asked = [frozenset(terms(word, language)) for word in typed[:LONGEST_PHRASE]]
        found: dict[int, dict[tuple[str, str], Topic]] = {}
        for term in asked[0] if asked else ():
            for phrase, topic in self._phrases[language].get(term, ()):
                if len(phrase) <= len(asked) and all(a & b for a, b in zip(phrase, asked, strict=False)):
                    found.setdefault(len(phrase), {})[topic.facet, topic.value] = topic
        if not found:
            return None
        longest = max(found)
        return Match(longest, tuple(sorted(found[longest].values(), key=lambda topic: MEANT.index(topic.facet))))


def meaningful(text: str, language: str) -> list[str]:
    """The words of a text that say something; all of them where none does."""
    found = list(_in_parts(text))
    return [word for word in found if not is_stop_word(word, language)] or found


def _in_parts(text: str) -> Iterator[str]:
    end = 0
    for word, start, until in words(text):
        if start >= end:
            yield word
            end = until


@kept_with_content
def topic_words() -> TopicWords:
    return TopicWords(known_topics().values())


@kept_with_content
def known_topics() -> Mapping[tuple[str, str], Topic]:
    return topics()
