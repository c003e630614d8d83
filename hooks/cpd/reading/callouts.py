"""Callouts in the tree: found in either spelling, given kind, title, facts and marks."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from cpd.domain import markers
from cpd.domain.days import day_in_words
from cpd.domain.items import Options
from cpd.domain.kinds import Kind
from cpd.domain.words import count_in_words

from .blocks import BLOCK_NUMBER, DRAFT
from .found_callout import FoundCallout

_BOXES = frozenset({"div", "details"})
AVAILABILITY = {"current": "available", "archived": "archived", "gone": "no longer available"}


def find_callouts(
    root: etree.Element, kinds: dict[str, Kind], of_blocks: list[FoundCallout]
) -> Iterator[tuple[etree.Element, FoundCallout]]:
    """Every callout below the root in document order, with what is known of it; ``of_blocks`` holds that of blocks, by their number."""
    for element in root.iter():
        if element.tag not in _BOXES:
            continue
        if element.get(BLOCK_NUMBER) is not None and element.get("class") == DRAFT:
            yield element, of_blocks[int(element.attrib.pop(BLOCK_NUMBER))]
        elif kind := _admonition_kind(element, kinds):
            is_titled = _is_titled(element, kind)
            yield element, FoundCallout(kind=kind, is_titled=is_titled, title="".join(element[0].itertext()) if is_titled else "")


def dress(element: etree.Element, callout: FoundCallout, *, marked: bool) -> None:
    """Give the element of a callout its final form. If ``marked``, marks are put into it, and id and number are filled in later."""
    options = callout.options
    is_details = element.tag == "details" or (callout.is_block and options.open is not None)
    if callout.is_block and options.open:
        element.set("open", "open")
    classes = [c for c in element.get("class", "").split() if c not in {DRAFT, "admonition", callout.kind.name}]
    element.tag = "details" if is_details else "div"
    element.set("class", " ".join([*([] if is_details else ["admonition"]), callout.kind.name, *classes, "cpd-callout"]))
    head = _head(element, callout, marked=marked)
    head.tag = "summary" if is_details else "p"
    head.set("class", "admonition-title")
    if options.id:
        element.set("id", options.id)
    after = [*_facts(options), *_withdrawal_notice(callout)]
    for position, extra in enumerate(after, start=1):
        element.insert(position, extra)
    if options.minutes:
        _label_parts(element)
    if marked:
        element.set("data-record", markers.in_tree(markers.RECORD, callout.key))
        element.text = markers.in_tree(markers.START, callout.key)
        last = element[len(after)]
        last.tail = markers.in_tree(markers.TWIN, callout.key) + markers.in_tree(markers.BODY, callout.key) + (last.tail or "")
        element.tail = markers.in_tree(markers.END, callout.key) + (element.tail or "")


def set_id(element: etree.Element, anchor: str) -> None:
    """Set a callout's id, and name the group by its title."""
    element.set("id", anchor)
    if element.tag == "div":
        element.set("role", "group")
        element.set("aria-labelledby", f"{anchor}--title")
        element[0].set("id", f"{anchor}--title")


def _admonition_kind(element: etree.Element, kinds: dict[str, Kind]) -> Kind | None:
    classes = element.get("class", "").split()
    if element.tag == "div" and "admonition" not in classes:
        return None
    return next((kinds[name] for name in classes if name in kinds), None)


def _is_head(element: etree.Element) -> bool:
    return element.tag == "summary" or (element.tag == "p" and "admonition-title" in element.get("class", "").split())


def _is_titled(element: etree.Element, kind: Kind) -> bool:
    """Whether an author wrote the title: without one, the extensions take the class for it."""
    if len(element) == 0 or not _is_head(element[0]):
        return False
    words = "".join(element[0].itertext()).strip().casefold()
    return bool(words) and words != kind.name.casefold()


def _head(element: etree.Element, callout: FoundCallout, *, marked: bool) -> etree.Element:
    """The title element: kind in words, then the title."""
    has_own = len(element) > 0 and (callout.is_titled or _is_head(element[0]))
    head = element[0] if has_own else etree.Element("p")
    if not has_own:
        head.tail = element.text
        element.text = None
        element.insert(0, head)
    title = etree.Element("span", {"class": "cpd-callout__title"})
    if callout.is_titled:
        title.text = head.text
        title.extend(list(head))
    head.text = None
    for child in list(head):
        head.remove(child)
    kind = etree.SubElement(head, "span", {"class": "cpd-callout__kind"})
    kind.text = callout.kind.label
    if marked:
        kind.text += markers.in_tree(markers.NUMBER, callout.key)
        title.text = markers.in_tree(markers.TITLE, callout.key) + (title.text or "")
        _append(title, markers.in_tree(markers.TITLE_END, callout.key))
    if callout.is_titled:
        kind.tail = " "
        head.append(title)
    return head


def _append(element: etree.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _facts(options: Options) -> list[etree.Element]:
    """The line of small facts below the title, as a list; none where there is nothing to say."""
    facts = etree.Element("ul", {"class": "cpd-facts"})
    if options.minutes:
        _fact(facts, "minutes", count_in_words(options.minutes, "minute"))
    for name, words in (
        ("with", _company(options.with_ or "")),
        ("type", options.type),
        ("published", ", ".join(filter(None, (options.publisher, options.year)))),
        ("availability", _availability(options)),
    ):
        if words:
            _fact(facts, name, words)
    for name, target, words in (("form", options.form, "Open the form"), ("href", options.href, "Open the resource")):
        if target:
            link = etree.SubElement(_fact(facts, name, None), "a", {"href": target})
            link.text = words
    return [facts] if len(facts) else []


def _fact(facts: etree.Element, name: str, words: str | None) -> etree.Element:
    fact = etree.SubElement(facts, "li", {"class": f"cpd-facts__{name}"})
    fact.text = words
    return fact


def _label_parts(element: etree.Element) -> None:
    """Paragraphs that begin in bold are the parts of something to do: You need, Do, Talk about."""
    for paragraph in element.findall("p"):
        if len(paragraph) and paragraph[0].tag == "strong" and not (paragraph.text or "").strip() and not paragraph.get("class"):
            paragraph.set("class", "cpd-part")
            paragraph[0].set("class", "cpd-part__label")


def _company(words: str) -> str:
    """With whom, as a phrase: "a colleague" becomes "with a colleague", "alone" stays."""
    first = words.split(" ", 1)[0].lower()
    return words if first in {"", "alone", "with", "on", "by", "without"} else f"with {words}"


def _availability(options: Options) -> str:
    words = AVAILABILITY.get(options.availability or "", "")
    if not options.checked:
        return words
    checked = f"checked {day_in_words(options.checked)}"
    return f"{words}, {checked}" if words else checked


def _withdrawal_notice(callout: FoundCallout) -> list[etree.Element]:
    if not callout.options.withdrawn:
        return []
    sentence = etree.Element("p", {"class": "cpd-withdrawn"})
    sentence.text = f"This {callout.kind.label.lower()} has been withdrawn. Its place is kept so that links to it still work."
    return [sentence]
