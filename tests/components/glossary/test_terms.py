"""Terms in the text of a page: the first use is a link, nothing else changes, and some places stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.glossary.model import Glossary, Term, closed
from cpd.components.glossary.terms import Terms
from support.pages import Element, parsed
from support.strategies import BALANCED, WILD

LINK = re.compile(r'<a class="cpd-term" href="([^"]*)">(.*?)</a>', re.DOTALL)


def glossary(*entries: tuple[str, ...]) -> Glossary:
    """Terms by all their names; the id is made of the first."""
    terms = [Term(id=re.sub(r"\W+", "-", names[0].lower()), name=names[0], also=names[1:], meaning="M", path="g.md") for names in entries]
    made, findings = closed(terms)
    assert findings == []
    return made


def finder(*entries: tuple[str, ...]) -> Terms:
    made = glossary(*entries)
    return Terms(made, {term.id: f"g/#{term.id}" for term in made.terms})


TERMS = finder(
    ("Action learning", "action learning set", "action-learning"), ("Hub and spoke",), ("SLE", "SLEs"), ("Pupils' work",), ("R&D",), ("learning",)
)  # fmt: skip


def marked(html: str, terms: Terms = TERMS) -> str:
    """The page with each link to the glossary as ``[words|id]``."""
    linked = terms.linked(html, "a/b/").html
    return LINK.sub(lambda link: f"[{link[2]}|{link[1].removeprefix('../../g/#')}]", linked)


def used(html: str) -> list[str]:
    return [term.id for term in TERMS.linked(html, "a/").terms]


def unlinked(html: str, terms: Terms = TERMS) -> str:
    """A page on which no term is a link, and the words of it that came out."""
    linked = terms.linked(html, "a/")
    assert linked.terms == ()
    return linked.html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>By action learning.</p>", "<p>By [action learning|action-learning].</p>"),
        ("<p>Action\nLearning</p>", "<p>[Action\nLearning|action-learning]</p>"),
        ("<p>hub&nbsp;and spoke</p>", "<p>[hub&nbsp;and spoke|hub-and-spoke]</p>"),
        ("<p>HUB AND SPOKE</p>", "<p>[HUB AND SPOKE|hub-and-spoke]</p>"),
        ("<p>two SLEs, an SLE</p>", "<p>two [SLEs|sle], an SLE</p>"),
        ("<p>Pupils\u2019 work, pupils' work</p>", "<p>[Pupils\u2019 work|pupils-work], pupils' work</p>"),
        ("<p>On R&amp;D.</p>", "<p>On [R&amp;D|r-d].</p>"),
        ("<p>“Learning”—learning</p>", "<p>“[Learning|learning]”—learning</p>"),
        ("SLE", "[SLE|sle]"),
        ("", ""),
        ("no term", "no term"),
    ],
)
def test_the_first_use_of_a_term_is_a_link(html: str, expected: str) -> None:
    assert marked(html) == expected


def test_each_term_is_a_link_once_by_whatever_name() -> None:
    html = "<p>Action learning, then an action learning set, <b>action-learning</b></p><p>and action learning.</p>"
    assert marked(html) == html.replace("Action learning", "[Action learning|action-learning]")


def test_the_longest_name_wins() -> None:
    assert marked("An action learning set for learning.") == "An [action learning set|action-learning] for [learning|learning]."


def test_what_was_part_of_a_longer_name_is_not_used_up() -> None:
    assert marked("Action learning, action learning, learning") == "[Action learning|action-learning], action learning, [learning|learning]"


@pytest.mark.parametrize(
    "html",
    ["sle", "Sle", "SLES", "SLEx", "xSLE", "SLE-like", "non-SLE", "SLE_1", "SLE2", "co-action learningx", "&SLE;", "&#SLE;", "<b>S</b>LE"],
)
def test_only_whole_words_in_their_own_spelling_count(html: str) -> None:
    assert unlinked(html) == html


@pytest.mark.parametrize("name", ["amp", "lt", "nbsp", "39", "x27"])
def test_signs_are_no_words(name: str) -> None:
    html = "&amp;&lt;&nbsp;&#39;&#x27;"
    assert unlinked(html, finder((name,))) == html


def test_names_with_signs_in_them_are_recognised() -> None:
    terms = finder(("C++",), ("a < b",), ("'Phase",), ("é",), ("50%",), ("[sic]",), ("^-]",))
    html = "C++ a &lt; b \u2019phase É 50% 'phase [Sic] ^-]"
    assert marked(html, terms) == "[C++|c-] [a &lt; b|a-b] [\u2019phase|-phase] [É|é] [50%|50-] 'phase [[Sic]|-sic-] [^-]|-]"


def test_a_sign_of_another_alphabet_that_only_looks_alike_is_left_alone() -> None:
    # Python takes a dotted capital I for an i when capitals do not matter.
    assert unlinked("mİni", finder(("mini",))) == "mİni"


CLOSED = [
    "a", "abbr", "button", "caption", "code", "dfn", "dt", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "legend",
    "math", "nav", "noscript", "option", "pre", "samp", "script", "select", "style", "summary", "svg", "template", "textarea", "th", "title",
    "var", "video",
]  # fmt: skip
OPEN = ["p", "div", "li", "td", "dd", "em", "strong", "blockquote", "span", "details", "section", "article", "mark", "q"]
CLOSED_CLASSES = ["admonition-title", "arithmatex", "cpd-facts", "cpd-overview", "cpd-list", "x cpd-anything"]
OPEN_CLASSES = [
    "admonition",
    "cpd-callout",
    "key-idea cpd-callout",
    "cpd-item",
    "cpd-item__body",
    "cpd-index",
    "cpd-part",
    "cpd-items",
    "footnote",
]


@pytest.mark.parametrize("name", CLOSED)
def test_nothing_is_explained_in(name: str) -> None:
    html = f"<{name}>SLE <b>SLE</b></{name}>"
    assert marked(f"{html} SLE") == f"{html} [SLE|sle]"


@pytest.mark.parametrize("name", OPEN)
def test_terms_are_explained_in(name: str) -> None:
    assert marked(f"<{name}>SLE</{name}>") == f"<{name}>[SLE|sle]</{name}>"


@pytest.mark.parametrize("classes", CLOSED_CLASSES)
def test_nothing_is_explained_in_a_box_of(classes: str) -> None:
    html = f'<div class="{classes}">SLE<div>SLE</div>SLE</div>'
    assert marked(f"{html} SLE") == f"{html} [SLE|sle]"


@pytest.mark.parametrize("classes", OPEN_CLASSES)
def test_terms_are_explained_in_a_box_of(classes: str) -> None:
    assert used(f'<div class="{classes}">SLE</div>') == ["sle"]


@pytest.mark.parametrize("attribute", ["hidden", 'aria-hidden="true"', "aria-hidden=true", "class='cpd-x'", "class=cpd-x", 'CLASS="cpd-x"'])
def test_nothing_is_explained_where_nobody_reads(attribute: str) -> None:
    assert used(f"<div {attribute}>SLE</div>") == []


@pytest.mark.parametrize("attribute", ['aria-hidden="false"', 'data-class="cpd-x"', 'title="<h2>"', "class", 'class=""'])
def test_other_attributes_change_nothing(attribute: str) -> None:
    assert used(f"<div {attribute}>SLE</div>") == ["sle"]


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="SLE">', "<!-- SLE -->", "<!-- SLE", "<?php SLE ?>", "<!DOCTYPE SLE>", "</ SLE>", "<script>if (a<b) {'</div>'} // SLE</script>",
        "<style>SLE</style>", "<textarea><h2>SLE</textarea>", "<h2>SLE", "<a href='x'>SLE", "<script>SLE", '<p title="x>SLE', "<p 'SLE",
        "<code>a <code>b</code> SLE</code>", "<svg><title>SLE</title><g/></svg>", "<svg/><h2><svg/>SLE</h2>",
    ],
)  # fmt: skip
def test_what_is_no_text_is_left_alone(html: str) -> None:
    assert unlinked(html) == html


@pytest.mark.parametrize(
    "html", ['<img class="cpd-x" src="x">', '<br class="cpd-x">', "<hr hidden/>", "<svg/>", "</h2>", "<br/>", "a < b &lt; c"]
)
def test_what_holds_no_text_closes_nothing(html: str) -> None:
    assert marked(f"{html} SLE") == f"{html} [SLE|sle]"


def test_after_a_tag_that_does_not_end_nothing_is_certain() -> None:
    assert marked('SLE <a href="x>learning</a> learning') == '[SLE|sle] <a href="x>learning</a> learning'


def test_a_term_leads_to_its_entry_from_anywhere() -> None:
    assert TERMS.linked("SLE", "g/x/").html == '<a class="cpd-term" href="../#sle">SLE</a>'


def test_a_term_whose_entry_stands_nowhere_is_left_alone() -> None:
    assert unlinked("SLE", Terms(glossary(("SLE",)), {})) == "SLE"


def test_a_glossary_without_names_finds_nothing() -> None:
    assert unlinked("SLE", Terms(Glossary(), {})) == "SLE"


@pytest.mark.parametrize(
    ("html", "met"),
    [
        ("<h2>An SLE</h2> learning <code>hub and spoke</code>", {"sle", "learning", "hub-and-spoke"}),
        ('<img alt="SLE"><!-- learning --><script>"SLE"</script>', set()),
        ("Action learning, learning", {"action-learning", "learning"}),
        ('<a href="x>SLE', set()),
    ],
)
def test_readers_meet_terms_in_headings_and_code_too(html: str, met: set[str]) -> None:
    assert TERMS.linked(html, "a/").met == met


def test_names_of_both_sorts_that_begin_alike_are_told_apart() -> None:
    terms = finder(("Programme", "RISE", "NPQ LPM"), ("RISE teams",), ("npq",), ("rise",))
    assert (
        marked("RISE teams, RISE, rise, NPQ LPM, NPQ", terms)
        == "[RISE teams|rise-teams], [RISE|programme], [rise|rise], NPQ LPM, [NPQ|npq]"
    )


# Properties

NAMES = ["SLE", "SLEs", "hub and spoke", "Hub and Spoke", "hub", "learning", "action learning", "Action-learning"]
WORDS = ["the", "sle", "co-hub", "hubs", "&amp;", "x&lt;y", "and", "spoke", "Learning,", "(SLE)", "\u2019", "1"]
OWN = finder(("Hub and spoke",), ("SLE", "SLEs"), ("learning",), ("action learning", "action-learning"), ("hub",))


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a made-up page: its name, its class, and what stands in it."""

    name: str
    classes: str
    inside: tuple[Node | str, ...]

    @property
    def html(self) -> str:
        opening = f'<{self.name} class="{self.classes}">' if self.classes else f"<{self.name}>"
        return f"{opening}{''.join(one if isinstance(one, str) else one.html for one in self.inside)}</{self.name}>"


