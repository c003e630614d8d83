"""Other plugins beside ours: what they write into a page stays, what they take from it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from conftest import BuildsSites
from support.links import broken
from support.navigation import titles
from support.searched import entries
from support.sites import REPOSITORY, Built, Project, settings

VISITS: Final = {
    "index.md": "# Home\n\nHello.\n",
    "visits/index.md": "---\nsuite: visits\n---\n\n# Visits\n\nThree visits.\n",
    "visits/before/index.md": "# Before\n\nPrepare.\n",
    "visits/before/call.md": (
        "---\nslides: true\n---\n# The call\n\nSee [](item:plan-second).\n\n/// key-idea | Ask first\nAsk them.\n///\n\n"
        "/// reflective-activity | Try it\nDraw it.\n///\n\n/// notes\nSecret words.\n///\n\n/// items\n    kind: reflective-activity\n///\n"
    ),
    "visits/before/plan.md": "# The plan\n\n/// key-idea | Plan second\nPlan it.\n///\n",
}
"""A suite with what a page can have: numbers, a reference, speaker notes, a list."""

PIPELINE: Final = str(REPOSITORY / "hooks" / "pipeline.py")


def beside(*plugins: str | dict[str, Any]) -> list[str | dict[str, Any]]:
    """The site's own plugins, and others after them."""
    return [*settings()["plugins"], *plugins]


def hooked(tmp_path: Path, code: str) -> list[str]:
    """Our pipeline, and another hook beside it."""
    other = tmp_path / "other.py"
    other.write_text(code, encoding="utf-8")
    return [PIPELINE, str(other)]


def searched(built: Built, location: str) -> str:
    """All that search has of a page."""
    return " ".join(entry.text for entry in entries(built) if entry.location.startswith(location))


WRITES: Final = """
from mkdocs.plugins import event_priority

def said(page, words):
    page.content += f"<p>{words}</p>"

def on_page_content(html, page, config, files):
    return html + "<p>at content</p>"

@event_priority(PRIORITY)
def on_env(env, config, files):
    for file in files.documentation_pages():
        said(file.page, "at env")

@event_priority(PRIORITY)
def on_page_context(context, page, config, nav):
    said(page, "at context")
"""


@pytest.mark.parametrize("priority", [100, 0, -50, -100])
def test_what_a_plugin_writes_into_a_page_stays(site: BuildsSites, tmp_path: Path, priority: int) -> None:
    done = site(VISITS, strict=True, hooks=hooked(tmp_path, WRITES.replace("PRIORITY", str(priority))))
    for url in ("", "visits/", "visits/before/call/", "visits/key-ideas/", "my-record/"):
        text = done.page(url).text
        assert [words for words in ("at content", "at env", "at context") if words not in text] == []


def test_what_a_plugin_writes_into_a_page_is_found_by_search(site: BuildsSites, tmp_path: Path) -> None:
    done = site(VISITS, strict=True, hooks=hooked(tmp_path, WRITES.replace("PRIORITY", "50")))
    for location in ("visits/before/call/", "visits/key-ideas/"):
        words = searched(done, location)
        assert [one for one in ("at content", "at env", "at context") if one not in words] == []
    # An item is found once, where it stands.
    assert ("Plan it." in searched(done, "visits/before/plan/"), "Plan it." in searched(done, "visits/key-ideas/")) == (True, False)


TAKES: Final = """
from pathlib import Path
from mkdocs.plugins import event_priority

taken = []

def on_page_content(html, page, config, files):
    taken.append(html)
    page.kept = html

def on_env(env, config, files):
    taken.extend(file.page.content for file in files.documentation_pages())

def on_page_context(context, page, config, nav):
    taken.append(page.content)

def on_post_build(config):
    Path(config.site_dir, "taken.txt").write_text("\\n".join(taken), encoding="utf-8")
"""


def test_what_a_plugin_takes_from_pages_has_no_control_characters_and_no_notes(site: BuildsSites, tmp_path: Path) -> None:
    taken = site(VISITS, strict=True, hooks=hooked(tmp_path, TAKES)).text("taken.txt")
    assert ("Ask them." in taken, "\x02" in taken, "\x03" in taken) == (True, False, False)
    assert "Secret words." not in taken.partition("Three visits.")[0]


KEEPS: Final = """
from pathlib import Path

pages = []

def on_page_content(html, page, config, files):
    page.kept = html
    pages.append(page)

def on_post_build(config):
    Path(config.site_dir, "kept.txt").write_text("\\n".join(page.kept for page in pages), encoding="utf-8")
"""


