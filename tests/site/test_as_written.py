"""What authors write at the head of a page, and where, comes out as it was written, or is told."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from cpd.host import encoding
from cpd.host.config import given_settings
from cpd.host.file_texts import FileTexts
from support.searched import titled
from support.sites import Built, Project, cpd

FILES = {
    "index.md": "# Home\n\n[The plan](plan.docx)\n",
    "ratio.md": "---\ntitle: 1:2\ndescription: 010\ntags: [3:4, 1.10, No]\n---\n# Ratio\n\nWords.\n",
    "no-such-day.md": "---\ndescription: Words of it\ncreated: 2026-02-30\n---\n# No such day\n\nWords.\n",
    "head-only.md": "---\ntitle: Only a head\n---",
    "first/README.md": "---\nsuite: first\ncontents: [second, third]\n---\n# First\n",
    "first/third.md": "# Third\n\n/// key-idea | Three\n\nWords.\n\n///\n",
    "first/second.mkd": "# Second\n\n/// key-idea | Two\n\nWords.\n\n///\n",
    "other/index.markdown": "---\nsuite: other\n---\n# Other\n",
    "other/page.md": "# Page\n\n/// key-idea | One\n\nWords.\n\n///\n",
    "low/readme.md": "---\nsuite: low\n---\n# Low\n",
    "low/page.md": "# Page\n",
    "slip.md": "---\ncontens: [a]\n---\n# A slip\n",
    "untitled.md": "Words alone.\n",
    "two.md": "# One\n\n# Two\n",
    "notes.md.txt": "# Notes\n",
    "plans.md (1)": "# Plans\n",
    "film.md": '# Film\n\n<video src="lesson.mp4" controls></video>\n',
    "named.md": '# Named\n\n<a name="here"></a>\n\nSee [what is named](named.md#here).\n',
    "CAPS.MD": "# Caps\n",
    "stray.docx": "words",
    "plan.docx": "words",
    "first/.meta.yml": "description: x\n",
}
LATIN = "---\ndescription: caf\u00e9\n---\n# Caf\u00e9\n\nWords at the caf\u00e9.\n"
WIDE = "# Wide\n\nWords.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Project(tmp_path_factory.mktemp("written")).write(FILES)
    (project.docs / "latin.md").write_bytes(LATIN.encode("cp1252"))
    (project.docs / "wide.md").write_bytes(WIDE.encode("utf-16"))
    (project.docs / "wide-bare.md").write_bytes(WIDE.encode("utf-16-be"))
    return project.build()


def test_what_is_lost_or_stands_where_nobody_looks_is_told_and_nothing_else(built: Built) -> None:
    save = "Open it in an editor, and save it with the encoding UTF-8."
    assert built.messages == tuple(
        f"cpd: docs/{words}"
        for words in [
            "CAPS.MD: page-is-read: MkDocs takes this file for no page, because of how its name ends. Call it CAPS.md.",
            (
                'film.md:3: link-leads-somewhere: the link "lesson.mp4" leads to nothing. '
                "Check its spelling: names are written as the files are, capital letters included."
            ),
            (
                "first/.meta.yml: front-matter-is-understood: no plugin reads this file, so its settings do nothing. "
                "Switch on Material's plugin `meta` in mkdocs.yml, or write the settings on each page."
            ),
            f"latin.md:2: page-is-read: this file is not written in UTF-8, so some of its letters are guessed. {save}",
            "low/readme.md:2: front-matter-is-understood: `suite` is read on the front page of a folder only. Call this file index.md or README.md.",
            (
                'no-such-day.md:3: option-value-fits: `created` of the page is "2026-02-30", no such day: there is no 30 February. '
                "Write a date such as 2026-11-22."
            ),
            "notes.md.txt: page-is-read: MkDocs takes this file for no page, because of how its name ends. Call it notes.md.",
            "plans.md (1): page-is-read: MkDocs takes this file for no page, because of how its name ends. Call it plans.md.",
            'slip.md:2: key-is-known: nothing reads `contens`. Did you mean "contents"?',
            (
                "stray.docx: page-is-read: a word processor's file is no page, and no page links to it. "
                "Write its text in a page's file, link to it for readers to take away, or keep it elsewhere."
            ),
            'two.md:3: page-has-title: "Two" is a second title of this page. Write it with `##`.',
            'untitled.md: page-has-title: this page has no title, so it is called "Untitled". Write one above its text: `# Title`.',
            f"wide-bare.md: page-is-read: this file is written in UTF-16. {save}",
            f"wide.md: page-is-read: this file is written in UTF-16. {save}",
        ]
    )


def test_title_and_description_are_what_the_author_wrote(built: Built) -> None:
    page = built.text("ratio/index.html")
    assert ("<title>1:2 · Schools working together</title>" in page, '<meta name="description" content="010">' in page) == (True, True)
    assert ">1:2<" in built.text("index.html").replace("\n", "")


def test_tags_are_what_the_author_wrote(built: Built) -> None:
    assert [word for word in ("3", "4", "1", "10", "no") if "ratio/" in titled(built, word)] == ["3", "4", "1", "10", "no"]


def test_a_head_at_which_mkdocs_gives_up_is_still_a_head(built: Built) -> None:
    page = built.text("no-such-day/index.html")
    assert ("created:" in page, '<meta name="description" content="Words of it">' in page) == (False, True)
    assert "<title>Only a head · Schools working together</title>" in built.text("head-only/index.html")


def test_a_page_may_have_any_ending_that_mkdocs_knows(built: Built) -> None:
    assert [(item["id"], item["page"], item["suite"]) for item in built.items] == [
        ("first/two", "first/second.mkd", "first"),
        ("first/three", "first/third.md", "first"),
        ("other/one", "other/page.md", "other"),
    ]


def test_letters_of_an_old_editor_are_read_all_the_same(built: Built) -> None:
    assert "Words at the caf\u00e9." in built.text("latin/index.html")
    assert "<h1" in built.text("wide/index.html")


def test_a_story_that_is_not_in_utf_8_is_told_and_left_out(project: Project) -> None:
    project.write({"index.md": "# Home\n", "stories/index.md": "# Stories\n"})
    project.write({"stories/posts/good.md": "---\ndate: 2026-11-22\n---\n# Good\n\nWords.\n"})
    (project.docs / "stories" / "posts" / "bad.md").write_bytes("---\ndate: 2026-11-22\n---\n# Caf\u00e9\n".encode("cp1252"))

    assert project.build().messages == (
        (
            "cpd: docs/stories/posts/bad.md:4: page-is-read: this file is not written in UTF-8, so some of its letters are guessed, "
            "and the story is left out. Open it in an editor, and save it with the encoding UTF-8."
        ),
    )


def test_settings_for_many_pages_that_are_read_too_late_are_told(project: Project) -> None:
    project.write({"index.md": "# Home\n", "a/index.md": "# A\n", "a/.meta.yml": "tags: [one]\nsuite: a\nphase: Primary\n"})
    built = project.build(plugins=["search", "meta"])

    assert built.findings == [
        "docs/a/.meta.yml:2: front-matter-is-understood: `suite` is read from a page's own front matter only. Write it there.",
        "docs/a/.meta.yml:3: front-matter-is-understood: `phase` is read from a page's own front matter only. Write it there.",
    ]
    assert titled(built, "one") == ["a/"]


def test_keys_that_the_site_lists_or_its_templates_read_are_known(project: Project) -> None:
    project.write({"index.md": "---\nvenue: 1.10\n---\n# Home\n"})

    assert project.build(extra={"cpd": {"keys": ["venue"]}}).findings == []


@pytest.mark.parametrize("record", [{}, {"record": "a-name"}])
def test_that_a_record_has_no_name_of_its_own_is_information_and_no_finding(
    project: Project, caplog: pytest.LogCaptureFixture, record: dict[str, str]
) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    built = project.write({"index.md": "# Home\n"}).build(strict=True, extra=cpd(**record))

    words = (
        "What readers write is kept in their browsers under the name `schools-working-together`, made from site_name: with another "
        "site_name they would no longer find it. Write `record: schools-working-together` under extra.cpd in mkdocs.yml, and it stays."
    )
    said = [one.getMessage().removeprefix("cpd: ") for one in caplog.records if one.levelno == logging.INFO]
    assert (built.messages, words in said) == ((), not record)


def test_former_names_of_the_record_stand_on_every_page(project: Project) -> None:
    built = project.write({"index.md": "# Home\n"}).build(extra={"cpd": {"record": {"name": "now", "was": ["older", "old"]}}})

    assert 'data-cpd-site="now" data-cpd-site-was="older old"' in built.text("index.html")
    assert 'data-cpd-site="now" data-cpd-site-was="older old"' in built.text("404.html")


NUMBERS = {
    "index.md": (
        "# Home\n\n/// chart | When lessons start\n    values: {9:00: 3, 10:30: 8.50, 010: 1}\n\n///\n\n"
        "/// reflective-activity | Share it\n    id: share-it\n    tags: [ratio, 3:4]\n    with: 8:30\n\nWords.\n\n///\n"
    ),
    "f.md": (
        "---\nform:\n  id: f\n  parts:\n"
        "    - {type: choice, id: ratio, label: Which ratio?, choices: [1:2, 2:3, No], example: 2:3}\n"
        "    - {type: short-text, id: start, label: 9:15, example: 9:15}\n"
        "    - {type: short-text, id: room, label: Room, example: 010}\n"
        "    - {type: short-text, id: part, label: Part, example: 1.10}\n"
        "    - {type: short-text, id: call, label: Call, example: +441234567}\n"
        "    - {type: number, id: mean, label: Mean, example: 2.50}\n"
        "---\n\n# A form\n"
    ),
}


def test_what_looks_like_a_number_is_shown_as_it_was_written(project: Project) -> None:
    built = project.write(NUMBERS).build(strict=True)

    chart = [row.text.split() for row in built.page("").all("tr")]
    example = " ".join(built.page("f/example/").text.split())
    assert chart == [["9:00", "3"], ["10:30", "8.50"], ["010", "1"]]
    assert [
        words
        for words in ("2:3 (chosen)", "No", "9:15 9:15", "Room 010", "Part 1.10", "Call +441234567", "Mean 2.50")
        if words not in example
    ] == []
    assert (built.items[0]["tags"], "with 8:30" in built.text("index.html")) == (["ratio", "3:4"], True)


def test_a_page_in_another_encoding_says_so_itself_in_a_preview(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(LATIN.encode("cp1252"))
    file = File("latin.md", str(tmp_path), str(tmp_path / "site"), use_directory_urls=True)

    (finding,) = encoding.mend(Files([file]), frozenset({"suite"}), read=FileTexts(), is_preview=True, is_story=lambda _: False)

    head, text = LATIN.split("# ", 1)
    notice = (
        f'<div class="admonition failure"><p class="admonition-title">This page is not in UTF-8</p><p>{finding.message()}</p></div>\n\n'
    )
    assert file.content_string == f"{head}{notice}# {text}"


SETTINGS = """
site_name: A site
extra:
  cpd:
    licence: !ENV [LICENCE, "https://licence.example"]
    kinds:
      key-idea: {label: 1:2, plural: 010}
      no: {label: No, numbered: yes}
"""


def test_settings_are_what_the_publisher_wrote(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")

    assert given_settings(load_config(str(tmp_path / "mkdocs.yml"))) == {
        "licence": "https://licence.example",
        "kinds": {"key-idea": {"label": "1:2", "plural": "010"}, "no": {"label": "No", "numbered": True}},
    }
