"""What the generator says is nobody's in particular: a site's own words come from its settings and its pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from support.sites import REPOSITORY

OWN: Final = re.compile(
    r"schools working together|schools?|teachers?|teaching|lessons?|pupils?|headteachers?|departments?|governors?|"
    r"math(s|ematics) hub|CC BY|half a term|suite leader",
    re.IGNORECASE,
)
"""Words of this site's own."""

IN_ENGLISH: Final = "overrides/assets/cpd/names/english.js"
"""What begins with a capital in English and is nobody's name: any site's."""


def words_of(path: Path) -> list[str]:
    found = OWN.finditer(path.read_text(encoding="utf-8"))
    return [f"{path.relative_to(REPOSITORY)}: {one[0]}" for one in found]


def test_the_generator_has_no_word_of_this_site() -> None:
    files = [
        path
        for folder in ("hooks", "overrides")
        for path in sorted((REPOSITORY / folder).rglob("*"))
        if path.suffix in {".py", ".html", ".js", ".css", ".svg", ".json"} and "vendor" not in path.parts
    ]
    found = [one for path in files if str(path.relative_to(REPOSITORY)) != IN_ENGLISH for one in words_of(path)]
    assert found == []
