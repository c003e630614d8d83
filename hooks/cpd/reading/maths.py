"""Mathematics set at build, where a site lists ``pymdownx.arithmatex`` and loads no script that would set it.

What arithmatex takes for a formula becomes MathML, so that a reader needs no script. Until a page's
headings, titles and lists are made, its words stand in the tree: they see ``3/4``, not tags.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape, unescape
from typing import cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, HtmlStash
from pymdownx import arithmatex

from .formula import CannotBeSetError, Formula, formula
from .located_yaml import LocatedYaml, Where
from .problems import Problem
from .remains import Syntax

CLASS = "cpd-formula"
_NUMBER = "data-cpd-formula"
_INLINE, _BLOCK, _TREE = "arithmatex-inline", "arithmatex-block", "cpd_formulas"
_SCRIPTS = re.compile(r"mathjax|katex", re.IGNORECASE)

_DOLLARS = (
    r"(?:(?<!\\)((?:\\{2})+)(?=\$)"
    r"|(?<!\\)(?:(?<![A-Za-z0-9])|(?=\$(?:\\[A-Za-z]|[A-Za-z](?![A-Za-z]))))(?<!\$)(\$)(?!\s)(?![0-9][0-9,.]*(?:\s+[^$\\=^_<>+*/-]*[A-Za-z]{2}|[;,.:]\s+[0-9]))((?:\\.|[^\\$\x02\x03])+?)(?<!\s)\$(?![0-9$]))"
)
"""A formula between dollars. Money is none: `US$5`, `5$/6$`, `$5/$10`, `$5 for one or C$7`; the groups are arithmatex' own."""
_SIGN = r"(?:\\.|[^\\$\x02\x03])"
_DISPLAYED = rf"(?<![\\$])\$\$(?=[^$]*[\\^_=+<>\d]|\s*[A-Za-z]\s*\$)(?P<displayed>{_SIGN}*[^\s\\$\x02\x03]{_SIGN}*)\$\$(?!\$)"
"""A formula between pairs of dollars within a paragraph; arithmatex sees those alone that are all of one."""
_ADDRESS = re.compile(r"\]\(\s*<?[^\s)\"']*$|\]:\s*\S*$|<[A-Za-z][\w+.-]*:[^\s>]*$")
"""The beginning of an address, up to a dollar in it."""
FORMULA = re.compile(f"(?:{_DOLLARS}|{arithmatex.RE_BRACKET_INLINE})")
"""A formula in a line of text."""
_FENCED = re.compile(r'<(div|span)\b[^>]*\bclass="arithmatex[^"]*"[^>]*>\\\[\s*(.*?)\s*\\\]</\1>', re.DOTALL)
"""What a fence of code called `math` becomes, where a site has one."""

Report = Callable[[str, Problem], None]
"""Takes TeX as it was written, and what is wrong with it."""


def formulas_in_words(said: LocatedYaml) -> tuple[LocatedYaml, list[tuple[int | None, Problem]]]:
    """A page's head with its formulas as words, for titles, forms and files have no other; and what is wrong, with lines.

    What cannot be set stays as it was written.
    """
    problems: list[tuple[int | None, Problem]] = []

    def words(match: re.Match[str], where: Where) -> str:
        tex = match[3] or match[6]
        try:
            return formula(tex).words if tex else match[0]
        except CannotBeSetError as reason:
            problems.append((said.line(where), _unset(tex, reason)))
            return match[0]

    return replace(said, data={name: _converted(value, (name,), words) for name, value in said.data.items()}), problems


def _converted(value: object, where: Where, words: Callable[[re.Match[str], Where], str]) -> object:
    if isinstance(value, str) and ("$" in value or "\\(" in value):
        return type(value)(FORMULA.sub(lambda match: words(match, where), value))
    if isinstance(value, list):
        return [_converted(one, (*where, place), words) for place, one in enumerate(value)]
    return {name: _converted(one, (*where, str(name)), words) for name, one in value.items()} if isinstance(value, dict) else value


def is_set_by_script(addresses: Iterable[str]) -> bool:
    """Whether one of a site's own scripts, given by address, sets mathematics in the browser."""
    return any(_SCRIPTS.search(address) for address in addresses)


