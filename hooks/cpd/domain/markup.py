"""Finished HTML as text: tags found, plain words taken out. No parser: the HTML is a converter's."""

from __future__ import annotations

import re
from html import unescape

TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)([^>"']*+(?:(?:"[^"]*"|'[^']*')[^>"']*+)*+)>""")
"""A tag: slash, name, attributes. Possessive, so that broken HTML costs no more than whole."""

ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")

_NOTE = r"""<sup\b[^>]*\bid="fnref[^>]*>.*?</sup>"""
"""The number of a footnote, which would stick to the word before it."""
_SILENT = re.compile(
    rf"""<!--.*?-->|<(script|style)\b.*?</\1\s*>|<a\b[^>]*\bclass="(?:headerlink|footnote-backref)"[^>]*>.*?</a>|{_NOTE}""",
    re.DOTALL | re.IGNORECASE,
)
_FORMULA = re.compile(r"""<math\b[^>]*?\salttext="([^"]*)"[^>]*>.*?</math>""", re.DOTALL)
INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i",
        "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
        "u", "var", "wbr",
    }
)  # fmt: skip
_SHOWN = re.compile(r"<(?:img|svg|video|audio|iframe|object|input|math|hr|canvas|embed)\b", re.IGNORECASE)


_WORDS = re.compile(r"\s*(?:<(?:p|ul|ol|li)>\s*)*[^\W_]")
"""How most texts begin: with a word."""
_LEADING = re.compile(r"<(?:a|form)\b", re.IGNORECASE)

_CONTAINERS = frozenset(
    {
        "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
        "header", "main", "nav", "ol", "section", "span", "table", "ul",
    }
)  # fmt: skip


def balanced(html: str) -> str:
    """HTML whose containers all close: an author's stray tag is not to break the page it is copied to."""
    pieces: list[str] = []
    waiting: list[str] = []
    done = 0
    for tag in TAG.finditer(html):
        name = tag[2].lower()
        if name not in _CONTAINERS or tag[3].endswith("/"):
            continue
        if not tag[1]:
            waiting.append(name)
        elif waiting and waiting[-1] == name:
            waiting.pop()
        else:
            pieces.append(html[done : tag.start()])
            done = tag.end()
            if name in waiting:
                while (inner := waiting.pop()) != name:
                    pieces.append(f"</{inner}>")
                pieces.append(tag[0])
    if not pieces and not waiting:
        return html
    return "".join([*pieces, html[done:], *(f"</{name}>" for name in reversed(waiting))])


def plain(html: str) -> str:
    """The words of HTML, white space folded; what a reader is not shown is left out."""

    def gap(match: re.Match[str]) -> str:
        return "" if match[2].lower() in INLINE else " "

    bare = TAG.sub(gap, _SILENT.sub("", formulas_as_words(html))) if "<" in html else html
    return " ".join(unescape(bare).split())


def formulas_as_words(html: str) -> str:
    """HTML in which each formula that says itself in words is these words: tags would make 34 of three quarters."""
    return _FORMULA.sub(lambda formula: formula[1], html) if "<math" in html else html


def without_notes(html: str) -> str:
    """HTML without the numbers of its footnotes, and without the ways back from them."""
    return _NOTES.sub("", html) if "fnref" in html else html


def is_empty(html: str) -> bool:
    """Whether HTML shows nothing: no words, no picture, no control."""
    return not _WORDS.match(html) and not _SHOWN.search(html) and not plain(html)


def attributes(written: str) -> dict[str, str]:
    """A tag's attributes by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(written):
        found.setdefault(match[1].lower(), unescape(next((v for v in match.groups()[1:] if v is not None), "")))
    return found


def ids(html: str) -> set[str]:
    """All ids in it."""
    if "id" not in html:
        return set()
    return {found["id"] for tag in TAG.finditer(html) if "id" in tag[3] and (found := attributes(tag[3])).get("id")}


def has_link(html: str) -> bool:
    """Whether something in it leads elsewhere: a link, or a form."""
    tags = TAG.finditer(html) if _LEADING.search(html) else ()
    return any(tag[2].lower() in {"a", "form"} and ("href" in tag[3].lower() or tag[2].lower() == "form") for tag in tags)


_NOTES = re.compile(rf"""{_NOTE}|(?:&#160;|\xa0)*<a\b[^>]*\bclass="footnote-backref"[^>]*>.*?</a>""", re.DOTALL)
_TITLE_DROP = re.compile(rf"{_NOTE}|</?a\b[^>]*>|<img\b[^>]*>", re.DOTALL)
_TITLE_ID = re.compile(r'\s(?:id|name)="[^"]*"')


def inline_title(html: str) -> str:
    """A title's HTML as it can stand inside a link or heading elsewhere: no links, notes, pictures, ids."""
    return _TITLE_ID.sub("", _TITLE_DROP.sub("", html)).strip()
