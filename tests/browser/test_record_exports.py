"""What leaves the record as a file: complete, harmless, read back by others."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import mammoth
import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from browser.conftest import Tab
from browser.records import HARD, entry, keep, known, opened, rich, saved, stored
from support.sites import Built

NAMES: Final = ("json", "docx", "html", "csv", "log")
FORMULAS: Final = ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'quoted", "''twice", 'plain, "quoted"\r\nand more']


@dataclass
class Exported:
    """A record and the files that were saved of it."""

    kept: dict[str, Any]
    site: dict[str, Any]
    files: dict[str, Path] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def exported(chromium: Browser, real_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exported]:
    """Every kind of file, saved from a site that was opened from its folder."""
    context = chromium.new_context(accept_downloads=True)
    tab = Tab(context.new_page(), f"{real_site.folder.as_uri()}/")
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    tab.page.on("console", lambda said: tab.errors.append(said.text) if said.type in {"error", "warning"} else None)
    page = opened(tab, "my-record/index.html")
    keep(page, *rich(known(page)), *(entry(f"gone/{n}#note", text, text) for n, text in enumerate(FORMULAS)))
    opened(tab, "my-record/index.html")
    made = Exported(stored(page), page.evaluate("cpd.load('catalogue-data', 'record-data').then(() => cpd.catalogue)"), errors=tab.errors)
    folder = tmp_path_factory.mktemp("exports")
    for name in NAMES:
        made.files[name] = saved(page, name, folder=folder)
        expect(page.locator(".cpd-record__status")).to_contain_text("Saved: ")
    yield made
    context.close()


def test_file_names_bear_the_day_and_nothing_went_wrong(exported: Exported) -> None:
    names = [re.sub(r"\d{4}-\d\d-\d\d", "DAY", path.name) for path in exported.files.values()]
    assert names == ["my-record-DAY.json", "my-record-DAY.docx", "my-record-DAY.html", "my-record-DAY.csv", "my-log-DAY.csv"]
    assert exported.errors == []


def test_the_back_up_holds_every_field_of_every_entry(exported: Exported) -> None:
    text = json.loads(exported.files["json"].read_text(encoding="utf-8"))
    found = {f"{one.pop('id')}#{one.pop('facet')}": one for one in text.pop("entries")}
    assert found == exported.kept
    assert {**text, "made": text["made"][:2]} == {
        "format": "cpd-record",
        "version": 1,
        "site": exported.site["site"],
        "made": "20",
        "damaged": [],
    }


def rows(path: Path) -> list[list[str]]:
    """A table as it was written, its first row aside; each cell as it was before it was made harmless."""
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [cell for row in found for cell in row if re.match(r"[=+\-@\t\r]", cell)] == []
    assert re.search(r"(?<!\r)\n(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)", text) is None
    return [[cell.removeprefix("'") for cell in row] for row in found]


def test_the_table_equals_the_record(exported: Exported) -> None:
    head, *found = rows(exported.files["csv"])
    assert head == ["id", "title", "suite", "facet", "question", "value", "type", "when", "address"]
    read = {f"{row[0]}#{row[3]}": (row[5], row[6], row[7]) for row in found}
    wanted = {}
    for key, one in exported.kept.items():
        value = one["value"]
        text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
        wanted[key] = (text, one["type"], one["at"])
    assert read == wanted
    first = next(one for one in exported.site["items"] if one["asked"])
    row = next(row for row in found if row[0] == first["id"] and row[3] == "answer")
    assert (row[1], row[4], row[8]) == (f"{first['label']}: {first['title']}", "What was asked?", exported.site["url"] + first["url"])


def test_the_log_alone_is_a_table_too(exported: Exported) -> None:
    first = next(one for one in exported.site["items"] if one["asked"])
    suite = next(one["title"] for one in exported.site["suites"] if one["id"] == first["suite"])
    assert rows(exported.files["log"]) == [
        ["date", "activity", "minutes", "what I learned", "what changed for pupils", "suite", "address"],
        ["2026-10-05", "Visit to Ashgrove", "90", "", "", "", ""],
        ["2026-09-14", f"{first['label']}: {first['title']}", "50", "To wait.", "", suite, exported.site["url"] + first["url"]],
    ]


def said(exported: Exported) -> list[str]:
    """The texts that a document must hold, as single lines."""
    texts = [one.get("words") or one["value"] for one in exported.kept.values() if one["type"] not in {"date", "number", "tick"}]
    return [line.strip() for text in texts for line in text.replace("\t", " ").replace("\r", "\n").split("\n") if line.strip()]


def plain(markup: str) -> str:
    """The words of HTML, with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "\n", markup)).split())


