"""Equal values have the same bytes, different ones have not, and what has no one way to be written is refused."""

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from intranet.core.canonical import NotCanonicalError, canonical, fingerprint
from intranet.core.enums import Action

texts = some.text(some.characters(exclude_categories=["Cs"])).map(lambda text: unicodedata.normalize("NFC", text))
plain = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**63), 2**63) | texts,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def same(one: object, other: object) -> bool:
    """Unlike ==, which takes True for 1."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@given(plain)
def test_what_was_written_is_read_again(value):
    assert json.loads(canonical(value)) == value


@given(plain, plain)
def test_different_values_differ(one, other):
    assert (canonical(one) == canonical(other)) is same(one, other)
    assert (fingerprint(one) == fingerprint(other)) is same(one, other)


@given(some.dictionaries(texts, plain, min_size=1), some.randoms())
def test_order_of_keys_never_matters(value, random):
    shuffled = list(value.items())
    random.shuffle(shuffled)
    assert canonical(dict(shuffled)) == canonical(value)


@given(some.text(some.characters(exclude_categories=["Cs"])))
def test_letters_put_together_are_the_letters(text):
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(unicodedata.normalize("NFC", text))


decimals = some.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)


@given(decimals, decimals)
def test_numbers_are_the_same_text_when_they_are_equal(one, other):
    assert (canonical(one) == canonical(other)) is (one == other)
    assert Decimal(json.loads(canonical(one))) == one


@given(some.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=some.timezones()))
def test_moment_is_the_same_from_wherever_it_is_seen(moment):
    elsewhere = moment.astimezone(UTC).astimezone(ZoneInfo("Europe/Warsaw"))
    assert canonical(moment) == canonical(elsewhere)
    assert datetime.fromisoformat(json.loads(canonical(moment))) == moment.astimezone(UTC)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": [1, True, None], "a": "żółw"}, '{"a":"żółw","b":[1,true,null]}'),
        ((Decimal("12.30"), Decimal("1E+3"), Decimal("-0.00")), '["12.3","1000","0"]'),
        (datetime(2026, 7, 1, 14, 0, tzinfo=timezone(timedelta(hours=2))), '"2026-07-01T12:00:00Z"'),
        (datetime(2026, 7, 1, 12, 0, 0, 50, tzinfo=UTC), '"2026-07-01T12:00:00.000050Z"'),
        ([date(2026, 7, 1), UUID(int=1)], '["2026-07-01","00000000-0000-0000-0000-000000000001"]'),
        (Action.MOVED, '"moved"'),
        ('"\n\\', r'"\"\n\\"'),
    ],
)
def test_it_is_written_this_way(value, written):
    assert canonical(value).decode() == written


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"price": [1.5]}, "value['price'][0]: the float 1.5 is no exact number. Give a Decimal."),
        (float("nan"), "value: the float nan is no exact number. Give a Decimal."),
        (Decimal("NaN"), "value: NaN is no number. Give a finite Decimal."),
        (Decimal("-Infinity"), "value: -Infinity is no number. Give a finite Decimal."),
        ({1, 2}, "value: a set has no order. Give a sorted list."),
        (datetime(2026, 7, 1), "value: 2026-07-01 00:00:00 is in no time zone. Give an aware datetime."),
        ({1: "a"}, "value: the key 1 is no text. Give text."),
        ({"\u00f3": 1, "o\u0301": 2}, "value: the key 'ó' stands there twice, written in two ways."),
        ("\ud800", "value: half of a surrogate pair is no letter. Give a whole text."),
        (b"x", "value: bytes has no canonical form. Give texts, numbers, lists, dicts."),
    ],
)
def test_what_has_no_canonical_form_is_refused_in_words(value, words):
    with pytest.raises(NotCanonicalError) as refusal:
        canonical(value)
    assert str(refusal.value) == words


def test_fingerprint_is_the_hash_that_others_would_compute():
    assert fingerprint({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
