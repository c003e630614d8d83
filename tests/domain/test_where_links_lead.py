"""Where links lead, and what is proposed for those that lead nowhere."""

from __future__ import annotations

import pytest

from cpd.domain.links import LinkTargets, WrittenLink, findings

PLACES = LinkTargets(
    files=frozenset(
        {
            "index.md", "visits/index.md", "visits/first.md", "visits/second.md", "plans/gap-task.md", "plans/picture.png", "plans/notes.markdown", "about/README.md",
        }
    ),
    ids={"index.md": {"home"}, "visits/first.md": {"before", "after-the-visit"}, "visits/index.md": {"visits"}, "plans/gap-task.md": set()},
    titles={"plans/gap-task.md": "Write a gap task", "visits/first.md": "The first visit"},
    urls={
        "": "index.md", "visits": "visits/index.md", "visits/first": "visits/first.md", "plans/gap-task": "plans/gap-task.md",
        "plans/picture.png": "plans/picture.png",
    },
    former={"old/first.md": "visits/first.md"},
    unbuilt=frozenset({"visits/draft.md"}),
)  # fmt: skip

GOOD = [
    "second.md", "first.md#before", "#before", "#", "#top", "index.md", "../index.md#home", "../plans/picture.png", "./second.md", ".",
    "https://example.org/a", "//example.org/a", "mailto:a@b.example", "tel:0123", "?print", "../plans/picture.png#x", "%66irst.md", "http://localhost:8000/", "ftp://x.example/y", "webcal://x.example", "HTTPS://X.EXAMPLE",
]  # fmt: skip

OWN = "leads to a file of your own machine, where readers cannot go. Put the file into the folder of the page, and name it from there."

WRONG = {
    "secnd.md": 'the link "secnd.md" leads to nothing. Did you mean `second.md`?',
    "second": 'the link "second" leads to nothing. Did you mean `second.md`?',
    "second/": 'the link "second/" leads to nothing. Did you mean `second.md`?',
    "../second/": 'the link "../second/" leads to nothing. Did you mean `second.md`?',
    "second.html": 'the link "second.html" leads to nothing. Did you mean `second.md`?',
    "../about/": 'the link "../about/" leads to nothing. Did you mean `../about/README.md`?',
    "gap-task.md": (
        'the link "gap-task.md" leads to nothing. Did you mean `../plans/gap-task.md`? '
        "If the page was moved, write `moved_from: visits/gap-task.md` in it."
    ),
    "First.md": 'the link "First.md" leads to nothing. Did you mean `first.md`?',
    "../old/first.md#before": 'the link "../old/first.md#before" leads to nothing. The page has moved: write `#before`.',
    "nowhere.md": 'the link "nowhere.md" leads to nothing. Check its spelling: names are written as the files are, capital letters included.',
    "draft.md": 'the link "draft.md" leads to a file that is left out of the site. Take the link out, or let the file be built.',
    "#befor": 'the link "#befor" names "befor", which is no heading or callout of this page. Did you mean "before"?',
    "../index.md#hom": 'the link "../index.md#hom" names "hom", which is no heading or callout of docs/index.md. Did you mean "home"?',
    "/visits/second.md": (
        'the link "/visits/second.md" begins with a slash: where the site stands in a folder, that leads out of it. Write `second.md`.'
    ),
    "/visits/": 'the link "/visits/" begins with a slash: where the site stands in a folder, that leads out of it. Write `index.md`.',
    "/away": (
        'the link "/away" begins with a slash: where the site stands in a folder, that leads out of it. '
        "Write it as seen from this page, without the slash."
    ),
    "second\\first.md": (
        'the link "second\\first.md" has backslashes, so it leads nowhere. '
        "Write folders with `/`, as names of this site's files have them."
    ),
    "..\\visits\\second.md#x": 'the link "..\\visits\\second.md#x" has backslashes, so it leads nowhere. Write `second.md#x`.',
    "C:\\visits\\first.docx": f'the link "C:\\visits\\first.docx" {OWN}',
    "D:/visits/first.docx": f'the link "D:/visits/first.docx" {OWN}',
    "file:///C:/first.docx": f'the link "file:///C:/first.docx" {OWN}',
    "https://": 'the link "https://" names no site. Write its whole address, such as `https://example.org/`.',
    "https:example.org": 'the link "https:example.org" names no site. Did you mean `https://example.org`?',
    "http:/example.org/a": 'the link "http:/example.org/a" names no site. Did you mean `http://example.org/a`?',
    "htps://example.org/a": 'the link "htps://example.org/a" begins with "htps:", which nothing understands. Did you mean `https://example.org/a`?',
    "http//example.org/a": 'the link "http//example.org/a" leads to nothing. Did you mean `http://example.org/a`?',
    "www.school.example/a": 'the link "www.school.example/a" leads to nothing. Did you mean `https://www.school.example/a`?',
    "ncetm.org.uk/visits": 'the link "ncetm.org.uk/visits" leads to nothing. Did you mean `https://ncetm.org.uk/visits`?',
    "SECOND.MD": 'the link "SECOND.MD" leads to nothing. Did you mean `second.md`?',
    "../plans/Gap Task.md#x": 'the link "../plans/Gap Task.md#x" leads to nothing. Did you mean `../plans/gap-task.md#x`?',
    "../plans/gap_task.md": 'the link "../plans/gap_task.md" leads to nothing. Did you mean `../plans/gap-task.md`?',
    "../about/index.md": 'the link "../about/index.md" leads to nothing. Did you mean `../about/README.md`?',
    "../plans/notes.md": 'the link "../plans/notes.md" leads to nothing. Did you mean `../plans/notes.markdown`?',
    "../plans/notes": 'the link "../plans/notes" leads to nothing. Did you mean `../plans/notes.markdown`?',
    "office@school.example": 'the link "office@school.example" leads to nothing. Did you mean `mailto:office@school.example`?',
    "http://[": 'the link "http://[" is no address. Mend it, or take it out.',
}

