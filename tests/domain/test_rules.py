from __future__ import annotations

import re

from cpd.components.forms.checks import links_to_no_form
from cpd.components.order import RULES
from cpd.domain.outline import outlined
from cpd.domain.place import Suite
from cpd.domain.rules import missing_kinds
from support.things import KINDS, closed, draft_item, leaf

ONE = Suite(id="one", folder="one")


def test_rules_are_named_by_what_holds() -> None:
    assert [name for name in RULES if not re.fullmatch(r"[a-z]+(-[a-z]+)+", name)] == []


def test_each_rule_is_a_sentence() -> None:
    assert [sentence for sentence in RULES.values() if not re.fullmatch(r"[A-Z].*[^.]\.", sentence)] == []


def test_a_sub_section_without_a_key_idea_is_reported() -> None:
    catalogue, _ = closed(
        {"one/part/index.md": [], "one/part/a.md": [draft_item(1)], "one/part/b.md": [draft_item(2, kind="resource")]}, ONE
    )
    assert [finding.worded() for finding in missing_kinds(catalogue, KINDS.values())] == [
        'docs/one/part/b.md: sub-section-has-key-idea: the sub-section "one/part/b.md" has no key idea. Write one: `/// key-idea | Title`.'
    ]


def test_pages_that_are_no_sub_sections_need_no_key_idea() -> None:
    catalogue, _ = closed({"one/index.md": [], "one/beside.md": [], "one/part/index.md": [], "outside.md": []}, ONE)
    assert missing_kinds(catalogue, KINDS.values()) == []


def test_no_kind_is_missed_where_none_is_expected() -> None:
    catalogue, _ = closed({"one/a.md": []}, ONE)
    assert missing_kinds(catalogue, [KINDS["resource"]]) == []


def test_pages_are_named_by_their_titles() -> None:
    outline = outlined([leaf("one/a.md", title="Why")], [ONE])
    catalogue, _ = closed({}, ONE)
    empty = type(catalogue)(items=(), outline=outline)
    assert [finding.problem for finding in missing_kinds(empty, KINDS.values())] == ['the sub-section "Why" has no key idea.']


def test_a_page_that_is_a_form_needs_no_key_idea() -> None:
    catalogue, _ = closed({"one/part/a.md": [], "one/part/b.md": []}, ONE)
    assert [finding.path for finding in missing_kinds(catalogue, KINDS.values(), {"one/part/a.md"})] == ["one/part/b.md"]


def test_an_items_form_is_a_page_with_a_form() -> None:
    item = draft_item(1, "Plan", line=7, form="../forms/plan.md#top")
    catalogue, _ = closed({"one/a.md": [item], "forms/plan.md": []})
    (finding,) = links_to_no_form(catalogue, ())
    assert finding.worded() == (
        'docs/one/a.md:7: form-link-leads-to-form: `form` of "Plan" names docs/forms/plan.md, which has no form. '
        "Name a page whose front matter has `form:`, or use `href`."
    )
    assert links_to_no_form(catalogue, {"forms/plan.md"}) == []


def test_other_addresses_of_forms_are_left_alone() -> None:
    items = [
        draft_item(1),
        draft_item(2, form="plan.docx"),
        draft_item(3, form="https://example.org/plan.md"),
        draft_item(4, form="lost.md"),
    ]
    catalogue, _ = closed({"one/a.md": items})
    assert links_to_no_form(catalogue, ()) == []
