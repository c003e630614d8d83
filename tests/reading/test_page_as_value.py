"""What is read of a page is a value: the same wherever the page stands, and whatever was read before it."""

from __future__ import annotations

from typing import Final

from cpd.domain.draft import Draft
from support.reads import read_into

PAGE: Final = """# A page about [](item:second)

/// key-idea | An idea like [](item:second)
With a list.

/// items
    kind: resource
///
///

/// resource | Second
    id: second
Nothing leads anywhere.
///

/// notes
Say [](item:second).
///
"""
OTHERS: Final = ("# Other\n\n/// key-idea | Before\nText.\n///\n", "# More\n\n/// items\n///\n\n[](item:a) and [](item:b)\n")


def test_a_page_is_read_alike_wherever_it_stands() -> None:
    first, last = Draft(), Draft()
    read_into(first, "a.md", PAGE)
    for number, text in enumerate(OTHERS):
        read_into(last, f"{number}.md", text)
    read_into(last, "a.md", PAGE)
    assert first.pages["a.md"] != last.pages["a.md"]
    assert first.pages["a.md"] == last.pages["a.md"].with_keys_from(0)
    assert first.pages["a.md"].with_keys_from(last.pages["a.md"].base) == last.pages["a.md"]


def test_a_page_that_says_something_else_is_another_value() -> None:
    draft, other = Draft(), Draft()
    read_into(draft, "a.md", PAGE)
    read_into(other, "a.md", PAGE.replace("With a list", "With another list"))
    assert draft.pages["a.md"] != other.pages["a.md"]
