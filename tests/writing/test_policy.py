"""The policy of a page: every script of its own may run, nothing else may, whatever the HTML looks like."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from cpd.writing.policy import inline, policy_in_words, refused_requests, with_policy

NOTHING_ADDED: dict[str, tuple[str, ...]] = {}


def source(script: str) -> str:
    """The hash of a script's text, as a browser makes it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def sources(policy: str, directive: str) -> list[str]:
    """What a policy lists for a directive."""
    found = re.search(rf"(?:^|; ){directive} ([^;]*)", policy)
    assert found
    return found[1].split()


def test_a_page_without_scripts_has_the_whole_policy_after_its_charset() -> None:
    page = '<!doctype html>\n<html><head>\n<meta charset="utf-8">\n<title>A</title></head><body></body></html>'
    assert with_policy(page, policy_in_words([], NOTHING_ADDED)) == (
        '<!doctype html>\n<html><head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self'; worker-src 'self'; frame-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'none'\">\n<title>A</title></head><body></body></html>"
    )


@pytest.mark.parametrize("head", ["<head>", '<HEAD lang="en">'])
def test_without_a_charset_it_stands_first_in_the_head(head: str) -> None:
    assert with_policy(f"<html>{head}<title>A</title>", "…").startswith(f'<html>{head}\n<meta http-equiv="Content-Security-Policy" ')


@pytest.mark.parametrize("text", ["", "<header>No head</header>", "<p>&lt;head></p>"])
def test_what_has_no_head_stays_as_it_is(text: str) -> None:
    assert with_policy(text, "…") == text


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>one()</script><p>x</p><script>two()</script>", ["one()", "two()"]),
        ("<SCRIPT>one()</SCRIPT >", ["one()"]),
        ("<script>if (a < b && c > d) say('<p>&amp;</p>')</script>", ["if (a < b && c > d) say('<p>&amp;</p>')"]),
        (r"<script>write('<script src=x><\/script>')</script>", [r"write('<script src=x><\/script>')"]),
        ("<script>\n  one()\n</script>", ["\n  one()\n"]),
        ("<script></script>", [""]),
        ("<script>never closed", ["never closed"]),
        ('<script type="text/javascript">one()</script>', ["one()"]),
        ("<script type=module>one()</script>", ["one()"]),
        ('<script TYPE=" Text/JavaScript ">one()</script>', ["one()"]),
        ('<script type="">one()</script>', ["one()"]),
        ('<script type="importmap">{}</script>', ["{}"]),
        ('<script type="application/json">{}</script>', []),
        ('<script type="text/template"><b></b></script>', []),
        ('<script src="a.js"></script>', []),
        ('<script src="a.js">not run()</script>', []),
        ('<script data-src="a.js">one()</script>', ["one()"]),
        ("<!-- <script>no()</script> --><script>one()</script>", ["one()"]),
        ("<!--><script>one()</script>", ["one()"]),
        ('<p title="<script>no()</script>">x</p><script>one()</script>', ["one()"]),
        ("<textarea><script>no()</script></textarea><script>one()</script>", ["one()"]),
        ("<title><script></title><script>one()</script>", ["one()"]),
        ("<style>/* <script> */</style><script>one()</script>", ["one()"]),
        ("<scripted>no()</scripted>", []),
        ("<p>a < b</p><script>one()</script>", ["one()"]),
    ],
)
def test_what_is_run_is_found_and_nothing_else(html: str, scripts: list[str]) -> None:
    assert inline(html)[0] == scripts


@pytest.mark.parametrize(
    "html",
    [
        "",
        "text",
        "a < b, a <3 b",
        "<p title='a\n>b'>x</p>",
        "<script>one('<!--')</script>",
        "<!-- <script> -->",
        "<!-->",
        "<!--x--!>",
        "<title>a<b</title>",
        "<p>x",
        "</p><!doctype html><?x?>",
    ],
)
def test_html_that_ends_as_it_begins_is_told(html: str) -> None:
    assert inline(html)[1]


@pytest.mark.parametrize(
    "html",
    [
        "<p title='a",
        '<p class="a>b</p>',
        "<p",
        "</p",
        "<!",
        "<!--",
        "<!-- a --",
        "<!-- a ->",
        "<script>one()",
        "<script src=",
        "<textarea></p>",
        "<script>one()</script",
        "<title>",
    ],
)
def test_html_that_ends_amid_something_is_told(html: str) -> None:
    assert not inline(html)[1]


@pytest.mark.parametrize("start", ["<!doctype html>", "<!DOCTYPE html><html lang=en>", "<!doctype html>\n<html>\n<meta charset=utf-8>"])
def test_a_page_whose_head_is_not_written_has_its_policy_all_the_same(start: str) -> None:
    html = with_policy(f"{start}<title>T</title><p>Text.", policy_in_words([], NOTHING_ADDED))
    assert html.startswith(f'{start}\n<meta http-equiv="Content-Security-Policy" content="default-src \'self\';')


def test_what_finished_pages_ask_of_other_hosts_is_found_with_its_directive() -> None:
    html = (
        "<link rel=stylesheet href=//fonts.example/a.css><link rel=canonical href=https://here.example/><a href=https://there.example/>x</a>"
        "<!--<img src=https://gone.example/a.png>--><script async src='https://talk.example/a.js'></script><img src=a.png alt=https://x.example>"
    )
    assert refused_requests(html, {}) == {("//fonts.example/a.css", "style-src"), ("https://talk.example/a.js", "script-src")}
    assert refused_requests(html, {"script-src": ("https://talk.example",), "style-src": ("https:",)}) == set()


@pytest.mark.parametrize(
    "html",
    [
        "<img alt='a > b' src=//x.example/a.png>",
        '<img title="//" alt="1>0" src="//x.example/a.png">',
        "<p>//</p><IMG\nalt='>'\nSRC=//x.example/a.png>",
    ],
)
def test_a_request_is_found_behind_a_sign_that_would_end_a_tag(html: str) -> None:
    assert refused_requests(html, {}) == {("//x.example/a.png", "img-src")}


def test_each_script_is_listed_once_by_its_hash() -> None:
    html = "<script>one()</script><script>two()</script><script>one()</script>"
    assert sources(policy_in_words(inline(html)[0], NOTHING_ADDED), "script-src") == ["'self'", source("one()"), source("two()")]


@pytest.mark.parametrize("written", ["\r\none()\r\n", "\rone()\r", "\none()\n"])
def test_lines_end_as_a_browser_reads_them(written: str) -> None:
    assert sources(policy_in_words([written], NOTHING_ADDED), "script-src") == ["'self'", source("\none()\n")]


def test_letters_of_all_languages_are_hashed_as_they_are_sent() -> None:
    assert sources(policy_in_words(["say('Größe 数 😀')"], NOTHING_ADDED), "script-src")[1] == source("say('Größe 数 😀')")


def test_what_a_publisher_adds_stands_after_what_every_page_has() -> None:
    policy = policy_in_words([], {"frame-src": ("https://films.org",), "img-src": ("a.org", "data:"), "object-src": ("b.org",)})
    assert [sources(policy, name) for name in ("frame-src", "img-src", "object-src")] == [
        ["'self'", "https://films.org"],
        ["'self'", "data:", "blob:", "a.org"],
        ["b.org"],
    ]


def test_a_preview_may_run_what_mkdocs_puts_into_it() -> None:
    added = {"script-src": (source("other()"), "a.org")}
    assert sources(policy_in_words(["one()"], added, is_preview=True), "script-src") == [
        "'self'",
        "'unsafe-inline'",
        "a.org",
    ]
