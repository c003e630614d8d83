"""What stands around the text of pages: what draws it, which tools readers have, whether pages say what they may load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .findings import Say, did_you_mean, shown_value

OURS: Final = "cpd"
THEIRS: Final = "theme"
LOOKS: Final = (OURS, THEIRS)
"""What can draw the frame of pages: our own templates, or those of the site's theme."""

RECORD: Final = "record"
PLANNER: Final = "planner"
TOOLS: Final = (RECORD, PLANNER)
"""The reader's tools."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame that a publisher wants."""

    look: str = ""
    """One of ``LOOKS``; empty where the settings leave it open."""
    tools: tuple[str, ...] = ()
    """Those of ``TOOLS`` that are switched on."""
    names_tools: bool = False
    """Whether the settings say which, be it none."""
    asks_for_policy: bool = False
    """Whether the settings give pages a policy, be it with nothing added."""


def parse_frame(top: Mapping[str, object], say: Say) -> Frame:
    """The frame from all settings; what is not understood is left out."""
    return Frame(
        look=_look(top.get("look"), say),
        tools=_tools(top.get("tools"), say),
        asks_for_policy=top.get("policy") is not None,
        names_tools=top.get("tools") is not None,
    )


def _look(raw: object, say: Say) -> str:
    if raw is None or raw in LOOKS:
        return "" if raw is None else str(raw)
    say(f"extra.cpd.look is {shown_value(raw)}.", f"Write `look: {THEIRS}` for the theme's own pages, or `look: {OURS}` for ours.")
    return ""


def _tools(raw: object, say: Say) -> tuple[str, ...]:
    listed = raw if isinstance(raw, list) else [] if raw is None else [raw]
    for one in listed:
        if one not in TOOLS:
            say(f"extra.cpd.tools names no tool {shown_value(one)}.", did_you_mean(str(one), TOOLS))
    return tuple(one for one in TOOLS if one in listed)
