"""Between OpenStreetMap's text and what the form can say: `parse(compose(hours)) == hours`."""

from .composing import compose
from .parsing import parse

__all__ = ["compose", "parse"]
