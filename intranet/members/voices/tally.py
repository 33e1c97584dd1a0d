"""What comes of a vote. Pure: the same rules and counts give the same tally."""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from .rules import Base, Choice, Majority, Rules, Silence


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True)
class Counts:
    """As they were cast. Raises ValueError when more voted than were present, or more were present than may vote."""

    entitled: int
    present: int
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    invalid: int = 0

    def __post_init__(self) -> None:
        if min(asdict(self).values()) < 0:
            raise ValueError("Nobody counts less than none.")
        if not self.cast <= self.present <= self.entitled:
            raise ValueError(f"{self.cast} counted, {self.present} present, {self.entitled} entitled.")

    @property
    def valid(self) -> int:
        return self.in_favour + self.against + self.abstained

    @property
    def cast(self) -> int:
        return self.valid + self.invalid


@dataclass(frozen=True)
class Tally:
    """`silent` did not vote. `casting` is the casting vote, where one decided a tie."""

    counts: Counts
    silent: int
    is_tie: bool
    casting: Choice | None
    outcome: Outcome

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        casting = Choice(kept["casting"]) if kept["casting"] else None
        read = {"counts": Counts(**kept["counts"]), "casting": casting, "outcome": Outcome(kept["outcome"])}
        return cls(**kept | read)


def tally(rules: Rules, counts: Counts, casting: Choice | None = None) -> Tally:
    """`casting` is what whoever has the casting vote chose; asked only in a tie, and where the rules know one."""
    silent = counts.entitled - counts.cast
    weighed = _with_silence(rules.silence, counts, silent)
    is_tie = weighed.in_favour == weighed.against > 0
    decisive = casting if is_tie and rules.has_casting_vote else None
    return Tally(counts, silent, is_tie, decisive, _outcome(rules, counts, weighed, decisive))


def _outcome(rules: Rules, counts: Counts, weighed: Counts, casting: Choice | None) -> Outcome:
    if not _has_quorum(rules, counts):
        return Outcome.NO_QUORUM
    has_more = weighed.in_favour > weighed.against or casting == Choice.FOR
    return Outcome.PASSED if has_more and _is_enough(rules, weighed) else Outcome.FAILED


def _has_quorum(rules: Rules, counts: Counts) -> bool:
    if rules.quorum is None:
        return True
    of_entitled = rules.quorum.of == Base.ENTITLED
    part, whole = (counts.present, counts.entitled) if of_entitled else (counts.cast, counts.present)
    share = rules.quorum.share
    return share.is_exceeded(part, whole) if rules.quorum.is_exceeded else share.is_reached(part, whole)


def _is_enough(rules: Rules, counts: Counts) -> bool:
    """Besides being more than those against, which a casting vote may stand for."""
    if rules.share is not None:
        return rules.share.is_reached(counts.in_favour, _base(rules.of, counts))
    if rules.majority == Majority.ABSOLUTE:
        return 2 * counts.in_favour > counts.valid or 2 * counts.against == counts.valid
    return True


def _base(of: Base, counts: Counts) -> int:
    return {
        Base.CAST: counts.valid,
        Base.FOR_AND_AGAINST: counts.in_favour + counts.against,
        Base.PRESENT: counts.present,
        Base.ENTITLED: counts.entitled,
    }[of]


def _with_silence(silence: Silence, counts: Counts, silent: int) -> Counts:
    """Who does not vote counts as present then, or their silence could not be weighed."""
    if silence == Silence.NOTHING:
        return counts
    everybody = replace(counts, present=counts.entitled)
    if silence == Silence.ABSTAINS:
        return replace(everybody, abstained=counts.abstained + silent)
    return replace(everybody, in_favour=counts.in_favour + silent)
