"""The components, in the order in which they draw, each with the reason for its place."""

from __future__ import annotations

from typing import Final

from cpd.domain import rules, storage
from cpd.domain.publication import Publication
from cpd.writing import styles

from .base import Component
from .cases.component import Cases
from .directory.component import Directories
from .forms.component import Forms
from .glossary.component import Glossaries
from .life.component import Lives
from .moves.component import Moves
from .notices.component import Notices
from .routes.component import Routes
from .sharing.component import Sharing
from .slides.component import Slides
from .stories.component import Stories
from .tools.component import Tools

COMPONENTS: Final[tuple[type[Component], ...]] = (
    Moves,  # former ids stand in the text, where lists and cases look for ids
    Sharing,  # compares what authors have written
    Forms,
    Cases,
    Stories,  # their first words are taken before anything is put above them
    Notices,
    Lives,  # a banner stands above facts
    Directories,
    Glossaries,  # explains words in all that stands there by now
    Routes,  # a step may lead to an entry of the glossary
    Tools,  # below all that a page says
    Slides,  # last: nothing that is made of pages has what a speaker is told
)


RULES: Final = rules.RULES | {rule: words for one in COMPONENTS for rule, words in one.rules.items()}
"""All rules by name."""

MANIFEST: Final = (*storage.FIRST, *(entry for one in COMPONENTS for entry in one.kept), *storage.LAST)
"""All that may be kept in a reader's browser."""

BLOCKS: Final = tuple(block for one in COMPONENTS for block in one.blocks)

KEYS: Final = frozenset(key for one in COMPONENTS for key in one.keys)
"""The entries in front matter that components read."""

STYLES: Final = styles.joined(styles.CORE, *(one.styles for one in COMPONENTS))
"""All stylesheets that not every page needs."""


def components(publication: Publication) -> tuple[Component, ...]:
    """All components, for one build."""
    return tuple(one(publication) for one in COMPONENTS)
