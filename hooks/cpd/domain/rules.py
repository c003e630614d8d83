"""The rules by name that hold for every page: what must hold, and why a reader is better off for it. Components have more.

The authors' guide has a section for each, and settings can silence each by its name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from .catalogue import Catalogue
from .findings import Finding
from .kinds import Kind

RULES: Final[dict[str, str]] = {
    "build-is-whole": "Every page is built: the index pages need all items.",
    "settings-are-understood": "Every setting under extra.cpd has a known name and value.",
    "setting-is-followed": "Every setting of the theme is one that pages follow.",
    "page-is-read": "Every file that is meant as a page is read as one.",
    "front-matter-is-understood": "What a page says at its head can be read, and has a known form.",
    "key-is-known": "Every entry at a page's head has a name that something reads.",
    "page-has-title": "Every page has a title, and only one.",
    "contents-exist": "Every name in `contents` is a page or folder beside it.",
    "suite-ids-are-unique": "No two suites share an id.",
    "kind-is-known": "Every callout is of a kind that exists.",
    "option-is-known": "Every option of a callout is one that exists.",
    "option-value-fits": "Every option has a value of its sort.",
    "options-are-yaml": "The options under a callout's head can be read.",
    "options-stand-under-head": "Options stand directly under the head, indented by four spaces.",
    "callout-quotes-are-straight": "A title in quotes has straight double quotes.",
    "callout-is-indented": "What belongs to a callout is indented by four spaces.",
    "callout-is-recognised": "What looks like a callout is one.",
    "callout-is-closed": "Every block that opens also closes.",
    "drawn-block-is-empty": "A block that is drawn for the author holds nothing written.",
    "list-has-blank-line-above": "A list has a blank line above it.",
    "list-marker-is-known": "An item of a list begins with a hyphen, a star or a number, and a space.",
    "list-is-indented-by-four": "What belongs to a list item is indented by four spaces.",
    "lists-stand-apart": "Two lists have something between them.",
    "list-number-is-kept": "A numbered list begins with 1 and is counted on.",
    "callout-has-title": "Every callout has a title.",
    "callout-has-body": "Every callout says something.",
    "item-ids-are-unique": "No two callouts of a suite have the same written id.",
    "numbers-are-unique": "No number is pinned that another item has.",
    "numbers-ascend": "Pinned numbers follow the reading order.",
    "item-references-resolve": "Every reference to an item leads to one.",
    "resource-leads-somewhere": "Every resource has an address, a form or a reference.",
    "sub-section-has-key-idea": "Every sub-section has a key idea.",
    "footnotes-are-whole": "Every footnote that is named is written once, and none is cut off.",
    "table-is-whole": "Every table is read as one, with all its cells.",
    "text-is-shown": "Text is not taken for HTML, which readers do not see.",
    "mathematics-can-be-set": "Every formula is one that can be set.",
    "headings-step-by-one": "Heading levels do not jump.",
    "page-asks-no-other-host": "A page loads nothing from another host, unless a setting allows it.",
    "image-has-alternative-text": "Every image says in words what it shows.",
    "image-is-there": "Every image of this site is where the page says.",
    "link-leads-somewhere": "Every link leads to a page, a file or a heading of this site, or to another site.",
    "link-text-says-where": "Link text says where the link leads.",
}


def missing_kinds(catalogue: Catalogue, kinds: Iterable[Kind], excused: Collection[str] = ()) -> list[Finding]:
    """Sub-sections without an item of a kind that each should have; a page that is a form, glossary or route is excused."""
    expected = [kind for kind in kinds if kind.expected]
    return [
        Finding(
            path=page.path,
            rule="sub-section-has-key-idea",
            problem=f'the sub-section "{page.title}" has no {kind.label.lower()}.',
            remedy=f"Write one: `/// {kind.name} | Title`.",
        )
        for page in catalogue.outline.pages.values()
        if page.is_sub_section and page.path not in excused
        for kind in expected
        if not any(item.kind.name == kind.name for item in catalogue.on_page(page.path))
    ]
