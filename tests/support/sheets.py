"""Forms to lay out: one with every part, and answers that are hard to write down."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from textwrap import indent

from cpd.components.forms import reading as forms
from cpd.components.forms import sheet
from cpd.components.forms.model import Form
from cpd.components.forms.sheet import Sheet
from cpd.reading.located import located

DAY = "2026-11-22"

HARD = "Grüße 👩🏽‍🏫 <script>alert('&amp;')</script>\n  two  spaces \n\ttab\x0b\x00\ud800 end ]]>"
"""Umlauts, emoji, markup, breaks, spaces, a tab, and three characters that XML cannot hold."""
HARD_SAID = "Grüße 👩🏽‍🏫 <script>alert('&amp;')</script>\n  two  spaces \n\ttab end ]]>"

DIRECTIONS: dict[str, list[tuple[str, bool]]] = {
    "We meet on Monday.": [("We meet on Monday.", False)],
    "نلتقي يوم الاثنين. 14:30": [("نلتقي يوم الاثنين. 14:30", True)],
    "«אנחנו נפגשים» (2026)\nשוב": [("«אנחנו נפגשים» (2026)\nשוב", True)],
    "We say شكرا جزيلا to Ms Haddad.": [("We say ", False), ("شكرا جزيلا", True), (" to Ms Haddad.", False)],
    "نستخدم GeoGebra 6 كل أسبوع": [("نستخدم ", True), ("GeoGebra 6", False), (" كل أسبوع", True)],
    "2026: 12 + 3": [("2026: 12 + 3", False)],
}
"""Answers, each with its stretches and whether they are read from right to left; the paragraph is set as its first letter is read."""

ARABIC = """
parts:
  - {type: short-text, id: school, label: المدرسة}
  - type: table
    id: steps
    label: الخطوات
    columns: [{id: what, label: ماذا, type: long-text}, {id: when, label: متى, type: date}]
"""

WHOLE = """
id: whole
example-note: Ashgrove is invented.
parts:
  - {type: heading, label: The school, help: As it is now.}
  - {type: short-text, id: school, label: Name, help: In full, required: true, example: Ashgrove}
  - {type: date, id: day, label: Day, example: 2026-09-14}
  - {type: number, id: pupils, label: Year 8, least: 0, most: 400, unit: pupils, example: 142}
  - {type: long-text, id: focus, label: What should be different?, lines: 6, example: "One thing.\\n\\nAnd another."}
  - {type: choice, id: phase, label: Where are you?, choices: [Before, During, After], example: during}
  - {type: choices, id: seen, label: What have you seen?, choices: [Books, Lessons, Tests], example: [books, tests]}
  - {type: scale, id: sure, label: How sure are you?, points: 4, low: not sure, high: very sure, example: 3}
  - {type: choice, id: month, label: Which month?, choices: [Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov], example: sep}
  - {type: heading, label: The work}
  - type: grid
    id: practice
    label: What is usual
    help: Not the best lesson.
    rows: [{id: why, label: Pupils say why.}, {id: talk, label: Pupils talk.}]
    columns:
      - {id: own, label: Our school, type: scale, points: 4, low: rarely, high: always}
      - {id: how, label: How we know, type: long-text, lines: 3}
    advice: Let pupils explain.
    example: {why: {own: 2, how: Books of 8B.}, talk: {own: 4}}
  - {type: summary, label: Where to start, of: [practice]}
  - type: table
    id: log
    label: Log
    rows: 2
    columns:
      - {id: day, label: Day, type: date}
      - {id: done, label: What we did, type: long-text}
      - {id: hours, label: How long, type: number, unit: hours}
      - {id: who, label: Who, type: choice, choices: [Us, Them]}
      - {id: next, label: Next}
    example: [{day: 2026-10-01, done: We met., hours: 2, who: them}, {day: 2026-10-08}, {next: Go on.}]
  - type: sort
    id: cards
    label: Sort these
    piles: [Coaching, {id: either, label: Could be either}]
    cards:
      - {id: asks, label: Someone asks., belongs: coaching, why: A coach asks.}
      - {id: tells, label: Someone tells., belongs: [coaching, either], why: Both do.}
    choose: 1
    ask: Why this one?
    example: {asks: coaching, tells: either, chosen-1: tells, chosen-1-note: It happens.}
  - {type: sort, id: order, label: Put in order, cards: [First, Second], example: {first: 2, second: 1}}
  - {type: signature, id: signed, label: For the school, example: {name: A. Okafor, date: 2026-09-14}}
"""


def form(described: str, title: str = "Action plan") -> Form:
    """A form from what stands below ``form:``."""
    found, findings = forms.read("forms/a.md", located(f"form:\n{indent(described, '  ')}", 2))
    assert [finding.worded() for finding in findings] == []
    assert found is not None
    return found.with_title(title)


@cache
def blank(described: str = WHOLE) -> Sheet:
    return sheet.blank(form(described))


@cache
def example(described: str = WHOLE) -> Sheet:
    return sheet.example(form(described))


def answered(answer: str, type_: str = "long-text") -> Sheet:
    """An example with one question, and one answer that no author could write."""
    asked = form(f"parts: [{{type: {type_}, id: q, label: Q}}]")
    return sheet.example(replace(asked, example={"q": answer}))


def names(drawn: Sheet) -> set[str]:
    """The fields of a sheet."""
    return {answer.field.name for answer in drawn.answers()}


def marks(drawn: Sheet) -> set[str]:
    """What a file must hold: a field's name where one writes, and one with the choice for each box."""
    return {
        f"{answer.field.name}={choice.id}" if choice else answer.field.name
        for answer in drawn.answers()
        for choice in (answer.ticks or (None,))
    }