texts = st.lists(st.sampled_from([*NAMES, *WORDS]), min_size=1, max_size=6).map(lambda words: f" {' '.join(words)} ")
names = st.sampled_from(
    [*OPEN, *OPEN, *OPEN, *(name for name in CLOSED if name not in {"script", "style", "textarea", "title", "noscript"})]
)
classes = st.sampled_from(["", "", "", "", *CLOSED_CLASSES, *OPEN_CLASSES])
nodes = st.recursive(
    st.builds(Node, names, classes, st.tuples(texts)),
    lambda inner: st.builds(Node, names, classes, st.lists(texts | inner, max_size=5).map(tuple)),
    max_leaves=12,
)
pages = st.lists(texts | nodes, max_size=6).map(lambda parts: "".join(part if isinstance(part, str) else part.html for part in parts))
fragments = st.lists(
    st.sampled_from([*WILD, *BALANCED, *NAMES, *WORDS, "<h2>", "</h2>", "<a>", "</a>", "'", '"', ">", "<"]) | st.text(max_size=5)
)
anything = fragments.map(" ".join)


def is_link(element: Element) -> bool:
    return "cpd-term" in element.classes


def is_closed(element: Element) -> bool:
    return element.tag in CLOSED or any(
        one in {"admonition-title", "arithmatex"} or (one.startswith("cpd-") and one not in " ".join(OPEN_CLASSES).split())
        for one in element.classes
    )


