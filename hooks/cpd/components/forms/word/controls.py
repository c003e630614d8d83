"""Places for answers as content controls of a Word file.

The tag of each is the name of its field, so that answers can be put in and read out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from zlib import crc32

from cpd.components.forms.fields import DATE
from cpd.components.forms.lines import Piece, TickBox, WritingSpace
from cpd.components.forms.looks import LANGUAGE
from cpd.components.forms.xml import Xml, xml_text

from .elements import run, runs, w, w14

LONGEST_TAG = 64
"""More letters than this make Word call a file damaged."""


def control_tag(name: str) -> str:
    """The tag of the control for a field: the field's name; a long one is cut, and told apart by a checksum."""
    if len(name) <= LONGEST_TAG:
        return name
    return f"{name[: LONGEST_TAG - 9]}~{crc32(name.encode()):08x}"


def inline_elements(piece: Piece, ids: Iterator[int]) -> Iterator[Xml]:
    """A piece of a line as what stands in a paragraph: a content control, or runs of text.

    ``ids`` counts the controls of the whole file.
    """
    match piece:
        case WritingSpace():
            yield _writing_space(piece, ids)
        case TickBox():
            yield _tickbox(piece, ids)
        case _:
            yield from runs(piece)


def _writing_space(place: WritingSpace, ids: Iterator[int]) -> Xml:
    hint = [] if place.text else [w("showingPlcHdr")]
    words = runs(place.text) if place.text else [run(place.hint, w("rStyle", val="PlaceholderText"))]
    return _control(place, ids, [*hint, *_control_type(place)], *words)


def _control_type(place: WritingSpace) -> Iterator[Xml]:
    """What Word lets one put in: a day or a choice; any text where nothing is said."""
    slot = place.slot
    if slot.type == DATE:
        shown = (w("dateFormat", val="d MMMM yyyy"), w("lid", val=LANGUAGE), w("storeMappedDataAs", val="dateTime"))
        yield w("date", *shown, w("calendar", val="gregorian"), **_full_date(place.text))
    elif slot.has_choices:
        labels = [choice.label for choice in slot.choices]
        # Word refuses a list that says the same twice.
        items = [
            w("listItem", displayText=f"{label} ({choice.id})" if label in labels[:at] else label, value=choice.id)
            for at, (choice, label) in enumerate(zip(slot.choices, labels, strict=True))
        ]
        yield w("dropDownList", *items, **({"lastValue": place.chosen} if place.chosen else {}))


def _full_date(text: str) -> dict[str, str]:
    """The day that a date says, for Word's calendar; nothing where it says none."""
    try:
        day = datetime.strptime(text, "%d %B %Y").replace(tzinfo=UTC)
    except ValueError:
        return {}
    return {"fullDate": f"{day:%Y-%m-%d}T00:00:00Z"}


_GLYPHS = "MS Gothic"
"""What Word itself draws boxes to tick with."""


def _tickbox(tick: TickBox, ids: Iterator[int]) -> Xml:
    return _control(tick, ids, [_box(is_ticked=tick.is_ticked)], _ticked(tick.glyph))


@cache
def _box(*, is_ticked: bool) -> Xml:
    return w14(
        "checkbox",
        w14("checked", val=str(int(is_ticked))),
        w14("checkedState", val="2612", font=_GLYPHS),
        w14("uncheckedState", val="2610", font=_GLYPHS),
    )


@cache
def _ticked(glyph: str) -> Xml:
    return run(glyph, w("rFonts", hint="eastAsia", ascii=_GLYPHS, eastAsia=_GLYPHS, hAnsi=_GLYPHS))


def _control(answer: WritingSpace | TickBox, ids: Iterator[int], properties: list[Xml], *words: Xml) -> Xml:
    named = (w("alias", val=_alias(answer.label)), w("tag", val=control_tag(answer.name)), w("id", val=next(ids)))
    return w("sdt", w("sdtPr", *named, *properties), w("sdtContent", *words))


@lru_cache(maxsize=1024)  # a question's label stands at each of its boxes
def _alias(label: str) -> str:
    """A label as a content control can bear it: what is too long loses its middle."""
    label = " ".join(xml_text(label).split())
    if _word_length(label) <= LONGEST_TAG:
        return label
    # Letters of the kind that Word counts twice are left out: none must be cut in two.
    kept = [letter for letter in label if letter <= "\uffff"]
    half = (LONGEST_TAG - 1) // 2
    return "".join((*kept[:half], "…", *kept[-half:]))


def _word_length(text: str) -> int:
    """How many letters Word counts in a text."""
    return len(text.encode("utf-16-le")) // 2
