"""The base a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store import Store


@contextmanager
def opened(base: str, *, create: bool = False) -> Iterator["Store"]:
    """The open base; without `create` a missing one is an error that says how to make it."""
    from onrecord.store import Store

    with Store.open(base, create=create) as store:
        yield store