@given(pages | anything)
def test_taking_the_links_out_gives_the_page_as_it_was(html: str) -> None:
    linked = OWN.linked(html, "a/")
    assert LINK.sub(lambda link: link[2], linked.html) == html
    assert len(LINK.findall(linked.html)) == len(linked.terms)
    assert {term.id for term in linked.terms} <= linked.met


@given(pages)
def test_the_words_of_a_page_stay_as_they_are(html: str) -> None:
    assert parsed(OWN.linked(html, "a/").html).text == parsed(html).text


@given(pages)
def test_no_term_stands_in_an_element_that_is_closed(html: str) -> None:
    page = parsed(OWN.linked(html, "a/").html)
    assert [link.text for link in page.walk() if is_link(link) and any(is_closed(one) for one in link.above())] == []


@given(pages)
def test_no_link_has_anything_but_words_in_it(html: str) -> None:
    page = parsed(OWN.linked(html, "a/").html)
    assert [link for link in page.walk() if is_link(link) and not (len(link.inside) == 1 and isinstance(link.inside[0], str))] == []


@given(pages)
def test_no_term_is_a_link_twice(html: str) -> None:
    linked = OWN.linked(html, "a/")
    addresses = [address for address, _ in LINK.findall(linked.html)]
    assert len(set(addresses)) == len(addresses)
    assert {address.partition("#")[2] for address in addresses} == {term.id for term in linked.terms}


