"""Working together on a form: files for colleagues, the joint view and what it counts, one agreed version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import mammoth
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from browser.conftest import Opens, Tab
from support.sites import Built, Project

SITE: Final = """
    index.md
        | # Home
    plan.md
        | ---
        | form:
        |   id: plan
        |   parts:
        |     - {type: short-text, id: school, label: Your school, shared: school}
        |     - {type: short-text, id: who, label: With whom}
        |     - {type: heading, label: Where we stand}
        |     - type: grid
        |       id: lesson
        |       label: The lesson
        |       was: [class]
        |       rows: [{id: why, label: Pupils explain.}, {id: ask, label: Pupils ask.}, {id: own, label: Pupils choose.}]
        |       columns: [{id: seen, label: Seen, type: scale, low: not yet, high: throughout}, {id: note, label: An example, type: long-text}]
        |     - {type: long-text, id: aim, label: Our aim}
        |     - {type: number, id: pupils, label: How many, unit: pupils}
        |     - {type: date, id: day, label: From}
        |     - {type: choice, id: phase, label: When, choices: [Before, {id: after, label: After the visit}]}
        |     - {type: choices, id: days, label: Days, choices: [Monday, Tuesday, Friday]}
        |     - {type: heading, label: What next}
        |     - {type: table, id: steps, label: Steps, rows: 1, columns: [What, {id: kind, label: Kind, type: choice, choices: [Visit, Call]}]}
        |     - {type: signature, id: sign, label: We agree}
        |     - {type: sort, id: cards, label: Sort, piles: [Now, Later], cards: [Alpha, Beta], choose: 1, ask: Why}
        |     - {type: sort, id: order, label: Order, cards: [Time, Trust, Talk]}
        | ---
        | # A plan
"""
DASH: Final = "\u2013"
RAW: Final = "<img src=x onerror=hit=1>"

ONE: Final[dict[str, str | list[str]]] = {
    "lesson.why.seen": "2", "lesson.ask.seen": "1", "aim": f"Talk more.\n{RAW}", "pupils": "28", "day": "2026-09-14", "phase": "after",
    "days": ["monday", "friday"], "steps.r1.what": "Meet", "steps.r1.kind": "visit", "cards.alpha": "now", "cards.beta": "now",
    "cards.chosen-1": "alpha", "cards.chosen-1-note": "It comes first.", "order.time": "1", "order.trust": "2", "order.talk": "3",
}  # fmt: skip
TWO: Final[dict[str, str | list[str]]] = {
    "lesson.why.seen": "2", "lesson.ask.seen": "4", "lesson.why.note": "In pairs.", "aim": "Plan in pairs.", "pupils": "30", "day": "2026-09-14",
    "phase": "before", "days": ["monday"], "steps.1.what": "Call", "steps.1.kind": "call", "cards.alpha": "now", "cards.beta": "later",
    "cards.chosen-1": "alpha", "order.time": "1", "order.trust": "3", "order.talk": "2",
}  # fmt: skip
THREE: Final[dict[str, str | list[str]]] = {
    "lesson.why.seen": "3",
    "lesson.ask.seen": "4",
    "aim": "Plan in pairs.",
    "pupils": "40",
    "who": "A head",
}


@pytest.fixture(scope="module")
def planning(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a form of every sort of part."""
    return Project(tmp_path_factory.mktemp("planning")).write(SITE).build(strict=True)


@pytest.fixture
def opened(opens: Opens, planning: Built) -> Tab:
    """A tab with the section open."""
    tab = opens(root=f"{planning.folder.as_uri()}/", viewport={"width": 1280, "height": 900})
    show(tab)
    return tab


def show(tab: Tab, path: str = "plan/index.html") -> Page:
    page = tab.visit(path)
    page.get_by_role("button", name="Work on it together").click()
    expect(page.get_by_role("heading", name="Add colleagues\u2019 files")).to_be_visible()
    return page


def written(answers: Mapping[str, Any], *, form: str = "plan", **more: Any) -> dict[str, Any]:
    """What a colleague's file holds."""
    entries = [
        {"id": form, "facet": f"form.{name}", "v": 1, "value": value, "label": name, "type": "text", "at": "2026-01-01T00:00:00.000Z"}
        for name, value in answers.items()
    ]
    return {"format": "cpd-record", "version": 1, "site": "schools-working-together", "made": "2026-01-01", "entries": entries, **more}


