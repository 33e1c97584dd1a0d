"""How a vote is held and decided. Pure: whole numbers, no database."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class Majority(StrEnum):
    """Whichever it is, more have to be for it than against it."""

    SIMPLE = "simple"  # that is enough
    ABSOLUTE = "absolute"  # more than half of the valid votes; abstentions are valid
    SHARE = "share"  # at least a share of `Base`


class Base(StrEnum):
    """What a share is a share of."""

    CAST = "cast"  # valid votes, with abstentions
    FOR_AND_AGAINST = "for_and_against"
    PRESENT = "present"
    ENTITLED = "entitled"


class Silence(StrEnum):
    """What is made of who does not vote. It never counts towards the quorum."""

    NOTHING = "nothing"
    ABSTAINS = "abstains"
    FAVOURS = "favours"  # no objection


@dataclass(frozen=True)
class Share:
    """Raises ValueError unless it is more than nothing and at most all."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator:
            raise ValueError(f"{self.numerator}/{self.denominator} is no share: name one like 2/3.")

    def is_reached(self, part: int, whole: int) -> bool:
        return part * self.denominator >= self.numerator * whole

    def is_exceeded(self, part: int, whole: int) -> bool:
        return part * self.denominator > self.numerator * whole


@dataclass(frozen=True)
class Quorum:
    """Of the entitled so many have to be present; or of the present so many have to cast a vote.

    `is_exceeded`: more than the share, as in „more than half”.
    """

    share: Share
    of: Base = Base.ENTITLED
    is_exceeded: bool = False

    def __post_init__(self) -> None:
        if self.of not in (Base.ENTITLED, Base.PRESENT):
            raise ValueError(f"A quorum is of the entitled or of the present, not of {self.of}.")


@dataclass(frozen=True)
class Rules:
    """`share` and `of` are asked for with Majority.SHARE alone; `proxies` is how many others one voter may vote for."""

    majority: Majority = Majority.SIMPLE
    share: Share | None = None
    of: Base = Base.CAST
    quorum: Quorum | None = None
    has_casting_vote: bool = False
    silence: Silence = Silence.NOTHING
    proxies: int = 0
    is_secret: bool = False
    needs_presence: bool = False

    def __post_init__(self) -> None:
        if (self.majority == Majority.SHARE) != (self.share is not None):
            raise ValueError("A majority of a share names the share, no other does.")

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        share, quorum = kept["share"], kept["quorum"]
        read = {
            "majority": Majority(kept["majority"]),
            "share": Share(**share) if share else None,
            "of": Base(kept["of"]),
            "quorum": Quorum(Share(**quorum["share"]), Base(quorum["of"]), quorum["is_exceeded"]) if quorum else None,
            "silence": Silence(kept["silence"]),
        }
        return cls(**kept | read)
