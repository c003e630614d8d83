"""Cards to sort: by keyboard, touch and mouse, into piles or an order; brought back, explained, chosen, printed."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Opens, Tab
from support.sites import Built, Project

SITE: Final = """
    index.md
        | # Home
    forms/
        first.md
            | ---
            | form:
            |   id: first
            |   parts:
            |     - {type: heading, label: What comes first}
            |     - type: sort
            |       id: cards
            |       label: Sort the cards
            |       piles: [Now, Next, Later]
            |       cards: [Alpha, Beta, Gamma, Delta, Epsilon]
            |       choose: 3
            |       ask: What lies behind this?
            | ---
            | # Priorities
        second.md
            | ---
            | form:
            |   id: second
            |   parts:
            |     - type: sort
            |       id: kinds
            |       label: Which is it?
            |       piles: [Coaching, Mentoring, Either]
            |       cards:
            |         - {id: focus, label: The teacher picks the focus., belongs: coaching, why: It is one skill.}
            |         - {id: trust, label: It needs trust., belongs: [coaching, either], why: Both rest on it.}
            |         - {id: talk, label: People talk., why: They always do.}
            | ---
            | # Coaching or mentoring
        third.md
            | ---
            | form:
            |   id: third
            |   parts:
            |     - type: sort
            |       id: order
            |       label: Put these into your order
            |       cards: [Time, Trust, Tea, Tables]
            |       choose: 1
            | ---
            | # An order
        fourth.md
            | ---
            | form:
            |   id: fourth
            |   parts:
            |     - {type: sort, id: must, label: Sort these, required: true, piles: [Yes, No], cards: [Alpha, Beta]}
            | ---
            | # Required
"""

SMALL: Final = {"width": 320, "height": 640}
DESK: Final = {"width": 1280, "height": 1600}
"""High enough that nothing scrolls away from under a pointer."""


@pytest.fixture(scope="module")
def sorting(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a form for each sort of sort."""
    return Project(tmp_path_factory.mktemp("sorting")).write(SITE).build(strict=True)


@pytest.fixture
def desk(opens: Opens, sorting: Built) -> Tab:
    """A wide tab, in the site's folder."""
    return opens(root=f"{sorting.folder.as_uri()}/", viewport=DESK)


@pytest.fixture
def phone(opens: Opens, sorting: Built) -> Tab:
    """A small tab with a touch screen."""
    return opens(root=f"{sorting.folder.as_uri()}/", viewport=SMALL, has_touch=True)


def form(tab: Tab, name: str) -> Page:
    return tab.visit(f"forms/{name}/index.html")


def values(page: Page) -> dict[str, str]:
    """What the form's own controls say, by field; what is empty left out."""
    found = page.locator("form.cpd-form").evaluate("form => Object.fromEntries(new FormData(form))")
    return {str(name): str(value) for name, value in found.items() if value}


def pile(page: Page, name: str) -> list[str]:
    """The words of the cards on a pile; empty for those to sort."""
    return page.locator(f".cpd-board__list[data-pile='{name}'] > :not([hidden]) .cpd-board__words").all_inner_texts()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def place(page: Page, **piles: str) -> None:
    """Place cards with their buttons."""
    for card, name in piles.items():
        button(page, f"Place in {name}: {card}").click()


def said(page: Page) -> list[str]:
    return page.locator(".cpd-board__said > p:not([aria-hidden])").all_inner_texts()


def order(page: Page) -> list[str]:
    return page.locator(".cpd-board--order .cpd-board__words").all_inner_texts()


def ranks(page: Page) -> dict[str, str]:
    return {name: value for name, value in values(page).items() if "chosen" not in name}


def drag(page: Page, card: str, target: Locator, place: str) -> None:
    """Drag a card by its words to a target, until its place is there, and let go."""
    # A pointer that comes near brings the library.
    page.locator(".cpd-board__words", has_text=card).hover()
    expect(page.locator("[data-drags]")).to_be_attached()
    there = target.bounding_box()
    assert there
    page.mouse.down()
    page.mouse.move(there["x"] + there["width"] / 2, there["y"] + 20, steps=8)
    expect(page.locator(f"{place}.cpd-board__card--place")).to_be_attached()
    page.mouse.up()
    expect(page.locator(".cpd-board__card--place, .cpd-board__card--held")).to_have_count(0)


# Into piles