def test_what_a_plugin_keeps_of_a_page_at_the_page_is_brought_up_to_date(site: BuildsSites, tmp_path: Path) -> None:
    kept = site(VISITS, strict=True, hooks=hooked(tmp_path, KEEPS)).text("kept.txt")
    assert [sign for sign in ("cpd:", "item:", "\x02") if sign in kept] == []
    assert "Reflective activity 1" in kept


STRIPS: Final = """
import re

def on_page_content(html, page, config, files):
    return re.sub("<!--.*?-->", "", html, flags=re.DOTALL)
"""


def test_a_plugin_that_takes_marks_out_is_told(site: BuildsSites, tmp_path: Path) -> None:
    done = site({"index.md": "# Home\n\n/// key-idea | Ask first\nAsk them.\n///\n"}, hooks=hooked(tmp_path, STRIPS))
    assert done.findings == [
        (
            "docs/index.md:3: build-is-whole: a plugin changed this page's HTML so that this callout can no longer be found in it. "
            "Take out the plugin, or its option that drops comments from HTML."
        )
    ]


TAGGED: Final = {
    "index.md": '---\ntags: [Ratio, Year 8]\n---\n\n# Home\n\nX.\n\n!!! key-idea "K"\n    W.\n',
    "other.md": "---\ntags: [Ratio]\n---\n\n# Other\n\nX.\n",
    "subjects.md": "# Subjects\n\nAll subjects:\n\n<!-- material/tags -->\n",
}


def test_a_list_of_tags_names_their_pages(site: BuildsSites) -> None:
    done = site(TAGGED, strict=True, plugins=beside("tags"))
    text = " ".join(done.page("subjects/").one("article").text.split())
    assert (done.messages, text.partition("All subjects: ")[2]) == ((), "Ratio¶ Home Other Year 8¶ Home")


REFERRED: Final = {
    "one/index.md": "---\nsuite: one\n---\n\n# One\n\nX.\n",
    "one/a.md": '# A\n\nSee [the plan][the-plan] and [][the-plan].\n\n!!! key-idea "K"\n    See [the plan][the-plan].\n',
    "plans.md": "# Plans\n\n## The plan\n\nX.\n",
}


def test_references_between_pages_lead_there_from_pages_and_lists(site: BuildsSites) -> None:
    done = site(REFERRED, strict=True, plugins=beside("autorefs"))
    found = {
        url: [link.attributes["href"] for link in done.page(url).one("main").all("a", "autorefs")]
        for url in ("one/a/", "one/key-ideas/", "one/")
    }
    assert (done.messages, found) == (
        (),
        {
            "one/a/": ["../../plans/index.html#the-plan"] * 3,
            "one/key-ideas/": ["../../plans/index.html#the-plan"],
            "one/": ["../plans/index.html#the-plan"],
        },
    )


def test_a_page_for_printing_has_the_text_of_each_page(site: BuildsSites) -> None:
    done = site(VISITS, strict=True, plugins=beside("print-site"))
    html = done.text("print_page/index.html")
    wanted = ["Hello.", "Three visits.", "Prepare.", "Ask them.", "Plan it.", "Draw it.", "Key idea: Plan second"]
    assert (done.messages, [words for words in wanted if words not in html], "cpd:" in html) == ((), [], False)


def test_a_front_page_that_is_its_section_keeps_what_stands_below_it(site: BuildsSites) -> None:
    done = site(VISITS, plugins=beside("section-index"))
    assert [message for message in done.messages if "couldn't detect a supported theme" not in message] == []
    assert titles(done, "visits/before/call/")[:6] == titles(site(VISITS), "visits/before/call/")[:6]


def test_links_of_minified_pages_name_files(site: BuildsSites) -> None:
    done = site(VISITS, strict=True, plugins=beside({"minify": {"minify_html": True}}))
    assert (done.messages, broken(done)) == ((), [])
    assert "href=../../../index.html" in done.text("visits/before/call/index.html")


def test_a_draft_is_shown_in_the_preview_as_the_page_will_be(project: Project) -> None:
    draft = "# Not yet\n\n/// reflective-activity | Try later\n    minutes: 10\n\nDraw it.\n///\n\nSee [](item:ask-first).\n"
    done = project.write(VISITS, {"drafts/later.md": draft}).build(preview=True, draft_docs="drafts/\n")
    article = done.page("drafts/later/").one("article").text
    assert (done.findings, "10 minutes" in article, "Key idea: Ask first" in article, "cpd:" in article) == ([], True, True, False)


