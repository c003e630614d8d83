"""Pages and a suite as slides: nothing is cut off or lost, all is keyboard, notes are for who asks, paper has room to write."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab
from browser.test_policy import VIOLATIONS
from browser.test_slides import deck, place, plain
from support.sites import Built

OWN: Final = """
() => {
  const found = [];
  for (const child of document.querySelector(".cpd-article").children) {
    if (/^about this page/i.test(child.textContent)) break;
    const isOurs = [...child.classList].some((name) => /^cpd-/.test(name)) && !child.matches(".cpd-callout, .cpd-chart, .cpd-items");
    if (!isOurs) for (const one of [child, ...child.querySelectorAll("*")]) if (!one.closest("[class^=cpd-keep]") && one.matches("p:not(.cpd-part, .admonition-title), td, li:not(.cpd-facts > li, :has(p))")) found.push(one.textContent);
  }
  return found;
}
"""
NOTES: Final = "document.querySelectorAll('.cpd-article > template.cpd-notes')"


def marked(site: Built) -> list[str]:
    """The pages that have slides, that of a suite first."""
    urls = [url for url in site.urls if site.page(url).all("div", "cpd-deck")]
    return sorted(urls, key=lambda url: "data-suite" not in site.page(url).one("div", "cpd-deck").attributes)


def shown(page: Page, words: str = "as slides") -> Page:
    page.get_by_role("button", name=words).click()
    return ready(page)


def ready(page: Page) -> Page:
    """The page when its deck takes keys."""
    expect(page.locator(".cpd-slides .reveal")).to_be_focused(timeout=30_000)
    return page


def test_no_word_of_any_page_is_cut_off_or_lost(tab: Tab, real_site: Built) -> None:
    tab.page.add_init_script(VIOLATIONS)
    urls = marked(real_site)
    own: dict[str, list[str]] = {}
    slides: dict[str, int] = {}
    for url in reversed(urls):
        page = tab.visit(url)
        own[url] = page.evaluate(OWN)
        page.set_viewport_size({"width": 1280, "height": 720})
        shown(page)
        wanted = [words for pages in own.values() for words in pages] if url == urls[0] else own[url]
        for width, height, name in ((1280, 720, "wide"), (800, 600, "desk")):
            page.set_viewport_size({"width": width, "height": height})
            found = deck(page, name)
            slides[f"{url} {name}"] = len(found)
            assert (url, name, [slide["title"] for slide in found if slide["isOver"]]) == (url, name, [])
            words = plain("".join(slide["words"] for slide in found))
            assert (url, [point for point in wanted if plain(point) not in words]) == (url, [])
    assert (tab.errors, len(urls) > 2, min(slides.values()) > 2, min(map(len, own.values())) > 2) == ([], True, True, True)


def test_a_deck_is_all_keyboard_and_its_notes_are_for_who_asks(tab: Tab, real_site: Built) -> None:
    url = marked(real_site)[-1]
    page = tab.visit(f"{url}?route=none")
    notes = page.evaluate(f"[...{NOTES}].map((one) => one.content.textContent.trim())")
    before = [one for one in tab.requests if "reveal" in one or "slides" in one or "sections" in one]
    assert (before, notes[0] in page.locator("body").inner_text()) == ([], False)
    shown(page)
    dialog = page.get_by_role("dialog", name=f"Slides: {page.locator('h1').first.evaluate('one => one.firstChild.textContent')}")
    told = page.get_by_role("region", name="Notes")
    count = page.locator(".cpd-slides .slides > section").count()
    seen = [place(page)]
    for key in ("PageDown", "ArrowRight", "PageUp", "End", "Home"):
        page.keyboard.press(key)
        seen.append(place(page))
    assert seen == [f"{n} of {count}" for n in (1, 2, 3, 2, count, 1)]
    assert page.get_by_role("status").filter(has_text=" of ").inner_text() == f"1 of {count}"
    # Notes, by key and by button; each slide has its own.
    expect(told).to_be_hidden()
    page.keyboard.press("n")
    expect(told).to_have_text(notes[0])
    page.keyboard.press("ArrowRight")
    expect(told).not_to_have_text(notes[0])
    button = dialog.get_by_role("button", name="Notes")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Enter")
    expect(told).to_be_hidden()
    assert tab.errors == []


def test_a_part_that_an_author_marks_is_on_no_slide(tab: Tab, real_site: Built) -> None:
    page = tab.visit(marked(real_site)[-1])
    heading = page.locator(".cpd-article > h2").first
    words = heading.evaluate("one => one.firstChild.textContent.trim()")
    titles = "() => [...document.querySelectorAll('.cpd-slides .slides > section > h2')].map((one) => one.textContent.trim())"
    assert words in shown(page).evaluate(titles)
    page.keyboard.press("Escape")
    heading.evaluate("one => one.classList.add('no-slides')")
    assert words not in shown(page).evaluate(titles)


def test_the_address_leads_back_to_the_slide_and_leaving_to_the_page(tab: Tab, real_site: Built) -> None:
    page = shown(tab.visit(f"{marked(real_site)[-1]}?route=none"))
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("?route=none&slides=2")
    page.reload()
    dialog = ready(page).locator(".cpd-slides")
    assert place(page).startswith("2 of ")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Show as slides")).to_be_focused()
    page.wait_for_url("**/?route=none")
    assert tab.errors == []


def test_the_hand_out_has_each_slide_with_its_notes_and_lines(tab: Tab, real_site: Built) -> None:
    page = tab.visit(marked(real_site)[-1])
    page.evaluate("window.print = () => document.body.append('printed')")
    notes = page.evaluate(f"[...{NOTES}].map((one) => one.content.textContent.trim())")
    page.emulate_media(media="print")
    expect(page.locator(".cpd-deck")).to_be_hidden()
    assert notes[0] not in page.locator("body").inner_text()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print the slides with notes").click()
    expect(page.locator("body")).to_contain_text("printed")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 660, "height": 980})
    rows = page.locator(".cpd-slides-handout__row")
    paper = page.locator(".cpd-slides-paper").inner_text()
    assert [words for words in notes if words not in paper] == []
    lines = page.locator(".cpd-slides-handout__lines")
    assert (lines.count(), lines.evaluate_all("all => all.every((one) => one.clientHeight > 60)")) == (rows.count(), True)
    assert page.evaluate("[...document.body.children].filter((one) => one.checkVisibility()).map((one) => one.className)") == [
        "cpd-slides-paper md-typeset"
    ]
    assert page.locator(".cpd-slides-paper").evaluate("one => one.scrollWidth <= one.clientWidth")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert (page.locator(".cpd-slides-paper").count(), page.locator("h1").first.is_visible(), tab.errors) == (0, True, [])


def test_the_deck_of_a_suite_works_from_a_folder_and_in_forced_colours(opens: Opens, real_site: Built) -> None:
    folder = f"{real_site.folder.as_uri()}/"
    tab = opens(root=folder, viewport={"width": 1280, "height": 720}, forced_colors="active", reduced_motion="reduce")
    url = marked(real_site)[0]
    page = ready(tab.visit(f"{url}index.html?slides=4"))
    begun = page.locator(".cpd-slides .slides > section:has(.cpd-slide__kicker)").evaluate_all(
        "all => all.map((one) => one.querySelector('.cpd-slide__kicker').textContent).filter((words) => words.startsWith('Section '))"
    )
    assert (begun == sorted(set(begun)), len(begun) > 1) == (True, True)
    transition = page.locator(".cpd-slides section.present").evaluate("one => getComputedStyle(one).transitionDuration")
    assert (place(page).startswith("4 of "), transition) == (True, "0s")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show the suite as slides")).to_be_focused()
    assert tab.errors == []


def test_without_scripts_nothing_of_slides_is_there(opens: Opens, real_site: Built) -> None:
    page = opens(java_script_enabled=False).visit(marked(real_site)[-1])
    texts = [one.text for one in real_site.page(marked(real_site)[-1]).all("template", "cpd-notes")]
    expect(page.locator(".cpd-deck")).to_be_hidden()
    assert [words for words in texts if words in page.locator("body").inner_text()] == []


def test_a_directory_is_filtered_by_its_address_and_complete_on_paper(opens: Opens, real_site: Built) -> None:
    (url,) = [url for url in real_site.urls if real_site.page(url).all("div", "cpd-directory")]
    rows = real_site.page(url).one("tbody").all("tr")
    wanted = {name: rows[0].attributes[f"data-{name}"].split()[0] for name in ("kind", "year")}
    fitting = [
        row.attributes["data-item"]
        for row in rows
        if all(value in row.attributes[f"data-{name}"].split() for name, value in wanted.items())
    ]
    tab = opens(viewport={"width": 1280, "height": 900})
    page = tab.visit(f"{url}?kind={wanted['kind']}")
    visible = "all => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.item)"
    page.get_by_label("Year").select_option(wanted["year"])
    assert page.locator("tbody > tr").evaluate_all(visible) == fitting
    assert page.url.endswith(f"?kind={wanted['kind']}&year={wanted['year']}")
    expect(page.locator(".cpd-filter__count")).to_have_text(f"{len(fitting)} of {len(rows)} shown")
    # A card for each on a phone, with the names of the columns, and nothing too wide.
    page.set_viewport_size({"width": 320, "height": 640})
    cell = page.locator("tbody > tr:not([hidden]) > td").first
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") == '"Kind"'
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(f"**/{url}")
    page.emulate_media(media="print")
    assert page.locator("tbody > tr").evaluate_all(visible) == [row.attributes["data-item"] for row in rows]
    assert tab.errors == []
