"""A first visit to a page of each kind weighs no more than its budget, and asks for no more files."""

from __future__ import annotations

from typing import Final

import pytest

from browser.layout import KINDS
from support.sites import Built, file_of
from support.weight import budgets, excess, visit

BUDGETS: Final = budgets()
HEAVIER: Final = {"what differs"}
"""Kinds whose pages may weigh more than 60 kB: a list that grows with its suite."""


def test_every_kind_of_page_has_a_budget() -> None:
    assert set(BUDGETS) == set(KINDS)


def test_budgets_are_at_most_sixty_kilobytes_and_twelve_requests() -> None:
    assert {kind for kind, budget in BUDGETS.items() if budget["all"] > 60} == HEAVIER
    assert max(budget["requests"] for budget in BUDGETS.values()) == 12


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_within_its_budget(real_site: Built, kind: str) -> None:
    one = visit(real_site.folder, file_of(KINDS[kind]))
    assert excess(one, real_site.folder, BUDGETS[kind]) == []
