"""What the index depends on besides what is in it: the analysis, and the words by which topics are known."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from ..analysis import missing
from .sources import topics

SEARCH = Path(__file__).parents[1]


def fingerprint() -> str:
    """Another one whenever the same texts would make other terms."""
    digest = sha256()
    for part in _parts():
        digest.update(part)
    return digest.hexdigest()


def _parts() -> Iterator[bytes]:
    engines, analysis = SEARCH / "engines", SEARCH / "analysis"
    code = [engines / "columns.py", engines / "documents.py", *sorted(analysis.glob("*.py"))]
    for file in (*code, *sorted((analysis / "data").glob("*"))):
        yield file.read_bytes()
    yield repr(missing()).encode()
    words = ((tag, sorted(topic.words.items())) for tag, topic in topics().items() if topic.words)
    yield repr(sorted(words)).encode()
