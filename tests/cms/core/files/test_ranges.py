import pytest

from cms.core.files.ranges import Unsatisfiable, range_of


@pytest.mark.parametrize(
    ("header", "sent"),
    [
        ("", None),
        ("bytes=0-", (0, 99)),
        ("bytes=10-19", (10, 19)),
        ("bytes = 10 - 19", (10, 19)),
        ("bytes=90-200", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-200", (0, 99)),
        ("bytes=20-10", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("bytes=١-٢", None),
        ("pages=1-2", None),
        (f"bytes=0-{'9' * 5_000}", None),
        (f"bytes=-{'9' * 5_000}", None),
    ],
)
def test_range(header, sent):
    assert range_of(header, 100) == sent


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_bytes_that_are_not_there(header):
    with pytest.raises(Unsatisfiable):
        range_of(header, 100)
