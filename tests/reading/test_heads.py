"""The head of a page's file: what is seen, what MkDocs would pass over in silence, and what is said of it."""

from __future__ import annotations

import pytest

from cpd.components.order import COMPONENTS
from cpd.reading import heads, keys

RULE = "front-matter-is-understood"
NAMES = keys.KNOWN.union(*(component.keys for component in COMPONENTS))
"""What something of a site reads that has no plugins, no templates and no entries of its own."""
TOP = "Let the file begin with its line `---`."
FENCE = "Write `---` alone on its first line and on its last."
LAST = "Write `---` alone on that line."
ABOVE = "Leave a blank line above it. What is meant as a setting stands between two lines of `---`."
LIST = "Leave out the hyphens, or write a name above the list."
UNSEEN = "the front matter is not seen:"
ANEW = "Type that line anew."
BRACES = "no line of three hyphens stands above it. Write `---` on a line above it, and on one below."
TEXT = "If it is text for readers, leave a blank line above the first `---`."
LATER = "these settings stand below the top of the page, so readers see them. Write them on the first lines."


def told(source: str, path: str = "a/index.md", names: frozenset[str] = NAMES) -> list[str]:
    head = heads.read(source, names)
    findings = heads.findings(path, head, names, is_front=path.endswith("/index.md"))
    return [finding.worded().removeprefix(f"docs/{path}:") for finding in findings]


