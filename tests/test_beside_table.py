"""The guide's table of plugins, and the check that builds beside each, speak of the same."""

from __future__ import annotations

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from support.sites import REPOSITORY

ROW = re.compile(r"^\| (?P<name>[^|]+?) \| (?P<version>[\d.]+) \| [^|]+ \| (?P<outcome>[^|]+) \|$", re.MULTILINE)


def rows() -> list[re.Match[str]]:
    return list(ROW.finditer((REPOSITORY / "docs" / "writing" / "beside-other-plugins.md").read_text(encoding="utf-8")))


def trials() -> dict[str, Any]:
    """Those of the check, which is a script of its own."""
    spec = spec_from_file_location("beside_plugins", REPOSITORY / "bench" / "beside_plugins.py")
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.TRIALS)


def test_every_plugin_of_the_table_is_tried_in_that_version() -> None:
    listed = {row["name"]: row["version"] for row in rows() if not row["name"].startswith("Material's")}
    tried = {name: one.package.partition("==")[2] for name, one in trials().items() if one.package}
    assert listed == tried


def test_what_the_table_says_to_warn_is_expected_to() -> None:
    listed = {row["name"] for row in rows() if "`--strict` stops" in row["outcome"]}
    assert listed == {name for name, one in trials().items() if one.warns}
