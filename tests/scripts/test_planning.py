"""What the planner proposes is the best that fits, worked out in another way; and with whom something can be done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from random import Random
from typing import Any, Final

from support.node import asked

WITHS: Final = [None, "alone", "a colleague", "your department", "the other school", "your subject leader"]
WORK_OUT: Final = "(tasks) => tasks.map(([catalogue, wishes]) => [cpd.plan.plan(catalogue, wishes), cpd.plan.plan(catalogue, wishes)])"


def made_up(random: Random) -> dict[str, Any]:
    """A catalogue of one or two suites, some items outside, some without minutes."""
    items: list[dict[str, Any]] = []
    for number in range(random.randint(2, 9)):
        suite = random.choice(["s", "s", "s", "s", "t", None])
        number_of_page = random.randint(1, 7)
        page = f"{suite}/{number_of_page}"
        kind, minutes = ("ask", random.choice([5, 10, 15, 20, 25, 40])) if random.random() < 0.75 else ("idea", None)
        items.append(
            {
                "id": f"{suite}/{number}" if suite else str(number), "kind": kind, "title": f"N {number}", "url": f"{page}/#{number}",
                "suite": suite, "section": f"{suite} {number_of_page // 5}" if suite else None, "minutes": minutes, "with": random.choice(WITHS), "phase": None,
                "tags": random.sample(["a", "b"], random.randint(0, 2)), "label": "", "was": [],
                **({"withdrawn": True} if random.random() < 0.1 else {}),
            }
        )  # fmt: skip
    items.sort(key=lambda item: (item["suite"] or "~", item["url"].split("#")[0]))
    suites = [{"id": name, "title": name, "url": f"{name}/", "phase": phase} for name, phase in (("s", "Primary"), ("t", "All phases"))]
    return {
        "kinds": {"idea": {"label": "", "plural": ""}, "ask": {"label": "", "plural": "", "asks": True}},
        "suites": suites,
        "items": items,
    }


def fit(item: dict[str, Any], people: int) -> int:
    """2 made for so many, 1 at a pinch, 0 not."""
    least, best = {
        None: (1, [1, 2, 3]), "alone": (1, [1]), "a colleague": (2, [2, 3]), "your department": (2, [3]),
        "the other school": (2, []), "your subject leader": (2, []),
    }[item["with"]]  # fmt: skip
    return 0 if people < least else 2 if min(people, 3) in best else 1


def page_of(item: dict[str, Any]) -> str:
    return str(item["url"]).partition("#")[0]


def fitting(catalogue: dict[str, Any], wishes: dict[str, Any]) -> list[dict[str, Any]]:
    phases = {"s": "primary", "t": "all", None: ""}
    return [
        item
        for item in catalogue["items"]
        if item["minutes"]
        and not item.get("withdrawn")
        and fit(item, wishes["people"])
        and wishes.get("suite") in (None, item["suite"])
        and (not wishes.get("phase") or phases[item["suite"]] in (wishes["phase"], "all"))
        and (not wishes.get("topic") or wishes["topic"] in item["tags"])
        and item["id"] not in wishes["done"]
    ]


def is_opened(catalogue: dict[str, Any], item: dict[str, Any]) -> bool:
    ideas = [one for one in catalogue["items"] if one["kind"] == "idea" and not one.get("withdrawn")]
    before = catalogue["items"][: catalogue["items"].index(item)]
    same_section = [one for one in ideas if one in before and one["section"] == item["section"] and item["section"]]
    return any(page_of(one) == page_of(item) for one in ideas) or bool(same_section)


def step(catalogue: dict[str, Any], one: dict[str, Any], other: dict[str, Any]) -> int:
    """What going on from one to the other costs."""
    if page_of(one) == page_of(other):
        return 0
    if one["suite"] is None or one["suite"] != other["suite"]:
        return 12
    peers = [item for item in catalogue["items"] if item["minutes"] and not item.get("withdrawn") and item["suite"] == one["suite"]]
    if peers.index(other) == peers.index(one) + 1:
        return 0
    return 2 if one["section"] == other["section"] else 5


def worth(catalogue: dict[str, Any], chosen: Sequence[dict[str, Any]], opening: int, people: int) -> int:
    """As plan.js promises, worked out in another way."""
    own: int = sum(item["minutes"] - 1 - (4 if fit(item, people) == 1 else 0) for item in chosen)
    return (opening or -3) + own - sum(step(catalogue, one, other) for one, other in pairwise(chosen))


def room(minutes: int) -> int:
    """What the activities and the opening idea may take."""
    breaks = minutes // 105 * 10 if minutes >= 120 else 0
    return minutes - breaks - (12 if minutes >= 90 else 8 if minutes >= 45 else 5 if minutes >= 25 else 0)


def best(catalogue: dict[str, Any], wishes: dict[str, Any], space: int) -> int | None:
    """The greatest worth of all lists there are; none where nothing fits."""
    all_of_them = fitting(catalogue, wishes)
    worths = [
        worth(catalogue, chosen, opening, wishes["people"])
        for count in range(1, len(all_of_them) + 1)
        for chosen in combinations(all_of_them, count)
        for opening in range(4 if is_opened(catalogue, chosen[0]) else 1)
        if sum(item["minutes"] for item in chosen) + opening <= space
    ]
    return max(worths, default=None)


def test_a_proposal_is_in_time_in_order_always_the_same_and_the_best_there_is() -> None:
    random = Random(5)
    tasks = []
    for _ in range(160):
        catalogue = made_up(random)
        done = [item["id"] for item in catalogue["items"] if random.random() < 0.1]
        wishes: dict[str, Any] = {
            "minutes": random.choice([5, 17, 20, 24, 25, 40, 45, 60, 90, 130, 240]),
            "people": random.randint(1, 6),
            "done": done,
        }
        wishes |= random.choice([{}, {}, {"suite": "s"}, {"phase": "primary"}, {"topic": "a"}])
        tasks.append((catalogue, wishes))
    steps: set[int] = set()
    for (catalogue, wishes), (plan, again) in zip(tasks, asked(["plan"], WORK_OUT, tasks), strict=True):
        items = {item["id"]: item for item in catalogue["items"]}
        used = [items[part["id"]] for part in plan["parts"] if part["id"] in items]
        chosen = [item for item in used if item["minutes"]]
        opening = sum(part["minutes"] for part in plan["parts"] if part["id"] in items and not items[part["id"]]["minutes"])
        wanted = best(catalogue, wishes, room(wishes["minutes"]))
        if wanted is None:
            wanted = best(catalogue, wishes, wishes["minutes"])
        assert plan == again
        assert sum(part["minutes"] for part in plan["parts"]) + plan["spare"] == wishes["minutes"]
        assert plan["spare"] >= 0
        assert chosen == [item for item in catalogue["items"] if item in chosen]
        assert (plan["worth"] if chosen else None) == wanted
        assert all(part["why"] for part in plan["parts"])
        if chosen:
            steps |= {step(catalogue, one, other) for one, other in pairwise(chosen)}
            assert worth(catalogue, chosen, opening, wishes["people"]) == wanted
            assert (plan["nearest"], len(used) - len(chosen)) == ([], int(is_opened(catalogue, chosen[0])))
        else:
            assert plan["nearest"]
    assert steps == {0, 2, 5, 12}


COMPANY: Final = {
    ("", 1): [2, ""],
    ("alone", 4): [1, "each for themselves"],
    ("on your own", 1): [2, ""],
    ("a colleague", 1): [0, ""],
    ("a colleague", 2): [2, ""],
    ("a colleague", 3): [2, "as a three"],
    ("a colleague", 6): [2, "in 3 pairs"],
    ("a partner", 7): [2, "in pairs and a three"],
    ("a partner institution", 4): [1, "ask them to come"],
    ("the other school", 1): [0, ""],
    ("your department", 2): [1, ""],
    ("your leadership team", 5): [2, ""],
    ("your business manager", 4): [1, "ask them to come"],
}


def test_with_whom_is_read_as_people_mean_it() -> None:
    found = asked(["plan"], "(all) => all.map(([words, people]) => Object.values(cpd.plan.company(words, people)))", [*COMPANY])
    assert dict(zip(COMPANY, found, strict=True)) == COMPANY