NOT_SEEN = [
    ("\n---\nsuite: a\n---\n", 2, f"{UNSEEN} a blank line stands above it. {TOP}"),
    ("\n\n---\ntitle: A\n---\n\n# A\n", 3, f"{UNSEEN} a blank line stands above it. {TOP}"),
    (" ---\nsuite: a\n---\n", 1, f"{UNSEEN} a space stands before it. {TOP}"),
    ("\u200b---\nsuite: a\n---\n", 1, f"{UNSEEN} a character that cannot be seen stands before it. {TOP}"),
    ("\ufeff---\nsuite: a\n---\n", 1, f"{UNSEEN} a character that cannot be seen stands before it. {TOP}"),
    ("<!-- Licence -->\n---\nsuite: b\n---\n", 2, f"{UNSEEN} a comment stands above it. {TOP}"),
    ("<!--\nTwo\nlines -->\n\n---\nsuite: b\n---\n", 5, f"{UNSEEN} a comment stands above it. {TOP}"),
    ("\u2014\nsuite: c\n\u2014\n", 1, f"{UNSEEN} it begins with `\u2014` and not with three hyphens. {FENCE}"),
    ("\u2013\u2013\u2013\nsuite: c\n\u2013\u2013\u2013\n", 1, f"{UNSEEN} it begins with `\u2013\u2013\u2013` and not with three hyphens. {FENCE}"),
    ("\u2014-\nsuite: c\n\u2014-\n", 1, f"{UNSEEN} it begins with `\u2014-` and not with three hyphens. {FENCE}"),
    ("----\nsuite: c\n----\n", 1, f"{UNSEEN} it begins with `----` and not with three hyphens. {FENCE}"),
    ("- - -\nsuite: c\n- - -\n", 1, f"{UNSEEN} it begins with `- - -` and not with three hyphens. {FENCE}"),
    ("+++\nsuite = 'c'\n+++\n", 1, f"{UNSEEN} it begins with `+++` and not with three hyphens. {FENCE}"),
    ("---\nsuite: c\n\u2014\n\n# C\n", 3, f"{UNSEEN} it ends with `\u2014` and not with three hyphens at the margin. {LAST}"),
    ("---\nsuite: c\n----\n\n# C\n", 3, f"{UNSEEN} it ends with `----` and not with three hyphens at the margin. {LAST}"),
    ("---\nsuite: c\n ---\n\n# C\n", 3, f"{UNSEEN} it ends with `---` and not with three hyphens at the margin. {LAST}"),
    ("---\nsuite: d\n\n# D\n", 1, f"{UNSEEN} it never ends. Write `---` on a line below it."),
    ("---\nsuite: d\n# D\n\nWords: more.\n", 1, f"{UNSEEN} it never ends. Write `---` on a line below it."),
    ("---yaml\nsuite: c\n---\n", 1, f"{UNSEEN} it begins with `---yaml` and not with three hyphens. {FENCE}"),
    ("--- toml\nsuite = 'c'\n---\n", 1, f"{UNSEEN} it begins with `--- toml` and not with three hyphens. {FENCE}"),
    ('---json\n{\n  "suite": "c"\n}\n---\n', 1, f"{UNSEEN} it begins with `---json` and not with three hyphens. {FENCE}"),
    (';;;\n{"suite": "c"}\n;;;\n', 1, f"{UNSEEN} it begins with `;;;` and not with three hyphens. {FENCE}"),
    ('{"suite": "c"}\n\n# C\n', 1, f"{UNSEEN} {BRACES}"),
    ('\n{\n  "title": "c",\n  "suite": "d"\n}\n\n# C\n', 2, f"{UNSEEN} {BRACES}"),
    ("---\u00a0\nsuite: c\n---\n", 1, f"{UNSEEN} a character that only looks like a space stands behind its first hyphens. {ANEW}"),
    ("---\nsuite: c\n---\u200b\n\n# C\n", 3, f"{UNSEEN} a character that cannot be seen stands beside its last hyphens. {ANEW}"),
    ("---\n---\n\n# C\n", 1, "the front matter is empty, so readers see its hyphens. Take it out, or write settings in it."),
    (
        "---\n**suite**: c\n---\n", 2,
        "`**suite**: c` begins with `*`, so the front matter cannot be read. Put its name in quotes, or take the sign away.",
    ),
    ("# T\n\n---\nsuite: x\n---\n", 3, LATER),
    ("---\ntitle: A\n---\n---\nsuite: x\n---\n", 4, LATER),
    (
        "---\nsuite: d\n\n# D\n\n---\n\nWords.\n", 4,
        "`# D` stands inside the front matter, so readers do not see it. Write `---` on a line above it.",
    ),
    ("---\n- suite: e\n---\n", 2, f"this is a list, not lines of `name: value`, so the front matter cannot be read. {LIST}"),
    (
        "---\nsuite e\n---\n", 2,
        "`suite e` is not of the form `name: value`, so the front matter cannot be read. Write a name, a colon, a space and the value.",
    ),
    (
        "---\nsuite:\u00a0f\n---\n", 2,
        ("`suite: f` has a character that only looks like a space, so the front matter cannot be read. "
        "Type its beginning and its spaces anew."),
    ),
    ("---\n# Only a note\n---\n\n# T\n", 1, "the front matter holds nothing but notes, so readers see it. Take it out."),
    ("Note: this is text.\n\n# G\n", 1, f"`Note: this is text.` at the top of the page is taken for a setting, so readers do not see it. {ABOVE}"),
    ("Title: A page\n\n# G\n", 1, f"`Title: A page` at the top of the page is taken for a setting, so readers do not see it. {ABOVE}"),
    ("10:30 we start.\n", 1, f"`10:30 we start.` at the top of the page is taken for a setting, so readers do not see it. {ABOVE}"),
    (
        "https://school.example\n", 1,
        f"`https://school.example` at the top of the page is taken for a setting, so readers do not see it. {ABOVE}",
    ),
    ("suite: x\n---\n\n# X\n", 1, "no line of three hyphens begins the front matter. Write `---` on a line above it."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "line", "words"), NOT_SEEN)
def test_a_head_that_mkdocs_does_not_see_or_swallows_text_is_told(source: str, line: int, words: str) -> None:
    assert told(source) == [f"{line}: {RULE}: {words}"]


SEEN = [
    "---\nsuite: a\n---\n# A\n", "---  \nsuite: a\n---\t\n# A\n", "---\nsuite: a\n...\n# A\n", "---\n\nsuite: a\n\n---\n# A\n",
    "---\n# A note\nsuite: a\n---\n# A\n", "---\nsuite: a\n\n# About dates\n\ncreated: 2026-11-22\n---\n# A\n", "---\n{suite: a}\n---\n",
    '---\n"suite": a\n---\n', "---\nsuite: a\n---", "suite: a\n\n# A\n",
]  # fmt: skip


