"""Index pages stand in navigation; the order of pages is what an author said."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import BuildsSites
from support.links import broken
from support.material import ONE_SUITE, TWO_SUITES
from support.navigation import contents, links, reading_order, resolved, titles
from support.sets import PATHS, differences
from support.sites import Built

INDEXES: Final = tuple(f"{path}/" for path in PATHS.values())
TOOLS: Final = ("my-record/", "plan-a-session/")


def steps(site: Built, url: str) -> dict[str, str]:
    """What a page offers as next and back, in words."""
    found = {}
    for name in ("next", "back"):
        for link in site.page(url).all("a", f"cpd-steps__{name}"):
            found[name] = link.text.removeprefix(name.capitalize()).strip()
    return found


def test_navigation_leads_to_every_page_of_the_real_site(real_site: Built) -> None:
    # The example of a form is led to by the form; the authors' guide, which stands apart, by a page about the site.
    pages = [url for url in real_site.urls if url != "404.html" and not url.endswith("/example/")]
    guide = [url for url in pages if url.startswith("writing/")]
    assert sorted(reading_order(real_site)) == sorted({*pages} - {*guide})
    assert "writing/" in [resolved(link, "about/") for link in real_site.page("about/").one("main").all("a")]
    assert sorted(reading_order(real_site, "writing/")) == sorted(pages)


def test_every_form_leads_to_its_example(real_site: Built) -> None:
    examples = [url for url in real_site.urls if url.endswith("/example/")]
    assert [url for url in examples if not real_site.page(url.removesuffix("example/")).all("p", "cpd-form__example-link")] == []


def test_navigation_leads_to_every_page_also_in_folders_without_front_page(site: BuildsSites) -> None:
    built = site("""
        index.md
            | # Home
        folder/
            page.md
                | # A page
            deeper/
                page.md
                    | # Deeper
    """)

    assert reading_order(built) == ["", "folder/page/", "folder/deeper/page/", *INDEXES, *TOOLS]


def test_the_suites_index_pages_stand_after_its_pages_and_the_sites_at_the_end(two_suites: Built) -> None:
    assert links(two_suites, "first/") == [
        "", "first/", "first/later/", "first/earlier/", "first/part/", *(f"first/{path}" for path in INDEXES), "second/", *INDEXES, *TOOLS,
    ]  # fmt: skip


def test_an_explicit_navigation_is_given_the_index_pages_it_does_not_list(site: BuildsSites) -> None:
    nav = [{"Start": "index.md"}, {"One": ["first/index.md", "first/earlier.md"]}, {"Two": ["second/index.md", "second/only.md"]}]
    built = site(TWO_SUITES, nav=nav)

    assert links(built, "first/") == ["", "first/", "first/earlier/", *(f"first/{path}" for path in INDEXES), "second/", *INDEXES, *TOOLS]


def test_an_index_page_that_an_explicit_navigation_lists_stays_where_it_is(site: BuildsSites) -> None:
    nav = ["index.md", {"Ideas first": "suite/key-ideas.md"}, {"Suite": ["suite/index.md", "suite/page.md"]}]
    built = site(ONE_SUITE, nav=nav, strict=True)

    assert titles(built, "")[:3] == ["Home", "Ideas first", "Suite"]


def test_an_explicit_navigation_wins_over_contents(site: BuildsSites) -> None:
    nav = ["index.md", {"One": ["first/index.md", "first/earlier.md", "first/later.md", "first/part/index.md", "first/part/inner.md"]}]
    built = site(TWO_SUITES, nav=nav)

    assert [item["id"] for item in built.items if item["suite"] == "first"] == [
        "first/begin-small", "first/count-the-desks", "first/a-ruler", "first/fold-it",
    ]  # fmt: skip


def test_pages_outside_an_explicit_navigation_keep_their_items(site: BuildsSites) -> None:
    built = site(TWO_SUITES, nav=["index.md", "second/only.md"])

    assert ([item["page"] for item in built.items][:2], differences(built)) == (["index.md", "second/only.md"], [])


def test_contents_put_pages_and_folders_in_order(site: BuildsSites) -> None:
    built = site(
        ONE_SUITE,
        """
        suite/
            index.md
                | ---
                | suite: suite
                | contents: [zebra, page, folder]
                | ---
                | # The suite
            zebra.md
                | # Zebra
            another.md
                | # Another
            folder/
                index.md
                    | # Folder
                    |
                inner.md
                    | # Inner
    """,
    )

    assert links(built, "suite/")[1:6] == ["suite/", "suite/zebra/", "suite/page/", "suite/folder/", "suite/another/"]


def test_contents_can_name_the_files_of_pages(site: BuildsSites) -> None:
    built = site(
        """
        index.md
            | ---
            | contents: [b.md, a.md]
            | ---
            | # Home
        a.md
            | # A
        b.md
            | # B
    """,
        strict=True,
    )

    assert links(built, "")[:3] == ["", "b/", "a/"]


def test_contents_can_name_an_index_page(site: BuildsSites) -> None:
    built = site("""
        index.md
            | # Home
        suite/
            index.md
                | ---
                | suite: suite
                | contents: [key-ideas, page]
                | ---
                | # The suite
            page.md
                | # A page
    """)

    assert (built.findings, links(built, "suite/")[1:4]) == (
        ['docs/suite/page.md: sub-section-has-key-idea: the sub-section "A page" has no key idea. Write one: `/// key-idea | Title`.'],
        ["suite/", "suite/key-ideas/", "suite/page/"],
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("first/", {"next": "Later"}),
        ("first/later/", {"next": "Earlier", "back": "First suite"}),
        ("first/earlier/", {"next": "1 A part", "back": "Later"}),
        ("first/part/inner/", {"back": "1 A part"}),
        ("first/key-ideas/", {}),
        ("key-ideas/", {}),
    ],
)
def test_next_and_back_follow_the_reading_order_and_leave_index_pages_out(two_suites: Built, url: str, expected: dict[str, str]) -> None:
    assert steps(two_suites, url) == expected


def test_an_index_pages_contents_list_its_groups(two_suites: Built) -> None:
    assert (contents(two_suites.page("first/reflective-activities/")), contents(two_suites.page("key-ideas/"))) == (
        ["Later", "1 A part"],
        ["First suite", "Second suite", "Outside any suite"],
    )


def test_an_introduction_an_author_wrote_stands_above_the_list(site: BuildsSites) -> None:
    built = site(
        ONE_SUITE,
        """
        suite/
            key-ideas.md
                | # What matters
                |
                | Said by the author.
    """,
    )
    text = built.page("suite/key-ideas/").one("main").text

    assert text.index("What matters") < text.index("Said by the author.") < text.index("Words of the first.")


def test_a_page_that_stands_at_an_index_pages_address_is_its_introduction(site: BuildsSites) -> None:
    built = site(
        ONE_SUITE,
        """
        suite/
            resources/
                index.md
                    | # Things to use
                more.md
                    | # More
                    |
                    | /// resource | A site
                    |     href: https://example.org/
                    |
                    | Site words.
                    |
                    | ///
    """,
    )
    shown = built.page("suite/resources/")

    assert ([a.attributes["data-item"] for a in shown.all("article", data_item="")], shown.one("h1").text.rstrip("¶")) == (
        ["suite/a-site"],
        "Things to use",
    )


def test_a_folder_at_an_index_pages_address_keeps_its_front_page(site: BuildsSites) -> None:
    built = site(
        ONE_SUITE,
        """
        suite/
            resources/
                index.md
                    | # Things to use
                more.md
                    | # More
    """,
    )

    assert links(built, "suite/resources/")[1:5] == ["suite/", "suite/page/", "suite/resources/", "suite/resources/more/"]


def test_every_page_is_in_the_sitemap(two_suites: Built) -> None:
    root = "https://schools-working-together.example/"
    places = [
        line.strip().removeprefix("<loc>").removesuffix("</loc>") for line in two_suites.text("sitemap.xml").split("\n") if "<loc>" in line
    ]

    assert sorted(place.removeprefix(root) for place in places) == sorted(url for url in two_suites.urls if url != "404.html")


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_links_lead_somewhere_with_folders_or_files_as_addresses(site: BuildsSites, *, use_directory_urls: bool) -> None:
    assert broken(site(TWO_SUITES, use_directory_urls=use_directory_urls)) == []
