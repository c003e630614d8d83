"""What pages and items were called before: readers' records, and links, follow them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cpd.domain.catalogue import Catalogue
from cpd.domain.findings import DOCS, Finding
from cpd.domain.paths import FRONT_NAMES

RULE = "former-names-are-free"

Moves = Mapping[str, Sequence[str]]
"""The former paths that pages name, by their present path."""


def former_paths(path: str, moves: Moves) -> tuple[str, ...]:
    """The paths a page had: its own, and those that follow from a folder whose index page was moved."""
    found = list(moves.get(path, ()))
    folder, slash, _ = path.rpartition("/")
    while slash:
        for name in FRONT_NAMES:
            for former in moves.get(f"{folder}/{name}", ()):
                before = former.rpartition("/")[0]
                if former.rpartition("/")[2] in FRONT_NAMES:
                    found.append(f"{before}/{path.removeprefix(f'{folder}/')}".lstrip("/"))
        folder, slash, _ = folder.rpartition("/")
    return tuple(one for one in dict.fromkeys(found) if one != path)


def page_findings(moves: Moves, paths: Collection[str]) -> list[Finding]:
    """Former paths at which another page stands, or that two pages claim."""
    claims = ((path, None, former, f"{DOCS}/{former}") for path, formers in moves.items() for former in formers)
    return _findings(claims, {path: f"{DOCS}/{path}" for path in paths}, "`moved_from`")


def item_findings(catalogue: Catalogue) -> list[Finding]:
    """Former ids that another item has, or that two items claim."""
    claims = ((item.page.path, item.line, former, former) for item in catalogue for former in item.former_ids)
    return _findings(claims, {item.id: f'"{item.title}"' for item in catalogue}, "`was`")


def _findings(claims: Iterable[tuple[str, int | None, str, str]], present: Mapping[str, str], key: str) -> list[Finding]:
    """``claims`` holds (path, line, former name, how it is shown); ``present`` says what stands under a name now."""
    owners: dict[str, str] = dict(present)
    found: list[Finding] = []
    for path, line, former, shown in claims:
        if former in owners:
            problem = f"{key} names {shown}, which belongs to {owners[former]}."
            found.append(Finding(path=path, line=line, rule=RULE, problem=problem, remedy="Take it out, or mend the name."))
        owners.setdefault(former, f"{DOCS}/{path}")
    return found
