"""What comes of a vote, by example and by law."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from intranet.members.voices.rules import Base, Choice, Majority, Quorum, Rules, Share, Silence
from intranet.members.voices.tally import Counts, Outcome, Tally, tally

TWO_THIRDS = Share(2, 3)
CASTING = (None, Choice.FOR, Choice.AGAINST)


def of(entitled: int, in_favour: int, against: int, abstained: int = 0, **facts: int) -> Counts:
    """All who vote are present, and nobody else."""
    cast = in_favour + against + abstained + facts.get("invalid", 0)
    return Counts(
        **{"present": cast} | facts, entitled=entitled, in_favour=in_favour, against=against, abstained=abstained
    )


def outcome(rules: Rules, counts: Counts, casting: Choice | None = None) -> str:
    return tally(rules, counts, casting).outcome


def share_of(base: Base, share: Share = TWO_THIRDS, **facts) -> Rules:
    return Rules(Majority.SHARE, share, base, **facts)


@pytest.mark.parametrize(
    ("rules", "counts", "expected"),
    [
        (share_of(Base.FOR_AND_AGAINST), of(38, 24, 12, 2), "passed"),
        (share_of(Base.CAST), of(38, 24, 12, 2), "failed"),
        (share_of(Base.PRESENT), of(38, 24, 12, 2), "failed"),
        (share_of(Base.ENTITLED), of(36, 24, 12), "passed"),
        (share_of(Base.ENTITLED), of(37, 24, 12), "failed"),
        (Rules(), of(10, 3, 2, 5), "passed"),
        (Rules(), of(10, 3, 3), "failed"),
        (Rules(), of(10, 0, 0, 10), "failed"),
        (Rules(), of(10, 0, 0), "failed"),
        (Rules(Majority.ABSOLUTE), of(10, 5, 4), "passed"),
        (Rules(Majority.ABSOLUTE), of(10, 5, 4, 1), "failed"),
        (Rules(Majority.ABSOLUTE), of(10, 5, 5), "failed"),
        (Rules(Majority.ABSOLUTE), of(10, 5, 3, invalid=2), "passed"),
        (share_of(Base.CAST, Share(1, 3)), of(10, 4, 6), "failed"),
        (share_of(Base.ENTITLED, Share(1, 1)), of(3, 3, 0), "passed"),
    ],
)
def test_majorities(rules, counts, expected):
    assert outcome(rules, counts) == expected


@pytest.mark.parametrize(
    ("quorum", "counts", "expected"),
    [
        (Quorum(Share(1, 2)), of(10, 5, 0), "passed"),
        (Quorum(Share(1, 2)), of(11, 5, 0), "no_quorum"),
        (Quorum(Share(1, 2), is_exceeded=True), of(10, 5, 0), "no_quorum"),
        (Quorum(Share(1, 2), is_exceeded=True), of(10, 5, 0, present=6), "passed"),
        (Quorum(Share(1, 2), Base.PRESENT), of(100, 3, 0, 2, present=10), "passed"),
        (Quorum(Share(1, 2), Base.PRESENT), of(100, 3, 0, 1, present=10), "no_quorum"),
    ],
)
def test_quorum(quorum, counts, expected):
    assert outcome(Rules(quorum=quorum), counts) == expected


@pytest.mark.parametrize("majority", [Majority.SIMPLE, Majority.ABSOLUTE])
def test_tie_fails_unless_a_casting_vote_is_for_it(majority):
    has_one = Rules(majority, has_casting_vote=True)
    assert [outcome(has_one, of(10, 4, 4), casting) for casting in CASTING] == ["failed", "passed", "failed"]
    assert outcome(Rules(majority), of(10, 4, 4), Choice.FOR) == "failed"
    assert tally(has_one, of(10, 4, 4), Choice.FOR).casting == Choice.FOR
    assert tally(has_one, of(10, 5, 4), Choice.AGAINST).casting is None


def test_casting_vote_makes_no_absolute_majority_of_abstentions():
    assert outcome(Rules(Majority.ABSOLUTE, has_casting_vote=True), of(10, 4, 4, 1), Choice.FOR) == "failed"


def test_silence_counts_as_the_rules_say_but_never_for_the_quorum():
    counts = of(10, 3, 2)
    assert outcome(share_of(Base.CAST, Share(1, 2)), counts) == "passed"
    assert outcome(share_of(Base.CAST, Share(1, 2), silence=Silence.ABSTAINS), counts) == "failed"
    assert outcome(share_of(Base.CAST, Share(3, 4), silence=Silence.FAVOURS), counts) == "passed"
    assert outcome(Rules(silence=Silence.FAVOURS, quorum=Quorum(Share(2, 3))), counts) == "no_quorum"
    assert tally(Rules(silence=Silence.FAVOURS), counts).counts == counts
    assert tally(Rules(), counts).silent == 5


@pytest.mark.parametrize("counts", [(11, 11, 12), (10, 11, 1), (10, 10, -1)])
def test_more_than_can_be_is_refused(counts):
    with pytest.raises(ValueError, match=r"counted|none"):
        Counts(*counts)


def test_twelve_counted_of_eleven_present_says_so():
    with pytest.raises(ValueError, match="12 counted, 11 present, 20 entitled"):
        Counts(20, 11, 7, 5)


@pytest.mark.parametrize("share", [(0, 3), (4, 3), (1, 0), (-1, -2)])
def test_what_is_no_share_is_refused(share):
    with pytest.raises(ValueError, match="is no share"):
        Share(*share)


def test_rules_that_contradict_themselves_are_refused():
    for wrong in (lambda: Rules(Majority.SHARE), lambda: Rules(Majority.SIMPLE, TWO_THIRDS)):
        with pytest.raises(ValueError, match="names the share"):
            wrong()
    with pytest.raises(ValueError, match="of the entitled or of the present"):
        Quorum(TWO_THIRDS, Base.CAST)


shares = some.tuples(some.integers(1, 7), some.integers(1, 7)).map(lambda pair: Share(min(pair), max(pair)))
quorums = some.builds(Quorum, shares, some.sampled_from([Base.ENTITLED, Base.PRESENT]), some.booleans())
common = {
    "quorum": some.none() | quorums,
    "has_casting_vote": some.booleans(),
    "silence": some.sampled_from(Silence),
    "proxies": some.integers(0, 3),
    "is_secret": some.booleans(),
    "needs_presence": some.booleans(),
}
any_rules = some.builds(Rules, some.sampled_from([Majority.SIMPLE, Majority.ABSOLUTE]), **common) | some.builds(
    Rules, some.just(Majority.SHARE), shares, some.sampled_from(Base), **common
)
few = some.integers(0, 12)


@some.composite
def any_counts(draw) -> Counts:
    votes = [draw(few) for _ in range(4)]
    present = sum(votes) + draw(few)
    return Counts(present + draw(few), present, *votes)


any_casting = some.sampled_from(CASTING)


def moved(counts: Counts, source: str, target: str) -> Counts | None:
    """One voter does otherwise; „silent” are those present who do not vote. None where there is no such voter."""
    if (counts.present - counts.cast if source == "silent" else getattr(counts, source)) == 0:
        return None
    taken = counts if source == "silent" else replace(counts, **{source: getattr(counts, source) - 1})
    return replace(taken, **{target: getattr(taken, target) + 1})


@given(any_rules, any_counts(), any_casting, some.sampled_from(["against", "abstained", "invalid", "silent"]))
def test_one_more_for_it_never_makes_it_fail(rules, counts, casting, source):
    after = moved(counts, source, "in_favour")
    if after and outcome(rules, counts, casting) == Outcome.PASSED:
        assert outcome(rules, after, casting) == Outcome.PASSED


@given(any_rules, any_counts(), any_casting, some.sampled_from(["in_favour", "abstained", "silent"]))
def test_one_more_against_it_never_makes_it_pass(rules, counts, casting, source):
    after = moved(counts, source, "against")
    if after and outcome(rules, counts) == Outcome.FAILED:
        assert outcome(rules, after) != Outcome.PASSED


@given(any_rules, any_counts(), any_casting)
def test_what_passes_has_more_for_it_or_a_casting_vote(rules, counts, casting):
    found = tally(rules, counts, casting)
    if found.outcome == Outcome.PASSED and rules.silence != Silence.FAVOURS:
        assert counts.in_favour > counts.against or (found.is_tie and found.casting == Choice.FOR)


@given(any_counts())
def test_absolute_majority_is_more_than_half(counts):
    half = Fraction(counts.in_favour, counts.valid) > Fraction(1, 2) if counts.valid else False
    assert (outcome(Rules(Majority.ABSOLUTE), counts) == Outcome.PASSED) is half


@given(shares, any_counts())
def test_share_of_the_entitled_is_that_fraction(share, counts):
    wanted = Fraction(share.numerator, share.denominator) * counts.entitled
    passes = counts.in_favour >= wanted and counts.in_favour > counts.against
    assert (outcome(share_of(Base.ENTITLED, share), counts) == Outcome.PASSED) is passes


@given(any_rules)
def test_rules_are_read_as_they_were_kept(rules):
    assert Rules.from_json(json.loads(json.dumps(rules.as_json()))) == rules


@given(any_rules, any_counts(), any_casting)
def test_tally_is_read_as_it_was_kept(rules, counts, casting):
    found = tally(rules, counts, casting)
    assert Tally.from_json(json.loads(json.dumps(found.as_json()))) == found
