"""A formula written in TeX: as MathML, and as plain words for wherever MathML cannot stand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from functools import cache
from html import escape, unescape

from math_core import LatexError, LatexToMathML

from .formula_words import formula_in_words

_CONVERTER = LatexToMathML(fancy_error=False, unicode_substitution="never")
_PLACE = re.compile(r"^\d+: ")
"""Where in the formula it went wrong, counted in bytes: of no use to an author."""
_REMAINDER = re.compile(r"(?<!\\)(?:\\\\)*%")
_SILENT = re.compile(r"<math\b(?![^>]*\salttext=)[^>]*>.*?</math>", re.DOTALL)
_NAMESPACE = re.compile(r"""\sxmlns(?::\w+)?=(?:"[^"]*"|'[^']*')""")
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)[A-Za-z]\w*;")
_APPLY = "&ApplyFunction;"
"""The one named entity of the converter that XML does not know."""


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula, ready for a page."""

    mathml: str
    """A ``<math>`` element, its words in ``alttext``."""
    words: str
    """The same to be read in running text: ``3/4``, ``x² + 1``."""


class CannotBeSetError(ValueError):
    """TeX that says nothing, or something that is not understood; the message says what."""


@cache
def formula(tex: str, *, is_block: bool = False) -> Formula:
    """The formula that some TeX describes, for a line of its own if ``is_block``.

    Raises ``CannotBeSetError`` with a sentence, where anything in it would be lost.
    """
    if any(sign < " " and not sign.isspace() for sign in tex):
        raise CannotBeSetError("it has a character that cannot be seen")
    if _REMAINDER.search(tex):
        raise CannotBeSetError(r"what follows a % is left out in TeX; write \% for a per cent sign")
    try:
        written = _CONVERTER.convert_with_local_state(tex.strip(), displaystyle=is_block)
    except LatexError as error:
        raise CannotBeSetError(_reason(str(error))) from None
    written = written.replace(_APPLY, "\N{FUNCTION APPLICATION}")
    words = formula_in_words(etree.fromstring(written))  # noqa: S314  # the converter's own XML, without entities
    if not words:
        raise CannotBeSetError("nothing would be seen of it")
    return Formula(written.replace("<math", f'<math alttext="{escape(words)}"', 1), words)


def with_alttext(html: str) -> str:
    """HTML in which each ``<math>`` that an author wrote has its words in ``alttext``, where it has none and can be read."""
    return _SILENT.sub(lambda match: _alttext_added(match[0]), html) if "<math" in html else html


def _alttext_added(mathml: str) -> str:
    bare = _ENTITY.sub(lambda entity: unescape(entity[0]), _NAMESPACE.sub("", mathml))
    try:
        words = formula_in_words(etree.fromstring(bare))  # noqa: S314  # without its named entities
    except etree.ParseError:
        return mathml
    return mathml.replace("<math", f'<math alttext="{escape(words)}"', 1) if words else mathml


def _reason(message: str) -> str:
    """What the converter says, as the middle of a sentence."""
    words = _PLACE.sub("", message).strip().rstrip(".")
    return words[:1].lower() + words[1:]