@pytest.mark.parametrize("source", SEEN)
def test_a_head_that_is_as_it_should_be_is_read(source: str) -> None:
    assert (heads.read(source, NAMES).said.data["suite"], told(source)) == ("a", [])


NONE = [
    "# A\n", "", "\n\n# A\n\nNote: words.\n", "<!-- Licence -->\n\n# A\n", "---\n\nWords between rules.\n\n---\n\n# A\n", "---\nNote: this is text.\n\n# A\n",
    "---\n\n---\n\n# A\n", "{{ macro }}\n\n# A\n", "{: .wide }\n\n# A\n", "---\n# A\n---\n\nWords.\n", "***\n\n# A\n", "> Note: a quotation\n", "| a | b |\n|---|---|\n| c: d | e |\n",
    "# A\n\n```yaml\n---\nsuite: x\n---\n```\n", "# A\n\n---\nStatus: approved.\n---\n", "# A\n\nsuite: words\n---\n", "# A\n\n---\n\ntitle: words\n\n---\n",
    "```yaml\nsuite: x\n```\n",
]  # fmt: skip


@pytest.mark.parametrize("source", NONE)
def test_text_is_no_head(source: str) -> None:
    assert (heads.read(source, NAMES).said.data, heads.read(source, NAMES).ends, told(source)) == ({}, 0, [])


def test_the_text_begins_below_the_head() -> None:
    source = "---\ntitle: A\n---\n\n# A\n"
    assert source[heads.read(source, NAMES).ends :] == "\n# A\n"


KEYS = [
    ("contens: [a]", 'key-is-known: nothing reads `contens`. Did you mean "contents"?'),
    ("routes: x", 'key-is-known: nothing reads `routes`. Did you mean "route"?'),
    ("glossery: []", 'key-is-known: nothing reads `glossery`. Did you mean "glossary"?'),
    ("case-study: {}", 'key-is-known: nothing reads `case-study`. Did you mean "case_study"?'),
    ("suit: a", 'key-is-known: nothing reads `suit`. Did you mean "suite"?'),
    ("Suite: a", 'key-is-known: nothing reads `Suite`. Did you mean "suite"?'),
    ("descripton: x", 'key-is-known: nothing reads `descripton`. Did you mean "description"?'),
    ("Title: x", 'key-is-known: nothing reads `Title`. Did you mean "title"?'),
    ("tag: [a]", 'key-is-known: nothing reads `tag`. Did you mean "tags"?'),
    ("moved-from: a.md", 'key-is-known: nothing reads `moved-from`. Did you mean "moved_from"?'),
    ("venue: x", "key-is-known: nothing reads `venue`. Take it out, or list it under extra.cpd.keys in mkdocs.yml."),
    ("\u200bsuite: x", "key-is-known: nothing reads `suite`. It has a character that cannot be seen: type `suite` anew."),
    ("{suite: a, title:B}", "key-is-known: nothing reads `title:B`. Write `title: B`, with a space after the colon."),
    ("title:", f"{RULE}: `title` is empty. Write it after the colon, or take the line out."),
    ("description: ", f"{RULE}: `description` is empty. Write it after the colon, or take the line out."),
    ("title: [Draft]", f'{RULE}: `title` is "[Draft]", which is no line of text. Put the whole value in quotes.'),
    ('title: ""', f"{RULE}: `title` is empty. Write it after the colon, or take the line out."),
    ("description: >", f"{RULE}: `description` is empty. Write it after the colon, or take the line out."),
    ("description: ' '", f"{RULE}: `description` is empty. Write it after the colon, or take the line out."),
    ("Some words: x", f"key-is-known: nothing reads `Some words`. Take it out, or list it under extra.cpd.keys in mkdocs.yml. {TEXT}"),
    ("tags: [Ratio: 3:1, b]", f'{RULE}: `Ratio: 3:1` among `tags` has a colon, so it is no word. Put it in quotes: `"Ratio: 3:1"`.'),
    ("tags: [a, [b, c]]", f'{RULE}: `tags` holds "[b, c]", which is no word. Write one word or phrase for each entry.'),
    ("tags: [a, '']", f"{RULE}: an entry of `tags` is empty. Write its word, or take it out."),
    ("tags: {a: b}", f'{RULE}: `tags` is "{{a: b}}", which is no list. Write `tags: [a]`.'),
    ("tags: a; b", f'{RULE}: `tags` is "a; b", which is no list. Write `tags: [a, b]`.'),
    ("tags:\n  -a-b\n  -c", f'{RULE}: `tags` is "-a-b -c", which is no list. Write `tags: [a-b, c]`.'),
    ("tags:\n  \u2022 a\n  \u2022 b c", f'{RULE}: `tags` is "\u2022 a \u2022 b c", which is no list. Write `tags: [a, b c]`.'),
    ("tags:\n  1. a\n  2. b", f'{RULE}: `tags` is "1. a 2. b", which is no list. Write `tags: [a, b]`.'),
    ("tags: a, b c", f'{RULE}: `tags` is "a, b c", which is no list. Write `tags: [a, b c]`.'),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "words"), KEYS)
