"""MathML read out as plain words and signs: what search, Word, feeds and the catalogue show of a formula."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from typing import Final

_RAISED: Final = str.maketrans("0123456789+\N{MINUS SIGN}()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ")
_LOWERED: Final = str.maketrans("0123456789+\N{MINUS SIGN}()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_AS_IT_IS: Final = {"\N{RING OPERATOR}": "°", "°": "°"}
"""What is raised already."""
_PRIMES: Final = frozenset("′″‴")
_INFIX: Final = frozenset("=+\N{MINUS SIGN}×÷<>≤≥≠≈≡±∓→←↔⇒⇐⇔⟹⟸⟺∈∉⊂⊆∪∩∼≅∝∥⟂⋅·*∗")
_PREFIX: Final = frozenset("+\N{MINUS SIGN}±∓")
_OPEN, _CLOSE = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉!%")
_ABOVE: Final = {"˙": "\u0307", "¨": "\u0308", "⃗": "\u20d7", "→": "\u20d7", "ˆ": "\u0302", "̂": "\u0302", "˜": "\u0303", "~": "\u0303"}
"""Accents that are said once, behind what they stand over."""
_LINES: Final = {"¯", "\u0332", "‾", "_"}
"""Lines over or under every sign."""
_SIMPLE = re.compile(r"[\w.°²³]+")
_APPLICATION = "\N{FUNCTION APPLICATION}"
_GAP = 0.16
"""The narrowest space that is read as one, in em: `\\,`."""
_ROOTS: Final = {"2": "√", "3": "∛", "4": "∜"}


def formula_in_words(element: etree.Element) -> str:
    """A formula, or a part of one, in a line of text; empty where it shows nothing."""
    return " ".join(unicodedata.normalize("NFC", _in_words(element)).split())


def _in_words(element: etree.Element) -> str:
    return _READERS.get(element.tag, _row)(element)


def _row(element: etree.Element) -> str:
    if len(element) == 0:
        return element.text or ""
    parts = [part for part in _parts(element) if part.text]
    return "".join(_joined(parts))


class _Part:
    """One thing in a row, and how its neighbours see it."""

    def __init__(self, element: etree.Element) -> None:
        self.text = _in_words(element)
        inner = _core(element)
        self.is_number = inner.tag == "mn"
        self.is_fraction = element.tag == "mfrac" and element.get("linethickness") != "0"
        self.is_sign = element.tag == "mo" or (element.tag == "mrow" and len(element) == 1 and element[0].tag == "mo")
        self.is_word = inner.tag in {"mi", "mrow"} and self.text.isalpha() and len(self.text) > 1
        self.is_tight = element.get("rspace") == "0"
        self.is_operand = not self.is_sign or self.text in _CLOSE


def _core(element: etree.Element) -> etree.Element:
    """What carries an index, a power or an accent."""
    while len(element) and element.tag in {"msup", "msub", "msubsup", "mover", "munder"}:
        element = element[0]
    return element


def _parts(element: etree.Element) -> Iterator[_Part]:
    for child in element:
        # A row in a row groups only what a script or a fraction is about.
        if child.tag == "mrow" and len(child) > 1 and child.get("displaystyle"):
            yield from _parts(child)
        else:
            yield _Part(child)


def _joined(parts: list[_Part]) -> Iterator[str]:
    for place, part in enumerate(parts):
        before, after = parts[place - 1] if place else None, parts[place + 1] if place + 1 < len(parts) else None
        if part.text == _APPLICATION:
            yield "" if after and after.text[0] in _OPEN else " "
        elif part.is_sign:
            yield _sign(part, before, after)
        else:
            yield _gap(before, part) + (f"({part.text})" if _is_unclear(before, part, after) else part.text)


def _sign(part: _Part, before: _Part | None, after: _Part | None) -> str:
    is_prefix = (before is None or not before.is_operand) and part.text in _PREFIX
    if part.text in _INFIX and not is_prefix:
        return f" {part.text} "
    if part.text in {",", ";"}:
        return part.text if part.is_tight or (before and after and before.is_number and after.is_number) else f"{part.text} "
    return part.text


def _gap(before: _Part | None, part: _Part) -> str:
    """A space where two things would run together: a mixed number, a word beside a letter."""
    if before is None or before.is_sign:
        return ""
    is_mixed = before.is_number and part.is_fraction
    return " " if is_mixed or ((before.is_word or part.is_word) and before.text != _APPLICATION) else ""


def _is_unclear(before: _Part | None, part: _Part, after: _Part | None) -> bool:
    """Whether a fraction would take in what stands beside it."""
    is_led = before is not None and before.is_operand and not before.is_number and before.text != _APPLICATION
    is_followed = after is not None and after.text[0] not in _CLOSE and (not after.is_sign or after.text in _OPEN)
    return part.is_fraction and (is_led or is_followed)


def _in_brackets(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(element: etree.Element) -> str:
    above, below = (formula_in_words(child) for child in element)
    return f"{above} choose {below}" if element.get("linethickness") == "0" else f"{_in_brackets(above)}/{_in_brackets(below)}"


def _as_power(text: str) -> str:
    if not text or text in _AS_IT_IS or set(text) <= _PRIMES:
        return _AS_IT_IS.get(text, text)
    narrow = text.replace(" ", "")
    raised = narrow.translate(_RAISED)
    return raised if not set(raised) & set(narrow) else f"^{_in_brackets(text)}"


def _as_index(text: str) -> str:
    narrow = text.replace(" ", "")
    lowered = narrow.translate(_LOWERED)
    return lowered if not set(lowered) & set(narrow) else f"_{_in_brackets(text)}"


def _power(element: etree.Element) -> str:
    base, power = element
    return _base(base) + _as_power(formula_in_words(power))


def _index(element: etree.Element) -> str:
    base, index = element
    return _base(base) + _as_index(formula_in_words(index))


def _both(element: etree.Element) -> str:
    base, index, power = element
    return _base(base) + _as_index(formula_in_words(index)) + _as_power(formula_in_words(power))


def _base(element: etree.Element) -> str:
    text = _in_words(element)
    return text if element.tag != "mfrac" else f"({text})"


def _root(element: etree.Element) -> str:
    if element.tag == "msqrt":
        return f"√{_in_brackets(row_in_words(element))}"
    base, degree = (formula_in_words(child) for child in element)
    return f"{_ROOTS.get(degree) or f'{_as_power(degree)}√'}{_in_brackets(base)}"


def row_in_words(element: etree.Element) -> str:
    """The children of an element, read as a row."""
    return " ".join(_row(element).split())


def _over_and_under(element: etree.Element) -> str:
    """What has something over or under it: an accent, a line, the bounds of a sum."""
    base, *around = element
    text, marks = _in_words(base), [formula_in_words(one) for one in around]
    sign = marks[0]
    if sign in _LINES:
        line = "\u0305" if element.tag == "mover" else "\u0332"
        return "".join(f"{char}{line}" for char in text)
    if sign in _ABOVE and element.tag == "mover":
        return f"{text}{_ABOVE[sign]}"
    if sign in {"⏞", "⏟"}:
        return text
    return f"{text} ({' to '.join(marks)}) "


def _table(element: etree.Element) -> str:
    return "; ".join(" ".join(filter(None, (row_in_words(cell) for cell in row))) for row in element)


def _space(element: etree.Element) -> str:
    width = element.get("width", "0em").removesuffix("em")
    return " " if float(width) > _GAP else ""


def _enclosure(element: etree.Element) -> str:
    text = row_in_words(element)
    return f"{text} (crossed out)" if "strike" in element.get("notation", "") else text


_READERS: Final[dict[str, Callable[[etree.Element], str]]] = {
    "mfrac": _fraction,
    "msup": _power,
    "msub": _index,
    "msubsup": _both,
    "msqrt": _root,
    "mroot": _root,
    "mover": _over_and_under,
    "munder": _over_and_under,
    "munderover": _over_and_under,
    "mtable": _table,
    "mspace": _space,
    "menclose": _enclosure,
    "mphantom": lambda _: "",
}
