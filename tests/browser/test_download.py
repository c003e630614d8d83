"""A reader's own copy as Word and OpenDocument, read back with libraries that did not write it."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as Tree
from zlib import crc32

import mammoth
import pytest
from odf import opendocument
from playwright.sync_api import Browser, Page, Route, expect
from playwright.sync_api import TimeoutError as NothingCame

from browser.conftest import Opens, Tab
from support.sheets import DIRECTIONS
from support.sites import Built, Project

LONG: Final = "a-name-that-is-much-longer-than-what-word-can-bear-in-the-tag-of-a-control"
SITE: Final = f"""
    index.md
        | # Home
    plan.md
        | ---
        | form:
        |   id: plan
        |   parts:
        |     - {{type: short-text, id: school, label: Name of the school, shared: school}}
        |     - {{type: long-text, id: why, label: Why, lines: 4}}
        |     - {{type: date, id: day, label: From}}
        |     - {{type: number, id: pupils, label: How many, unit: pupils}}
        |     - {{type: choice, id: phase, label: When, choices: [Before, During, {{id: after, label: After the visit}}]}}
        |     - {{type: choices, id: who, label: Who, choices: [Teachers, Heads, Governors]}}
        |     - {{type: scale, id: sure, label: How sure, low: not, high: very}}
        |     - {{type: short-text, id: {LONG}, label: A long name}}
        |     - {{type: short-text, id: empty, label: Left empty}}
        |     - type: grid
        |       id: practice
        |       label: Practice
        |       rows: [{{id: explain, label: Pupils explain.}}, {{id: ask, label: Pupils ask.}}]
        |       columns: [{{id: own, label: We, type: scale}}, {{id: how, label: How we know, type: long-text}}]
        |       advice: Begin with one class.
        |     - type: table
        |       id: log
        |       label: Log
        |       rows: 2
        |       columns: [{{id: day, label: Date, type: date}}, {{id: done, label: Done, type: long-text}}, {{id: kind, label: Kind, type: choices, choices: [Visit, Call]}}]
        |     - {{type: signature, id: sign, label: For us}}
        |     - type: sort
        |       id: cards
        |       label: Sort
        |       piles: [Now, Later]
        |       cards: [Alpha, Beta, Gamma, Delta, Epsilon, Zeta, Eta, Theta, Iota, Kappa, Lambda]
        |       choose: 1
        |       ask: What lies behind this?
        |     - {{type: sort, id: order, label: Order, cards: [Time, Trust]}}
        |     - {{type: summary, label: Where to start, of: [practice]}}
        | ---
        | # Plan
    must.md
        | ---
        | form:
        |   id: must
        |   parts: [{{type: short-text, id: topic, label: What it is about, required: true}}]
        | ---
        | # Must
