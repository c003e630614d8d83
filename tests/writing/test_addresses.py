from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.writing.addresses import is_inside, readdress, relative

PAGES = st.sampled_from(["", "a/", "a/b/", "b/", "a/b/page.html", "index.html", "ü ber/x/", "a%20b/"])
SEGMENTS = st.lists(st.sampled_from(["..", ".", "a", "b", "x.png", "ü b", "a%20b", "a:b", "@", ";"]), min_size=1, max_size=5)
ENDS = st.sampled_from(["", "/", "?q=1&r=2", "#part", "/#part", "?q=a/b#c/d"])
ADDRESSES = st.builds(lambda segments, end: "/".join(segments) + end, SEGMENTS, ENDS) | st.sampled_from(["#part", "?q=1", "?q=1#part"])


def seen(address: str, page: str) -> str:
    """Where a link on a page leads."""
    return urljoin(f"http://site/{page}", address)


@pytest.mark.parametrize(
    ("target", "base", "link"),
    [
        ("a/b/", "a/c/", "../b/"),
        ("a/", "a/", "./"),
        ("a/#x", "a/", "#x"),
        ("a/#x", "b/", "../a/#x"),
        ("", "a/b/", "../../"),
        ("", "", "./"),
        ("#x", "", "#x"),
        ("#x", "a/", "../#x"),
        ("a/b/", "", "a/b/"),
        ("a/x.png", "a/b/", "../x.png"),
        ("a/index.html#x", "b/index.html", "../a/index.html#x"),
        ("a/#b/c", "", "a/#b/c"),
        ("a:b/", "", "./a:b/"),
    ],
)
def test_a_link_leads_from_page_to_target(target: str, base: str, link: str) -> None:
    assert relative(target, base) == link


@given(target=PAGES, base=PAGES)
def test_a_link_between_any_two_pages_arrives(target: str, base: str) -> None:
    assert seen(relative(target, base), base) == seen(target, "")


@pytest.mark.parametrize("address", ["a", "../a", "#x", "?q", "a:b/c".replace(":", "%3A"), "./a:b", "."])
def test_relative_addresses_are_inside_the_site(address: str) -> None:
    assert is_inside(address)


@pytest.mark.parametrize(
    "address", ["", "/a", "//host/a", "https://host/", "mailto:a@b", "data:image/png;base64,AA==", "item:a", " https://host/", "\n/a", " "]
)
def test_other_addresses_are_not_touched(address: str) -> None:
    assert (is_inside(address), readdress(address, "a/", "b/")) == (False, address)


@pytest.mark.parametrize(
    ("address", "source", "target", "new"),
    [
        ("x.png", "a/b/", "c/", "../a/b/x.png"),
        ("../x.png", "a/b/", "c/", "../a/x.png"),
        ("../../../x.png", "a/b/", "c/", "../x.png"),
        ("#x", "a/", "b/", "../a/#x"),
        ("?q=1#x", "a/", "b/", "../a/?q=1#x"),
        ("../b/", "a/", "b/", "./"),
        ("../b/#x", "a/", "b/", "./#x"),
        ("x.png#y", "a/", "a/", "x.png#y"),
        ("x y.png", "a/", "b/", "../a/x y.png"),
        ("a\t://[x", "a/", "b/", "a\t://[x"),
        ("../../a", "a/b/", "a/", "../a"),
        ("../a/index.html", "b/index.html", "c/index.html", "../a/index.html"),
    ],
)
def test_an_address_is_written_anew_for_another_page(address: str, source: str, target: str, new: str) -> None:
    assert readdress(address, source, target) == new


@given(address=ADDRESSES, source=PAGES, target=PAGES)
def test_a_moved_address_leads_where_it_led(address: str, source: str, target: str) -> None:
    assert seen(readdress(address, source, target), target) == seen(address, source)


@given(address=ADDRESSES, source=PAGES, target=PAGES)
def test_an_address_moved_there_and_back_leads_where_it_led(address: str, source: str, target: str) -> None:
    assert seen(readdress(readdress(address, source, target), target, source), source) == seen(address, source)


@given(address=st.text(), source=PAGES, target=PAGES)
def test_any_address_outside_the_site_stays_outside_and_as_it_is(address: str, source: str, target: str) -> None:
    assert is_inside(address) or readdress(address, source, target) == address
