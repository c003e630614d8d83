from __future__ import annotations

from cpd.components.moves.model import former_paths, item_findings, page_findings
from cpd.domain.items import fingerprint
from cpd.domain.place import Suite
from support.things import closed, draft_item, page

ONE = Suite(id="one", folder="one")


def test_a_page_was_where_it_says() -> None:
    assert former_paths("a/b.md", {"a/b.md": ("c.md", "d/e.md")}) == ("c.md", "d/e.md")


def test_pages_follow_a_folder_that_was_moved() -> None:
    moves = {"new/index.md": ("old/index.md",), "new/deep/README.md": ("shallow/index.md", "gone/page.md")}
    assert former_paths("new/deep/a.md", moves) == ("shallow/a.md", "old/deep/a.md")


def test_a_folder_can_come_from_the_top() -> None:
    assert former_paths("new/a.md", {"new/index.md": ("index.md",)}) == ("a.md",)


def test_a_page_that_never_moved_was_nowhere_else() -> None:
    assert former_paths("a/b.md", {"a/b.md": ("a/b.md",), "c/index.md": ("d/index.md",)}) == ()


def test_a_record_keeps_a_page_under_its_path() -> None:
    paths = ("index.md", "a/index.md", "a/README.md", "a/b.md", "b.md")
    assert [page(path).id for path in paths] == ["page/index", "page/a", "page/a", "page/a/b", "page/b"]


def test_a_moved_page_was_kept_under_its_former_paths() -> None:
    assert page("a.md", moved_from=("b/index.md", "c.md")).former_ids == ("page/b", "page/c")


def test_a_former_path_is_no_pages_now_and_no_others() -> None:
    found = page_findings({"a.md": ("b.md", "c.md"), "d.md": ("c.md",)}, ["a.md", "b.md", "d.md"])
    assert [one.worded() for one in found] == [
        "docs/a.md: former-names-are-free: `moved_from` names docs/b.md, which belongs to docs/b.md. Take it out, or mend the name.",
        "docs/d.md: former-names-are-free: `moved_from` names docs/c.md, which belongs to docs/a.md. Take it out, or mend the name.",
    ]


def test_a_former_id_is_no_items_now_and_no_others() -> None:
    items = [draft_item(1, "A"), draft_item(2, "B", line=7, was=("a", "two/x")), draft_item(3, "C", was=("two/x",))]
    catalogue, _ = closed({"one/a.md": items}, ONE)
    assert [one.worded() for one in item_findings(catalogue)] == [
        'docs/one/a.md:7: former-names-are-free: `was` names one/a, which belongs to "A". Take it out, or mend the name.',
        "docs/one/a.md: former-names-are-free: `was` names two/x, which belongs to docs/one/a.md. Take it out, or mend the name.",
    ]


def test_a_former_id_is_of_the_items_own_suite_unless_it_names_another() -> None:
    catalogue, _ = closed({"one/a.md": [draft_item(1, was=("x", "two/y"))], "b.md": [draft_item(2, was=("x",))]}, ONE)
    assert [item.former_ids for item in catalogue] == [("one/x", "two/y"), ("x",)]


def test_a_text_is_told_apart_by_its_words_not_by_its_white_space() -> None:
    assert fingerprint("What  went\nwell? ") == fingerprint("What went well?")
    assert fingerprint("What went well?") != fingerprint("What went wrong?")
