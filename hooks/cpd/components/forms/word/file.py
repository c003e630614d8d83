"""A sheet as a Word file, to be printed or filled in."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import count

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from cpd.components.forms.archives import files_in, zip_of
from cpd.components.forms.layout import file_title, layout_of
from cpd.components.forms.lines import RuledTable
from cpd.components.forms.looks import LANGUAGE, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.xml_text import xml_text

from .elements import replace_children, run, runs, w
from .paragraphs import paragraphs
from .tables import last_paragraph, table_element
from .template import empty_file


def word_file(sheet: Sheet, *, day: str) -> bytes:
    """A sheet as the content of a docx file.

    ``day``, written YYYY-MM-DD, is all that the file says of time: the same sheet and day make the same bytes.
    Raises ValueError where ``day`` is no such day.
    """
    document = Document(BytesIO(empty_file()))
    _set_properties(document, file_title(sheet), datetime.fromisoformat(day))
    _set_page(document, sheet)
    ids = count(1)
    end = document.element.body[-1]
    for laid in layout_of(sheet):
        for element in (table_element(laid, ids),) if isinstance(laid, RuledTable) else paragraphs(laid, ids):
            end.addprevious(element)
    if end.getprevious().tag == qn("w:tbl"):
        end.addprevious(last_paragraph())
    made = BytesIO()
    document.save(made)
    return zip_of(_in_order(files_in(made.getvalue())))


def _set_properties(document: WordDocument, title: str, day: datetime) -> None:
    """Say what the file is called, its language and its day, and nothing of who made it."""
    known = document.core_properties
    known.title = xml_text(title)
    known.language = LANGUAGE
    known.author = known.last_modified_by = known.comments = known.keywords = known.subject = known.category = ""
    known.revision = 1
    known.created = known.modified = day


def _set_page(document: WordDocument, sheet: Sheet) -> None:
    """Set the size of the page, its margins, and what stands above and below on each."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(MARGIN // 2)
    if sheet.mark:
        section.header.is_linked_to_previous = False
        replace_children(section.header.part.element, w("p", w("pPr", w("pStyle", val="Header")), *runs(sheet.mark)))
    section.footer.is_linked_to_previous = False
    page, pages = (w("fldSimple", run("1"), instr=f" {field} ") for field in ("PAGE", "NUMPAGES"))
    words = (*runs(sheet.title), run("\tPage "), page, run(" of "), pages)
    replace_children(section.footer.part.element, w("p", w("pPr", w("pStyle", val="Footer")), *words))


def _in_order(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files in the order of their names, but first the one that says which of them is what."""
    first = "[Content_Types].xml"
    return {name: files[name] for name in (first, *sorted(files.keys() - {first}))}