def add(page: Page, *files: dict[str, Any] | str) -> None:
    """Choose files, and wait until they are told."""
    texts = [one if isinstance(one, str) else json.dumps(one) for one in files]
    status = page.locator(".cpd-form__status")
    status.evaluate("status => status.textContent = ''")
    payload: list[FilePayload] = [
        {"name": f"file-{n}.json", "mimeType": "application/json", "buffer": text.encode()} for n, text in enumerate(texts, start=1)
    ]
    page.get_by_label("Choose files").set_input_files(payload)
    expect(status).not_to_be_empty()


def lines(found: Locator) -> list[str]:
    """What stands there, each on one line."""
    return [" ".join(text.split()) for text in found.all_inner_texts()]


def row(page: Page, name: str) -> list[str]:
    """The row of a statement or card, by the name of its field."""
    return lines(page.locator(f"tr:has([id='joint-{name}']) > *"))


def voices(page: Page) -> list[str]:
    return lines(page.locator(".cpd-together__voices > li"))


def kept(page: Page) -> dict[str, Any]:
    """What is in the browser's storage, by id and facet."""
    stored: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key.split(":", 2)[2]: json.loads(raw)["value"] for key, raw in stored.items() if "#" in key}


def fill(page: Page, why: int, ask: int, aim: str) -> None:
    page.locator(f"[name='lesson.why.seen'][value='{why}']").check()
    page.locator(f"[name='lesson.ask.seen'][value='{ask}']").check()
    page.get_by_label("Our aim", exact=True).fill(aim)


def agreed(page: Page, *labels: str) -> list[str]:
    """What stands in the agreed version."""
    return [page.get_by_label(f"Agreed: {label}", exact=True).input_value() for label in labels]


def keep(page: Page, copy: int) -> None:
    page.get_by_role("button", name="Keep it as a copy of this form").click()
    expect(page.locator(".cpd-form__status")).to_have_text(f"Kept as copy {copy} of this form.")


def saved(page: Page, press: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=press).click()
    return Path(download.value.path())


# Two people


def test_two_people_come_to_one_version_and_take_it_away_as_word(opens: Opens, planning: Built) -> None:
    root = f"{planning.folder.as_uri()}/"
    hers, his = opens(root=root), opens(root=root)
    page = show(hers)
    page.get_by_label("Your school").fill("Ashgrove")
    fill(page, 3, 1, f"Talk more. {RAW}")
    page.get_by_role("button", name="Share my copy").click()
    page.get_by_label("A label for you").fill("Colleague A")
    file = saved(page, "Save the file").read_text(encoding="utf-8")

    page = show(his)
    fill(page, 3, 4, "Plan in pairs.")
    add(page, file)
    before = kept(page)
    first = lines(page.locator(".cpd-joint__overview li"))
    page.get_by_label("Write an agreed version beside it").check()
    proposed = agreed(page, "Pupils explain: Seen", "Pupils ask: Seen", "Our aim")
    page.get_by_label("Agreed: Pupils ask: Seen").select_option("2")
    for voice in ("Mine", "Colleague A"):
        page.get_by_role("button", name=f"Use this of {voice}: Our aim").click()
    keep(page, 2)
    after = kept(page)
    page.get_by_role("link", name="Open the agreed version").click()
    page.wait_for_url("**copy=2")
    name = page.get_by_label("Your copies of this form").locator("option:checked").inner_text()
    text = mammoth.extract_raw_text(BytesIO(saved(page, "Download as Word").read_bytes())).value

    assert first == ["Pupils ask. 1 to 4, middle between 1 and 4, 2 of 2 answered", "Pupils explain. only 3, 2 of 2 answered"]
    assert proposed == ["3", "", ""]
    assert {key: value for key, value in after.items() if key not in before} == {
        "plan@copy-2#form.copy=name": "Agreed version",
        "plan@copy-2#form.lesson.why.seen": "3",
        "plan@copy-2#form.lesson.ask.seen": "2",
        "plan@copy-2#form.aim": f"Plan in pairs.\nTalk more. {RAW}",
    }
    assert all(before[key] == after[key] for key in before)
    assert name.startswith("Agreed version, last changed")
    assert ("Plan in pairs." in text, RAW in text, page.evaluate("window.hit ?? 0")) == (True, True, 0)
    assert (hers.errors, his.errors) == ([], [])


