from __future__ import annotations

from cpd.components.notices.model import Change, Release
from cpd.components.notices.reading import read

LOG = """# Changelog

Words above.

## Unreleased

### Added

- You can now write `/// items`
  over two lines.
- See [the guide](docs/writing/index.md) and <https://site.example/>.

## [1.1.0] - 2026-11-22

- Without a group.

### Fixed

* Put *right*.

## 1.0.0 (2026-10-01)

## 0.9 - 2026-13-40

First try.
"""


def shown(releases: tuple[Release, ...]) -> list[tuple[str, str | None, list[tuple[str, list[str]]]]]:
    return [(one.name, one.date, [(group.title, [change.text for change in group.changes]) for group in one.groups]) for one in releases]


def test_versions_have_name_day_and_groups_and_those_without_entries_are_left_out() -> None:
    assert shown(read(LOG)) == [
        ("Unreleased", None, [("Added", ["You can now write /// items over two lines.", "See the guide and https://site.example/."])]),
        ("1.1.0", "2026-11-22", [("", ["Without a group."]), ("Fixed", ["Put right."])]),
        ("0.9 - 2026-13-40", None, [("", ["First try."])]),
    ]


def test_an_entry_keeps_code_and_addresses_and_no_link_into_the_repository() -> None:
    added = read(LOG)[0].groups[0].changes

    assert [change.html for change in added] == [
        "You can now write <code>/// items</code> over two lines.",
        'See the guide and <a href="https://site.example/">https://site.example/</a>.',
    ]


def test_an_entry_keeps_its_id_when_it_moves_to_a_version() -> None:
    before, after = read("## Unreleased\n- One `thing`.\n"), read("## 2.0 - 2026-12-01\n### Added\n- One  `thing`.\n")

    assert (
        before[0].groups[0].changes
        == after[0].groups[0].changes
        == (Change(id="change-0ed03b1610", html="One <code>thing</code>.", text="One thing."),)
    )


def test_a_text_without_versions_has_no_changes() -> None:
    assert (read(""), read("# Changelog\n\n- loose\n")) == ((), ())
