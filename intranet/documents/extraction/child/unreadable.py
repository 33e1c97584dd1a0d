from ..outcome import Reason


class Unreadable(Exception):
    """Raised by whatever reads, with what people are told."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