def test_a_file_holds_what_its_preview_shows_and_no_name_unless_it_is_ticked(opened: Tab) -> None:
    page = opened.page
    page.get_by_label("Your school").fill("Ashgrove")
    page.get_by_label("With whom").fill("Sarah Smith")
    page.get_by_label("Our aim").fill("Talk more.")
    page.locator("[name='steps.1.what']").fill("Meet")
    page.get_by_label("Name", exact=True).fill("A. Teacher")
    page.get_by_role("button", name="Share my copy").click()
    parts = lines(page.locator(".cpd-together__parts .cpd-tick"))
    suspects = lines(page.locator(".cpd-together__give [role=status] li"))
    shown = lines(page.locator(".cpd-together__preview :is(dt, dd)"))
    file = json.loads(saved(page, "Save the file").read_text(encoding="utf-8"))
    page.get_by_label("Your school 1 answer").check()
    page.get_by_label("With whom 1 answer").uncheck()
    page.get_by_role("checkbox", name="What next").uncheck()
    chosen = lines(page.locator(".cpd-together__preview :is(dt, dd)"))
    second = json.loads(saved(page, "Save the file").read_text(encoding="utf-8"))

    assert parts == [
        "Your school 1 answer · names a person or school",
        "With whom 1 answer",
        "Our aim 1 answer",
        "What next",
        "Steps 1 answer",
        "We agree 1 answer · names a person or school",
    ]
    assert shown == ["With whom", "Sarah Smith", "Our aim", "Talk more.", "Steps, row 1: What", "Meet"]
    assert suspects == ["Sarah Smith in “With whom”"]
    assert (file["format"], file["version"], file["about"]) == ("cpd-record", 1, {"form": "plan", "title": "A plan"})
    assert {(one["id"], one["facet"], one["v"], json.dumps(one["value"])) for one in file["entries"]} == {
        ("plan", "form.who", 1, '"Sarah Smith"'),
        ("plan", "form.aim", 1, '"Talk more."'),
        ("plan", "form.steps", 1, '["1"]'),
        ("plan", "form.steps.1.what", 1, '"Meet"'),
    }
    assert {one["at"] for one in file["entries"]} == {file["made"]}
    assert (chosen, [one["facet"] for one in second["entries"]]) == (
        ["Your school", "Ashgrove", "Our aim", "Talk more."],
        ["form.school", "form.aim"],
    )


# The joint view


def test_every_sort_of_answer_is_counted_or_shown_with_its_voice(opened: Tab) -> None:
    page = opened.page
    add(page, written(ONE, about={"from": f"A {RAW}"}), written(TWO), written(THREE))

    def told(label: str, what: str) -> list[str]:
        part = page.locator(".cpd-joint__part").filter(has=page.get_by_role("heading", name=label, exact=True))
        return lines(part.locator(what))

    assert row(page, "lesson.why.seen") == ["Pupils explain.", "0", "2", "1", "0", "2", "2 to 3", "Close together 3 of 3, 100%"]
    assert row(page, "lesson.ask.seen") == ["Pupils ask.", "1", "0", "0", "2", "4", "1 to 4", "Apart 2 of 3, 67%"]
    page.get_by_text("Nobody answered “Pupils choose.”").click()
    assert row(page, "lesson.own.seen") == ["Pupils choose.", "0", "0", "0", "0", DASH, DASH, "Nobody answered"]
    assert told("The lesson", ".cpd-joint__text, .cpd-joint__cell > p") == [
        "Pupils explain.",
        "Colleague 1 In pairs.",
        "Only Colleague 1 answered.",
    ]
    assert told("Our aim", ".cpd-joint__text") == [f"A {RAW} Talk more. {RAW}", "Colleague 1 Plan in pairs.", "Colleague 2 Plan in pairs."]
    assert told("How many", "li, p") == [
        f"28 pupils A {RAW}",
        "30 pupils Colleague 1",
        "40 pupils Colleague 2",
        "Lowest 28, median 30, highest 40. Apart 2 of 3 (67%) within a tenth of the median",
    ]
    assert told("From", "li, p") == [f"14 September 2026 A {RAW}, Colleague 1"]
    assert told("When", "tbody tr, p") == ["Before 1 of 2", "After the visit 1 of 2", "Apart no two chose the same"]
    assert told("Days", "tbody tr, p") == [
        "Monday 2 of 2",
        "Tuesday 0 of 2",
        "Friday 1 of 2",
        "Mostly together on average 1.5 of 2 (75%) chose each option that anybody chose",
    ]
    assert told("Steps", "tbody tr") == [f"A {RAW} Meet Visit", "Colleague 1 Call Call"]
    assert told("With whom", "li, p") == ["A head Colleague 2", "Only Colleague 2 answered"]
    expect(page.get_by_role("heading", name="Your school")).to_be_hidden()
    page.get_by_text("Nobody answered “Your school”").click()
    expect(page.get_by_role("heading", name="Your school")).to_be_visible()
    assert told("Your school", "li, p") == ["Nobody answered"]
    assert row(page, "cards.beta") == ["Beta", "1", "1", "Apart 1 of 2, 50%"]
    assert told("Sort", "ol > li") == [f"Alpha 2 of 2: A {RAW}, Colleague 1 A {RAW} It comes first."]
    assert row(page, "order.trust") == ["Trust", "between 2 and 3", "2 to 3", "Apart 1 of 2, 50%"]
    assert page.evaluate("window.hit ?? 0") == 0


