"""What a link that holds somebody's words may hold, and what comes in by a forged one."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any, Final

import pytest

from support.node import asked
from support.practice import COUNT, TITLE

SCRIPTS: Final = ["store", "tray", "share"]
WHOLE: Final = {
    "id": COUNT,
    "title": TITLE,
    "facet": "answer",
    "value": "Thirty, Ä 😀 </script>",
    "asked": "0123456789ab",
    "wording": "How many?",
}
READ: Final = "all => Promise.all(all.map(cpd.shared.read))"
PLAIN: Final = "delete window.CompressionStream"


def deflated(value: object) -> str:
    packer = zlib.compressobj(wbits=-15)
    text = value if isinstance(value, str) else json.dumps(value)
    return "#shared=d" + base64.urlsafe_b64encode(packer.compress(text.encode()) + packer.flush()).decode().rstrip("=")


def plain(value: object) -> str:
    return "#shared=j" + base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(("before", "letter"), [("", "d"), (PLAIN, "j")])
def test_what_a_link_holds_is_read_back_whole(before: str, letter: str) -> None:
    note = {"id": "page/suite/page", "title": "A page", "facet": "note", "value": "x"}
    link = asked(SCRIPTS, f"parts => {{ {before}; return cpd.shared.link(parts); }}", [WHOLE, note])
    assert link.startswith(f"https://site.example/my-record/#shared={letter}")
    assert asked(SCRIPTS, READ, [link.partition("#")[2], plain({"v": 1, "shared": [WHOLE]})]) == [[WHOLE, note], [WHOLE]]


def test_a_forged_link_is_refused_or_loses_what_does_not_belong() -> None:
    def one(**changes: object) -> dict[str, Any]:
        return {"v": 1, "shared": [{name: value for name, value in (WHOLE | changes).items() if value is not None}]}

    forged = [
        "",
        "#shared=",
        "#shared=d%%%",
        "#shared=dAAAA",
        "#shared=x" + plain(one())[9:],
        plain(one())[:-9],
        deflated("not json"),
        deflated("null"),
        deflated({"v": 2, "shared": [WHOLE]}),
        deflated({"v": 1, "shared": []}),
        deflated({"v": 1, "shared": {"length": 1}}),
        deflated({"v": 1, "shared": [None]}),
        deflated({"v": 1, "shared": [WHOLE] * 201}),
        deflated(one(facet="star")),
        deflated(one(facet="earlier.answer")),
        deflated(one(value=["Thirty"])),
        deflated(one(value="")),
        deflated(one(value=None)),
        deflated(one(id="__proto__ x")),
        deflated(one(id="one#count")),
        deflated(one(id=7)),
        deflated(one(title={})),
        deflated(one(wording="x" * 4001)),
        deflated(one(asked=1)),
        deflated(one(value="x" * 200_001)),
        deflated("[" * 5_000_000),
        plain(one(value="x" * 200_001)),
    ]
    assert [text[:60] for text, found in zip(forged, asked(SCRIPTS, READ, forged), strict=True) if found is not None] == []
    extra = '{"v":1,"shared":[{"__proto__":{"facet":"note"},"onclick":"alert(1)",' + json.dumps(WHOLE)[1:] + "]}"
    assert asked(SCRIPTS, "async text => [await cpd.shared.read(text), ({}).facet ?? null]", deflated(extra)) == [[WHOLE], None]
