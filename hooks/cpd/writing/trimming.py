"""A stylesheet of others, trimmed to what a site uses: a rule goes when a class that it asks for stands nowhere.

Elements, ids and attributes are not asked for: browsers and scripts make them in too many ways, and it would save next to nothing.
But for one: half of a theme's rules are for a direction of writing, ``[dir=rtl]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import tinycss2

from .vocabulary import Vocabulary

_WORD: Final = re.compile(r"[\w-]+")

_ALTERNATIVES: Final = frozenset({"is", "where", "has", "matches", "any", "-webkit-any", "-moz-any"})
"""What is true when one of several selectors is."""
_GROUPS: Final = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
"""At-rules that hold rules."""


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

    def named(self) -> Iterator[str]:
        """The variables and movements that it is about."""
        yield self.movement
        yield from (one.variable for one in self.declarations)
        for rule in self.rules:
            yield from rule.named()

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

    def names(self) -> frozenset[str]:
        """All that makes a difference to what is left of it: classes, variables and movements."""
        return self.asked().union(*(rule.named() for rule in self.rules))

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
