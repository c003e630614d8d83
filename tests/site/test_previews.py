"""What `mkdocs serve` does at an edit: no more than is needed, and it says what is wrong where one looks."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileOpenedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from cpd.host.watching import Watching
from support.edits import Workplace
from support.previews import Preview

PAGE = "docs/first/earlier.md"
FRAGMENT = "overrides/fragments/cpd/index.html"


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path, "plain")


@pytest.fixture
def preview(workplace: Workplace) -> Iterator[Preview]:
    served = Preview(workplace.folder)
    yield served
    served.close()


def replace(workplace: Workplace, path: str, old: str, new: str) -> None:
    file = workplace.folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_of_text_is_on_page_and_index_page_without_a_whole_build(
    workplace: Workplace, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("support.previews.build")
    replace(workplace, PAGE, "Small words.", "Great words.")
    preview.follow()

    pages = [preview.fetched(path).decode() for path in ("first/earlier/index.html", "first/key-ideas/index.html", "about/index.html")]
    assert ["Great words." in page for page in pages] == [True, True, True]
    assert any("Great words." in preview.fetched(f"search/page-{number}.js").decode() for number in range(20))


def test_a_finding_of_an_edit_is_told_once(workplace: Workplace, preview: Preview, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    caplog.clear()
    replace(workplace, PAGE, "# Earlier\n", "# Earlier\n\n#### Deep\n")
    preview.follow()
    replace(workplace, PAGE, "#### Deep\n", "More.\n\n#### Deep\n")
    preview.follow()

    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert said == ["cpd: docs/first/earlier.md:3: headings-step-by-one: " + said[0].partition("headings-step-by-one: ")[2]]


def test_a_broken_template_is_shown_where_the_page_was_until_it_is_mended(workplace: Workplace, preview: Preview) -> None:
    whole = (workplace.folder / FRAGMENT).read_text(encoding="utf-8")
    (workplace.folder / FRAGMENT).write_text(f"{{% if %}}\n{whole}", encoding="utf-8")
    preview.follow()
    shown = preview.fetched("first/").decode()
    assert ("This cannot be shown yet" in shown, f"It was in <code>{FRAGMENT}:1</code>" in shown, "livereload(" in shown) == (
        True,
        True,
        True,
    )
    (workplace.folder / FRAGMENT).write_text(whole, encoding="utf-8")
    preview.follow()
    assert "Words of the suite." in preview.fetched("first/").decode()


def test_broken_settings_are_shown_and_end_nothing(workplace: Workplace, preview: Preview) -> None:
    replace(workplace, "mkdocs.yml", "site_name:", "site_nane:")
    preview.follow()
    shown = preview.fetched("").decode()
    assert ("Something went wrong while the site was built" in shown, "site_name" in shown) == (True, True)


class Heard(FileSystemEventHandler):
    """Takes down what it is told."""

    def __init__(self) -> None:
        self.events: list[FileSystemEvent] = []

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.events.append(event)


def test_who_opens_a_file_has_changed_nothing(tmp_path: Path) -> None:
    heard, noted = Heard(), list[str]()
    watching = Watching(PollingObserver(), noted.append)
    watching.schedule(heard, str(tmp_path), recursive=True)
    (handler,) = watching.handlers()
    for event in (FileOpenedEvent("a.md"), FileModifiedEvent("a.md"), FileModifiedEvent(".a.md.swp")):
        handler.dispatch(event)

    assert (heard.events, noted) == ([FileModifiedEvent("a.md")], ["a.md"])
