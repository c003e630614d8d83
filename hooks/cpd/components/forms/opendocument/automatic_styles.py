"""Styles that are made as lines and tables need them; OpenDocument calls them automatic."""

from __future__ import annotations

from dataclasses import dataclass, field

from cpd.components.forms.lines import Line
from cpd.components.forms.looks import BOX, LINE
from cpd.components.forms.xml import Xml

from .elements import element
from .styles import BOX_BORDER, RIGHT_TO_LEFT, style_name


@dataclass(slots=True)
class AutomaticStyles:
    """Those of one file, by name; each is a copy of another with something changed."""

    elements: dict[str, Xml] = field(default_factory=dict)
    tables: int = 0
    """How many tables there are so far: each has a style of its own."""

    def add(self, name: str, family: str, properties: Xml, parent: str | None = None) -> str:
        """The name of a style with these properties, which is made unless it is there."""
        parents = {"style__parent_style_name": parent} if parent else {}
        if name not in self.elements:
            self.elements[name] = element("style:style", properties, style__name=name, style__family=family, **parents)
        return name

    def row(self, height: int, *, is_long: bool = False) -> str:
        """The name of the style of a row that is at least so many millimetres high; a long one may go on overleaf."""
        least = {"style__min_row_height": f"{height}mm"} if height else {}
        properties = element("style:table-row-properties", **least, fo__keep_together="auto" if is_long else "always")
        return self.add("LongRow" if is_long else f"Row{height}", "table-row", properties)

    def paragraph(self, line: Line) -> str:
        """The name of the style of a line: its own, or one that differs from it as the line does."""
        style, changes = style_name(line.style), dict[str, str]()
        name = style
        if line.room:
            name = f"Room{line.room + 1}"
            # A border is one with its distances: whoever changes one must say all.
            changes |= BOX_BORDER | {"fo__padding_bottom": f"{_millimetres_from_points(BOX) + line.room * LINE:.2f}mm"}
        if line.begins_page:
            name = f"{name}Next"
            changes["fo__break_before"] = "page"
        if line.runs_left:
            name = f"{name}Leftwards"
            # LibreOffice takes "start", which is meant where nothing is said, for the left side.
            changes |= RIGHT_TO_LEFT | {"fo__text_align": "right"}
        return self.add(name, "paragraph", element("style:paragraph-properties", **changes), style) if changes else style


def _millimetres_from_points(length: float) -> float:
    """Points in millimetres."""
    return length * 25.4 / 72
