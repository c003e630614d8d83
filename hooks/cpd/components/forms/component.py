"""Forms: read from a page's head, drawn below its text, with a completed example and files to download."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from cpd.components.base import Component, Drawing, Front, MadePage, Plan
from cpd.domain.findings import Finding
from cpd.domain.outline import owner
from cpd.domain.paths import page_folder
from cpd.domain.place import Page
from cpd.domain.publication import Publication
from cpd.domain.storage import Facet, StoredEntry
from cpd.writing.addresses import relative

from . import parts, reading, screen, sheet, templates
from .checks import links_to_no_form, unique_forms
from .model import Form
from .screen import FILES, FormPaths, FormView

RECORD_TEMPLATE = "assets/cpd/record-template.js"
"""The empty file that a reader's record is written into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _FormPages:
    """A form, and where the page of its example is."""

    form: Form
    example: str = ""
    """The path of that page below docs/; empty where it has none."""

    def paths(self, drawing: Drawing) -> FormPaths:
        """The addresses and paths of all that is made for this form."""
        pages = drawing.outline.pages
        example = pages.get(self.example)
        return FormPaths(url=pages[self.form.path].url, folder=page_folder(self.form.path), example_url=example.url if example else "")


class Forms(Component):
    """Reads forms, draws them on their pages, and makes their example pages and files."""

    name = "forms"
    guide = "forms.md"
    keys = frozenset({reading.KEY})
    tables = parts.TABLES
    kept = (
        StoredEntry(
            name="Your forms",
            part="Forms",
            facets=(Facet(key="cpd:<site>:<id>#form.<field>", place="form"),),
            purpose="What you type, choose or sort in a form, an entry for each answer. A name, role or date is offered in your next form",
            written="When you fill in the form",
        ),
        StoredEntry(
            name="Earlier answers",
            part="Forms",
            facets=(Facet(key="cpd:<site>:<id>#earlier.<field>"),),
            purpose="What had to make room for something newer, so that nothing you wrote is lost without a word",
            written="When a form or question has changed, or when two versions meet, as after bringing in a back-up",
        ),
    )
    rules = {
        "form-is-understood": "What a page says of its form can be read.",
        "part-type-is-known": "Every part of a form is of a type that exists.",
        "field-ids-are-unique": "No two parts of a form have the same id, nor two rows, columns or cards of a part.",
        "form-ids-are-unique": "No two forms of a suite have the same id.",
        "example-fits": "Every answer of a form's example fits its part.",
        "form-link-leads-to-form": "What a callout's `form` names is a page with a form.",
    }
    genres = {"form": ("Form", "Forms"), "example": ("Completed example", "Completed examples")}
    styles = {"controls": ("cpd-form", "cpd-sheet"), "form": ("cpd-form", "cpd-sheet"), "sort": ("cpd-sort", "cpd-summary")}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._read: list[Form] = []
        self._forms: list[_FormPages] = []

    def read(self, front: Front) -> list[Finding]:
        """The form that a page is."""
        form, findings = reading.read(front.path, front.head)
        self._read += [form] if form else []
        return findings

    def plan(self, plan: Plan) -> list[Finding]:
        """An example page where the author wrote none, and the files to download."""
        suites = [(form, owner(form.path, plan.suites)) for form in self._read]
        forms, clashes = unique_forms((suite.id if suite else "", form) for form, suite in suites)
        for form in forms:
            if not plan.has(form.path):
                continue
            path = f"{page_folder(form.path)}/example.md".lstrip("/")
            # Whoever searches wants the form first.
            text = "---\nsearch: {boost: 0.5}\n---\n\n# Completed example\n"
            example = plan.page(MadePage(paths=(path,), text=text, parent=form.path)) if form.example else ""
            self._forms.append(_FormPages(form=form, example=example))
            for file in screen.file_paths(form, page_folder(form.path)):
                plan.file(file)
        plan.file(RECORD_TEMPLATE)
        return clashes

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Put each form below its author's text, its example on a page of its own, and fill the files."""
        day = self.publication.day
        for one in self._forms:
            page = drawing.outline.pages[one.form.path]
            form, paths = one.form.with_title(page.title), one.paths(drawing)
            drawing.answers[page.path] = _id(form, page), form.title
            drawing.files |= _files(drawing, form, paths, day)
            if page.path in drawing.pages:
                self._add(one, form, paths, drawing)
        drawing.files[RECORD_TEMPLATE] = drawing.keeper.made("form", RECORD_TEMPLATE, lambda: day, partial(templates.record, day=day))
        form_pages = {one.form.path for one in self._forms}
        drawing.excused |= form_pages
        drawing.data["forms"] = [
            {"id": id_, "title": title, "url": page.url, "suite": page.suite.id if page.suite else None}
            for path, (id_, title) in drawing.answers.items()
            if (page := drawing.outline.pages[path])
        ]
        return links_to_no_form(drawing.catalogue, form_pages)

    def _add(self, one: _FormPages, form: Form, paths: FormPaths, drawing: Drawing) -> None:
        page, drawn = drawing.outline.pages[one.form.path], drawing.pages[one.form.path]
        drawn.genre = "form"
        view = screen.form_view(form, paths, id_=_id(form, page))
        drawn.add(
            drawing.fragments.draw("form", view=view, blank_row=screen.blank_row),
            searched=drawing.fragments.draw("words", text=screen.words(form)),
            headings=screen.headings(view),
            scripts=screen.scripts(form),
        )
        if one.example in drawing.pages:
            self._add_example(one, view, paths, drawing)

    def _add_example(self, one: _FormPages, view: FormView, paths: FormPaths, drawing: Drawing) -> None:
        drawn, here, form = drawing.pages[one.example], paths.example_url, view.form
        filled_in, title = sheet.example(form), screen.example_title(form)
        heads = screen.sheet_headings(filled_in)
        files = {ending: relative(paths.file(form, ending, is_example=True), here) for ending in FILES if ending in view.examples}
        drawn.genre = "example"
        drawn.title, drawn.description = title, f"{form.title}. {filled_in.mark}"
        drawn.headings = list(heads.values())
        # Its questions stand on the form's own page.
        drawn.searchable = drawing.fragments.draw("words", text=title)
        drawn.html = drawing.fragments.draw(
            "sheet", title=title, sheet=filled_in, heads=heads, form_url=relative(paths.url, here), files=files
        )

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """A form is drawn from its page's head."""
        return False


def _id(form: Form, page: Page) -> str:
    """What answers in a form are kept under."""
    return f"{page.suite.id}/{form.name}" if page.suite else form.name


def _files(drawing: Drawing, form: Form, paths: FormPaths, day: str) -> dict[str, str | bytes]:
    return drawing.keeper.made("form", form.path, lambda: (form, paths, day), lambda: templates.files(form, paths, day=day))
