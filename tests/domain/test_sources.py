"""What can be a source of the policy, and which addresses a browser would refuse."""

from __future__ import annotations

import pytest

from cpd.domain.policy import is_refused, is_source


@pytest.mark.parametrize(
    "source",
    [
        "https://films.example.org", "films.example.org", "*.example.org", "https://*.example.org:8443/a/b.js", "localhost:8000",
        "https:", "data:", "*", "'self'", "'unsafe-eval'", "'wasm-unsafe-eval'", "'sha256-PC5sXgzvX97hIwYRXFyWZF0VSY3qvzFXzF0pln9wYVo='",
    ],
)  # fmt: skip
def test_a_source_is_a_host_a_scheme_or_a_word_in_quotes(source: str) -> None:
    assert is_source(source)


@pytest.mark.parametrize(
    "source",
    [
        "", " ", "a b", "a;b", "a,b", 'a"b', "https://a.org; script-src *", "'unsafe-inline'", "'none'", "self'", "https://", "a..b", "<b>",
        "*.*.org", "https://a.org?q", "films.example.org\n", 1, None, True, ["a.org"],
    ],
)  # fmt: skip
def test_anything_else_is_none(source: object) -> None:
    assert not is_source(source)


@pytest.mark.parametrize(
    "address", ["https://a.org/x.png", "//a.org/x.png", "http://a.org", " https://a.org/x.png ", "HTTPS://A.ORG/x.png"]
)
def test_what_is_on_another_host_is_refused(address: str) -> None:
    assert is_refused("img-src", address, {})


@pytest.mark.parametrize(
    "address", ["", "x.png", "/x.png", "../x.png", "?x", "#x", "data:image/png;base64,AA", "mailto:a@b.org", "https://[", "a//b"]
)
def test_what_is_on_no_other_host_is_not(address: str) -> None:
    assert not is_refused("img-src", address, {})


@pytest.mark.parametrize(
    ("source", "address", "is_taken"),
    [
        ("https://a.org", "https://a.org/x.png", True),
        ("a.org", "https://A.org/x.png", True),
        ("a.org", "//a.org/x.png", True),
        ("http://a.org", "https://a.org/x.png", True),
        ("https://a.org", "http://a.org/x.png", False),
        ("a.org", "https://b.a.org/x.png", False),
        ("*.a.org", "https://b.a.org/x.png", True),
        ("*.a.org", "https://a.org/x.png", False),
        ("*.a.org", "https://ba.org/x.png", False),
        ("*", "https://a.org/x.png", True),
        ("https:", "https://a.org/x.png", True),
        ("http:", "https://a.org/x.png", True),
        ("data:", "https://a.org/x.png", False),
        ("'unsafe-eval'", "https://a.org/x.png", False),
        ("https://a.org/pictures/", "https://a.org/pictures/x.png", True),
        ("https://a.org/pictures/", "https://a.org/x.png", False),
        ("https://a.org/x.png", "https://a.org/x.png", True),
        ("https://a.org/x", "https://a.org/x.png", False),
        ("https://a.org:8443", "https://a.org:8443/x.png", True),
        ("https://a.org:*", "https://a.org:8443/x.png", True),
        ("https://a.org", "https://a.org:443/x.png", True),
        ("https://a.org", "https://a.org:8443/x.png", False),
        ("https://a.org:8443", "https://a.org/x.png", False),
    ],
)
def test_a_source_takes_in_what_a_browser_would_take(source: str, address: str, is_taken: bool) -> None:  # noqa: FBT001  # a column of the table
    assert is_refused("img-src", address, {"img-src": ("other.org", source)}) is not is_taken


def test_a_source_of_one_directive_is_none_of_another() -> None:
    assert is_refused("script-src", "https://a.org/x.js", {"img-src": ("a.org",)})