"""
KINDS: Final = {"docx": "Word", "odt": "OpenDocument"}
HARD: Final = "Größe 🎉 <script>alert('&amp;')</script>\n\n  two  spaces\tand a tab ]]>\nend"

ANSWERS: Final = {
    "school": "St Änne\u2019s & Ashgrove",
    "why": HARD,
    "day": "2026-09-14",
    "pupils": "12",
    LONG: "Borne.",
    "practice.explain.how": "First.\nSecond.",
    "log.1.day": "2026-10-01",
    "log.1.done": "One.",
    "log.2.done": "Two.\nLines.",
    "sign.name": "A. Teacher",
    "sign.date": "2026-02-01",
    "cards.chosen-1-note": "Much.",
    "order.time": "2",
    "order.trust": "1",
}
TICKED: Final = (
    "phase=after",
    "who=teachers",
    "who=governors",
    "sure=3",
    "practice.explain.own=2",
    "practice.ask.own=4",
    "log.2.kind=call",
    "cards.beta=now",
)
WORDS: Final = ANSWERS | {
    "day": "14 September 2026",
    "pupils": "12 pupils",
    "log.1.day": "1 October 2026",
    "sign.date": "1 February 2026",
    "cards.chosen-1": "Beta",
}
"""What stands in the file of what is written."""

PATIENCE = 10_000
"""Milliseconds."""


@dataclass
class Read:
    """A downloaded file as it was read back."""

    name: str
    content: bytes

    @property
    def ending(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(BytesIO(self.content))

    @property
    def places(self) -> dict[str, str]:
        """What stands in each place, by the name it bears; nothing where it asks to be filled in."""
        return dict(_controls(self.archive) if self.ending == "docx" else _bookmarks(self.content))

    @property
    def answers(self) -> dict[str, str]:
        """The places with something in them, boxes to tick left out."""
        return {name: words for name, words in self.places.items() if words and "=" not in name}

    @property
    def ticked(self) -> list[str]:
        """The boxes with a cross."""
        return sorted(name for name, words in self.places.items() if words == "☒")

    @property
    def text(self) -> str:
        """All its words, line by line, as another library finds them."""
        if self.ending == "docx":
            lines = re.sub(r"<br />|</(?:p|h\d)>", "\n", mammoth.convert_to_html(BytesIO(self.content)).value)
            return html.unescape(re.sub(r"<[^>]+>", "", lines))
        document = opendocument.load(BytesIO(self.content))
        return "\n".join(_said(one) for one in _walked(document.text) if one.qname[1] in {"p", "h"})


WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _controls(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for control in Tree.fromstring(archive.read("word/document.xml")).iter(f"{WORD}sdt"):
        tag, content = control.find(f"{WORD}sdtPr/{WORD}tag"), control.find(f"{WORD}sdtContent")
        assert tag is not None
        assert content is not None
        signs = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
        words = "".join(signs.get(one.tag, one.text or "") for one in content.iter() if one.tag in {f"{WORD}t", *signs})
        yield tag.attrib[f"{WORD}val"], "" if control.find(f"{WORD}sdtPr/{WORD}showingPlcHdr") is not None else words


def _bookmarks(content: bytes) -> Iterator[tuple[str, str]]:
    for start in _walked(opendocument.load(BytesIO(content)).text):
        if start.qname[1] != "bookmark-start":
            continue
        name, words, one = start.getAttribute("name"), "", start.nextSibling
        while one.nodeType != 1 or one.qname[1] != "bookmark-end":
            words += "" if one.nodeType == 1 and one.qname[1] == "placeholder" else _said(one)
            one = one.nextSibling
        assert one.getAttribute("name") == name
        yield name, words


def _walked(element: Any) -> Iterator[Any]:
    yield element
    for child in element.childNodes:
        if child.nodeType == 1:
            yield from _walked(child)


def _said(node: Any) -> str:
    """The words of a part of an OpenDocument text."""
    if node.nodeType != 1:
        return str(node.data)
    sign = {"line-break": "\n", "tab": "\t", "s": " " * int(node.getAttribute("c") or 1) if node.qname[1] == "s" else ""}
    return sign.get(node.qname[1], "".join(map(_said, node.childNodes)))


def tag(name: str) -> str:
    """A name as Word bears it."""
    return name if len(name) <= 64 else f"{name[:55]}~{crc32(name.encode()):08x}"


def borne(ending: str, words: dict[str, str]) -> dict[str, str]:
    """Words by the names that a kind of file bears."""
    return {tag(name) if ending == "docx" else name: said for name, said in words.items()}


@pytest.fixture(scope="module")
def planning(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a form of all parts, and one that must be filled in."""
    return Project(tmp_path_factory.mktemp("planning")).write(SITE).build(strict=True)


@dataclass
class Answered:
    """A form, filled in, with what was downloaded from it."""

    files: dict[str, Read]
    places: set[str]
    """The names of the page's own places for an answer."""
    errors: list[str]


@pytest.fixture(scope="module")
def answered(chromium: Browser, planning: Built) -> Iterator[Answered]:
    """The form of all parts with everything filled in, and both its files."""
    context = chromium.new_context(timezone_id="Europe/London")
    tab = Tab(context.new_page(), f"{planning.folder.as_uri()}/")
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    page = written(tab.visit("plan/index.html"))
    yield Answered({ending: downloaded(page, ending) for ending in KINDS}, places_on(page), tab.errors)
    context.close()


@pytest.fixture
def planned(opens: Opens, planning: Built) -> Tab:
    """A tab in the site's folder."""
    return opens(root=f"{planning.folder.as_uri()}/")


@pytest.fixture(scope="module", params=KINDS)
def ending(request: pytest.FixtureRequest) -> str:
    """Each kind of file."""
    return str(request.param)


