"""A stylesheet of others, trimmed to what a site uses: a rule goes when a class that it asks for stands nowhere.

Pages are read when they are finished, and scripts word by word, because what a script adds is in no page. Names put together from
halves are known by a half at the edge of a text: ``"tag--" + state``. Elements, ids and attributes are not asked for: browsers and
scripts make them in too many ways, and it would save next to nothing. But for one: half of a theme's rules are for a direction of
writing, ``[dir=rtl]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import tinycss2

_CLASSES: Final = re.compile(r"""class\s*=\s*("[^"]*|'[^']*|[^\s>"']+)""")
_LOUD_CLASSES: Final = re.compile(_CLASSES.pattern, re.IGNORECASE)
_DIRECTIONS: Final = tuple(re.compile(rf"""{name}\s*=\s*["']?\s*(\w+)""") for name in ("dir", "DIR"))
"""Two patterns are searched for five times as fast as one for letters of any size."""
_INLINE: Final = re.compile(r"<[sS][cC][rR][iI][pP][tT]\b(?![^>]*(?:\ssrc\s*=|json))[^>]*>([^<]*+(?:<(?!/[sS][cC][rR][iI])[^<]*+)*+)")
_WORD: Final = re.compile(r"[\w-]+")
_START: Final = re.compile(r"""(?<![\w-])([a-zA-Z][\w-]*[-_])(?=["'`]|\$\{)""")
_END: Final = re.compile(r"""(?<=["'`}])[-_]+[a-zA-Z][\w-]*""")
"""Halves of names: what a text of a script ends with, or begins with."""
_VARIABLE: Final = re.compile(r"--[\w-]+")

_ALTERNATIVES: Final = frozenset({"is", "where", "has", "matches", "any", "-webkit-any", "-moz-any"})
"""What is true when one of several selectors is."""
_GROUPS: Final = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
"""At-rules that hold rules."""


class Vocabulary:
    """The words that a site's finished pages and scripts use, as far as a stylesheet asks for them."""

    def __init__(self, asked: frozenset[str]) -> None:
        self._asked = asked
        self._found: set[str] = set()
        self._used: set[str] = set()
        """Variables and movements that something beside the stylesheet names."""
        self._starts: set[str] = set()
        self._ends: set[str] = set()
        self._inline: set[str] = set()
        """Scripts in pages that are known: most pages have the same."""

    def take_page(self, html: str) -> None:
        """Take the classes of a finished page, and the words of scripts that stand in it."""
        pattern = _LOUD_CLASSES if "CLASS" in html else _CLASSES
        classes = " ".join(set(pattern.findall(html)))
        self._found |= self._asked & set(classes.replace('"', " ").replace("'", " ").split())
        for direction in _DIRECTIONS:
            self._found.update(map(str.lower, direction.findall(html)))
        if "var(--" in html:
            self._used.update(_VARIABLE.findall(html))
        new = {script for script in _INLINE.findall(html) if script} - self._inline
        self._inline |= new
        for script in new:
            self.take_script(script)

    def take_script(self, text: str) -> None:
        """Take every word of a script, and the halves that it may put names together from."""
        words, starts, ends = _words(text)
        self._found |= self._asked & words
        self._used |= words
        self._starts |= starts
        self._ends |= ends

    def take_style(self, text: str) -> None:
        """Take what a stylesheet beside the trimmed one uses of it: variables and movements."""
        self._used |= _words(text)[0]

    def can_occur(self, word: str) -> bool:
        """Whether a class can be on a page, or the direction of writing be said there."""
        return word in self._found or word.startswith(tuple(self._starts)) or word.endswith(tuple(self._ends))

    def uses(self, name: str) -> bool:
        """Whether a page, a script or another stylesheet names a variable or a movement."""
        return name in self._used


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of a script or a stylesheet, and the halves that names may be put together from; a preview has the same again and again."""
    return frozenset(_WORD.findall(text)), frozenset(_START.findall(text)), frozenset(_END.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selector:
    text: str
    needs: frozenset[str]
    either: tuple[tuple[_Selector, ...], ...]
    """Of each of these, one must be possible."""
    is_odd: bool
    """Whether some browsers do not know it, and then leave out all of its rule."""

    def is_possible(self, known: Vocabulary) -> bool:
        return all(map(known.can_occur, self.needs)) and all(any(one.is_possible(known) for one in group) for group in self.either)

    def words(self) -> frozenset[str]:
        return self.needs.union(*(one.words() for group in self.either for one in group))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declaration:
    variable: str
    """The name of the variable that it sets; else nothing."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """Selectors with declarations, a group such as `@media` with rules, or what stays as it is."""

    head: str = ""
    selectors: tuple[_Selector, ...] = ()
    declarations: tuple[_Declaration, ...] = ()
    rules: tuple[_Rule, ...] = ()
    movement: str = ""
    """The name of `@keyframes`."""
    is_whole: bool = False

    def words(self) -> Iterator[str]:
        for selector in self.selectors:
            yield from selector.words()
        for rule in self.rules:
            yield from rule.words()

    def possible(self, known: Vocabulary) -> _Rule | None:
        """What can show anywhere of it."""
        if self.is_whole or self.movement:
            return self
        if not self.selectors:
            return self._with_rules(one.possible(known) for one in self.rules)
        kept = tuple(one for one in self.selectors if one.is_possible(known))
        odd = tuple(one for one in self.selectors if one.is_odd or one in kept)
        return _Rule(selectors=odd, declarations=self.declarations) if kept else None

    def without(self, known: Vocabulary, used: frozenset[str]) -> _Rule | None:
        """The rule without variables and movements that nothing uses."""
        if self.movement and self.movement not in used and not known.uses(self.movement):
            return None
        if self.rules:
            return self._with_rules(one.without(known, used) for one in self.rules)
        if not self.selectors:
            return self
        kept = tuple(one for one in self.declarations if not one.variable or one.variable in used or known.uses(one.variable))
        return _Rule(selectors=self.selectors, declarations=kept) if kept else None

    def _with_rules(self, rules: Iterable[_Rule | None]) -> _Rule | None:
        """The group with the rules that there still are; layers count in the order in which they are named first, empty ones too."""
        kept = tuple(filter(None, rules))
        return _Rule(head=self.head, rules=kept) if kept or self.head.lower().startswith("@layer") else None

    def used(self) -> Iterator[str]:
        """The variables and movements that its declarations may use."""
        for one in self.declarations:
            # A declaration names its own variable, and does not use it.
            yield from _WORD.findall(one.text.removeprefix(one.variable))
        for rule in self.rules:
            yield from rule.used()
        if self.is_whole or self.movement:
            yield from _WORD.findall(self.head.partition("{")[2])

    def written(self) -> str:
        if self.is_whole or self.movement:
            return self.head
        if self.selectors:
            return f"{','.join(one.text for one in self.selectors)}{{{';'.join(one.text for one in self.declarations)}}}"
        return f"{self.head}{{{''.join(one.written() for one in self.rules)}}}"


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A stylesheet as it was written, and its rules; one with a fault has none."""

    text: str
    rules: tuple[_Rule, ...]

    def asked(self) -> frozenset[str]:
        """The classes that its selectors ask for."""
        return frozenset(word for rule in self.rules for word in rule.words())

    def trimmed(self, known: Vocabulary) -> str:
        """The stylesheet without rules, variables and movements that no page can show, in the same order; one with a fault is whole."""
        if not self.rules:
            return self.text
        rules = tuple(rule for one in self.rules if (rule := one.possible(known)))
        while True:
            used = frozenset(word for rule in rules for word in rule.used())
            lighter = tuple(rule for one in rules if (rule := one.without(known, used)))
            if lighter == rules:
                return "\n".join(rule.written() for rule in rules) + "\n"
            rules = lighter


