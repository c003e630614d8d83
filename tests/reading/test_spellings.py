"""Callouts spelt as other tools, word processors and haste spell them: each is told with its line, and ordinary writing is not."""

from __future__ import annotations

from typing import Final

import pytest

from support.reads import read

SLIPS: Final = (
    "// key-idea | T", "// key-idea T", '!! key-idea "T"', '!!!! key-idea "T"', '! key-idea "T"', "/ key-idea | T", '?? key-idea "T"',
    "> [!key-idea] T", "> [!KEY-IDEA]- T", "> [!key idea]+ T", "> [!NOTE]", "[!key-idea] T", "[key-idea]", "[[key-idea]]",
    ":::key-idea T", "::: key-idea", "::: key-idea[T]{#id}", ":::: {.key-idea}", "::: {.callout-note}", ":::note", ":::warning Careful",
    ":::{key-idea} T", ":::info[T]", "{key-idea}", '{% key-idea "T" %}', '{{< key-idea "T" >}}', "{: .key-idea }", ".. note::",
    ".. key-idea:: T", "||| key-idea | T", "<<< key-idea", "\\\\\\ key-idea | T", '+++ key-idea "T"', '=== key-idea "T"',
    '*** key-idea "T"', '--- key-idea "T"', '%%% resource "T"', '@@@ resource "T"',
    "\N{FULLWIDTH EXCLAMATION MARK}" * 3 + ' key-idea "T"', "\N{FULLWIDTH SOLIDUS}" * 3 + " key-idea | T",
    "\N{DIVISION SLASH}" * 3 + " key-idea | T", '\N{DOUBLE EXCLAMATION MARK} key-idea "T"', '!!! key\N{EN DASH}idea "T"',
    '!!! key\N{NON-BREAKING HYPHEN}idea "T"', '!!! key\N{SOFT HYPHEN}idea "T"', '!!!\N{NO-BREAK SPACE}key-idea "T"',
    '\N{ZERO WIDTH SPACE}!!! key-idea "T"', "\N{ZERO WIDTH NO-BREAK SPACE}/// key-idea | T", "/// key-idea\N{NO-BREAK SPACE}| T",
    "/// key-idea \N{FULLWIDTH VERTICAL LINE} T", "/// key-idea: T", "/// key-idea - T", '/// key-idea "T"', "/// KEY-IDEA T", "/// keyidea",
    "/// Key idea | T", "/// | T", '/// "T"', '!!! "T"', '!!!  key-idea "T"', '!!! key-idea "T" {#x}', '!!! key-idea "T":', '!!! key-idea: "T"',
    "!!! key-idea | T", "!!! key-idea (T)", '!!! Key idea "T"', '!!! key_idea "T"', '!!!key-idea"T"', "!!! key-idea 'T'", '!!! key-idea "T',
    '???++ key-idea "T"', "- // key-idea | T", '| !! key-idea "T" | b |', '## !!! key-idea "T"', '>>> key-idea "T"', '!!! note "T":',
    "// items", "::: chart | Schools", '!! Reflective-Activities "T"', "~~~key-idea", "key-idea | T", 'key-idea "T"', "!key-idea[T]",
)  # fmt: skip

ORDINARY: Final = (
    "This is *great*!!! Key ideas: none.", "> **Key idea** Words of it.", "**Key idea:** words.", "Key idea: more.", "Resource: a book",
    '`!!! key-idea "T"` is how it is written.', '\\!!! key-idea "T"', "\\/// key-idea | T", "- Key idea", "??? Who knows, really?",
    "!!! That is a shout.", "!!!", "// a remark", "!! really", ":: what", "... resource follows", "\N{EM DASH} resource centre", "--- resource",
    "//example.org/resource is an address.", "@resource.example wrote", "#key-idea", "{#key-idea}", "{Error}", "[Words]{ .key-idea }", "/key-ideas/",
    "Key-idea is a word.", '"Key idea" | "Resource"', "***Key idea*** is it", '!!! note "T"', '!!! reflect "Own"', "$$ resource $$",
    "| Key idea | Resource |\n| --- | --- |\n| resource | note |", '=== "Key idea"', '    !!! key-idea "T"', "<!-- /// key-idea | T -->",
    "<pre>\n/// key-idea | T\n</pre>", "[resource]: https://example.org", "```\n:::key-idea\n```", '<div class="key-idea">Words</div>',
)  # fmt: skip


@pytest.mark.parametrize("line", SLIPS)
def test_a_callout_that_is_misspelt_is_told_with_its_line(line: str) -> None:
    found = read(f"Before.\n\n{line}\n    Words.\n\nAfter.\n").findings

    assert [finding for finding in found if finding.startswith("docs/page.md:3: ")]


@pytest.mark.parametrize("head", ["```{key-idea} T", "``` key-idea", "~~~ {.key-idea}", "```{note}", "````{admonition} T"])
def test_a_fence_of_code_that_is_a_callout_elsewhere_is_told_with_its_line(head: str) -> None:
    found = read(f"Before.\n\n{head}\nWords.\n{head[:4].rstrip(' {k')}\n").findings

    assert [finding.split(": ")[:2] for finding in found] == [["docs/page.md:3", "callout-is-recognised"]]


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_writing_is_not_told(line: str) -> None:
    assert read(f"Before.\n\n{line}\n\nAfter.\n").findings == []
