"""The content security policy of a finished page: what it may load, and the hashes of its own inline scripts.

A browser compares the hash of a script's text as it has read it, so lines end in a line feed here
whatever the file has. Nothing in a script is escaped in HTML.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from string import ascii_lowercase

from cpd.domain import markup, policy
from cpd.domain.policy import OWN, Added

_HEAD = re.compile(r"<head(?:\s[^>]*)?>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
_NO_HEAD = re.compile(r"\s*<!doctype html>\s*(?:<html(?:\s[^>]*)?>)?(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
"""The beginning of a page from which a minifier took what browsers add by themselves."""

_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
"""Elements in which a tag is no tag."""

_ATTRIBUTES = r"""[^>"']*+(?:(?:"[^"]*"|'[^']*')[^>"']*+)*+>"""
_SPECIAL = rf"!--|(?:{'|'.join(_RAW)})(?=[\s/>])"
_ORDINARY = "[/{}]".format("".join(sorted(set(ascii_lowercase) - {name[0] for name in _RAW})))
"""What most tags begin with, and none of these."""
_PLAIN = re.compile(
    rf"(?:[^<]++|<{_ORDINARY}{_ATTRIBUTES}|<(?!{_SPECIAL})(?:[a-z/!?]{_ATTRIBUTES}|(?![a-z/!?])))*+", re.IGNORECASE | re.DOTALL
)
"""Text and tags before the next comment, the next element of these or a tag that never ends, in one stride."""
_SCAN = re.compile(rf"<!--(?:-?>|.*?(?:--!?>|(\Z)))|<({'|'.join(_RAW)})(?=[\s/>])({_ATTRIBUTES})", re.IGNORECASE | re.DOTALL)
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INITIALS = "".join(sorted({name[0] for name in policy.ASKING}))
_ASKING = re.compile(rf"<(?=[{_INITIALS}])(?=(?:{'|'.join(policy.ASKING)})\s){markup.TAG.pattern[1:]}", re.IGNORECASE)
"""A tag that can ask for something; looked for by what is soonest ruled out."""

_JAVASCRIPT = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:javascript1\.[0-5]|jscript|livescript)"
)


def with_policy(html: str, words: str) -> str:
    """The finished page with its policy first in its head; what has neither head nor doctype is no page."""
    head = _HEAD.search(html) or _NO_HEAD.match(html)
    if head is None:
        return html
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{escape(words, quote=False)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def policy_in_words(scripts: Iterable[str], added: Added, *, is_preview: bool = False) -> str:
    """The policy of a page with these inline scripts, as a browser reads it; ``added`` are sources of the settings, by directive.

    ``is_preview`` is for `mkdocs serve`, which puts a script of its own into what it sends: inline scripts are let through.
    """
    own = ("'unsafe-inline'",) if is_preview else tuple(dict.fromkeys(map(script_hash, scripts)))
    parts = []
    for directive, sources in OWN.items():
        more = (*(own if directive == "script-src" else ()), *added.get(directive, ()))
        kept = [source for source in (*sources, *more) if source != "'none'" or not more]
        if is_preview and directive == "script-src":
            # A hash would take the force of 'unsafe-inline'.
            kept = [source for source in kept if not source.startswith("'sha")]
        parts.append(" ".join([directive, *dict.fromkeys(kept)]))
    return "; ".join(parts)


def refused_requests(html: str, added: Added) -> set[tuple[str, str]]:
    """What a finished page would ask of other hosts, though its policy does not allow it: addresses with their directives."""
    if "//" not in html:
        return set()
    shown = _COMMENT.sub("", html) if "<!--" in html else html
    tags = (tag for tag in _ASKING.finditer(shown) if "//" in tag[3])
    asked = {one for tag in tags for one in policy.requests(tag[2].lower(), markup.attributes(tag[3]))}
    return {(address, directive) for address, directive in asked if policy.is_refused(directive, address, added)}


def inline(html: str) -> tuple[list[str], bool]:
    """The text of each script that stands in the page itself and is run; data blocks are not.

    And whether the HTML ends as it begins, outside of tags, comments and elements like these.
    """
    scripts: list[str] = []
    place, is_closed = 0, True
    while (place := _end(_PLAIN, html, place)) < len(html):
        tag = _SCAN.match(html, place)
        if not tag:
            # One that never ends is text.
            place, is_closed = place + 1, False
            continue
        place = tag.end()
        if not tag[2]:
            is_closed &= tag[1] is None
            continue
        name = tag[2].lower()
        end = _ENDS[name].search(html, place)
        close = end.start() if end else len(html)
        is_closed &= end is not None
        if name == "script" and _is_inline(markup.attributes(tag[3][:-1])):
            scripts.append(html[place:close])
        place = close
    return scripts, is_closed


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _is_inline(attributes: dict[str, str]) -> bool:
    return "src" not in attributes and _JAVASCRIPT.fullmatch(attributes.get("type", "").strip().lower()) is not None


def script_hash(script: str) -> str:
    """A script's source for a policy, from its text."""
    read = script.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    # As MkDocs writes what UTF-8 cannot hold.
    digest = sha256(read.encode("utf-8", "xmlcharrefreplace")).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
