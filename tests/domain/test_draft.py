from __future__ import annotations

from cpd.domain.draft import Draft
from cpd.domain.findings import Finding
from support.things import draft_item, outline


def finding(path: str) -> Finding:
    return Finding(path=path, rule="callout-has-body", problem="p.", remedy="r.")


def test_keys_are_never_given_twice() -> None:
    draft = Draft()
    assert [draft.next_key(), draft.next_key(), draft.next_key()] == [1, 2, 3]


def test_a_page_read_again_forgets_its_items() -> None:
    draft = Draft()
    draft.open_page("a.md").items.append(draft_item(1))
    draft.open_page("a.md").items.append(draft_item(2, "Second"))
    assert [item.title for item in draft.closed(outline("a.md"))] == ["Second"]


def test_a_page_read_again_forgets_its_findings_and_no_others() -> None:
    draft = Draft()
    for path in ("a.md", "b.md"):
        draft.open_page(path).findings.append(finding(path))
    draft.open_page("a.md")
    assert draft.findings == [finding("b.md")]


def test_items_come_in_the_order_of_the_outline_and_not_of_reading() -> None:
    draft = Draft()
    draft.open_page("b.md").items.append(draft_item(1, "B"))
    draft.open_page("a.md").items.append(draft_item(2, "A"))
    assert [item.title for item in draft.closed(outline("a.md", "b.md"))] == ["A", "B"]


def test_a_page_that_stands_nowhere_brings_no_items() -> None:
    draft = Draft()
    draft.open_page("b.md").items.append(draft_item(1, "B"))
    assert list(draft.closed(outline("a.md"))) == []
