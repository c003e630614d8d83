"""One page of each kind is laid out well at every width; all pages are looked at by ``bench/audit.py``."""

from __future__ import annotations

import pytest

from browser.conftest import Opens
from browser.layout import HEIGHT, KINDS, WIDTHS, faults, kinds
from support.sites import Built


def test_each_kind_of_page_has_its_example(real_site: Built) -> None:
    assert list(kinds(real_site)) == [*KINDS]


def test_no_kind_of_page_fails_where_storage_is_refused(opens: Opens, real_site: Built) -> None:
    tab = opens()
    refuse = "Object.defineProperty(window, 'NAME', { get() { throw new DOMException('no', 'SecurityError') } });"
    tab.page.add_init_script("".join(refuse.replace("NAME", name) for name in ("localStorage", "sessionStorage")))
    errors: list[str] = []
    tab.page.on("pageerror", lambda error: errors.append(f"{tab.page.url}: {error}"))
    for url in kinds(real_site).values():
        page = tab.visit(url)
        page.locator("[data-shell=scheme]").first.evaluate("button => button.click()")
        page.emulate_media(color_scheme="dark")
        page.emulate_media(color_scheme="light")
    assert errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_is_laid_out_well_at_every_width(kind: str, opens: Opens, real_site: Built) -> None:
    tab = opens(viewport={"width": WIDTHS[0], "height": HEIGHT}, reduced_motion="reduce")
    page = tab.visit(kinds(real_site)[kind])
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if lines := [*tab.too_wide(), *faults(page)]:
            found[width] = lines
    assert found == {}
