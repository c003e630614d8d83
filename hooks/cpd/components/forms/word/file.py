"""A sheet as a Word file, to be printed or filled in."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from cpd.components.forms.archives import zip_of
from cpd.components.forms.layout import file_title, layout_of
from cpd.components.forms.lines import RuledTable
from cpd.components.forms.looks import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.xml import Xml, element

from .elements import run, runs, twips_from_millimetres, w
from .package import edge_ids, package
from .paragraphs import paragraphs
from .tables import last_paragraph, table_element


def word_file(sheet: Sheet, *, day: str) -> bytes:
    """A sheet as the content of a docx file.

    ``day``, written YYYY-MM-DD, is all that the file says of time: the same sheet and day make the same bytes.
    Raises ValueError where ``day`` is no such day.
    """
    moment, ids = datetime.fromisoformat(day), count(1)
    body: list[Xml] = []
    for laid in layout_of(sheet):
        body += (table_element(laid, ids),) if isinstance(laid, RuledTable) else paragraphs(laid, ids)
    if body[-1].startswith("<w:tbl>"):
        body.append(last_paragraph())
    edges = _edges(sheet)
    return zip_of(package(w("body", *body, _section(edge_ids(edges))), edges, title=file_title(sheet), moment=moment))


def _edges(sheet: Sheet) -> dict[str, Xml]:
    """What stands above and below on each page."""
    page, pages = (w("fldSimple", run("1"), instr=f" {field} ") for field in ("PAGE", "NUMPAGES"))
    header = {"header": _edge("Header", *runs(sheet.mark))} if sheet.mark else {}
    return header | {"footer": _edge("Footer", *runs(sheet.title), run("\tPage "), page, run(" of "), pages)}


def _edge(style: str, *words: Xml) -> Xml:
    return w("p", w("pPr", w("pStyle", val=style)), *words)


def _section(edges: dict[str, str]) -> Xml:
    """The size of the page, its margins, and what stands above and below, by their ids."""
    width, height, margin, half = map(twips_from_millimetres, (PAGE_WIDTH, PAGE_HEIGHT, MARGIN, MARGIN // 2))
    return w(
        "sectPr",
        *(element(f"w:{name}Reference", {"w:type": "default", "r:id": one_id}) for name, one_id in edges.items()),
        w("pgSz", w=width, h=height),
        w("pgMar", top=margin, right=margin, bottom=margin, left=margin, header=half, footer=half, gutter=0),
        w("cols", space=720),
        w("docGrid", linePitch=360),
        # Marks of Word's own from its empty file.
        rsidR="00FC693F",
        rsidRPr="0006063C",
        rsidSect="00034616",
    )