def test_the_page_to_print_has_everything_and_no_script(exported: Exported) -> None:
    text = exported.files["html"].read_text(encoding="utf-8")
    words = plain(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
    assert [line for line in said(exported) if " ".join(line.split()) not in words] == []
    assert re.findall(r"<script|<img|<link|\son\w+=|javascript:", text) == []
    assert re.findall(r"<(h[1-4])", text)[:3] == ["h1", "h2", "h2"]
    assert '<html lang="en-GB">' in text
    assert text.count('<th scope="col">') == 5


def test_the_word_file_is_a_real_document_and_has_everything(exported: Exported) -> None:
    path = exported.files["docx"]
    words = plain(mammoth.convert_to_html(io.BytesIO(path.read_bytes())).value)
    assert [line for line in said(exported) if " ".join(line.split()) not in words] == []
    document = Document(str(path))
    styles = [one.style.name for one in document.paragraphs if one.style]
    assert (document.core_properties.title, document.core_properties.language) == ("My record", "en-GB")
    assert document.paragraphs[0].text == "My record"
    assert (styles[0], {"Heading 2", "Heading 3", "Answer"} <= set(styles)) == ("Heading 1", True)
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Date", "Activity", "Minutes", "What I learned", "What changed for pupils"]
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    assert (body.count("<w:tblHeader"), HARD.split("\n")[0] in html.unescape(body)) == (1, True)


def test_in_the_word_file_words_are_set_in_the_direction_in_which_they_are_read(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    arabic = "تعلمت الانتظار."
    log = [
        ("activity", arabic, "Activity", "short-text"),
        ("done", "2026-10-05", "Date", "date"),
        ("learned", arabic, "What I learned", "long-text"),
    ]
    keep(page, *(entry(f"log/1#{facet}", value, label, type=type_) for facet, value, label, type_ in log))
    page.reload()
    with zipfile.ZipFile(saved(page, "docx", folder=tmp_path)) as archive:
        body = archive.read("word/document.xml").decode()
    written = [one for one in re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL) if arabic in one]
    assert len(written) == 2
    assert [one for one in written if "<w:bidi/></w:pPr>" not in one or "<w:rtl/>" not in one] == []
    assert body.count("<w:bidi/>") == len(written)


def test_names_are_shown_before_a_file_is_made_but_not_before_ones_own_back_up(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    keep(page, entry("gone/one#answer", "We met Mrs Sarah Okafor; write to s.okafor@example.org.", "One"))
    opened(tab)
    saved(page, "json", folder=tmp_path)
    expect(page.locator(".cpd-names")).to_have_count(0)
    page.locator("[data-key='save csv']").click()
    names = page.locator(".cpd-names")
    expect(names).to_contain_text("s.okafor@example.org")
    names.get_by_role("button", name="Let me check").click()
    expect(page.locator(".cpd-record__status")).to_have_text("No file was made.")
    assert "Okafor" in saved(page, "csv", folder=tmp_path).read_text(encoding="utf-8")


def test_only_what_is_chosen_leaves(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    keep(page, *rich(known(page)))
    opened(tab)
    page.get_by_label("Choose, to save or delete: Reflective activity 9: Gone").check()
    text = json.loads(saved(page, "json", folder=tmp_path).read_text(encoding="utf-8"))
    assert [(one["id"], one["facet"]) for one in text["entries"]] == [("gone/item", "answer")]
    assert "record#backup" not in stored(page)
