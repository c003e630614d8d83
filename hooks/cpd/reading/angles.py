"""Words between angle brackets: browsers take them for tags, and readers do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cpd.domain import hosts, markup

from . import shown_text
from .problems import Problem
from .source import Source
from .trouble import short

_HTML = frozenset(
    {
        "a", "abbr", "acronym", "applet", "area", "article", "aside", "audio", "b", "base", "basefont", "bdi", "bdo", "big",
        "blink", "blockquote", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data",
        "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption",
        "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark", "marquee",
        "math", "menu", "meta", "meter", "nav", "nobr", "noscript", "object", "ol", "optgroup", "option", "output", "p",
        "param", "picture", "pre", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "script", "search", "section",
        "select", "slot", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
        "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "tr", "track", "tt", "u", "ul", "var", "video", "wbr",
    }
)  # fmt: skip
"""What is taken for HTML, whatever becomes of it; ``<head>`` and ``<time>``, which may be meant as words, only if closed."""


def unclosed_tags(raw_html: Iterable[str], source: Source) -> Iterator[tuple[int | None, Problem]]:
    """Tags that are no HTML and that nothing closes."""
    visible = [shown_text.visible(raw) for raw in raw_html if "<" in raw]
    tags = [tag for raw in visible for tag in markup.TAG.finditer(raw)]
    closed = {tag[2].lower() for tag in tags if tag[1]}
    told: set[str] = set()
    for tag in tags:
        name, rest = tag[2].lower(), tag[3]
        is_html = name in _HTML or name in closed or ":" in name or "=" in rest or rest.endswith("/")
        is_path = len(rest) > 1 and rest.startswith("/")
        if not tag[1] and (is_path or not is_html) and tag[0] not in told:
            told.add(tag[0])
            yield source.line_of(tag[0].split("\n")[0]), _tag_not_shown(" ".join(tag[0][1:-1].split()))


def _tag_not_shown(words: str) -> Problem:
    is_address = re.search(r"[./]\w", words) is not None
    remedy = (
        f"A link is written `[words]({hosts.full_address(words) or words})`."
        if is_address
        else f"Use other brackets, or write `&lt;{short(words)}&gt;`."
    )
    return Problem(rule="text-is-shown", problem=f"`<{short(words)}>` is taken for a tag of HTML, so readers do not see it.", remedy=remedy)
