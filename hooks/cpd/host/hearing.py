"""What MkDocs and its plugins say: what goes wrong is taken down while a preview builds, and words are put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging import ERROR, Filter, Handler, Logger, LogRecord


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


class Rewording(Filter):
    """Keeps every record, in other words where ``reworded`` has some."""

    def __init__(self, reworded: Callable[[str], str]) -> None:
        super().__init__()
        self._reworded = reworded

    def filter(self, record: LogRecord) -> bool:
        """Put a record's words right."""
        words = record.getMessage()
        if (others := self._reworded(words)) != words:
            record.msg, record.args = others, ()
        return True


def engine_log(log: Logger) -> Logger:
    """The log of MkDocs, or of a fork that lends it its own, by one of its plugins' logs."""
    while log.parent and log.parent.parent:
        log = log.parent
    return log
