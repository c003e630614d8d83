"""A docs folder of any size, the same on every run: suites of five sections of five pages.

A page has about 1,150 words in all, its callouts included: one key idea, two or three
activities, three resources, a table, lists, headings and links to other pages. The first of a
suite's pages, the third and so on write callouts as blocks, the others as admonitions.

Stock Material has no options for callouts: its blocks turn into plain text at the sight of one.
So its copy of the corpus writes the id as stock spells it and leaves the other options out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

SECTIONS = 5
PAGES = 5
"""In each section."""
PAGES_IN_SUITE = SECTIONS * PAGES
WORDS = 1150
SEED = 2011

VOCABULARY = re.findall(
    r"\w+",
    """
    able about above achieve across activity advice after agree algebra angle answer area argue ask aware balance begin
    better book bring build calm careful carry chance change check choose circle class clear close coach colleague
    compare connect consider count course data day decide depth describe detail diagram differ discuss divide draw early
    effect enough equal evidence example expect explain explore fact family fraction friend gather general give graph
    group habit half head help hold idea improve include interest invite join judge keep kind know language last later
    lead learn lesson level light line listen long look lose make manage mark meaning measure meet mentor method model
    month move multiply name need note notice number offer open order pair part pattern phrase picture place plan point
    practice prepare problem proof pupil purpose question quiet ratio reach read reason record reflect repeat report
    result room rule sample school score second sense share short show simple small solve space speak staff start step
    story strand support sure table talk task teach team term test thought time together topic trust understand unit use
    value view visit voice want week whole wide word work write year
    """,
)
"""Plain words of a school. None is long enough to matter, so that a page weighs like a real one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What was written."""

    docs: Path
    pages: int
    """Sub-sections; front pages come on top."""
    items: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sub-section: which suite, which section, which page in it; all from 1."""

    suite: int
    section: int
    page: int

    @property
    def path(self) -> str:
        """Its file below docs/."""
        return f"suite-{self.suite:02}/section-{self.section}/page-{self.page}.md"

    @property
    def title(self) -> str:
        """Its heading, which tells it from all others."""
        return f"Working together {self.suite}.{self.section}.{self.page}"

    @property
    def number(self) -> int:
        """Its position in the suite."""
        return (self.section - 1) * PAGES + self.page


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A callout before it is spelt."""

    kind: str
    id: str
    title: str
    options: tuple[str, ...]
    paragraphs: tuple[str, ...]

    def as_block(self, *, for_stock: bool) -> str:
        """`/// kind | Title`."""
        given = (f"attrs: {{id: {self.id}}}",) if for_stock else (f"id: {self.id}", *self.options)
        options = "".join(f"    {option}\n" for option in given)
        body = "\n\n".join(self.paragraphs)
        return f"/// {self.kind} | {self.title}\n{options}\n{body}\n\n///"

    def as_admonition(self) -> str:
        """`!!! kind "Title"`, which takes no options."""
        body = "\n\n".join("\n".join(f"    {line}" for line in text.split("\n")) for text in self.paragraphs)
        return f'!!! {self.kind} "{self.title}"\n\n{body}'


class Writer:
    """Writes pages; each is made from its own seed, so that a page is the same in every corpus."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.random = Random(f"{SEED} {place.path}")

    def words(self, count: int) -> str:
        """Some words."""
        return " ".join(self.random.choices(VOCABULARY, k=count))

    def sentence(self) -> str:
        """A sentence, now and then with emphasis."""
        words = self.random.choices(VOCABULARY, k=self.random.randint(7, 17))
        if self.random.random() < 0.15:
            words[3] = f"*{words[3]}*"
        return f"{' '.join(words).capitalize()}."

    def paragraph(self, sentences: int = 4) -> str:
        """Some sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def bullets(self) -> str:
        """A short list."""
        return "\n".join(f"- {self.sentence()}" for _ in range(3))

    def table(self) -> str:
        """Four rows of three cells."""
        rows = [f"| {self.words(3)} | {self.words(6)} | {self.words(6)} |" for _ in range(4)]
        return "\n".join(["| Where | What | Why |", "| --- | --- | --- |", *rows])

    def link(self, page: int) -> str:
        """A sentence that leads to another page of the section."""
        return f"{self.sentence()} Go on with [{self.words(3)}](page-{page}.md)."


def callouts(writer: Writer) -> list[Callout]:
    """The page's callouts, in the order in which they stand."""
    place = writer.place
    activities = 2 + place.number % 2
    name = f"{place.section}-{place.page}"
    ideas = [
        Callout(
            kind="key-idea",
            id=f"idea-{name}",
            title=f"Idea {name} {writer.words(3)}",
            options=("tags: [evidence, planning]",),
            paragraphs=(writer.paragraph(3), writer.paragraph(2)),
        )
    ]
    tasks = [
        Callout(
            kind="reflective-activity",
            id=f"activity-{name}-{count}",
            title=f"Activity {name}-{count} {writer.words(3)}",
            options=(f"minutes: {10 + 5 * count}", "with: a colleague"),
            paragraphs=(writer.paragraph(2), writer.bullets(), writer.sentence()),
        )
        for count in range(activities)
    ]
    resources = [
        Callout(
            kind="resource",
            id=f"resource-{name}-{count}",
            title=f"Resource {name}-{count} {writer.words(2)}",
            options=("type: article", "year: 2011"),
            paragraphs=(f"{writer.sentence()} See [{writer.words(3)}](https://example.org/{name}/{count}).",),
        )
        for count in range(3)
    ]
    return [*ideas, *tasks, *resources]


