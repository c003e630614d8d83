"""The files that a form's page offers, and those that a reader's own copy is written into."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from .model import Form
from .screen import FormPaths
from .sheet import Sheet


def files(form: Form, paths: FormPaths, *, day: str) -> dict[str, str | bytes]:
    """The content of all files of a form, by path; ``day`` is what they say they were made on, as YYYY-MM-DD."""
    from . import office  # noqa: PLC0415  # a build needs it only where a form has changed

    blanks = office.blanks(form, day=day)
    made: dict[str, str | bytes] = {paths.file(form, ending): content for ending, content in blanks.items()}
    if form.example:
        made |= {paths.file(form, ending, is_example=True): content for ending, content in office.examples(form, day=day).items()}
    return made | {paths.templates(form): _script(form.name, blanks)}


def record(*, day: str) -> str:
    """The empty Word file, with the styles of our forms, that a reader's browser fills with the record; as a script."""
    from .word.file import word_file  # noqa: PLC0415  # as above

    return _script("record", {"docx": word_file(Sheet(title="My record", blocks=()), day=day)})


def _script(name: str, files: Mapping[str, bytes]) -> str:
    """Files as a script: a page opened from a folder can fetch nothing else."""
    entries = ",".join(f'{ending}:"{b64encode(content).decode()}"' for ending, content in files.items())
    return f'(window.cpdTemplates ??= {{}})["{name}"] = {{{entries}}};\n'
