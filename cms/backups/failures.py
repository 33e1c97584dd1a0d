"""What a disk or an object storage refuses is the operator's to know, in a line."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError
from django.core.management.base import CommandError


@contextmanager
def in_words(what: str) -> Iterator[None]:
    """Their errors as CommandError. Whoever uses it leaves nothing behind."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise CommandError(f"{what} failed, and nothing of it is left: {error.strerror or error}{where}.") from error
    except (BotoCoreError, ClientError) as error:
        raise CommandError(f"{what} failed, and nothing of it is left: {error}.") from error
