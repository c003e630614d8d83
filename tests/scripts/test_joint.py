"""What several people have in common is counted as another calculation counts it."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from typing import Any, Final

import pytest

from support.node import asked

MEASURE: Final = """([fields, all]) => all.map(([kind, values, places]) => {
    const measure = cpd.joint.measure(fields[kind], values, places);
    return [measure && { ...measure, tally: Object.fromEntries(measure.tally) }, cpd.joint.proposed(fields[kind], values)];
})"""
FIELDS: Final = {
    "scale": {"type": "scale", "choices": [{"id": str(n), "label": str(n)} for n in range(1, 6)]},
    "choice": {"type": "choice", "choices": [{"id": one, "label": one} for one in "abc"]},
    "choices": {"type": "choices", "choices": [{"id": one, "label": one} for one in "abc"]},
    "number": {"type": "number", "choices": []},
}


def answer(chance: random.Random, kind: str) -> Any:
    """One person's answer."""
    if kind == "choices":
        return sorted(chance.sample("abc", chance.randint(1, 3)))
    return str(chance.choice({"scale": "12345", "choice": "abc", "number": [8, 9.5, 10, 12, 40]}[kind]))


def counted(chance: random.Random, kind: str) -> tuple[str, list[Any], int]:
    """Answers of two to nine people."""
    return kind, [answer(chance, kind) for _ in range(chance.randint(2, 9))], 0


def expected(kind: str, values: list[Any]) -> tuple[dict[str, Any], Any]:
    """The same, worked out here."""
    tally = Counter(one for value in values for one in (value if kind == "choices" else [value]))
    [(first, most), *others] = tally.most_common()
    mode = "" if others and others[0][1] == most else first
    if kind == "choice":
        return {"tally": tally, "middle": [], "ends": [], "agreed": most, "apart": 1 - most / len(values)}, mode
    if kind == "choices":
        agreed = statistics.mean(tally.values())
        half = [one for one in "abc" if tally[one] * 2 > len(values)]
        return {"tally": tally, "middle": [], "ends": [], "agreed": agreed, "apart": 1 - agreed / len(values)}, half
    numbers = [float(value) for value in values]
    middle = [statistics.median_low(numbers), statistics.median_high(numbers)]
    facts = {"tally": tally, "middle": middle, "ends": [min(numbers), max(numbers)]}
    distance = statistics.mean(abs(one - statistics.median(numbers)) for one in numbers)
    if kind == "number":
        centre = statistics.median(numbers)
        return facts | {"agreed": sum(abs(one - centre) <= centre / 10 for one in numbers), "apart": min(1, distance / centre)}, mode
    agreed = max(sum(low <= one <= low + 1 for one in numbers) for low in numbers)
    return facts | {"agreed": agreed, "apart": distance / 2}, f"{middle[0]:g}" if middle[0] == middle[1] else ""


def test_middle_spread_and_agreement_are_those_of_another_calculation() -> None:
    chance = random.Random(5)
    cases = [counted(chance, kind) for kind in FIELDS for _ in range(60)]
    found = asked(["joint"], MEASURE, [FIELDS, cases])
    alone, worst, nearly, ranked = asked(
        ["joint"],
        MEASURE,
        [FIELDS, [["scale", ["3"], 0], ["scale", ["1", "5"], 0], ["scale", ["2", "2", "3", "5"], 0], ["number", ["1", "2", "9"], 10]]],
    )

    for (kind, values, _), (measure, proposed) in zip(cases, found, strict=True):
        facts, proposal = expected(kind, values)
        same = len({str(value) for value in values}) == 1
        share = facts["agreed"] / len(values)
        level = "same" if same else "close" if share >= 1 else "mostly" if share >= 0.75 else "apart"
        assert {name: measure[name] for name in facts} == {**facts, "apart": pytest.approx(facts["apart"])}, (kind, values)
        assert (measure["count"], measure["level"], proposed) == (len(values), level, proposal), (kind, values)
    assert (alone, worst[0]["level"], worst[0]["apart"], worst[1]) == ([None, "3"], "apart", 1, "")
    assert (nearly[0]["level"], nearly[0]["agreed"], ranked[0]["agreed"]) == ("mostly", 3, 2)