def story(day: str, title: str) -> str:
    return f"---\ndate: {day}\ncategories: [Kept]\n---\n\n# {title}\n\nFirst.\n\n<!-- more -->\n\nMore.\n"


BLOGS: Final = {
    "index.md": "# Home\n\nX.\n",
    "blog/index.md": "# Our blog\n\nX.\n",
    "blog/posts/one.md": story("2026-11-22", "One"),
    "news/index.md": "# Our news\n\nX.\n",
    "news/posts/two.md": story("2026-10-22", "Two"),
}


def ways(built: Built, url: str) -> list[str]:
    return [" ".join(one.text.split()) for one in built.page(url).one("nav", "cpd-stories__ways").all("p")]


def test_a_blog_with_default_settings_has_the_words_of_the_theme(site: BuildsSites) -> None:
    done = site(BLOGS, strict=True, plugins=["search", "blog"])
    assert (done.messages, ways(done, "blog/")) == ((), ["Archive", "Categories"])


def test_there_can_be_two_blogs(site: BuildsSites) -> None:
    two = ["search", {"blog": {"archive_name": "By year", "categories_name": "By subject"}}, {"blog": {"blog_dir": "news"}}]
    done = site(BLOGS, strict=True, plugins=two)
    assert (done.messages, ways(done, "blog/"), ways(done, "news/")) == ((), ["By year", "By subject"], ["Archive", "Categories"])
    assert {url: [card.one("h2").text for card in done.page(url).all("article", "cpd-story")] for url in ("blog/", "news/")} == {
        "blog/": ["One"],
        "news/": ["Two"],
    }
    assert titles(done, "news/2026/10/22/two/").count("Two") == 1


DIAGRAM: Final = "```mermaid\ngraph LR\n  A[Ask] --> B[See]\n```\n"
UNDRAWN: Final = (
    'docs/index.md:{}: page-asks-no-other-host: this diagram is drawn by "https://unpkg.com/mermaid@11/dist/mermaid.min.js", which is on '
    "another host, so a browser will not fetch it. Show it as a picture, or keep a copy of mermaid.min.js in docs/ and name that under "
    "extra_javascript."
)


def fences() -> dict[str, Any]:
    from pymdownx.superfences import fence_code_format  # noqa: PLC0415  # pymdownx has no types

    custom = [{"name": "mermaid", "class": "mermaid", "format": fence_code_format}]
    return {"markdown_extensions": ["admonition", "attr_list", "md_in_html", {"pymdownx.superfences": {"custom_fences": custom}}]}


@pytest.fixture
def drawings(project: Project) -> Project:
    inner = DIAGRAM.replace("\n", "\n    ").rstrip(" ")
    shown = f"````markdown\n{DIAGRAM}````\n"
    return project.write({"index.md": f'# Home\n\n{DIAGRAM}\n{shown}\n!!! key-idea "A drawing"\n    {inner}'})


def test_a_diagram_that_is_drawn_by_another_host_is_told_with_its_line(drawings: Project) -> None:
    assert drawings.build(**fences()).findings == [UNDRAWN.format(3), UNDRAWN.format(16)]


def test_a_diagram_that_the_site_draws_itself_is_not(drawings: Project) -> None:
    drawings.write({"assets/mermaid.min.js": "window.mermaid = {}\n"})
    assert drawings.build(**fences(), extra_javascript=["assets/mermaid.min.js"]).findings == []


def test_a_diagram_whose_host_the_policy_allows_is_not(drawings: Project) -> None:
    extra = {**settings()["extra"], "cpd": {"policy": {"script-src": ["https://unpkg.com"]}}}
    assert drawings.build(**fences(), extra=extra).findings == []


ASKS: Final = """
def on_post_page(output, page, config):
    return output.replace("</body>", '<script async src="https://talk.example/client.js"></script></body>')
"""


def test_what_a_plugin_puts_into_finished_pages_is_told_once(site: BuildsSites, tmp_path: Path) -> None:
    done = site({"index.md": "# Home\n\nX.\n", "a.md": "# A\n\nX.\n"}, hooks=hooked(tmp_path, ASKS))
    assert done.findings == [
        (
            'docs/index.md: page-asks-no-other-host: "https://talk.example/client.js" is on another host, so a browser will not fetch it '
            "for this page and 6 others. A template or a plugin has put it there. Take it out, or add its host to "
            "extra.cpd.policy.script-src."
        )
    ]
