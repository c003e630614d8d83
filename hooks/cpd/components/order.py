"""The components, in the order in which they draw, each with the reason for its place."""

from __future__ import annotations

from typing import Final

from cpd.domain.publication import Publication

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


def components(publication: Publication) -> tuple[Component, ...]:
    """All components, for one build."""
    return tuple(one(publication) for one in COMPONENTS)
