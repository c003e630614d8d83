"""What stands for a reference's words until its item is known."""

from __future__ import annotations

from markdown.extensions.toc import slugify, slugify_unicode

from cpd.domain.references import Reference, fill_placeholders, placeholder, without_placeholders, words_by_key
from support.things import closed, draft_item


def test_words_come_where_they_were_kept_a_place() -> None:
    assert fill_placeholders(f"Before {placeholder(1)}, {placeholder(23)}", {1: "one", 23: "two"}.__getitem__) == "Before one, two"


def test_no_anchor_takes_up_what_keeps_the_place() -> None:
    assert slugify(f"Before {placeholder(105)}", "-") == "before"
    assert slugify_unicode(f"Über {placeholder(105)}", "-") == "über"


def test_a_message_can_leave_it_out() -> None:
    assert without_placeholders(f"Before {placeholder(7)}") == "Before "


def test_where_nothing_is_kept_nothing_changes() -> None:
    assert without_placeholders("Before 7") == "Before 7"


def test_a_title_can_refer_to_a_title_that_refers_to_another() -> None:
    catalogue, _ = closed(
        {
            "a.md": [
                draft_item(1, kind="reflective-activity", title="One", id="one"),
                draft_item(2, kind="reflective-activity", title=f"Go on from {placeholder(1)}", id="two"),
                draft_item(3, kind="reflective-activity", title=f"After {placeholder(4)}", id="three"),
            ]
        }
    )
    found = {key: Reference("a.md", target) for key, target in {1: "one", 2: "two", 3: "nowhere", 4: "three"}.items()}
    label = "Reflective activity"
    assert words_by_key(found, catalogue) == {
        1: f"{label}: One",
        2: f"{label}: Go on from {label}: One",
        3: "nowhere",
        4: f"{label}: After {label}",
    }