def test_what_is_most_apart_can_come_first_and_nothing_of_it_is_kept(opened: Tab) -> None:
    page = opened.page
    add(page, written(ONE), written(TWO), written(THREE))
    page.get_by_label("Biggest differences first").check()
    page.get_by_label("Show who chose what").check()
    first = page.locator(".cpd-joint__part").first
    first.get_by_text("Nobody answered “Pupils choose.”").click()

    assert lines(first.locator("tbody th")) == ["Pupils ask.", "Pupils explain.", "Pupils choose."]
    assert row(page, "cards.beta")[-1] == "Apart 1 of 2, 50% Now: Colleague 1; Later: Colleague 2"
    page.get_by_role("link", name="Pupils ask.").click()
    assert page.locator(":target").inner_text() == "Pupils ask."
    assert (kept(page), opened.errors) == ({}, [])
    page.reload()
    page.get_by_role("button", name="Work on it together").click()
    expect(page.get_by_text("Add two files or more")).to_be_visible()


def test_what_nobody_answered_is_folded_until_it_is_wanted(opened: Tab) -> None:
    page = opened.page
    two_questions, four_questions, two_statements = (
        f"Nobody answered these {what}" for what in ("2 questions", "4 questions", "2 statements")
    )
    joint = page.locator(".cpd-joint")
    folds = joint.locator("summary")
    add(page, *(written({"lesson.why.seen": point, "aim": "Talk."}) for point in "23"))

    expect(folds).to_have_text([two_questions, two_statements, four_questions, four_questions])
    expect(joint.get_by_role("heading", name="With whom")).to_be_hidden()
    expect(joint.get_by_role("rowheader", name="Pupils ask.")).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("document.documentElement.dataset.cpdPrint = 'together'")
    expect(joint.get_by_role("heading", name="With whom")).to_be_visible()
    page.evaluate("delete document.documentElement.dataset.cpdPrint")
    page.emulate_media(media="screen")

    # What was opened stays open when the view is drawn anew; what was decided is never folded away.
    page.get_by_role("button", name="Write an agreed version").click()
    expect(page.get_by_label("Agreed: Pupils explain: Seen")).to_be_focused()
    folds.first.click()
    joint.get_by_text(two_statements).click()
    page.get_by_label("Agreed: With whom").fill("Us")
    page.get_by_label("Agreed: Pupils ask: Seen").select_option("4")
    page.get_by_label("Biggest differences first").check()
    page.get_by_label("As in the form").check()
    expect(folds).to_have_text(["Nobody answered “Your school”", "Nobody answered “Pupils choose.”", four_questions, four_questions])
    expect(joint.get_by_role("heading", name="Your school")).to_be_visible()
    folds.first.click()
    expect(joint.get_by_role("heading", name="Your school")).to_be_hidden()
    assert agreed(page, "With whom", "Pupils ask: Seen") == ["Us", "4"]
    expect(page.get_by_label("Agreed: With whom")).to_be_visible()
    assert opened.errors == []


