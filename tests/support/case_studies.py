"""Case studies by few words, and anything that one could be."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from cpd.components.cases.drawing import Casebook
from cpd.components.cases.model import CaseStudy, Spot, identified
from cpd.writing.sources import Target

from .things import address

WORDS: Final = ("Secondary", "secondary", "Hub & spoke", "hub and spoke", "Café", "Łódź", "—", "A, B", "<b>x</b>", "ß")


def case(path: str = "a.md", **facts: Any) -> CaseStudy:
    """A case; a town is given as (name, latitude, longitude)."""
    if place := facts.pop("place", None):
        facts["place"] = Spot(name=place[0], latitude=place[1], longitude=place[2])
    return CaseStudy(path=path, institution=facts.pop("institution", path.removesuffix(".md").capitalize()), **facts)


def lost(path: str = "lost.md", **facts: Any) -> CaseStudy:
    """A case of which no name is left."""
    return case(path, institution=None, **facts)


def book(*cases: CaseStudy, **known: Any) -> Casebook:
    """The cases with their ids, each on its page's address."""
    return Casebook(cases=identified(cases), urls={one.path: address(one.path) for one in cases}, **known)


def target(title: str, url: str, label: str | None = None) -> Target:
    """Something that cases lead to."""
    return Target(title=title, url=url, label=label)


@st.composite
def cases(draw: st.DrawFn) -> CaseStudy:
    """Any case."""
    words = st.sampled_from(WORDS)
    many = st.lists(words, max_size=3, unique=True).map(tuple)
    spots = st.builds(Spot, name=words, latitude=st.floats(49, 62), longitude=st.floats(-9, 3))
    fields: dict[str, Any] = {name: draw(many) for name in ("status", "collaboration", "offer", "funding", "themes")}
    return CaseStudy(
        path=draw(st.sampled_from(["a.md", "b/a.md", "c/b/a.md", "b/index.md", "é.md"])),
        institution=draw(st.none() | words),
        ref=draw(st.none() | st.sampled_from(["1", "II07", "?"])),
        phase=draw(st.none() | words),
        region=draw(st.none() | words),
        place=draw(st.none() | spots),
        **fields,
    )
