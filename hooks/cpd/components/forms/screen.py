"""A form on screen, and the page of its completed example."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cpd.writing.addresses import relative

from . import model as forms
from .fields import Field
from .model import Form, Part
from .sheet import Heading, Sheet

HEADING_ID = "cpd-form-group-{}"
FILES = ("docx", "odt")
"""What can be downloaded, by its ending."""

AUTOCOMPLETE = {"name": "name", "role": "organization-title"}
"""What browsers call that which many forms ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPaths:
    """Where a form's page, its example and its files are; relative to the site's root."""

    url: str
    folder: str
    """Of the files and the example: the page's own folder, as it is written."""
    example_url: str

    def file(self, form: Form, ending: str, *, is_example: bool = False) -> str:
        """The path of a file to download."""
        return posixpath.join(self.folder, f"{form.name}{'-example' if is_example else ''}.{ending}")

    def templates(self, form: Form) -> str:
        """The path of the script that holds the blank files for a reader's own copy."""
        return posixpath.join(self.folder, f"{form.name}.templates.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading and the parts below it; the first group may have none."""

    heading: forms.Heading | None
    anchor: str
    parts: tuple[Part, ...]


class FormView(NamedTuple):
    """Finished values for ``form.html``."""

    id: str
    """What the reader's answers are kept under: the suite's id, a slash and the form's name."""
    form: Form
    groups: tuple[Group, ...]
    is_long: bool
    """Whether it is worth saying where one is."""
    example_url: str | None
    blanks: Mapping[str, str]
    examples: Mapping[str, str]
    templates: str
    shared: Mapping[str, str]


def form_view(form: Form, paths: FormPaths, *, id_: str) -> FormView:
    """A form with the addresses its page needs, relative to it; the reader's answers are kept under ``id_``."""

    def link(path: str) -> str:
        return relative(path, paths.url)

    groups = _groups(form)
    return FormView(
        id=id_,
        form=form,
        groups=groups,
        is_long=len(groups) > 1,
        example_url=link(paths.example_url) if form.example else None,
        blanks={ending: link(paths.file(form, ending)) for ending in FILES},
        examples={ending: link(paths.file(form, ending, is_example=True)) for ending in FILES} if form.example else {},
        templates=link(paths.templates(form)),
        shared=AUTOCOMPLETE,
    )


def file_paths(form: Form, folder: str) -> list[str]:
    """The paths of all files that are made for a form whose page is written to ``folder``."""
    paths = FormPaths(url="", folder=folder, example_url="")
    blanks = [paths.templates(form), *(paths.file(form, ending) for ending in FILES)]
    return blanks + [paths.file(form, ending, is_example=True) for ending in FILES if form.example]


def _groups(form: Form) -> tuple[Group, ...]:
    headings: list[tuple[forms.Heading | None, list[Part]]] = [(None, [])]
    for part in form.parts:
        if isinstance(part, forms.Heading):
            headings.append((part, []))
        else:
            headings[-1][1].append(part)
    return tuple(
        Group(heading=heading, anchor=HEADING_ID.format(number), parts=tuple(parts))
        for number, (heading, parts) in enumerate(headings)
        if heading or parts
    )


def headings(view: FormView) -> list[tuple[str, str, int]]:
    """Title, id and level of its headings."""
    return [(group.heading.label, group.anchor, 2) for group in view.groups if group.heading]


def words(form: Form) -> str:
    """What search is to find: labels, rows, cards; not the choices, which repeat."""
    found: list[str] = []
    for part in form.parts:
        found += [part.label, part.help or ""]
        match part:
            case forms.Grid():
                found += [row.label for row in part.rows]
            case forms.Table():
                found += [column.label for column in part.columns]
            case forms.Sort():
                found += [card.label for card in part.cards]
    return "\n".join(word for word in found if word)


def blank_row(table: forms.Table) -> tuple[Field, ...]:
    """The fields of a row that a script makes, with a name to put its own in place of."""
    return tuple(
        Field(name=f"{table.id}.__row__.{column.id}", label=f"{table.label}: {column.label}", slot=column.slot) for column in table.columns
    )


def scripts(form: Form) -> set[str]:
    """The scripts that a form's page needs at once."""
    types = {part.type for part in form.parts}
    rows = {"form-rows"} if forms.Table.type in types else set()
    return {"form"} | (types & {forms.Sort.type}) | rows


def example_title(form: Form) -> str:
    """What the page of its example is called."""
    return f"{form.title}: completed example"


def sheet_headings(one: Sheet) -> dict[int, tuple[str, str, int]]:
    """Title, id and level of a sheet's headings, by their place among its blocks."""
    found = (number for number, block in enumerate(one.blocks) if isinstance(block, Heading))
    return {
        number: (block.text, HEADING_ID.format(count), block.level)
        for count, number in enumerate(found, start=1)
        if isinstance(block := one.blocks[number], Heading)
    }