def page(place: Place, *, for_stock: bool) -> tuple[str, int]:
    """A sub-section's Markdown, and how many items it has."""
    writer = Writer(place)
    made = callouts(writer)
    spelt = [one.as_block(for_stock=for_stock) if place.number % 2 else one.as_admonition() for one in made]
    parts = [f"# {place.title}", writer.paragraph(), spelt[0], writer.paragraph()]
    next_page = place.page % PAGES + 1
    for count, callout in enumerate(spelt[1:], start=1):
        parts += [f"## {writer.words(3).capitalize()} {count}", writer.paragraph(), callout]
        parts += [writer.table() if count == 2 else writer.bullets() if count == 4 else writer.link(next_page)]
    parts += [f"### {writer.words(2).capitalize()} in short", *_filling(writer, parts)]
    return "\n\n".join(parts) + "\n", len(made)


def _filling(writer: Writer, parts: list[str]) -> Iterator[str]:
    """Paragraphs until the page is long enough."""
    missing = WORDS - sum(len(part.split()) for part in parts)
    while missing > 0:
        text = writer.paragraph()
        missing -= len(text.split())
        yield text


def front(title: str, contents: list[str], head: str = "") -> str:
    """A folder's front page."""
    listed = "".join(f"  - {name}\n" for name in contents)
    return f"---\n{head}contents:\n{listed}---\n\n# {title}\n\n{title} in a few words.\n"


def places(pages: int) -> Iterator[Place]:
    """The first so many sub-sections."""
    for index in range(pages):
        suite, rest = divmod(index, PAGES_IN_SUITE)
        section, page_index = divmod(rest, PAGES)
        yield Place(suite=suite + 1, section=section + 1, page=page_index + 1)


def files(pages: int, *, for_stock: bool) -> Iterator[tuple[str, str, int]]:
    """All files: path, Markdown, number of items."""
    suites = pages // PAGES_IN_SUITE
    yield "index.md", "# Home\n\nWhat there is to read.\n", 0
    for suite in range(1, suites + 1):
        folder = f"suite-{suite:02}"
        sections = range(1, SECTIONS + 1)
        head = f"suite: {folder}\nphase: secondary\n"
        yield f"{folder}/index.md", front(f"Suite {suite}", [f"section-{n}" for n in sections], head), 0
        for section in sections:
            names = [f"page-{n}" for n in range(1, PAGES + 1)]
            yield f"{folder}/section-{section}/index.md", front(f"Section {section} of suite {suite}", names), 0
    for place in places(pages):
        text, items = page(place, for_stock=for_stock)
        yield place.path, text, items


def written(docs: Path, pages: int, *, for_stock: bool = False) -> Corpus:
    """Write a corpus of whole suites below a folder."""
    if pages % PAGES_IN_SUITE:
        raise ValueError(f"{pages} pages are no whole number of suites: a suite has {PAGES_IN_SUITE}.")
    items = words = 0
    for path, text, count in files(pages, for_stock=for_stock):
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        items += count
        words += len(text.split())
    return Corpus(docs=docs, pages=pages, items=items, words=words)
