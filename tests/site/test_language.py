"""Every page reads easily, keeps its sentences short, and repeats no other page."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import Final

import pytest

from support.language import Sentence, Tally, ease, sentences, syllables, tally
from support.pages import parsed
from support.sites import Built

RUNNING: Final = 60
"""Words from which on a page has running text."""
EASE: Final = 50
LONGEST: Final = 35
SHARED: Final = 8
"""Words from which on two pages do not say the same by chance."""


@pytest.fixture(scope="module")
def said(real_site: Built) -> dict[str, list[Sentence]]:
    """The sentences of each page."""
    return {url: sentences(real_site.page(url), url) for url in real_site.urls}


def test_every_page_reads_easily(said: dict[str, list[Sentence]]) -> None:
    running = {url: text for url, text in said.items() if sum(len(one.words) for one in text) >= RUNNING}
    hard = [
        f"{url}: reading ease {ease(text):.0f}; its heaviest sentence: {max(text, key=lambda one: sum(map(syllables, one.words))).text}"
        for url, text in running.items()
        if ease(text) < EASE
    ]
    assert (hard, len(running) > 100) == ([], True)


def test_no_sentence_is_long(said: dict[str, list[Sentence]]) -> None:
    long = [f"{url}: {len(one.words)} words: {one.text}" for url, text in said.items() for one in text if len(one.words) > LONGEST]
    assert long == []


def test_no_two_pages_share_a_sentence(real_site: Built, said: dict[str, list[Sentence]]) -> None:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for url, text in said.items():
        place = min([url, *twins(real_site, url)])
        for one in text:
            if len(one.words) >= SHARED and not one.is_about:
                found[one.key].setdefault(place, f"{url}: {one.text}")
    assert [[*places.values()] for places in found.values() if len(places) > 1] == []


def twins(site: Built, url: str) -> list[str]:
    """The addresses of the page in other suites that share its text."""
    links = [link.attributes["href"] for box in site.page(url).all("p", "cpd-place__twins") for link in box.all("a")]
    return [posixpath.normpath(posixpath.join(url, link.removesuffix("index.html"))) + "/" for link in links]


def test_suites_that_share_text_have_twins(real_site: Built) -> None:
    assert len([url for url in real_site.urls if twins(real_site, url)]) > 10


# What the numbers rest on

PAGE = """
<nav><p>Menu.</p></nav>
<article class="cpd-article">
  <h1>Title</h1>
  <p>Ask <a class="cpd-term" href="g/">LLMEs</a> in St. Ives (<a href="../about/references/index.html#one">Little, 1990</a>). Then <code>x</code> wait!</p>
  <div class="admonition cpd-callout"><p class="admonition-title">Head</p><ul class="cpd-facts"><li>20 minutes</li></ul>
  <p class="cpd-part"><strong>Do</strong> It.</p></div>
  <table><tr><td>Cell.</td></tr></table>
  <ul><li>One thing<ul><li>within another.</li></ul></li><li><a href="x/">A title</a></li></ul>
  <div class="cpd-items"><p>Shown again.</p></div>
  <h2 id="about-this-page">About this page</h2>
  <p>It is new: <a href="../about/sources/">see the sources</a>.</p>
</article>
"""


def test_running_text_is_what_an_author_wrote_here() -> None:
    assert sentences(parsed(PAGE), "here/") == [
        Sentence("Ask LLMEs in St. Ives."),
        Sentence("Then wait!"),
        Sentence("Do It."),
        Sentence("One thing"),
        Sentence("within another."),
        Sentence("It is new: see the sources.", is_about=True),
    ]


def test_an_entry_among_the_references_is_no_running_text() -> None:
    page = parsed('<article><p>Dates matter.</p><p id="little-1990">Little, J. W. (1990) Privacy.</p></article>')
    assert sentences(page, "about/references/") == [Sentence("Dates matter.")]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "made makes asked maths planned through year's"),
        (2, "little pages started being lesson quiet colleague somewhere statement"),
        (3, "idea anyone ratio period department video headteacher well-meaning"),
        (4, "priority February enthusiasm half-termly-plan"),
        (5, "university NCETM"),
    ],
)
def test_syllables_are_counted(count: int, words: str) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_reading_ease_is_flesch_s() -> None:
    text = [Sentence("Ask your colleague for 3 ideas."), Sentence("Somebody will have one.")]
    words, in_all = 9, 14
    assert ease(text) == pytest.approx(206.835 - 1.015 * words / 2 - 84.6 * in_all / words)


WRITTEN = """---
description: "Somebody helps, and nobody is left alone."
suite: first
---

# Where it stands

/// reflective-activity | A title of four words
    id: four-words
    minutes: 20

**You need** A pen and [the page](../page.md#id) of [six]{only=secondary} cards. Take two. (5 minutes)

| Head | Cell |
| --- | --- |
| It stands | No. |

```markdown
No word of this.
```

/// only | primary

This is newly written, and it has more than six words.
{ #an-id }

///

///
"""


def test_words_and_tics_are_counted_as_they_are_written() -> None:
    assert tally(WRITTEN) == Tally(words=46, sentences=4, short=1, nobody=2, stands=2, newly=1)
