"""Pages look the same with the theme's stylesheet trimmed as with the whole. ``bench/styles.py`` looks at every page."""

from __future__ import annotations

from typing import Final

import pytest

from browser.conftest import Opens, Tab, served
from browser.styles import trimmed_away, whole_frame, with_fonts_at_once
from support.sites import Built, Project, cpd

PAGES: Final = (
    "",
    *(pytest.param(url, marks=pytest.mark.long) for url in ("forms/priority-cards/", "writing/callouts/", "about/references/")),
)
RICH: Final = """# Rich

=== "One"

    First, with a note[^1] and ++ctrl+c++.

=== "Two"

    - [x] done

??? danger "Hot"

    ``` python title="One" hl_lines="1" linenums="1"
    import this  # (1)!
    ```

    1. What it says.

| One | Two |
| --- | ---: |
| 1 | ==2== |

Word
:   What it means.

<figure markdown="span">![Logo](logo.svg)<figcaption>A logo</figcaption></figure>
<p dir="rtl"><kbd>K</kbd> <del>gone</del> <ins>come</ins></p>

[^1]: A note.
"""


@pytest.mark.parametrize("url", PAGES)
def test_nothing_that_a_page_shows_is_trimmed_away(opens: Opens, real_site: Built, url: str) -> None:
    page = looked_at(opens()).visit(url)
    assert trimmed_away(page, whole_frame(real_site.folder)) == []


def test_nothing_is_trimmed_away_of_what_markdown_and_the_themes_script_can_make(opens: Opens, project: Project) -> None:
    built = project.write({"index.md": RICH, "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}).build(extra=cpd())
    with served(built.folder) as root:
        page = looked_at(opens(root=root)).visit()
        page.wait_for_selector(".tabbed-labels")
        assert trimmed_away(page, whole_frame(built.folder)) == []


@pytest.mark.long
def test_a_rule_that_is_missing_is_seen_in_what_it_draws(opens: Opens, real_site: Built) -> None:
    """What the tests above look with."""
    page = looked_at(opens()).visit("about/")
    found = trimmed_away(page, f"{whole_frame(real_site.folder)}.cpd-article h1::before {{ content: 'x' }}")
    assert [line.partition(": ")[0] for line in found if "h1::before" in line] == [
        f"{width} px, {scheme}, {medium}" for width in (320, 1280) for scheme in ("light", "dark") for medium in ("screen", "print")
    ]


def looked_at(tab: Tab) -> Tab:
    """A tab whose pages are compared."""
    with_fonts_at_once(tab.page)
    return tab
