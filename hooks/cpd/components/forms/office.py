"""The files of a form for word processors."""

from __future__ import annotations

from functools import lru_cache

from . import sheet
from .model import Form
from .opendocument.file import opendocument_file
from .sheet import Sheet
from .word.file import word_file


def blanks(form: Form, *, day: str) -> dict[str, bytes]:
    """The content of the files of the blank form, by their ending; ``day`` (YYYY-MM-DD) is what they say they were made on."""
    return _files(sheet.blank(form), day)


def examples(form: Form, *, day: str) -> dict[str, bytes]:
    """The same of its completed example."""
    return _files(sheet.example(form), day)


# While an author writes, the site is built again and again; most forms stay as they are.
@lru_cache(maxsize=256)
def _files(one: Sheet, day: str) -> dict[str, bytes]:
    return {"docx": word_file(one, day=day), "odt": opendocument_file(one, day=day)}
