"""What Jinja made of templates is taken up only where it is made of the very same, and is as it was written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from cpd.host import compiled
from cpd.host.compiled import CompiledTemplates


def lower(words: str) -> str:
    """A filter."""
    return words.lower()


def upper(words: str) -> str:
    """Another."""
    return words.upper()


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where they are kept meanwhile; templates stand in `templates`, and count as ours."""
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(compiled, "TEMPLATES", tmp_path / "templates")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def drawn(tmp_path: Path, text: str, *, autoescape: bool = False) -> str:
    """What a template says, made by an environment of its own."""
    (tmp_path / "templates/page.html").write_text(text, encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path / "templates"), bytecode_cache=CompiledTemplates(), autoescape=autoescape)
    return env.get_template("page.html").render(sign="<")


def test_a_template_is_compiled_once(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(tmp_path, "a {{ sign }}")
    monkeypatch.delattr(Environment, "_generate")

    assert (drawn(tmp_path, "a {{ sign }}"), first, len(list(kept.iterdir()))) == ("a <", "a <", 1)


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    assert [drawn(tmp_path, text) for text in ("a {{ sign }}", "b {{ sign }}", "a {{ sign }}")] == ["a <", "b <", "a <"]


def test_a_template_that_escapes_is_another(tmp_path: Path) -> None:
    said = [drawn(tmp_path, "{{ sign }}", autoescape=escapes) for escapes in (False, True, False, True)]

    assert said == ["<", "&lt;", "<", "&lt;"]


def test_another_filter_of_the_same_name_is_asked(tmp_path: Path) -> None:
    (tmp_path / "templates/page.html").write_text("{{ 'aB' | case }}", encoding="utf-8")

    def said(case: Callable[[str], str]) -> str:
        env = Environment(loader=FileSystemLoader(tmp_path / "templates"), bytecode_cache=CompiledTemplates(), autoescape=False)
        env.filters["case"] = case
        return env.get_template("page.html").render()

    assert [said(lower), said(upper), said(lower)] == ["ab", "AB", "ab"]


@pytest.mark.parametrize("damaged", [b"", b"short", b"\0" * 500, None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, kept: Path, damaged: bytes | None) -> None:
    drawn(tmp_path, "a {{ sign }}")
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"\0" * 9 if damaged is None else damaged)

    assert (drawn(tmp_path, "a {{ sign }}"), file.read_bytes()) == ("a <", whole)


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert (drawn(tmp_path, "a {{ sign }}"), kept.exists()) == ("a <", False)


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, kept: Path) -> None:
    kept.write_text("no folder", encoding="utf-8")

    assert drawn(tmp_path, "a {{ sign }}") == "a <"


def test_a_sites_own_template_is_not_kept(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "TEMPLATES", tmp_path / "ours")

    assert (drawn(tmp_path, "a {{ sign }}"), kept.exists()) == ("a <", False)
