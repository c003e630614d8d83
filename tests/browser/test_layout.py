"""One page of each kind is laid out well at every width; all pages are looked at by ``bench/audit.py``."""

from __future__ import annotations

import pytest

from browser.conftest import Opens
from browser.layout import HEIGHT, WIDTHS, faults, kinds
from support.sites import Built


def test_each_kind_of_page_has_its_example(real_site: Built) -> None:
    assert len(kinds(real_site)) == 24


@pytest.mark.parametrize("width", WIDTHS)
def test_each_kind_of_page_is_laid_out_well(width: int, opens: Opens, real_site: Built) -> None:
    tab = opens(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce")
    found = {}
    for kind, url in kinds(real_site).items():
        page = tab.visit(url)
        if lines := [*tab.too_wide(), *faults(page)]:
            found[kind] = lines
    assert found == {}
