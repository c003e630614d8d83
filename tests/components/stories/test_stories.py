"""The blog: stories in our own frame, found by month and subject, with items that count once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from conftest import BuildsSites
from support.links import broken, repeated_ids
from support.material import BLOG
from support.navigation import links, reading_order, titles
from support.searched import entries
from support.sets import differences
from support.sites import Built, Project, cpd

LISTS: Final = {
    "stories/": ["The third", "The second", "The first & best"],
    "stories/archive/2026-11/": ["The third", "The second"],
    "stories/archive/2026-09/": ["The first & best"],
    "stories/category/coaching/": ["The third", "The second"],
    "stories/category/making-contact/": ["The second", "The first & best"],
}
STORIES: Final = ("stories/third/", "stories/second/", "stories/first/")


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("blog")).write(BLOG).build(strict=True, extra=cpd(contact="office@school.example"))


def test_a_blog_builds_without_a_word(blog: Built) -> None:
    assert (blog.aborted, blog.messages) == ("", ())


@pytest.mark.parametrize("url", LISTS)
def test_every_list_has_its_stories_newest_first_each_with_a_link_that_names_it(blog: Built, url: str) -> None:
    cards = blog.page(url).all("article", "cpd-story")

    assert [(card.one("h2").text, card.one("p", "cpd-story__more").text) for card in cards] == [
        (title, f"Read more: {title}") for title in LISTS[url]
    ]


def test_months_are_in_english_and_lists_say_in_a_sentence_how_many_stories_they_have(blog: Built) -> None:
    page = blog.page("stories/archive/2026-11/")

    assert (page.one("h1").text.rstrip("¶"), page.one("meta", name="description").attributes["content"]) == (
        "November 2026",
        "November 2026: 2 stories, each with its first words and its date, newest first.",
    )


def test_a_list_shows_the_words_above_the_sign_for_more_with_references_filled_in_and_no_callout(blog: Built) -> None:
    cards = blog.page("stories/").all("article", "cpd-story")
    shown = [[p.text for p in card.all("p") if "cpd-story__more" not in p.classes] for card in cards]

    assert shown == [["Third beginning."], [], ["It was a day in June, and Key idea: First idea came of it.1"]]


def test_a_card_has_day_reading_time_and_subjects(blog: Built) -> None:
    cards = blog.page("stories/").all("article", "cpd-story")

    assert [[fact.text for fact in card.one("ul", "cpd-facts").children("li")] for card in cards] == [
        ["9 November 2026", "7 minutes to read", "Coaching"],
        ["2 November 2026, updated 20 November 2026", "1 minute to read", "Making contact", "Coaching"],
        ["30 September 2026", "1 minute to read", "Making contact"],
    ]


def test_a_story_has_the_same_facts_below_its_title(blog: Built) -> None:
    page = blog.page("stories/second/")
    order = [element.tag for element in page.one("article", "cpd-article").children()][:2]

    assert (order, page.one("ul", "cpd-story__facts").one("time", datetime="2026-11-20").text) == (["h1", "ul"], "20 November 2026")


def test_the_front_page_leads_to_months_and_subjects(blog: Built) -> None:
    ways = blog.page("stories/").one("nav", "cpd-stories__ways")

    assert [(p.text, [li.text for li in ul.children("li")]) for p, ul in zip(ways.children("p"), ways.children("ul"), strict=True)] == [
        ("By month", ["November 2026", "September 2026"]),
        ("By subject", ["Coaching", "Making contact"]),
    ]


def test_navigation_leads_to_every_story_below_its_month(blog: Built) -> None:
    order = [url for url in reading_order(blog) if url.startswith("stories/")]

    assert (order, titles(blog, "stories/first/")[2:9]) == (
        [
            "stories/", "stories/archive/2026-11/", "stories/third/", "stories/second/", "stories/archive/2026-09/", "stories/first/",
            "stories/category/coaching/", "stories/category/making-contact/",
        ],
        ["Stories", "By month", "November 2026", "September 2026", "The first & best", "By subject", "Coaching"],
    )  # fmt: skip


def test_the_way_back_leads_over_the_month(blog: Built) -> None:
    trail = blog.page("stories/second/").one("nav", aria_label="Breadcrumb")

    assert [link.text for link in trail.all("a")] == ["Home", "Stories", "November 2026"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("stories/", ["The third"]),
        ("stories/third/", ["The second", "Stories"]),
        ("stories/second/", ["The first & best", "The third"]),
        ("stories/first/", ["The second"]),
        ("stories/archive/2026-11/", []),
        ("stories/category/coaching/", []),
    ],
)
def test_next_and_back_go_through_the_stories_and_no_list(blog: Built, url: str, expected: list[str]) -> None:
    steps = blog.page(url).all("nav", aria_label="Next and back")

    assert [link.text.removeprefix("Next ").removeprefix("Back ") for nav in steps for link in nav.all("a")] == expected


def test_items_of_stories_come_once_in_reading_order_outside_any_suite(blog: Built) -> None:
    assert [(item["id"], item["suite"], item["url"]) for item in blog.items] == [
        ("before", None, "page/#before"),
        ("third-idea", None, "stories/third/#third-idea"),
        ("try-it", None, "stories/second/#try-it"),
        ("first-idea", None, "stories/first/#first-idea"),
    ]


def test_all_outputs_have_the_same_items(blog: Built) -> None:
    assert differences(blog) == []


def test_links_lead_somewhere_and_ids_are_unique(blog: Built) -> None:
    assert (broken(blog), repeated_ids(blog)) == ([], [])


def test_search_finds_a_storys_words_on_the_story_alone(blog: Built) -> None:
    assert [one.location for one in entries(blog) if "beginning" in one.text or "Third words" in one.text] == [
        "stories/third/",
        "stories/third/#third-idea",
    ]


def test_readers_tools_stand_under_stories_and_under_no_list_by_month_or_subject(blog: Built) -> None:
    with_tools = [url for url in (*STORIES, *LISTS) if blog.page(url).all("div", "cpd-tools")]

    assert with_tools == [*STORIES, "stories/"]


def test_a_story_offers_a_mail_where_there_is_an_address(blog: Built, site: BuildsSites) -> None:
    with_address = blog.page("stories/first/").one("p", "cpd-story__mail").one("a").attributes["href"]
    without = site(BLOG).page("stories/first/").all("p", "cpd-story__mail")

    assert (with_address, without) == ("mailto:office@school.example?subject=The%20first%20%26%20best", [])


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_links_lead_somewhere_also_where_addresses_are_files(site: BuildsSites, *, use_directory_urls: bool) -> None:
    assert broken(site(BLOG, use_directory_urls=use_directory_urls, strict=True)) == []


def test_a_site_without_stories_has_no_blog_and_its_folder_stays_as_it_is(project: Project) -> None:
    built = project.write({"index.md": "# Home\n"}).build(strict=True)

    assert (built.messages, sorted(path.name for path in project.docs.iterdir()), [url for url in built.urls if "stories" in url]) == (
        (),
        ["index.md"],
        [],
    )


def test_a_folder_called_stories_without_posts_holds_pages_like_any_other(site: BuildsSites) -> None:
    built = site({"index.md": "# Home\n", "stories/index.md": "# Tales\n", "stories/one.md": "# One\n"}, strict=True)

    assert (built.messages, links(built, "stories/")[:3]) == ((), ["", "stories/", "stories/one/"])


def test_stories_without_a_page_that_lists_them_are_told(project: Project) -> None:
    project.write(BLOG).remove("stories/index.md")
    built = project.build()

    assert (built.findings[0], (project.docs / "stories" / "index.md").exists()) == (
        "docs/stories/index.md: story-is-understood: docs/stories/posts has stories, but no page lists them. Write this page: a title will do.",
        False,
    )


@pytest.mark.parametrize(
    ("head", "finding"),
    [
        (
            "",
            "docs/stories/posts/bad.md: story-is-understood: this story has no date, so the story is left out. Write `date: 2026-11-22` at its head.",
        ),
        (
            "---\nslug: bad\ndate: soon\n---\n",
            (
                'docs/stories/posts/bad.md:3: story-is-understood: `date` of this story is "soon", which is no date, '
                "so the story is left out. Write `date: 2026-11-22`."
            ),
        ),
        (
            "---\ndate: 2026-11-22\ncategories: Coaching\n---\n",
            (
                'docs/stories/posts/bad.md:3: story-is-understood: `categories` of this story is "Coaching", which is no list, '
                "so the story is left out. Write `categories: [Coaching]`."
            ),
        ),
        (
            "---\ndate: 2026-11-22\nslug: second\n---\n",
            (
                "docs/stories/posts/bad.md: story-is-understood: this story has the same address as docs/stories/posts/2026-11-02-second.md. "
                "Give it another `slug`."
            ),
        ),
    ],
)
def test_a_story_at_which_the_build_would_stop_is_told_and_left_out(site: BuildsSites, head: str, finding: str) -> None:
    built = site(BLOG, {"stories/posts/bad.md": f"{head}# Bad\n"})

    assert (built.aborted, built.findings) == ("", [finding])


def test_a_second_build_has_the_stories_that_are_there_then(project: Project) -> None:
    project.write(BLOG).build()
    project.remove("stories/posts/2026-09-30-first.md")
    listed = [card.one("h2").text for card in project.build(strict=True).page("stories/").all("article", "cpd-story")]
    shutil.rmtree(project.docs / "stories")
    third = project.build()

    assert (listed, [path for path in third.files if path.startswith("stories/")], Path(project.docs / "stories").exists()) == (
        ["The third", "The second"],
        [],
        False,
    )