def test_whose_answers_count_is_the_readers_choice(opened: Tab) -> None:
    page = opened.page
    page.locator("[name='lesson.why.seen'][value='1']").check()
    copies: Iterable[dict[str, Any]] = (
        one
        for number, day in (("plan", "01"), ("plan@copy-2", "03"), ("plan@copy-3", "02"))
        for one in (
            {"id": number, "facet": "form.class.why.seen", "v": 1, "value": day[1], "at": f"2026-01-{day}T00:00:00Z"},
            {"id": number, "facet": "form.gone", "v": 1, "value": "x", "at": "2026-01-01T00:00:00Z"},
        )
    )
    backup = {
        "format": "cpd-record",
        "version": 1,
        "site": "elsewhere",
        "entries": [*copies, {"id": "page/x", "facet": "note", "value": "secret"}],
    }
    add(page, backup, backup)
    left = "1 answer left out: this form has no place for it"

    assert voices(page) == [
        "Mine 1 answer",
        f"Colleague 1, copy 2 1 answer · file-1.json · made on another site, elsewhere · {left} · one of 3 copies in the file Remove",
        f"Colleague 1, copy 3 1 answer · file-1.json · made on another site, elsewhere · {left} Remove",
        f"Colleague 1 1 answer · file-1.json · made on another site, elsewhere · {left} Remove",
    ]
    assert lines(page.locator(".cpd-together__refused li")) == ["file-2.json: this file is here already."]
    assert row(page, "lesson.why.seen")[1:5] == ["1", "0", "1", "0"]
    page.get_by_role("checkbox", name="Colleague 1, copy 3").check()
    page.get_by_role("checkbox", name="Mine").uncheck()
    assert row(page, "lesson.why.seen")[1:5] == ["0", "1", "1", "0"]
    page.get_by_role("button", name="Remove Colleague 1, copy 2").click()
    expect(page.locator(".cpd-form__status")).to_have_text("Colleague 1, copy 2 taken out.")
    expect(page.get_by_text("A joint view needs the answers of two people or more.")).to_be_visible()
    assert "secret" not in page.content()


HOSTILE: Final = {
    "no JSON": "{",
    "a list": "[]",
    "another format": json.dumps({"format": "other", "version": 1, "entries": []}),
    "entries of a wrong type": json.dumps({"format": "cpd-record", "version": 1, "entries": {"length": 2}}),
    "no version": json.dumps({"format": "cpd-record", "version": "1", "entries": []}),
    "a newer version": json.dumps({"format": "cpd-record", "version": 2, "entries": []}),
    "too many entries": '{"format":"cpd-record","version":1,"entries":[' + ",".join(["0"] * 100_001) + "]}",
    "another form": json.dumps(written({"aim": "x"}, form="other", about={"form": "other", "title": f"Other {RAW}"})),
    "nothing of this form": json.dumps(written({})),
    "nothing that fits": json.dumps(
        written({
            "aim": {"toString": "x"}, "pupils": 12, "day": "2026-02-30", "phase": "never", "days": ["monday", {}], "lesson.why.seen": "5",
            "steps.a b.what": "x", "constructor": "x", "__proto__": "x", "steps": ["r1"], "who": "one\ntwo", "cards.chosen-1": "gamma",
        })
    ),
}  # fmt: skip


