"""The demo's pages about the cluster."""

from pathlib import Path

from cms.core.demo_texts import DemoText, read_texts

TEXTS = Path(__file__).parent / "texts"


def texts() -> dict[str, DemoText]:
    """By key: about, history, join."""
    return {text.key: text for text in read_texts(TEXTS)}
