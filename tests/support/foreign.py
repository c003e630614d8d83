"""Other people's material: a seeded corpus that knows what must come out of it.

It uses what Material's users use, and knows nothing of this project's own suite. Every
callout has words that stand nowhere else, so that a lost line is noticed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Literal

Lines = list[str]
Layout = Literal["folders", "listed", "one-suite"]
"""How the corpus is arranged: by its folders, by an explicit navigation, with docs/ itself as a suite."""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><title>A dot</title><circle r="2" cx="2" cy="2"/></svg>\n'

SUITES = {
    "alpha/index.md": ("alpha", ["starting", "resources", "Going on"]),
    "beta/index.md": ("beta", []),
    "gamma/index.md": ("gamma", ["first", "delta", "part", "last"]),
    "gamma/delta/index.md": ("delta", []),
    "Épsilon/README.md": ("epsilon", []),
}
"""Front pages of suites: the id, and the order the front page gives to what stands beside it."""

PAGES = (
    "index.md", "about.md", "key-ideas.md", "stories/Größe und Maß.md", "stories/one.md", "stories/one-more.md",
    "alpha/index.md", "alpha/starting/index.md", "alpha/starting/a.md", "alpha/starting/b.md", "alpha/starting/C.md",
    "alpha/resources/index.md", "alpha/resources/cards.md", "alpha/Going on/far.md", "alpha/Going on/deep/er/page.md",
    "beta/index.md", "beta/key-ideas.md", "beta/resources.md", "beta/10.md", "beta/9.md", "beta/über.md",
    "gamma/index.md", "gamma/first.md", "gamma/last.md", "gamma/part/index.md", "gamma/part/a.md", "gamma/part/b.md",
    "gamma/delta/index.md", "gamma/delta/one.md", "gamma/delta/two.md",
    "Épsilon/README.md", "Épsilon/part/README.md", "Épsilon/part/one.md",
)  # fmt: skip

LISTED = ["gamma/last.md", "gamma/first.md", "beta/9.md", "beta/10.md", "alpha/starting/b.md", "alpha/starting/a.md", "about.md"]
"""What the explicit navigation lists beside the front pages of gamma, beta and alpha, in this order."""

TITLES = (
    "Über das Zählen", "数え方", "Ça va?", "Пример", "Try this", "Try this", "Try this", "Plain words", "Fractions & ratios",
    "A <b>bold</b> one", "*Much* said", "The `code` of it", "O\u2019Neill\u2019s way", "100 % of it",
)  # fmt: skip
KINDS = ("key-idea", "reflective-activity", "resource")


@dataclass(frozen=True, slots=True)
class Callout:
    """What the corpus knows of one of its callouts."""

    kind: str
    title: str
    page: str
    suite: str | None
    words: tuple[str, ...]
    """Words of its body, those of callouts inside it included."""


@dataclass(slots=True)
class Corpus:
    """Files by path below docs/, and the callouts in reading order."""

    files: dict[str, str] = field(default_factory=dict)
    callouts: list[Callout] = field(default_factory=list)
    nav: list[object] | None = None


def corpus(layout: Layout = "folders", *, seed: int = 1, callouts_per_page: int = 11) -> Corpus:
    """A corpus; the same for the same arguments."""
    made = Corpus(files={"img/dot.svg": PICTURE}, nav=_nav() if layout == "listed" else None)
    for path in _in_order(layout):
        writer = _Writer(path, _suite(path, layout), Random(f"{seed} {path}"))
        made.files[path] = writer.page(callouts_per_page, _front(path, layout))
        made.callouts += writer.callouts
    return made


def _front(path: str, layout: Layout) -> str:
    if layout == "one-suite" and path == "index.md":
        return "---\nsuite: whole\nphase: secondary\n---\n"
    if path not in SUITES or layout == "one-suite":
        return ""
    suite, contents = SUITES[path]
    return f"---\nsuite: {suite}\n{f'contents: {contents}' if contents else ''}\n---\n"


def _suite(path: str, layout: Layout) -> str | None:
    if layout == "one-suite":
        return "whole"
    folders = {front.rpartition("/")[0]: suite for front, (suite, _) in SUITES.items()}
    holding = [folder for folder in folders if path.startswith(f"{folder}/")]
    return folders[max(holding, key=len)] if holding else None


def _nav() -> list[object]:
    listed = dict.fromkeys(_fronts() + LISTED)
    return [{"Start": "index.md"}, {"Some pages": list(listed)}, {"Elsewhere": "https://example.org/"}]


def _in_order(layout: Layout) -> list[str]:
    """The pages in reading order; an author's own index pages stand where the others are put, at the end."""
    if layout == "one-suite":
        return _by_folder({}, {"key-ideas.md"})
    if layout == "folders":
        orders = {path.rpartition("/")[0]: contents for path, (_, contents) in SUITES.items()}
        return _by_folder(orders, {"key-ideas.md", "beta/key-ideas.md", "beta/resources.md"})
    late = ["key-ideas.md", "alpha/resources/index.md", "beta/key-ideas.md", "beta/resources.md"]
    first = ["index.md", *dict.fromkeys(_fronts() + LISTED), *late]
    return first + [path for path in _by_folder({}, set()) if path not in first]