def written(page: Page) -> Page:
    """The form with everything filled in but one field."""
    for name, value in ANSWERS.items():
        if not name.startswith("order."):
            page.locator(f"[name='{name}']").fill(value)
    for name in TICKED:
        field, value = name.split("=")
        box = page.locator(f"[name='{field}'][value='{value}']")
        if not field.startswith("cards."):
            box.check()
    page.get_by_role("button", name="Show all 11 cards").click()
    page.get_by_role("button", name="Place in Now: Beta", exact=True).click()
    page.get_by_role("button", name="Choose this card: Beta", exact=True).click()
    page.get_by_role("button", name="Up: Trust", exact=True).click()
    return page


def downloaded(page: Page, ending: str, act: Callable[[], object] | None = None) -> Read:
    """The file a reader gets; on a machine that is very busy the browser has been seen to lose one, and a reader would press again."""
    try:
        return _downloaded(page, ending, act, PATIENCE)
    except NothingCame:
        return _downloaded(page, ending, None, 3 * PATIENCE)


def _downloaded(page: Page, ending: str, act: Callable[[], object] | None, patience: int) -> Read:
    with page.expect_download(timeout=patience) as waiting:
        page.get_by_role("button", name=f"Download as {KINDS[ending]}").click()
        if act:
            act()
    return Read(waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes())


def places_on(page: Page) -> set[str]:
    """The names of all places for an answer that a page has: of each box to tick, of each field without any."""
    return set(
        page.locator("form.cpd-form [data-field]").evaluate_all("""fields => fields.flatMap(field => {
            const name = field.dataset.field;
            const boxes = [...field.querySelectorAll("input[type=radio], input[type=checkbox]")].map(box => `${name}=${box.value}`);
            return boxes.length ? boxes : [name];
        })""")
    )


def test_every_answer_is_in_the_file(answered: Answered, ending: str) -> None:
    file = answered.files[ending]

    assert (file.answers, file.ticked, answered.errors) == (borne(ending, WORDS), sorted(TICKED), [])


def test_the_file_is_named_after_form_and_school(planned: Tab, ending: str) -> None:
    page = planned.visit("plan/index.html")
    without = downloaded(page, ending).name
    page.locator("[name=school]").fill("Straße St Änne\u2019s / 4 ")

    assert (without, downloaded(page, ending).name) == (f"plan.{ending}", f"plan-strasse-st-annes-4.{ending}")


def test_its_places_are_those_of_the_page(answered: Answered, ending: str) -> None:
    assert set(answered.files[ending].places) == set(borne(ending, dict.fromkeys(answered.places, "")))


def test_without_answers_it_is_the_blank_file(planned: Tab, planning: Built, ending: str) -> None:
    file = downloaded(planned.visit("plan/index.html"), ending)
    blank = Read(f"plan.{ending}", (planning.folder / f"plan/plan.{ending}").read_bytes())

    assert (file.places, file.text, file.archive.namelist()) == (blank.places, blank.text, blank.archive.namelist())


def test_it_has_as_many_rows_as_the_reader_has_in_their_order(planned: Tab, ending: str) -> None:
    page = planned.visit("plan/index.html")
    table = page.locator("[data-part=log]")
    for place in range(4):
        if place > 1:
            table.get_by_role("button", name="Add a row").click()
        table.locator("tbody [data-field$='.done'] textarea").nth(place).fill(f"Done {place}")
        table.locator("tbody [data-field$='.kind'] input").nth(2 * place + place % 2).check()
    table.locator("tbody tr").nth(3).get_by_role("button", name=re.compile("up", re.IGNORECASE)).click()
    names = page.locator("form.cpd-form").evaluate("form => form.cpdForm.rows('log')")
    file = downloaded(page, ending)
    found = [name.split(".")[1] for name in file.places if re.fullmatch(r"log\.[^.]+\.done", name)]

    assert (found, [file.places[f"log.{name}.done"] for name in found]) == (names, ["Done 0", "Done 1", "Done 3", "Done 2"])
    assert file.ticked == sorted(f"log.{name}.kind={kind}" for name, kind in zip(names, ["visit", "call", "call", "visit"], strict=True))


