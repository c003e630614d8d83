"""A small site of case studies: some known well, some hardly, two lost."""

from __future__ import annotations

from typing import Final

CASES: Final = """
    index.md
        | # Home
    refs.md
        | # References
        |
        | Ashgrove and its neighbours, 2011. Cut off.
        | { #ashgrove }
    report/
        sharing.md
            | ---
            | theme: {id: sharing, label: Sharing}
            | ---
            | # A track record of sharing
            |
            | /// case-studies
            |     show: list
            |     theme: sharing
            | ///
        time.md
            | ---
            | theme: time
            | ---
            | # Time
            |
            | /// case-studies
            |     show: list
            |     theme: time
            | ///
    cases/
        index.md
            | ---
            | contents: [ashgrove, birch, cedar, dale, lost]
            | ---
            | # Cases
            |
            | ## Before
            |
            | Words before the grid.
            |
            | /// case-studies
            |     show: all
            | ///
            |
            | ## After
            |
            | Words after it.
        ashgrove.md
            | ---
            | case_study:
            |   ref: II01
            |   institution: "Ashgrove, Oak & Co School"
            |   partnership: Ashmaths
            |   phase: Primary
            |   region: South West
            |   place: {name: Falmouth, latitude: 50.15, longitude: -5.07}
            |   status: [Leading Edge School, Technology College]
            |   collaboration: [Hub and spoke]
            |   offer: [Shared tasks]
            |   funding: [Local authority]
            |   themes: [sharing, time]
            |   sources: [ashgrove]
            | ---
            | # Ashgrove School
            |
            | ## What is known
            |
            | Ashgrove words.
        birch.md
            | ---
            | case_study:
            |   institution: Birch College
            |   phase: Secondary
            |   region: North West
            |   place: {name: Bury, latitude: 53.59, longitude: -2.30}
            |   collaboration: [Hub and spoke, Pairs]
            |   themes: [sharing]
            | ---
            | # Birch College
        cedar.md
            | ---
            | case_study:
            |   institution: Cedar School
            |   phase: Secondary
            |   region: South West
            |   place: {name: St Ives, latitude: 50.21, longitude: -5.48}
            |   status: [Technology College]
            |   funding: [A charity]
            | ---
            | # Cedar School
        dale.md
            | ---
            | case_study:
            |   institution: Dale School
            |   phase: Primary
            |   collaboration: [Pairs]
            |   themes: [time]
            | ---
            | # Dale School
        lost.md
            | ---
            | case_study:
            |   - ref: II03
            |   - ref: II10
            |     phase: Secondary
            | ---
            | # Two that are lost
"""

ELM: Final = """
    cases/
        elm.md
            | ---
            | case_study:
            |   institution: Elm School
            |   phase: Post-16
            |   region: North East
            |   place: {name: Durham, latitude: 54.78, longitude: -1.57}
            |   status: [Beacon School]
            |   collaboration: [Hub and spoke]
            |   themes: [time]
            | ---
            | # Elm School
"""
"""One case more."""

LOST: Final = ("lost-ii03", "lost-ii10")
IDS: Final = ("ashgrove", "birch", "cedar", "dale", *LOST)
FILTERS: Final = ("phase", "region", "status", "collaboration", "funding", "themes")