HTML = {
    "../second/": None,
    "../../plans/picture.png": None,
    "../../": None,
    "#before": None,
    "second.md": 'the link "second.md" stands in HTML, where nothing makes an address of the name of a file. '
    "Write it in Markdown: `[words](second.md)`.",
    "second/": 'the link "second/" leads to nothing. Did you mean `second.md`?',
}


def said(link: WrittenLink) -> list[str]:
    found = findings("visits/first.md", "visits/first/", [link], PLACES)
    return [one.message().partition("somewhere: ")[2] or one.message().partition("there: ")[2] for one in found]


@pytest.mark.parametrize("target", GOOD)
def test_a_link_that_leads_somewhere_is_no_finding(target: str) -> None:
    assert said(WrittenLink(target=target)) == []


@pytest.mark.parametrize("target", WRONG)
def test_a_link_that_leads_nowhere_is_told_with_what_may_be_meant(target: str) -> None:
    assert said(WrittenLink(target=target)) == [WRONG[target]]


@pytest.mark.parametrize("target", HTML)
def test_a_link_in_html_is_as_a_browser_takes_it(target: str) -> None:
    places = {**PLACES.urls, "visits/second": "visits/second.md"}
    found = findings("visits/first.md", "visits/first/", [WrittenLink(target=target, is_html=True)], LinkTargets(
        files=PLACES.files, ids=PLACES.ids, titles={}, urls=places))  # fmt: skip
    assert [one.message().partition("somewhere: ")[2] for one in found] == ([] if HTML[target] is None else [HTML[target]])


def test_words_that_are_a_pages_title_tell_what_is_meant() -> None:
    assert said(WrittenLink(target="x.md", words="write a gap task")) == [
        'the link "x.md" leads to nothing. Did you mean `../plans/gap-task.md`? If the page was moved, write `moved_from: visits/x.md` in it.'
    ]


def test_a_picture_that_is_missing_has_a_rule_of_its_own() -> None:
    found = list(findings("visits/first.md", "visits/first/", [WrittenLink(target="picture.png", line=3, is_image=True)], PLACES))
    assert [one.message() for one in found] == [
        'docs/visits/first.md:3: image-is-there: the image "picture.png" leads to nothing. Did you mean `../plans/picture.png`?'
    ]


def test_a_link_without_address_and_a_page_for_a_picture_are_told() -> None:
    assert said(WrittenLink(target=" ", words="the plan")) == ['the link "the plan" has no address. Write one between the round brackets.']
    assert said(WrittenLink(target="second.md", is_image=True)) == [
        'the image "second.md" leads to a page, which is no picture. Take the `!` before it away.'
    ]
    assert said(WrittenLink(target="", is_html=True)) == []


def test_a_slash_can_mean_the_folder_of_the_pages() -> None:
    places = LinkTargets(files=PLACES.files, ids=PLACES.ids, titles={}, urls={}, root_is_docs=True)
    links = [WrittenLink(target="/visits/second.md"), WrittenLink(target="/visits/secnd.md")]
    assert [one.problem for one in findings("index.md", "", links, places)] == ['the link "/visits/secnd.md" leads to nothing.']