def test_a_word_file_with_more_rows_has_no_id_twice(planned: Tab) -> None:
    page = planned.visit("plan/index.html")
    for _ in range(3):
        page.locator("[data-part=log]").get_by_role("button", name="Add a row").click()
    document = downloaded(page, "docx").archive.read("word/document.xml").decode()
    ids = re.findall(r'<w:id w:val="(\d+)"', document)

    assert (len(ids), len(set(ids))) == (document.count("<w:sdt>"), len(ids))


def test_word_is_told_dates_and_choices(answered: Answered) -> None:
    document = answered.files["docx"].archive.read("word/document.xml").decode()

    assert (document.count('w:fullDate="2026-09-14T00:00:00Z"'), document.count('w:lastValue="beta"')) == (1, 1)


def test_room_to_write_by_hand_gives_way_to_an_answer(planned: Tab) -> None:
    page = planned.visit("plan/index.html")
    before = [downloaded(page, one).archive.read(main) for one, main in (("docx", "word/document.xml"), ("odt", "content.xml"))]
    page.locator("[name=why]").fill("Because.")
    after = [downloaded(page, one).archive.read(main) for one, main in (("docx", "word/document.xml"), ("odt", "content.xml"))]

    assert [old.count(b'"Room') - new.count(b'"Room') for old, new in zip(before, after, strict=True)] == [1, 1]


@pytest.mark.parametrize(("answer", "stretches"), DIRECTIONS.items())
def test_in_word_an_answer_is_set_in_the_direction_in_which_it_is_read(
    planned: Tab, answer: str, stretches: list[tuple[str, bool]]
) -> None:
    page = planned.visit("plan/index.html")
    page.locator("[name=why]").fill(answer)
    document = downloaded(page, "docx").archive.read("word/document.xml").decode()
    [paragraph] = [one for one in re.findall(r"<w:p>.*?</w:p>", document, re.DOTALL) if 'w:val="why"' in one]
    runs = re.findall(r"<w:r>(.*?)</w:r>", paragraph, re.DOTALL)
    words = [re.sub(r"<[^>]*>", "", run.replace("<w:br/>", "\n")) for run in runs]
    assert list(zip(words, ["<w:rtl/>" in run for run in runs], strict=True)) == stretches
    assert ("<w:bidi/></w:pPr>" in paragraph) == stretches[0][1]


def test_the_same_answers_make_the_same_file_everywhere(opens: Opens, planning: Built, answered: Answered) -> None:
    page = written(opens(root=f"{planning.folder.as_uri()}/", timezone_id="Asia/Tokyo").visit("plan/index.html"))

    assert [ending for ending in KINDS if downloaded(page, ending).content != answered.files[ending].content] == []


def test_the_file_begins_as_its_kind_asks(answered: Answered, ending: str) -> None:
    first = answered.files[ending].archive.infolist()[0]
    wanted = {"docx": ("[Content_Types].xml", zipfile.ZIP_DEFLATED), "odt": ("mimetype", zipfile.ZIP_STORED)}

    assert ((first.filename, first.compress_type), first.extra, first.flag_bits & 8) == (wanted[ending], b"", 0)


def test_a_very_long_answer_is_whole_and_what_xml_cannot_hold_is_left_out(planned: Tab, ending: str) -> None:
    page = planned.visit("plan/index.html")
    words = "Ünd so weiter 🎉. " * 6000
    page.locator("[name=why]").evaluate("(field, words) => { field.value = `\\x01\\x0b${words}\\ufffe\\ud800end` }", words)
    page.locator("[name=why]").dispatch_event("input")

    assert downloaded(page, ending).answers == {"why": f"{words}end"}


def test_what_is_higher_than_a_page_may_go_on_overleaf(planned: Tab, ending: str) -> None:
    page = planned.visit("plan/index.html")
    page.locator("[name='log.1.done']").fill("Line.\n" * 60)
    page.locator("[name=why]").fill("Line.\n" * 60)
    archive = downloaded(page, ending).archive
    text = archive.read("word/document.xml" if ending == "docx" else "content.xml").decode()
    whole = "<w:cantSplit/>" if ending == "docx" else 'table:style-name="LongRow"'
    answer = 'w:val="LongAnswer"' if ending == "docx" else 'text:style-name="Long_20_Answer"'

    row = next(
        row for row in re.findall(r"<(?:w:tr|table:table-row)[ >].*?</(?:w:tr|table:table-row)>", text, re.DOTALL) if "log.1.done" in row
    )
    assert (whole in row, answer in text) == (ending == "odt", True)


