"""The parts of a form as a table: what each type takes, and what its options mean.

The authors' guide, the checks and the reading of a form use the same rows.
"""

from __future__ import annotations

from cpd.reading import values
from cpd.reading.options import Option

from . import model as forms
from .fields import CHOICE, CHOICES, DATE, LONG_TEXT, NUMBER, SCALE, SHORT_TEXT

_LABEL = Option("label", values.text, "the question, in words")
_ID = Option("id", values.name, "a permanent name for the answers; made from the label otherwise")
_HELP = Option("help", values.text, "a sentence that helps to answer")
_REQUIRED = Option("required", values.truth, "`true` where the form makes no sense without an answer")
_WAS = Option("was", values.names, "names the part had before, so that answers are found again")
_EXAMPLE = Option("example", values.anything, "the answer of the filled-in example")
_SHARED = Option("shared", values.name, "a word for what other forms ask too, such as `name`: typed once, offered again")
_GIVES = Option("gives", values.name, "a word under which other forms that share it offer what is written here")
_TYPE = Option("type", values.text, "what sort of part it is")
_LINES = Option("lines", values.positive, "lines to write on")
_CHOICES = Option("choices", values.full_list, "what to choose from")
_POINTS = Option("points", values.positive, "how many points, 2 to 10; 4 otherwise")
_LOW = Option("low", values.text, "what the lowest point means")
_HIGH = Option("high", values.text, "what the highest point means")
_LEAST = Option("least", values.whole, "the smallest number that makes sense")
_MOST = Option("most", values.whole, "the largest number that makes sense")
_UNIT = Option("unit", values.text, "what is counted: people, minutes")

SLOTS: dict[str, tuple[Option, ...]] = {
    SHORT_TEXT: (),
    LONG_TEXT: (_LINES,),
    DATE: (),
    NUMBER: (_LEAST, _MOST, _UNIT),
    CHOICE: (_CHOICES,),
    CHOICES: (_CHOICES,),
    SCALE: (_POINTS, _LOW, _HIGH),
}
"""What one answer can be; also in a column of a grid or table."""

EVERY: tuple[Option, ...] = (_TYPE, _LABEL, _HELP, _ID, _REQUIRED, _WAS, _EXAMPLE)
"""What every part can say; a heading and a summary hold no answer, and take the first three only."""

QUESTION: tuple[Option, ...] = (_SHARED, _GIVES)
"""What a part with one answer can say beside that."""

COLUMNS = Option("columns", values.full_list, "the columns, each with `label`, `id` and the options of its `type`")

GRID: tuple[Option, ...] = (
    Option("rows", values.full_list, "the rows, by their words"),
    COLUMNS,
    Option("advice", values.text, "what a summary says where this grid is rated lowest"),
)
TABLE: tuple[Option, ...] = (
    COLUMNS,
    Option("rows", values.positive, "how many empty rows there are to begin with; 3 otherwise"),
)
SORT: tuple[Option, ...] = (
    Option("cards", values.full_list, "the cards: words, or `label`, `id`, `belongs` and `why`"),
    Option("piles", values.full_list, "the piles to sort into; without them the cards are put in order"),
    Option("choose", values.positive, "how many cards to choose in the end"),
    Option("ask", values.text, "what to say of each card that is chosen"),
)
SUMMARY: tuple[Option, ...] = (Option("of", values.names, "the grids whose ratings it sums up"),)

_BARE = EVERY[:3]

PARTS: dict[str, tuple[Option, ...]] = {
    forms.Heading.type: _BARE,
    **{name: (*EVERY, *QUESTION, *options) for name, options in SLOTS.items()},
    forms.Grid.type: (*EVERY, *GRID),
    forms.Table.type: (*EVERY, *TABLE),
    forms.Signature.type: EVERY,
    forms.Sort.type: (*EVERY, *SORT),
    forms.Summary.type: (*_BARE, *SUMMARY),
}

COLUMN: dict[str, tuple[Option, ...]] = {name: (_TYPE, _LABEL, _ID, *options) for name, options in SLOTS.items()}
"""What a column can say, by its type."""

ENTRY: tuple[Option, ...] = (_LABEL, _ID)
"""A choice, row or pile that is more than its words."""

CARD: tuple[Option, ...] = (
    *ENTRY,
    Option("belongs", values.words, "the pile or piles that fit, by name"),
    Option("why", values.text, "why; shown after placing"),
)

FORM: tuple[Option, ...] = (
    Option("id", values.name, "the form's permanent name; made from the file's otherwise"),
    Option("parts", values.full_list, "the parts, in order"),
    Option("example", values.anything, "the filled-in example: answers by the id of their part"),
    Option("example-note", values.text, "what readers must know of the example: that it is invented"),
)

TABLES: dict[str, tuple[Option, ...]] = {
    "The form itself": FORM,
    "What every part can say": EVERY,
    "What many forms ask": QUESTION,
    "Short text, long text and dates": SLOTS[LONG_TEXT],
    "Numbers": SLOTS[NUMBER],
    "Choices": SLOTS[CHOICES],
    "Scales": SLOTS[SCALE],
    "Grids": GRID,
    "Tables": TABLE,
    "Card sorts": SORT,
    "Cards with an explanation": CARD,
    "Summaries": SUMMARY,
}
"""Those of the authors' guide, by the heading above each."""
