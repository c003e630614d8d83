"""What MkDocs and its plugins say of things that go wrong, taken down while a preview builds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from logging import ERROR, Handler, Logger, LogRecord


@contextmanager
def heard(log: Logger) -> Iterator[list[str]]:
    """The errors that are told meanwhile."""
    said: list[str] = []
    listener = _Listener(said)
    log.addHandler(listener)
    try:
        yield said
    finally:
        log.removeHandler(listener)


class _Listener(Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(ERROR)
        self._said = said

    def emit(self, record: LogRecord) -> None:
        """Take down a message."""
        self._said.append(record.getMessage())
