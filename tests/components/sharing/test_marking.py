"""Two readings of one text, and the words that differ."""

from __future__ import annotations

import pytest

from cpd.components.sharing.marking import marked

MATHS = '<math alttext="3/4"><mn>3</mn><mn>4</mn></math>'


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        # one word, and its neighbours in one mark
        ("<p>Ask a head.</p>", "<p>Ask a leader.</p>", ("<p>Ask a <mark>head.</mark></p>", "<p>Ask a <mark>leader.</mark></p>")),
        ("<p>One two three four</p>", "<p>One four</p>", ("<p>One <mark>two three</mark> four</p>", "<p>One four</p>")),
        # a tag parts a mark, and what it says of itself is no word
        (
            '<p>Go to <a href="a">the hall</a> today now</p>', '<p>Go to <a href="b">a room</a> today now</p>',
            ('<p>Go to <a href="a"><mark>the hall</mark></a> today now</p>', '<p>Go to <a href="b"><mark>a room</mark></a> today now</p>'),
        ),
        ("<p>In <em>all</em> years here</p>", "<p>In some years here</p>", ("<p>In <em><mark>all</mark></em> years here</p>", "<p>In <mark>some</mark> years here</p>")),
        # one word in common between two changes is no island
        ("<p>Say it: big red car, please</p>", "<p>Say it: old red bus, please</p>", ("<p>Say it: <mark>big red car,</mark> please</p>", "<p>Say it: <mark>old red bus,</mark> please</p>")),
        # a formula is one word, and its inside no text
        (f"<p>Take {MATHS} of it</p>", "<p>Take half of it</p>", (f"<p>Take <mark>{MATHS}</mark> of it</p>", "<p>Take <mark>half</mark> of it</p>")),
        (f"<p>Take {MATHS} of it</p>", f"<p>Take {MATHS} of them</p>", (f"<p>Take {MATHS} of <mark>it</mark></p>", f"<p>Take {MATHS} of <mark>them</mark></p>")),
        # each suite's own number is no difference, nor is a comment
        ('<p><span class="cpd-callout__kind">Key idea 1</span> Go and see</p>', '<p><span class="cpd-callout__kind">Key idea 2</span> Go and see</p>', None),
        ("<p>Go <!-- here --> and see</p>", "<p>Go <!-- there --> and see</p>", None),
        # cells of a table, and an entity
        ("<table><tr><td>Year 2</td><td>a &amp; b</td></tr></table>", "<table><tr><td>Year 8</td><td>a &amp; b</td></tr></table>",
         ("<table><tr><td>Year <mark>2</mark></td><td>a &amp; b</td></tr></table>", "<table><tr><td>Year <mark>8</mark></td><td>a &amp; b</td></tr></table>")),
    ],
)  # fmt: skip
def test_words_that_only_one_side_has_are_marked(here: str, there: str, expected: tuple[str, str] | None) -> None:
    marks = marked(here, there)
    assert (marks.here, marks.there) == (expected or (here, there))


@pytest.mark.parametrize(
    ("here", "there", "common", "are_strangers"),
    [
        ("<p>Begin with the youngest.</p>", "<p>Ask your head of department first, and say why.</p>", 0, True),
        ("<p>Only here.</p>", "", 0, True),
        ("<p>Ask a head.</p>", "<p>Ask a leader.</p>", 2, False),
        ("<p>The same.</p>", "<p>The same.</p>", 2, False),
    ],
)
def test_how_much_is_in_common_is_told(here: str, there: str, common: int, *, are_strangers: bool) -> None:
    marks = marked(here, there)
    assert (marks.common, marks.are_strangers) == (common, are_strangers)
