"""The glossary: terms, and all the names they go by. Does not know how a page's text is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cpd.domain.findings import DOCS, Finding, did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of the glossary."""

    id: str
    """Permanent; unique in all glossaries of the site."""
    name: str
    meaning: str
    path: str
    """The glossary's page below docs/."""
    also: tuple[str, ...] = ()
    """Other names, spellings and plurals by which it is recognised."""
    see: tuple[str, ...] = ()
    """Ids of other terms."""
    source: str | None = None
    """An anchor on some page: what the meaning rests on."""
    lines: Mapping[str, int | None] = field(default_factory=dict)
    """By option, where the entry writes it."""

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the main one first, each once."""
        found: dict[str, str] = {}
        for name in (self.name, *self.also):
            found.setdefault(key(name), name)
        return tuple(found.values())

    @property
    def others(self) -> tuple[str, ...]:
        """The names that tell a reader something: no plurals, hyphens or capitals of one before."""
        told: dict[str, str] = {}
        for name in self.names:
            told.setdefault(_stem(name), name)
        return tuple(told.values())[1:]

    def line(self, option: str) -> int | None:
        """Where it writes an option, or else where it begins."""
        return self.lines.get(option, self.lines.get("term"))


def is_abbreviation(name: str) -> bool:
    """Whether a name is written in capitals only, but for the s of a plural: SLE, SLEs."""
    letters = [letter for letter in name.removesuffix("s") if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def key(words: str) -> str:
    """What two spellings of one name have in common."""
    name = " ".join(words.replace("\u2019", "'").split())
    return name if is_abbreviation(name) else name.casefold()


def _stem(name: str) -> str:
    """A name without what a plural changes, roughly: "coaches" as "coach", "communities" as "community"."""
    words = name.casefold().replace("-", " ").split()
    singular = (f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s").removesuffix("e") for word in words)
    return " ".join(singular)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """All terms of the site, each name with one owner."""

    terms: tuple[Term, ...] = ()
    owners: Mapping[str, Term] = field(default_factory=dict)
    """Terms by the keys of their names."""
    names: tuple[str, ...] = ()
    """As they are written, each once."""

    def named(self, words: str) -> Term | None:
        """The term that words of a text name."""
        name = key(words)
        return self.owners.get(name) or self.owners.get(name.casefold())

    def by_id(self) -> dict[str, Term]:
        """Terms by id."""
        return {term.id: term for term in self.terms}


def closed(read: Iterable[Term]) -> tuple[Glossary, list[Finding]]:
    """The glossary of all entries that were read, and what two of them both claim."""
    kept: dict[str, Term] = {}
    owners: dict[str, Term] = {}
    names: list[str] = []
    findings: list[Finding] = []
    for term in read:
        if term.id in kept:
            findings.append(_same_id(term, kept[term.id]))
            continue
        kept[term.id] = term
        for name in term.names:
            if key(name) in owners:
                findings.append(_same_name(name, term, owners[key(name)]))
            else:
                owners[key(name)] = term
                names.append(name)
    findings += [_unknown(word, term, kept) for term in kept.values() for word in term.see if word not in kept]
    return Glossary(terms=tuple(kept.values()), owners=owners, names=tuple(names)), findings


def _place(term: Term) -> str:
    line = term.line("term")
    return f"{DOCS}/{term.path}" if line is None else f"{DOCS}/{term.path}:{line}"


def _same_id(term: Term, other: Term) -> Finding:
    return Finding(
        path=term.path,
        line=term.line("id"),
        rule="glossary-terms-are-unique",
        problem=f'"{term.name}" has the id "{term.id}", which "{other.name}" ({_place(other)}) has already.',
        remedy="Give one of them another `id`.",
    )


def _same_name(name: str, term: Term, other: Term) -> Finding:
    is_own = key(name) == key(term.name)
    return Finding(
        path=term.path,
        line=term.line("term" if is_own else "also"),
        rule="glossary-terms-are-unique",
        problem=f'"{name}" means "{term.name}" here and "{other.name}" in {_place(other)}.',
        remedy="Leave the name to one of them.",
    )


def _unknown(word: str, term: Term, known: Mapping[str, Term]) -> Finding:
    return Finding(
        path=term.path,
        line=term.line("see"),
        rule="glossary-is-understood",
        problem=f'"{term.name}" says to see "{word}", but no term has that id.',
        remedy=did_you_mean(word, known),
    )


def unused(terms: Iterable[Term]) -> list[Finding]:
    """A finding for each term that no page uses."""
    return [
        Finding(
            path=term.path,
            line=term.line("term"),
            rule="glossary-term-is-used",
            problem=f'no page uses "{term.name}" or another of its names.',
            remedy="Use it, add the form that pages use to `also`, or take the entry out.",
        )
        for term in terms
    ]