def test_an_entry_that_nothing_reads_or_of_the_wrong_shape_is_told(entry: str, words: str) -> None:
    assert told(f"---\n{entry}\n---\n# A\n") == [f"2: {words}"]


def test_an_entry_of_a_list_is_told_with_its_line() -> None:
    told_ = told("---\ntags:\n  - a\n  - b: c\n  -\n---\n# A\n")
    assert [one.partition(":")[0] for one in told_] == ["4", "5"]


def test_an_entry_that_is_written_twice_is_told() -> None:
    assert told("---\ntitle: A\ntitle: B\n---\n") == [f"3: {RULE}: `title` is written twice. Keep one of them."]


def test_entries_that_mkdocs_the_theme_and_its_plugins_read_are_known() -> None:
    head = (
        "title: A\ndescription: B\ntemplate: c.html\nhide: [toc]\nicon: x\nstatus: current\nsearch: {exclude: true}\ntags: [a]\nsubtitle: d\n"
        "social: {}\ncomments: true\ndate: 2026-11-22\ncategories: [e]\nauthors: [f]\ndraft: true\nslug: g\nreadtime: 5\npin: true\nlinks: []\n"
    )
    assert told(f"---\n{head}---\n# A\n") == []


def test_entries_that_templates_plugins_or_the_site_know_are_known() -> None:
    names = keys.known(plugins=["material/search", "macros"], templates=["banner"], listed=["venue"])
    assert told("---\nvenue: a\nbanner: b\nrender_macros: true\n---\n", names=names) == []


@pytest.mark.parametrize("name", ["suite", "contents", "shares", "phase", "audience"])
def test_what_only_the_front_page_of_a_folder_says_is_told_elsewhere(name: str) -> None:
    words = f"{RULE}: `{name}` is read on the front page of a folder only."
    assert told(f"---\n{name}: x\n---\n# A\n", "a/b.md") == [f"2: {words} Write it in the index.md of the folder."]
    assert told(f"---\n{name}: x\n---\n# A\n", "a/readme.md") == [f"2: {words} Call this file index.md or README.md."]


def test_a_reference_that_nobody_could_follow_is_told_wherever_it_stands_in_the_head() -> None:
    source = '---\ntitle: See [](item:one)\nform:\n  parts:\n    - {id: a, label: "[This](item:two) here"}\n---\n# A\n'
    remedy = "Write the item's title in words; a page's title with a reference stands in its text, after `# `."
    assert told(source, "a/b.md") == [
        f"{line}: item-references-resolve: the reference `item:{target}` stands in the front matter, where no link can be, "
        f"so readers see it as it is written. {remedy}"
        for line, target in [(2, "one"), (5, "two")]
    ]