def test_what_the_summary_says_is_in_the_file(answered: Answered, ending: str) -> None:
    assert "Pupils explain. (2)\n2 of 2 rated, 3 of 4 on average\n" in answered.files[ending].text


def test_an_answer_without_a_place_is_added_at_the_end(planned: Tab, ending: str) -> None:
    page = planned.visit("plan/index.html")
    page.locator("[name=why]").fill("Because.")
    page.locator("form.cpd-form").evaluate("""form => {
        const { answers } = form.cpdForm;
        const more = { label: "What else?", words: "This, too.\\nAnd that.", value: "x", type: "long-text" };
        form.cpdForm.answers = () => new Map([...answers(), ["gone", more]]);
    }""")
    file = downloaded(page, ending)
    said = [line for line in file.text.split("\n") if line]

    assert (file.answers, said[-5], said[-3:]) == ({"why": "Because."}, "Earlier answers", ["What else?", "This, too.", "And that."])


def test_answers_of_a_form_that_has_changed_are_added_at_the_end(opens: Opens, tmp_path: Path, ending: str) -> None:
    project = Project(tmp_path).write(SITE)
    site = project.build(strict=True)
    tab = opens(root=f"{site.folder.as_uri()}/")
    tab.visit("plan/index.html").locator("[name=why]").fill("Because it was so.")
    project.replace("plan.md", "{type: long-text, id: why, label: Why, lines: 4}", "{type: long-text, id: reason, label: Reason}")
    project.build(strict=True)
    file = downloaded(tab.visit("plan/index.html"), ending)
    said = [line for line in file.text.split("\n") if line]

    assert (file.answers, said[-4], said[-2:]) == ({}, "Earlier answers", ["Why", "Because it was so."])


def test_without_earlier_answers_nothing_is_said_of_them(answered: Answered, ending: str) -> None:
    assert "Earlier" not in answered.files[ending].text


def test_what_must_be_filled_in_is_asked_for_first(planned: Tab, ending: str) -> None:
    page = planned.visit("must/index.html")
    file = downloaded(page, ending, page.get_by_role("button", name="Continue anyway").click)

    assert file.answers == {}


def real_form(site: Built) -> str:
    """The address of a form of the real site."""
    return next(url for url in site.urls if any(True for _ in site.page(url).all("form", "cpd-form")))


def test_a_form_of_the_real_site_can_be_downloaded_from_a_server(tab: Tab, real_site: Built, ending: str) -> None:
    page = tab.visit(real_form(real_site))
    file = downloaded(page, ending)

    assert (set(file.places), tab.errors) == (set(borne(ending, dict.fromkeys(places_on(page), ""))), [])


def test_while_it_works_the_button_says_so(tab: Tab, real_site: Built) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.page.route("**/*.templates.js", hold)
    page = tab.visit(real_form(real_site))
    button = page.locator(".cpd-form__actions button", has_text="Word")
    with page.expect_request("**/*.templates.js"):
        button.click()
    meanwhile = button.get_attribute("aria-busy"), button.inner_text()
    with page.expect_download():
        held[0].continue_()
    expect(button).to_have_text("Download as Word")

    assert (meanwhile, button.get_attribute("aria-busy")) == (("true", "Making the Word file …"), None)


def test_a_failure_is_said_and_it_can_be_tried_again(tab: Tab, real_site: Built, ending: str) -> None:
    tab.page.route("**/*.templates.js", lambda route: route.abort())
    page = tab.visit(real_form(real_site))
    page.get_by_role("button", name=f"Download as {KINDS[ending]}").click()
    expect(page.get_by_role("alert")).to_have_text(
        f"The {KINDS[ending]} file could not be made. What you have written is still here: you can try again, or print this page."
    )
    page.unroute("**/*.templates.js")
    file = downloaded(page, ending)

    expect(page.locator(".cpd-form__alert")).to_be_empty()
    assert file.name.endswith(f".{ending}")


def test_nothing_is_loaded_before_it_is_asked_for(planned: Tab) -> None:
    planned.visit("plan/index.html")

    assert [request for request in planned.requests if "fflate" in request or "templates" in request] == []
