"""The files of a form for word processors."""

from __future__ import annotations

from functools import lru_cache

from . import docx, odt, sheet
from .model import Form
from .sheet import Sheet


def blanks(form: Form, *, day: str) -> dict[str, bytes]:
    """The blank form by ending."""
    return _drawn(sheet.blank(form), day)


def examples(form: Form, *, day: str) -> dict[str, bytes]:
    """The completed example by ending."""
    return _drawn(sheet.example(form), day)


def record(*, day: str) -> bytes:
    """An empty Word file with the styles of our forms, which a reader's browser fills with the record."""
    return docx.drawn(Sheet(title="My record", blocks=()), day=day)


# While an author writes, the site is built again and again; most forms stay as they are.
@lru_cache(maxsize=256)
def _drawn(one: Sheet, day: str) -> dict[str, bytes]:
    return {"docx": docx.drawn(one, day=day), "odt": odt.drawn(one, day=day)}
