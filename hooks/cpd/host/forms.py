"""Pages with a form: what the generator adds for each, the page of its example and the files to download."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.domain.findings import DOCS, Finding
from cpd.domain.forms import Form
from cpd.domain.paths import named
from cpd.writing import office
from cpd.writing.form import FILES, FormPage, Place

from .made import made_file


@dataclass(slots=True, kw_only=True)
class FormFiles:
    """A form's page, and the files that are made for it."""

    form: Form
    file: File
    example: File | None
    downloads: dict[str, File] = field(default_factory=dict)
    """By path."""

    @property
    def place(self) -> Place:
        """Where everything of this form is."""
        return Place(url=self.file.url, folder=_folder(self.file.src_uri), example_url=self.example.url if self.example else "")

    @property
    def page(self) -> FormPage:
        """What the drawing of the site needs to know of it."""
        return FormPage(form=self.form, place=self.place, example_path=self.example.src_uri if self.example else None)


def added(found: Iterable[Form], files: Files, config: MkDocsConfig) -> list[FormFiles]:
    """Add what each form brings: an example page where the author wrote none, and its downloads."""
    made: list[FormFiles] = []
    for form in found:
        file = files.get_file_from_path(form.path)
        if file is None:
            continue
        one = FormFiles(form=form, file=file, example=_example(form, files, config) if form.example else None)
        paths = [one.place.templates(form), *(one.place.file(form, ending) for ending in FILES)]
        if form.example:
            paths += [one.place.file(form, ending, is_example=True) for ending in FILES]
        for path in paths:
            if known := files.get_file_from_path(path):
                files.remove(known)
            # What stands in it follows when the page's title is known.
            one.downloads[path] = made_file(config, path, b"-")
            files.append(one.downloads[path])
        made.append(one)
    return made


def unique(found: Iterable[tuple[str, Form]]) -> tuple[list[Form], list[Finding]]:
    """The forms, each with a name of its own in its suite; ``found`` holds (suite id, form)."""
    kept: dict[tuple[str, str], Form] = {}
    findings: list[Finding] = []
    for suite, form in found:
        name, count = form.name, 1
        while (suite, name) in kept:
            count += 1
            name = f"{form.name}-{count}"
        if name != form.name:
            other = kept[suite, form.name].path
            findings.append(
                Finding(
                    path=form.path,
                    rule="form-ids-are-unique",
                    problem=f'two forms have the id "{form.name}"; the other stands in {DOCS}/{other}.',
                    remedy="Give one of them another `id`: answers are kept under it.",
                )
            )
        kept[suite, name] = replace(form, name=name)
    return list(kept.values()), findings


def fill(one: FormFiles, title: str, day: str) -> None:
    """Write the files to download; ``day`` is what they say they were made on, as YYYY-MM-DD."""
    form, place = one.form.titled(title), one.place
    blanks = office.blanks(form, day=day)
    drawn: dict[str, bytes] = {place.file(form, ending): content for ending, content in blanks.items()}
    if form.example:
        drawn |= {place.file(form, ending, is_example=True): made for ending, made in office.examples(form, day=day).items()}
    drawn[place.templates(form)] = _templates(form, blanks)
    for path, content in drawn.items():
        one.downloads[path].content_bytes = content


def record_template(day: str) -> str:
    """The empty file that a reader's record is written into, as a script."""
    return _script("record", {"docx": office.record(day=day)})


def _templates(form: Form, blanks: Mapping[str, bytes]) -> bytes:
    return _script(form.name, blanks).encode()


def _script(name: str, files: Mapping[str, bytes]) -> str:
    """Files as a script: a page opened from a folder can fetch nothing else."""
    entries = ",".join(f'{ending}:"{b64encode(content).decode()}"' for ending, content in files.items())
    return f'(window.cpdTemplates ??= {{}})["{name}"] = {{{entries}}};\n'


def _example(form: Form, files: Files, config: MkDocsConfig) -> File:
    path = f"{_folder(form.path)}/example.md".lstrip("/")
    if known := files.get_file_from_path(path):
        return known
    # Whoever searches wants the form first.
    made = made_file(config, path, "---\nsearch: {boost: 0.5}\n---\n\n# Completed example\n")
    made.inclusion = InclusionLevel.NOT_IN_NAV
    files.append(made)
    return made


def _folder(path: str) -> str:
    return named(path)
