"""What can be said of forms only when all pages are read: ids given twice, links that lead to no form."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from dataclasses import replace

from cpd.domain.catalogue import Catalogue
from cpd.domain.findings import DOCS, Finding

from .model import Form


def unique_forms(found: Iterable[tuple[str, Form]]) -> tuple[list[Form], list[Finding]]:
    """The forms, each with a name of its own in its suite, and a finding for each that had to be given another.

    ``found`` holds (suite id, form).
    """
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


def links_to_no_form(catalogue: Catalogue, forms: Collection[str]) -> list[Finding]:
    """A finding for each item whose `form` leads to a page without a form; ``forms`` holds the paths of the pages that have one."""
    findings = []
    for item in catalogue:
        if not item.options.form:
            continue
        named = item.options.form.partition("#")[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(item.page.path), named))
        # Any other address is MkDocs' to check.
        if named.endswith(".md") and path in catalogue.outline.pages and path not in forms:
            findings.append(
                Finding(
                    path=item.page.path,
                    line=item.line,
                    rule="form-link-leads-to-form",
                    problem=f'`form` of "{item.title}" names {DOCS}/{path}, which has no form.',
                    remedy="Name a page whose front matter has `form:`, or use `href`.",
                )
            )
    return findings