def _by_folder(orders: dict[str, list[str]], late: set[str]) -> list[str]:
    """Files before folders, front pages first, else as `contents` says or by name; ``late`` ones last in their folder."""

    def rank(path: str) -> tuple[tuple[int, int, str], ...]:
        ranks = []
        parts = path.split("/")
        for depth, part in enumerate(parts):
            order = orders.get("/".join(parts[:depth]), [])
            name = part.removesuffix(".md")
            place = order.index(name) if name in order else len(order)
            if part in {"index.md", "README.md"}:
                place = -1
            if path in late:
                place = 99 if depth == len(parts) - 1 else place
            ranks.append((place, int(depth < len(parts) - 1), part))
        return tuple(ranks)

    return sorted(PAGES, key=rank)


def _fronts() -> list[str]:
    return [f"{path.partition('/')[0]}/index.md" for path in LISTED if "/" in path]


class _Writer:
    """Writes one page."""

    def __init__(self, path: str, suite: str | None, random: Random) -> None:
        self.callouts: list[Callout] = []
        self._path = path
        self._suite = suite
        self._random = random
        self._words: Lines = []
        self._count = 0
        self._ends: Lines = []
        self._tag = "".join(c if c.isascii() and c.isalnum() else str(ord(c)) for c in path.lower())

    def page(self, callouts: int, front: str) -> str:
        """The page's Markdown with so many callouts, or one or two more."""
        lines = [f"# Page {self._path.removesuffix('.md')}", "", "Some words to begin with.", ""]
        while len(self.callouts) < callouts:
            lines += ["", f"## {self._word()} {self._title()}", "", *self._part(), "", *self._outside(), "", *self._callout(), ""]
        return front + "\n".join([*lines, "", *self._ends, "*[CPD]: Continuing professional development"]) + "\n"

    def _word(self) -> str:
        self._count += 1
        self._words.append(f"w{self._tag}x{self._count}x")
        return self._words[-1]

    def _title(self) -> str:
        title = self._random.choice(TITLES)
        return title if title == "Try this" else f"{title} {self._count}"

    def _callout(self, *outer: str) -> Lines:
        """A callout in either spelling, perhaps with another inside; ``outer`` are the spellings it stands in."""
        place = len(self.callouts)
        self.callouts.append(Callout("", "", "", None, ()))
        kind, title = self._random.choice(KINDS), self._title()
        # A block in an admonition in a block is what pymdownx cannot do.
        spelling = "admonition" if set(outer) == {"block", "admonition"} else self._random.choice(["block", "admonition"])
        known = len(self._words)
        body: Lines = [f"{self._word()} says CPD.", "", *self._part(), ""]
        if self._random.random() < 0.5:
            body += [*self._part(), ""]
        if len(outer) < 2 and self._random.random() < 0.35:
            # Only words around it: pymdownx moves what is folded behind tabs that follow it.
            body += [f"Then {self._word()}.", "", *self._callout(*outer, spelling), "", f"After it {self._word()}.", ""]
        plain = title.replace("<b>", "").replace("</b>", "").replace("*", "").replace("`", "")
        self.callouts[place] = Callout(kind, plain, self._path, self._suite, tuple(self._words[known:]))
        return self._block(kind, title, body) if spelling == "block" else self._admonition(kind, title, body)

    def _block(self, kind: str, title: str, body: Lines) -> Lines:
        inner = max((len(line) - len(line.lstrip("/")) for line in body if line.startswith("///")), default=2)
        slashes = "/" * (inner + 1)
        options = self._random.choice([[], ["    minutes: 20"], ["    open: false"], ["    open: true", "    tags: [one, two words]"]])
        return [f"{slashes} {kind} | {title}", *options, "", *body, slashes]

    def _admonition(self, kind: str, title: str, body: Lines) -> Lines:
        mark = self._random.choice(["!!!", "!!!", "???", "???+"])
        return [f'{mark} {kind} "{title}"', *(f"    {line}" if line else "" for line in body)]

    def _part(self) -> Lines:
        return self._random.choice(_PARTS)(self)

    def _prose(self) -> Lines:
        return [
            f"A *paragraph* with **{self._word()}**, ==marks==, ++ctrl+c++ and H~2~O {self._word()}.",
            f"Its second line {self._word()}.",
        ]

    def _list(self) -> Lines:
        return [f"- {self._word()}", f"    - inner {self._word()}", "", f"    more {self._word()}", f"- last {self._word()}"]

    def _steps(self) -> Lines:
        return [f"1. {self._word()}", "", "    ```text", f"    {self._word()}", "    ```", "", f"2. {self._word()}"]

    def _table(self) -> Lines:
        return ["| A | B |", "| --- | ---: |", f"| {self._word()} | 1 |", f"| `a|b` | {self._word()} |"]

    def _fence(self) -> Lines:
        return [
            "````markdown", f'!!! key-idea "No callout {self._word()}"', "    Text.", "", "/// resource | No callout either", "///",
            "```", "???+ reflective-activity", "```", "````",
        ]  # fmt: skip

    def _indented(self) -> Lines:
        return [f"{self._word()} as code:", "", '    !!! resource "No callout"', "        x = 1", f"    {self._word()}"]

    def _figure(self) -> Lines:
        picture = f"![A dot]({self._to('img/dot.svg')})"
        return ['<figure markdown="span">', f"{picture}{{ width=40 }}", f"<figcaption>Dot {self._word()}</figcaption>", "</figure>"]

    def _image(self) -> Lines:
        address = posixpath.relpath("img/dot.svg", self._url_folder())
        return [f'<p><img src="{address}" alt="A dot"> raw {self._word()}</p>', "", f"![Dot {self._count}]({self._to('img/dot.svg')})"]

    def _note(self) -> Lines:
        name = f"n{self._count}"
        self._ends += [f"[^{name}]: A note{self._count} to it.", ""]
        return [f"With a note[^{name}] {self._word()}, and again[^{name}]."]

    def _reference(self) -> Lines:
        target = self._random.choice([path for path in PAGES if path != self._path])
        self._ends += [f"[ref{self._count}]: {self._to(target)}", ""]
        return [f"See [that page][ref{self._count}] or [this]({self._to('about.md')}) {self._word()}."]

    def _definitions(self) -> Lines:
        return [f"Term {self._word()}", f":   Meaning {self._word()}", "", f"    and more {self._word()}"]

    def _tabs(self) -> Lines:
        return [f'=== "Tab {self._word()}"', "", f"    In it {self._word()}", "", '=== "Other"', "", f"    - {self._word()}"]

    def _tasks(self) -> Lines:
        return [f"- [x] done {self._word()}", f"- [ ] to do {self._word()}"]

    def _raw(self) -> Lines:
        return [f'<div class="wild" id="raw-{self._count}"><p>Raw {self._word()} & <kbd>x</kbd><br>more</p></div>']

    def _quote(self) -> Lines:
        return [f"> Quoted {self._word()}", ">", f"> - {self._word()}"]

    def _heading(self) -> Lines:
        anchor = self._word()
        return [f"#### Heading {anchor}", "", f"Back to [the heading](#heading-{anchor}) {self._word()}, $a^2$.", "", "* * *"]

    def _outside(self) -> Lines:
        """What Python-Markdown can do at the margin only."""
        return ['<details markdown="1"><summary>More</summary>', "", f"Inside **{self._word()}**", "", "</details>"]

    def _to(self, path: str) -> str:
        address = posixpath.relpath(path, posixpath.dirname(self._path) or ".")
        return f"<{address}>" if " " in address else address

    def _url_folder(self) -> str:
        folder, _, name = self._path.rpartition("/")
        return (folder or ".") if name in {"index.md", "README.md"} else self._path.removesuffix(".md")


_PARTS: tuple[Callable[[_Writer], Lines], ...] = (
    _Writer._prose, _Writer._list, _Writer._steps, _Writer._table, _Writer._fence, _Writer._indented, _Writer._figure, _Writer._image,
    _Writer._note, _Writer._reference, _Writer._definitions, _Writer._tabs, _Writer._tasks, _Writer._raw, _Writer._quote,
    _Writer._heading,
)  # fmt: skip


def silence(findings: list[str]) -> dict[str, list[str]]:
    """The setting that silences just these findings, by rule and path."""
    silenced: dict[str, list[str]] = {}
    for path, rule in sorted({_named(finding) for finding in findings}):
        silenced.setdefault(rule, []).append(path.replace("[", "[[]"))
    return silenced


def _named(finding: str) -> tuple[str, str]:
    place, rule, _ = finding.split(": ", 2)
    path = place.rpartition(":")[0] if place.rpartition(":")[2].isdigit() else place
    return path.partition("/")[2], rule


def paths(callouts: list[Callout]) -> Iterator[str]:
    """The pages that hold callouts, each once, in reading order."""
    yield from dict.fromkeys(callout.page for callout in callouts)
