"""No gap and no number twice, whoever fails and whoever comes at the same moment. Numbers are taken in transactions."""

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from intranet.core import numbering
from intranet.core.models import NumberSequence
from intranet.core.numbering import next_number
from tests.races import at_once, needs_two_writers, one_after_the_other

pytestmark = pytest.mark.django_db(transaction=True)


def take(*about) -> int:
    with transaction.atomic():
        return next_number(*about)


def fail() -> None:
    with transaction.atomic():
        numbering.next_number("decisions", 2026)
        raise LookupError


def test_each_sequence_and_scope_counts_from_one():
    assert [take("decisions", 2026), take("decisions", 2026), take("decisions", 2027), take("protocols", 2026)] == [
        1,
        2,
        1,
        1,
    ]
    assert (take("terms"), take("terms")) == (1, 2)


def test_what_is_rolled_back_leaves_no_gap():
    take("decisions", 2026)
    with pytest.raises(LookupError):
        fail()
    assert take("decisions", 2026) == 2


def test_first_that_is_rolled_back_leaves_no_gap():
    with pytest.raises(LookupError):
        fail()
    assert take("decisions", 2026) == 1


def test_number_outside_of_a_transaction_is_refused():
    with pytest.raises(TransactionManagementError):
        next_number("decisions", 2026)
    assert not NumberSequence.objects.exists()


@needs_two_writers
@pytest.mark.parametrize("before", [0, 3])
def test_two_at_once_get_two_that_follow(before):
    for _ in range(before):
        take("decisions", 2026)
    given: list[int] = []
    assert at_once(*[lambda: given.append(take("decisions", 2026))] * 2) == []
    assert sorted(given) == [before + 1, before + 2]


@needs_two_writers
@pytest.mark.parametrize("before", [0, 3])
def test_who_waits_for_one_that_fails_gets_its_number(monkeypatch, before):
    """Also where the one that fails has only just begun the sequence."""
    for _ in range(before):
        take("decisions", 2026)
    given: list[int] = []

    def follow() -> None:
        given.append(take("decisions", 2026))

    raised = one_after_the_other(monkeypatch, numbering, "next_number", fail, follow)
    assert [type(error) for error in raised] == [LookupError]
    assert given == [before + 1]