class MathsExtension(Extension):
    """Sets the formulas that arithmatex finds; does nothing where a site does not use arithmatex."""

    def __init__(self, report: Report | None = None) -> None:
        super().__init__()
        self._report = report
        self._mathml: list[str] = []
        """This page's formulas, by the number that keeps the place of each in the tree."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Take the place of arithmatex' own processors; they must be registered by now."""
        if _INLINE in md.inlinePatterns:
            pattern = md.inlinePatterns[_INLINE].pattern.replace(arithmatex.RE_SMART_DOLLAR_INLINE, _DOLLARS)
            pattern = rf"(?:{pattern}|{_DISPLAYED})" if _DOLLARS in pattern else pattern
            md.inlinePatterns.register(_InlineFormulas(pattern, self), _INLINE, 189.9)
        if _BLOCK in md.parser.blockprocessors:
            block = cast("arithmatex.BlockArithmatexProcessor", md.parser.blockprocessors[_BLOCK])
            md.parser.blockprocessors.register(_BlockFormulas(block.pattern.pattern, self, md), _BLOCK, 79.9)
        # After all that reads words from the tree: contents (5), a page's title and relative links (0).
        md.treeprocessors.register(_FormulaTree(md, self), _TREE, -10)
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget the last page."""
        self._mathml.clear()

    def place(self, tex: str, *, is_block: bool, tag: str = "span") -> etree.Element:
        """What stands for a formula in the tree, its words in it; code where the TeX cannot be set."""
        made = self.formula(tex, is_block=is_block)
        element = etree.Element(tag, {"class": CLASS})
        if made:
            element.text = AtomicString(made.words)
            element.set(_NUMBER, str(len(self._mathml)))
            self._mathml.append(made.mathml)
        else:
            etree.SubElement(element, "code").text = AtomicString(tex.strip())
        return element

    def formula(self, tex: str, *, is_block: bool) -> Formula | None:
        """A formula; none, and a report, where the TeX cannot be set."""
        try:
            return formula(tex, is_block=is_block)
        except CannotBeSetError as reason:
            if self._report:
                self._report(tex, _unset(tex, reason))
            return None

    def set_in(self, root: etree.Element, stash: HtmlStash) -> None:
        """Put each formula's MathML in its place; in code that a fence has finished, too."""
        for element in root.iter() if self._mathml else ():
            if number := element.attrib.pop(_NUMBER, None):
                element.text = stash.store(self._mathml[int(number)])
        blocks = stash.rawHtmlBlocks
        for index, raw in enumerate(blocks):
            if isinstance(raw, str) and "arithmatex" in raw:
                blocks[index] = _FENCED.sub(self._set_in_fence, raw)

    def _set_in_fence(self, match: re.Match[str]) -> str:
        tex = unescape(match[2])
        made = self.formula(tex, is_block=True)
        return f'<div class="{CLASS}">{made.mathml if made else f"<code>{escape(tex)}</code>"}</div>'


def _unset(tex: str, reason: CannotBeSetError) -> Problem:
    return Problem(
        rule="mathematics-can-be-set",
        problem=f"the formula `{' '.join(tex.split())}` cannot be set: {reason}.",
        remedy="Mend it; a dollar sign that begins no formula is written `\\$`.",
    )


class _InlineFormulas(arithmatex.InlineArithmatexPattern):  # type: ignore[misc]  # pymdownx has no types
    """Formulas in a line of text."""

    def __init__(self, pattern: str, maths: MathsExtension) -> None:
        super().__init__(pattern, {"generic": True, "tex_inline_wrap": ["", ""]})
        self._maths = maths

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element | str | None, int | None, int | None]:  # noqa: N802  # Python-Markdown's name
        """The formula that arithmatex would hand to a script; a dollar in an address begins none."""
        if _ADDRESS.search(data, 0, m.start()):
            return None, None, None
        if displayed := m.groupdict().get("displayed"):
            return self._maths.place(displayed, is_block=True), m.start(), m.end()
        found, start, end = super().handleMatch(m, data)
        return found if isinstance(found, str) else self._maths.place(found.text, is_block=False), start, end


class _BlockFormulas(arithmatex.BlockArithmatexProcessor):  # type: ignore[misc]  # pymdownx has no types
    """Formulas on lines of their own."""

    def __init__(self, pattern: str, maths: MathsExtension, md: Markdown) -> None:
        super().__init__(pattern, {}, md)
        self._maths = maths

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Set the block; without it arithmatex would hand it to a script."""
        blocks.pop(0)
        groups = self.match.groupdict()
        parent.append(self._maths.place(next(filter(None, map(groups.get, ("math", "math2", "math3")))), is_block=True, tag="div"))
        return True


class _FormulaTree(Treeprocessor):
    """Runs last, when nobody reads the tree any more."""

    def __init__(self, md: Markdown, maths: MathsExtension) -> None:
        super().__init__(md)
        self._maths = maths

    def run(self, root: etree.Element) -> None:
        """Put MathML where words kept its place."""
        self._maths.set_in(root, self.md.htmlStash)


def syntax(md: Markdown) -> Syntax:
    """The signs by which a converter knows formulas that it sets itself."""
    if _TREE not in md.treeprocessors or _INLINE not in md.inlinePatterns:
        return Syntax.NONE
    return Syntax.ROUND | (Syntax.DOLLAR if _DOLLARS in md.inlinePatterns[_INLINE].pattern else Syntax.NONE)
