"""Every page as it is built says what it may load, and keeps to it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from support.pages import Element
from support.sites import Built, Project, cpd

POLICY = "Content-Security-Policy"
FETCHING = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("video", "src"), ("audio", "src"), ("source", "src"), ("form", "action")}  # fmt: skip


def policy(page: Element) -> str:
    return page.one("meta", http_equiv=POLICY).attributes["content"]


def test_every_page_has_its_policy_before_anything_it_could_hold_for(real_site: Built) -> None:
    late = []
    for url in real_site.urls:
        head = [(one.tag, one.attributes.get("http-equiv", "")) for one in real_site.page(url).one("head").children()]
        late += [url] if head[:2] != [("meta", ""), ("meta", POLICY)] else []

    assert late == []


def test_every_inline_script_is_in_its_pages_policy(real_site: Built) -> None:
    missing, count = [], 0
    for url in real_site.urls:
        page = real_site.page(url)
        for script in page.all("script"):
            if "src" in script.attributes or script.attributes.get("type") in {"application/json", "application/ld+json"}:
                continue
            text = "".join(part for part in script.inside if isinstance(part, str))
            count += 1
            if b64encode(sha256(text.encode()).digest()).decode() not in policy(page):
                missing.append((url, text))

    assert (missing, count >= 2 * len(real_site.urls)) == ([], True)


def test_all_pages_without_scripts_of_an_author_have_the_same_policy(real_site: Built) -> None:
    assert len({policy(real_site.page(url)) for url in real_site.urls}) == 1


def test_no_page_has_code_in_attributes(real_site: Built) -> None:
    found = [
        (url, one.tag, name, value)
        for url in real_site.urls
        for one in real_site.page(url).walk()
        for name, value in one.attributes.items()
        if name.startswith("on") or re.match(r"\s*javascript:", value, re.IGNORECASE)
    ]

    assert found == []


def test_no_page_names_anything_of_another_host_but_links(real_site: Built) -> None:
    found = [
        (url, one.tag, one.attributes[name])
        for url in real_site.urls
        for one in real_site.page(url).walk()
        for name in ({name for tag, name in FETCHING if tag == one.tag} & one.attributes.keys())
        if one.attributes.get("rel") != "canonical" and re.match(r"\s*(https?:)?//", one.attributes[name])
    ]

    assert found == []


def test_what_an_author_writes_as_a_script_may_run_on_that_page_only(project: Project) -> None:
    built = project.write(
        {"index.md": '# Home\n\n<script>\r\n  document.title = "a < b && c";\r\n</script>\n', "other.md": "# Other\n"}
    ).build()
    digest = b64encode(sha256(b'\n  document.title = "a < b && c";\n').digest()).decode()

    assert [digest in policy(built.page(url)) for url in ("", "other/")] == [True, False]


def test_a_sitemap_stays_as_it_is(real_site: Built) -> None:
    assert POLICY not in real_site.text("sitemap.xml")


FILM = '# A film\n\n<iframe src="https://films.example.org/1" title="A film"></iframe>\n'


def test_a_host_that_a_publisher_adds_is_in_every_policy_and_no_finding(project: Project) -> None:
    built = project.write({"index.md": FILM}).build(strict=True, extra=cpd(policy={"frame-src": "https://films.example.org"}))

    assert [("frame-src 'self' https://films.example.org;" in policy(built.page(url)), built.messages) for url in ("", "404.html")] == [
        (True, ())
    ] * 2


@pytest.mark.parametrize(("setting", "directive"), [("extra_css", "style-src"), ("extra_javascript", "script-src")])
def test_a_setting_that_brings_something_from_another_host_is_found(project: Project, setting: str, directive: str) -> None:
    changes: dict[str, Any] = {setting: ["https://a.org/x", "own"]}
    built = project.write({"index.md": "# Home\n"}).build(**changes)

    assert built.findings == [
        (
            f'mkdocs.yml: page-asks-no-other-host: "https://a.org/x" is on another host, so a browser will not fetch it. '
            f"Keep a copy in docs/ and name that, or add its host to extra.cpd.policy.{directive}."
        )
    ]
