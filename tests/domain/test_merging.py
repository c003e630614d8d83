from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.domain.merging import merged

PAGE = "<h1>T</h1>\n<p>Own.</p>\n<section>Drawn.</section>"
SEARCHED = "<h1>T (archived)</h1>\n<p>Own.</p>\n<p>Words.</p>"


@pytest.mark.parametrize(
    ("theirs", "together"),
    [
        (PAGE, SEARCHED),
        (f"{PAGE}<p>Last.</p>", f"{SEARCHED}<p>Last.</p>"),
        (f"<p>First.</p>{PAGE}", f"<p>First.</p>{SEARCHED}"),
        (PAGE.replace("<p>Own.</p>", "<p>Own.</p><p>More.</p>"), SEARCHED.replace("<p>Own.</p>", "<p>Own.</p><p>More.</p>")),
        (PAGE.replace("Own.", "Other."), SEARCHED.replace("Own.", "Other.")),
        (PAGE.replace("<p>Own.</p>\n", ""), SEARCHED.replace("<p>Own.</p>\n", "")),
        (PAGE.replace("Drawn.", "Drawn otherwise."), SEARCHED),
    ],
)
def test_what_another_changed_is_changed_where_both_have_it(theirs: str, together: str) -> None:
    assert merged(PAGE, SEARCHED, theirs) == together


TEXTS = st.lists(st.sampled_from(["<p>", "</p>", "a", "b", "<", "\n"]), max_size=8).map("".join)


@given(TEXTS, TEXTS)
def test_where_only_one_has_changed_anything_that_is_the_outcome(base: str, changed: str) -> None:
    assert (merged(base, base, changed), merged(base, changed, base)) == (changed, changed)