def test_the_keyboard_alone_sorts_all_cards(desk: Tab) -> None:
    page = form(desk, "first")
    button(page, "Place in Now: Alpha").focus()
    page.keyboard.press("Enter")
    for steps in (1, 2, 3, 1):
        for _ in range(steps):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")

    assert (values(page), desk.errors) == (
        {"cards.alpha": "now", "cards.beta": "now", "cards.gamma": "next", "cards.delta": "later", "cards.epsilon": "now"},
        [],
    )


def test_after_placing_the_focus_is_on_the_next_card_and_it_is_said(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Next")

    expect(page.get_by_role("group", name="Beta", exact=True).and_(page.locator(".cpd-board__face"))).to_be_focused()
    assert (said(page), page.get_by_role("heading", name="Cards to sort").inner_text()) == (
        ["Placed in Next. 4 left."],
        "Cards to sort (4 left)",
    )


def test_what_is_said_stands_where_it_is_announced(desk: Tab) -> None:
    page = form(desk, "first")

    assert page.locator(".cpd-board__said").get_attribute("role") == "status"


def test_after_the_last_card_the_focus_is_on_the_heading(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Now", Gamma="Next", Delta="Later", Epsilon="Later")

    expect(page.get_by_role("heading", name="All 5 cards are placed")).to_be_focused()
    assert said(page) == ["Placed in Later. All cards are placed."]


def test_a_touch_sorts_on_a_small_screen(phone: Tab) -> None:
    page = form(phone, "first")
    for name in ("Now: Alpha", "Next: Beta"):
        button(page, f"Place in {name}").tap()
    button(page, "Move: Beta").tap()
    button(page, "Move to Later: Beta").tap()

    assert (values(page), phone.errors) == ({"cards.alpha": "now", "cards.beta": "later"}, [])


def test_on_a_small_screen_nothing_is_wider_and_every_target_is_large(phone: Tab) -> None:
    page = form(phone, "first")
    place(page, Alpha="Now", Beta="Later")
    button(page, "Move: Alpha").tap()
    sizes = page.locator(".cpd-board button:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect())")

    assert (page.evaluate("document.documentElement.scrollWidth"), [s for s in sizes if min(s["width"], s["height"]) < 24]) == (320, [])


def test_one_card_is_shown_first_and_all_can_be(desk: Tab) -> None:
    page = form(desk, "first")
    before = pile(page, "")
    button(page, "Show all 5 cards").click()
    place(page, Delta="Later")

    assert (before, pile(page, ""), pile(page, "later")) == (["Alpha"], ["Alpha", "Beta", "Gamma", "Epsilon"], ["Delta"])


def test_a_card_can_be_skipped_and_comes_again_in_the_end(desk: Tab) -> None:
    page = form(desk, "first")
    button(page, "Skip this card").click()
    expect(page.locator(".cpd-board__face", has_text="Beta")).to_be_focused()
    place(page, Beta="Now", Gamma="Now", Delta="Now", Epsilon="Now")

    assert pile(page, "") == ["Alpha"]


def test_a_placed_card_can_be_moved_on_and_put_back(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now")
    button(page, "Move to Later: Alpha").click()
    moved = said(page), values(page)
    button(page, "Put back: Alpha").click()

    assert moved == (["Moved to Later. 4 left."], {"cards.alpha": "later"})
    assert (said(page), values(page), pile(page, "")) == (["Put back. 5 left."], {}, ["Alpha"])


def test_a_pile_says_how_many_cards_it_has(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Now", Gamma="Later")

    assert page.locator(".cpd-board__pile h3").all_inner_texts() == ["Now 2 cards", "Next 0 cards", "Later 1 card"]


def test_a_mouse_drags_a_card_to_a_pile_and_on_to_another(desk: Tab) -> None:
    page = form(desk, "first")
    drag(page, "Alpha", page.locator("ul[data-pile=next]"), "[data-pile=next] > ")
    after_one = values(page)
    drag(page, "Alpha", page.locator("ul[data-pile=later]"), "[data-pile=later] > ")

    assert (after_one, values(page), said(page), desk.errors) == (
        {"cards.alpha": "next"},
        {"cards.alpha": "later"},
        ["Moved to Later. 4 left."],
        [],
    )


def test_dragging_is_brought_only_when_a_pointer_comes_near(desk: Tab) -> None:
    page = form(desk, "first")
    button(page, "Place in Now: Alpha").focus()
    page.keyboard.press("Enter")

    assert [request for request in desk.requests if "sortable" in request.lower()] == []


def test_what_was_sorted_is_there_after_a_reload(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Later")
    button(page, "Choose this card: Alpha").click()
    page.reload()

    assert (pile(page, "now"), pile(page, "later"), pile(page, "")) == (["Alpha"], ["Beta"], ["Gamma"])
    expect(button(page, "Deselect: Alpha")).to_be_visible()


def test_a_card_that_was_put_back_is_to_sort_after_a_reload(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now")
    button(page, "Put back: Alpha").click()
    page.reload()

    assert (pile(page, "now"), pile(page, "")) == ([], ["Alpha"])


def test_the_board_follows_another_tab(desk: Tab) -> None:
    page = form(desk, "first")
    other = page.context.new_page()
    other.goto(page.url)
    place(other, Alpha="Later")

    expect(page.locator("[data-pile=later] .cpd-board__words")).to_have_text(["Alpha"])


def test_clearing_the_form_puts_all_cards_back(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Later")
    for _ in range(2):
        button(page, "Clear this form").last.click()

    expect(page.get_by_role("heading", name="Cards to sort")).to_have_text("Cards to sort (5 left)")


def test_what_is_missing_leads_to_the_board(desk: Tab) -> None:
    page = form(desk, "fourth")
    button(page, "Download as Word").click()
    page.get_by_role("link", name="Sort these").click()

    expect(button(page, "Place in Yes: Alpha")).to_be_focused()


# Explained after placing


def test_a_card_is_explained_where_it_was_placed_and_not_before(desk: Tab) -> None:
    page = form(desk, "second")
    before = page.get_by_text("It is one skill.").locator("visible=true").count()
    button(page, "Place in Mentoring: The teacher picks the focus.").click()

    assert (before, said(page), page.locator("[data-pile=mentoring] .cpd-board__why").inner_text()) == (
        0,
        ["Placed in Mentoring. 2 left.", "We would say Coaching. It is one skill."],
        "We would say Coaching. It is one skill.",
    )


@pytest.mark.parametrize("name", ["Coaching", "Either"])
def test_each_pile_that_fits_is_right(desk: Tab, name: str) -> None:
    page = form(desk, "second")
    button(page, "Show all 3 cards").click()
    button(page, f"Place in {name}: It needs trust.").click()

    assert said(page)[1:] == ["That is what we think, too. Both rest on it."]


def test_where_no_pile_is_better_only_the_reason_is_told(desk: Tab) -> None:
    page = form(desk, "second")
    button(page, "Show all 3 cards").click()
    button(page, "Place in Either: People talk.").click()

    assert said(page)[1:] == ["They always do."]


def test_the_key_is_kept_back_until_all_cards_are_placed(desk: Tab) -> None:
    page = form(desk, "second")
    key = page.locator(".cpd-sort__key")
    before = key.is_visible()
    for card in ("The teacher picks the focus.", "It needs trust.", "People talk."):
        button(page, f"Place in Coaching: {card}").click()

    assert (before, key.is_visible(), key.get_attribute("open")) == (False, True, None)


# Into an order


def test_a_first_move_gives_every_card_its_place(desk: Tab) -> None:
    page = form(desk, "third")
    before = values(page)
    button(page, "Up: Tea").click()

    assert (before, ranks(page), order(page), said(page)) == (
        {},
        {"order.time": "1", "order.tea": "2", "order.trust": "3", "order.tables": "4"},
        ["Time", "Tea", "Trust", "Tables"],
        ["Moved to place 2 of 4."],
    )


def test_a_card_goes_down_and_to_the_top_by_keyboard(desk: Tab) -> None:
    page = form(desk, "third")
    button(page, "Down: Time").focus()
    for _ in range(2):
        page.keyboard.press("Enter")
    button(page, "To the top: Tables").focus()
    page.keyboard.press("Enter")

    expect(button(page, "To the top: Tables")).to_be_focused()
    assert order(page) == ["Tables", "Trust", "Tea", "Time"]


def test_the_first_card_cannot_go_up(desk: Tab) -> None:
    page = form(desk, "third")
    button(page, "Up: Time").click(force=True)

    assert (button(page, "Up: Time").get_attribute("aria-disabled"), values(page)) == ("true", {})


def test_an_order_that_is_right_can_be_kept(desk: Tab) -> None:
    page = form(desk, "third")
    button(page, "Keep this order").click()
    page.reload()

    assert (ranks(page), page.locator(".cpd-board__heading").inner_text()) == (
        {"order.time": "1", "order.trust": "2", "order.tea": "3", "order.tables": "4"},
        "Your order",
    )


def test_a_mouse_drags_a_card_to_another_place(desk: Tab) -> None:
    page = form(desk, "third")
    drag(page, "Tables", page.locator(".cpd-board__card[data-card=time]"), ":first-child")

    assert (order(page), ranks(page)) == (
        ["Tables", "Time", "Trust", "Tea"],
        {"order.tables": "1", "order.time": "2", "order.trust": "3", "order.tea": "4"},
    )


def test_an_order_is_there_after_a_reload(desk: Tab) -> None:
    page = form(desk, "third")
    button(page, "To the top: Tea").click()
    page.reload()

    assert order(page) == ["Tea", "Time", "Trust", "Tables"]


# Choosing in the end


def test_three_cards_are_chosen_from_the_first_pile_and_no_fourth(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Now", Gamma="Now", Delta="Now", Epsilon="Next")
    for card in ("Beta", "Delta", "Alpha"):
        button(page, f"Choose this card: {card}").click()
    chosen = {name: value for name, value in values(page).items() if "chosen" in name}

    assert (chosen, said(page), page.locator(".cpd-board__choosing:visible").all_inner_texts()) == (
        {"cards.chosen-1": "beta", "cards.chosen-2": "delta", "cards.chosen-3": "alpha"},
        ["Chosen: 3 of 3."],
        ["3 of 3 chosen"],
    )
    assert page.locator(".cpd-board__choose:visible").all_inner_texts() == ["Deselect"] * 3


def test_only_cards_of_the_first_pile_can_be_chosen(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Next")

    expect(page.locator(".cpd-board__choose:visible")).to_have_count(1)


def test_what_was_written_of_a_card_is_not_given_to_another(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Now")
    button(page, "Choose this card: Alpha").click()
    page.locator("[name='cards.chosen-1-note']").fill("Of Alpha.")
    button(page, "Deselect: Alpha").click()
    button(page, "Choose this card: Beta").click()

    assert {name: value for name, value in values(page).items() if "chosen" in name} == {
        "cards.chosen-1-note": "Of Alpha.",
        "cards.chosen-2": "beta",
    }


def test_the_lists_offer_cards_of_the_first_pile_first_and_none_twice(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Later", Beta="Now", Gamma="Now")
    button(page, "Choose this card: Beta").click()
    options = page.locator("[name='cards.chosen-2'] option")

    assert (options.evaluate_all("all => all.map(one => one.value)"), options.evaluate_all("all => all.map(one => one.disabled)")) == (
        ["", "beta", "gamma", "alpha", "delta", "epsilon"],
        [False, True, False, False, False, False],
    )


def test_a_card_chosen_in_the_list_is_chosen_on_the_board(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now")
    page.locator("[name='cards.chosen-2']").select_option("alpha")

    expect(button(page, "Deselect: Alpha")).to_be_visible()


def test_from_an_order_any_card_can_be_chosen(desk: Tab) -> None:
    page = form(desk, "third")
    button(page, "Choose this card: Tea").click()

    assert values(page) == {"order.chosen-1": "tea"}


# Paper, and without scripts


def test_on_paper_stands_the_list_with_what_was_chosen(desk: Tab) -> None:
    page = form(desk, "first")
    place(page, Alpha="Now", Beta="Later")
    page.emulate_media(media="print")
    boxes = page.locator("[data-cpd-baseline] input:checked")

    assert (page.locator(".cpd-board").is_visible(), boxes.count(), [boxes.nth(n).is_visible() for n in range(boxes.count())]) == (
        False,
        2,
        [True, True],
    )


def test_on_paper_the_key_is_there_before_anything_is_placed(desk: Tab) -> None:
    page = form(desk, "second")
    page.emulate_media(media="print")

    assert page.locator(".cpd-sort__key").is_visible()


def test_without_javascript_the_list_is_there(opens: Opens, sorting: Built) -> None:
    page = form(opens(root=f"{sorting.folder.as_uri()}/", java_script_enabled=False), "first")

    assert (page.get_by_role("radio").count(), page.get_by_role("radio", name="Later").first.is_visible()) == (15, True)