def expected(parts: Iterable[Node | str], found: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    """The first words for each term in what may have links, told without a pattern: letter by letter, the longest name first."""
    for part in parts:
        if isinstance(part, Node):
            if not is_closed(Element(part.name, {"class": part.classes})):
                expected(part.inside, found, names)
            continue
        text, at = unescape(part), 0
        while at < len(text):
            name = next((one for one in sorted(names, key=len, reverse=True) if is_named(text, at, one)), "")
            if name:
                found.setdefault(names[name], text[at : at + len(name)])
            at += len(name) or 1
    return found


def is_named(text: str, at: int, name: str) -> bool:
    words = text[at : at + len(name)]
    around = (text[at - 1 : at], text[at + len(name) : at + len(name) + 1])
    same = words == name if name in {"SLE", "SLEs"} else words.casefold() == name.casefold()
    return same and not any(one.isalnum() or one in {"-", "_"} for one in around if one)


@given(st.lists(texts | nodes, max_size=6))
def test_every_term_that_may_be_a_link_is_one_at_its_first_use(parts: list[Node | str]) -> None:
    html = "".join(part if isinstance(part, str) else part.html for part in parts)
    ids = {
        "SLE": "sle", "SLEs": "sle", "hub and spoke": "hub-and-spoke", "hub": "hub", "learning": "learning", "action learning": "action-learning",
        "action-learning": "action-learning",
    }  # fmt: skip
    linked = OWN.linked(html, "a/").html
    assert {address.partition("#")[2]: words for address, words in LINK.findall(linked)} == expected(parts, {}, ids)
