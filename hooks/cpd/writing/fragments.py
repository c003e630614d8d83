"""Fragments: the templates we draw ourselves once everything is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from cpd.domain.wording import USUAL


class Fragments:
    """Draws ``overrides/fragments/cpd/NAME.html`` for a view, escaping all that is not Markup."""

    def __init__(self, env: Environment, words: Mapping[str, str] = USUAL) -> None:
        """``words`` are those that the site says its own way."""
        self._words = words
        # MkDocs' own environment does not escape.
        self._env = env.overlay(autoescape=True)

    def draw(self, name: str, **view: Any) -> str:  # noqa: ANN401  # a template takes anything
        """The fragment of that name as HTML; ``view`` holds what it can use, by name."""
        return self._env.get_template(f"fragments/cpd/{name}.html").render(own=self._words, **view)
