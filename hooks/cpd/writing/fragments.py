"""Fragments: the templates we draw ourselves once everything is known."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment


class Fragments:
    """Draws ``overrides/fragments/cpd/NAME.html`` for a view, escaping all that is not Markup."""

    def __init__(self, env: Environment) -> None:
        # MkDocs' own environment does not escape.
        self._env = env.overlay(autoescape=True)

    def draw(self, name: str, **view: Any) -> str:  # noqa: ANN401  # a template takes anything
        """The fragment of that name as HTML; ``view`` holds what it can use, by name."""
        return self._env.get_template(f"fragments/cpd/{name}.html").render(**view)
