"""The components in the order in which they draw, each with the reason for its place.

Their stylesheets, and what they keep, come in the same order.
"""

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
    Moves,  # first: former ids stand in the text, where lists and cases look for ids
    Sharing,  # anywhere: it compares what authors have written, which is kept apart
    Forms,  # draws the pages of examples anew, before anything is put on them
    Cases,  # below a banner, so before Lives
    Stories,  # their first words are taken before a banner stands above them
    Notices,  # its feed is named after that of the stories
    Lives,  # a banner stands above facts
    Directories,  # below what authors have written, so before Tools
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

GENRES: Final = {name: called for one in COMPONENTS for name, called in one.genres.items()}
"""What pages can be, by name: what one is called, and several."""

STYLES: Final = styles.all_styles(styles.CORE, *(one.styles for one in COMPONENTS))
"""All stylesheets that not every page needs."""


def components(publication: Publication) -> tuple[Component, ...]:
    """All components, for one build."""
    return tuple(one(publication) for one in COMPONENTS)