def test_forged_files_are_refused_in_words(opened: Tab) -> None:
    page = opened.page
    poisoned = json.dumps(written({"aim": "Fine."})).replace('"v": 1', '"__proto__": {"polluted": 1}, "v": 1', 1)
    add(
        page,
        *HOSTILE.values(),
        poisoned.replace('{"format"', '{"__proto__": {"polluted": 1}, "about": {"from": "\\u202eevil\\n\\u0000 x"}, "format"', 1),
    )
    page.evaluate(
        """() => {
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(20_000_001)], "huge.json"));
            document.querySelector(".cpd-together").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator(".cpd-together__refused li")).to_have_text(["huge.json: it is larger than 20 MB."])
    page.get_by_role("button", name="Remove evil x").click()
    add(page, *HOSTILE.values())

    assert lines(page.locator(".cpd-together__refused li")) == [
        "file-1.json: It is not a file of answers, or it is damaged.",
        "file-2.json: It is not a file of answers from these pages.",
        "file-3.json: It is not a file of answers from these pages.",
        "file-4.json: It is not a file of answers from these pages.",
        "file-5.json: It does not say which version of a file it is.",
        "file-6.json: It was made by a newer version of these pages. Reload this page and try again.",
        "file-7.json: It holds more than 100,000 entries.",
        f"file-8.json: It belongs to another form: Other {RAW}.",
        "file-9.json: It holds no answers to this form.",
        "file-10.json: none of its answers fits this form as it is now.",
    ]
    assert page.evaluate("[({}).polluted, window.hit]") == [None, None]
    assert (voices(page), kept(page), opened.errors) == ([], {}, [])


# The agreed version


def test_what_was_decided_stays_while_one_goes_back_and_forth(opened: Tab) -> None:
    page = opened.page
    labels = ("Pupils explain: Seen", "Pupils ask: Seen", "Our aim", "How many", "With whom")
    page.get_by_label("With whom").fill("Us")
    add(page, written(ONE, about={"from": "A"}), written(TWO), written(THREE))
    page.get_by_label("Write an agreed version beside it").check()
    proposed = agreed(page, *labels)
    page.get_by_label("Agreed: Pupils ask: Seen").select_option("3")
    page.get_by_label("Agreed: How many", exact=True).fill("35")
    page.get_by_role("button", name="Use \u201c28 pupils\u201d: Agreed: How many").click()
    expect(page.get_by_role("button", name="Use \u201c35 pupils\u201d: Agreed: How many")).to_be_visible()
    page.get_by_label("Agreed: Our aim").fill("Ours.")
    page.get_by_label("Friday", exact=True).last.check()
    page.get_by_role("button", name="Use this row of A").click()
    page.get_by_label("Agreed, row 1: What").fill("Meet again")
    page.get_by_role("button", name="Use the median order").click()
    page.get_by_label("Biggest differences first").check()
    page.get_by_label("Write an agreed version beside it").uncheck()
    page.get_by_role("button", name="Remove Colleague 2").click()
    page.get_by_role("button", name="Write an agreed version").click()

    assert proposed == ["2", "4", "Plan in pairs.", "", ""]
    assert agreed(page, *labels) == ["2", "3", "Ours.", "28", "Us"]
    keep(page, 2)
    assert {key.removeprefix("plan@copy-2#form."): value for key, value in kept(page).items() if "@copy" in key} == {
        "copy=name": "Agreed version",
        "who": "Us",
        "lesson.why.seen": "2",
        "lesson.why.note": "In pairs.",
        "lesson.ask.seen": "3",
        "aim": "Ours.",
        "pupils": "28",
        "day": "2026-09-14",
        "days": ["monday", "friday"],
        "steps": ["1"],
        "steps.1.what": "Meet again",
        "steps.1.kind": "visit",
        "cards.alpha": "now",
        "cards.chosen-1": "alpha",
        "cards.chosen-1-note": "It comes first.",
        "order.time": "1",
        "order.trust": "2",
        "order.talk": "3",
    }
    assert opened.errors == []


def test_kept_again_it_goes_where_it_was_unless_somebody_wrote_there_since(opened: Tab) -> None:
    page = opened.page
    add(page, written({"aim": "One."}), written({"aim": "Two."}))
    page.get_by_role("button", name="Write an agreed version").click()
    for text, copy in (("Ours.", 2), ("Ours, too.", 2), ("Ours in the end.", 3)):
        page.get_by_label("Agreed: Our aim").fill(text)
        if copy == 3:
            page.evaluate("cpd.store.set('plan@copy-2', 'form.aim', {value: 'Changed since', label: 'Our aim', type: 'long-text'})")
        keep(page, copy)

    assert [kept(page)[f"plan@copy-{copy}#form.aim"] for copy in (2, 3)] == ["Changed since", "Ours in the end."]


def test_it_works_by_keyboard_on_a_phone_and_on_paper(opens: Opens, planning: Built) -> None:
    tab = opens(root=f"{planning.folder.as_uri()}/", viewport={"width": 320, "height": 640}, forced_colors="active")
    page = tab.visit("plan/index.html")
    page.evaluate("window.print = () => { printed = document.documentElement.dataset.cpdPrint; dispatchEvent(new Event('afterprint')); }")
    before = [request for request in tab.requests if "together" in request or "joint" in request]
    page.get_by_role("button", name="Work on it together").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Choose files")).to_be_visible()
    add(page, *(written(ONE | {"pupils": str(n)}) for n in range(30)))
    page.get_by_label("Write an agreed version beside it").focus()
    page.keyboard.press("Space")
    expect(page.locator(".cpd-form__status")).to_have_text("Each answer has a place for the agreed one now.")
    focus = page.evaluate("document.activeElement.dataset.key")
    width = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("button", name="Print the joint view").click()
    printed = page.evaluate("[printed, document.documentElement.dataset.cpdPrint ?? '']")
    page.emulate_media(media="print")
    usual = page.locator(".cpd-together").is_visible()
    page.evaluate("document.documentElement.dataset.cpdPrint = 'together'")
    seen = [
        page.locator(one).first.is_visible()
        for one in (".cpd-joint__overview", ".cpd-together__how", "[data-field]", ".cpd-together__drop")
    ]

    assert (before, focus, width) == ([], "agree", 320)
    assert (printed, usual, seen) == (["together", ""], False, [True, True, False, False])
    assert page.locator(".cpd-joint [id]").evaluate_all("all => all.length === new Set(all.map(({ id }) => id)).size")
    assert tab.errors == []