@lru_cache(maxsize=2)
def stylesheet(text: str) -> Stylesheet:
    """A stylesheet, taken apart; kept, because a preview builds the same theme again and again."""
    try:
        return Stylesheet(text, tuple(_rule(node) for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))
    except ValueError:
        return Stylesheet(text, ())


def _rule(node: Any) -> _Rule:  # noqa: ANN401  # tinycss2 has no types
    """A rule; raises ``ValueError`` where browsers would have to guess."""
    if node.type == "qualified-rule":
        return _Rule(selectors=tuple(map(_selector, _apart(node.prelude))), declarations=tuple(_declarations(node.content)))
    if node.type != "at-rule":
        raise ValueError(node.type)
    name = node.lower_at_keyword
    if name in _GROUPS and node.content is not None:
        inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}".rstrip()
        return _Rule(head=head, rules=tuple(map(_rule, inside)))
    text = node.serialize()
    if name.endswith("keyframes"):
        return _Rule(head=text, movement=tinycss2.serialize(node.prelude).strip().strip("\"'"))
    return _Rule(head=text, is_whole=True)


def _declarations(content: Sequence[Any]) -> Iterator[_Declaration]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            yield _Declaration(variable=node.name if node.name.startswith("--") else "", text=node.serialize().rstrip(";"))
        elif node.type == "error":
            raise ValueError(node.message)
        else:
            # A rule inside a rule goes with it, or stays.
            yield _Declaration(variable="", text=node.serialize())


def _apart(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    """What stands between commas."""
    part: list[Any] = []
    for one in tokens:
        if one == ",":
            yield part
            part = []
        else:
            part.append(one)
    yield part


def _selector(tokens: Sequence[Any]) -> _Selector:
    needs: set[str] = set()
    either: list[tuple[_Selector, ...]] = []
    is_odd = False
    before = None
    for token in tokens:
        if token.type == "error":
            raise ValueError(token.message)
        if before == "." and token.type == "ident":
            needs.add(token.value)
        elif token.type == "[] block":
            needs.update(_direction(token.content))
        elif token.type == "function" and token.lower_name in _ALTERNATIVES:
            either.append(tuple(map(_selector, _apart(token.arguments))))
        is_odd = is_odd or (before == ":" and getattr(token, "value", getattr(token, "name", "")).startswith("-"))
        before = token
    plain = frozenset(word for word in needs if _WORD.fullmatch(word))
    return _Selector(text=tinycss2.serialize(tokens).strip(), needs=plain, either=tuple(either), is_odd=is_odd)


def _direction(content: Sequence[Any]) -> list[str]:
    """What the direction of writing must be: nothing, or one of `[dir=rtl]`."""
    name, *values = [token.value for token in content if token.type in {"ident", "string"}] or [""]
    return values[:1] if name.lower() == "dir" else []
