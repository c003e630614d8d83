"""Settings of the theme: followed, or told."""

from __future__ import annotations

from typing import Any, Final

import pytest

from conftest import BuildsSites
from support.sites import settings

PAGES: Final = {
    "index.md": "# Home\n\nX.\n",
    "a.md": "---\nstatus: new\n---\n\n# A\n\nX.\n",
    "b.md": "---\nstatus: tried\n---\n\n# B\n\nX.\n",
}


def theme(**more: Any) -> dict[str, Any]:
    return {"theme": {**settings()["theme"], **more}}


def extra(**more: Any) -> dict[str, Any]:
    return {"extra": {**settings()["extra"], **more}}


def missing(setting: str, remedy: str) -> str:
    return f"mkdocs.yml: setting-is-followed: `{setting}` is a setting that pages of this site do not follow. {remedy}"


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (theme(features=["navigation.tabs", "content.code.copy"]), missing("theme.features: navigation.tabs", "Take it out.")),
        (theme(font={"text": "Lato"}), missing("theme.font", "Write `font: false`: the site brings its own font.")),
        (
            theme(palette={"primary": "red"}),
            missing("theme.palette", "Readers choose light or dark; the colours stand in overrides/assets/cpd/tokens.css."),
        ),
        (theme(icon={"repo": "fontawesome/brands/git", "logo": "material/home"}), missing("theme.icon.repo", "Take it out.")),
        (
            extra(analytics={"provider": "google", "property": "G-1"}),
            missing("extra.analytics", "Pages tell nobody who reads them: take it out."),
        ),
        (extra(version={"provider": "mike"}), missing("extra.version", "Take it out.")),
        (
            theme(logo="https://pictures.example/logo.png"),
            (
                'mkdocs.yml: page-asks-no-other-host: "https://pictures.example/logo.png" is on another host, so a browser will not '
                "fetch it. Keep a copy in docs/ and name that, or add its host to extra.cpd.policy.img-src."
            ),
        ),
    ],
)
def test_a_setting_that_pages_do_not_follow_is_told(site: BuildsSites, changes: dict[str, Any], finding: str) -> None:
    assert site({"index.md": "# Home\n\nX.\n"}, **changes).findings == [finding]


def test_pages_follow_the_other_settings(site: BuildsSites) -> None:
    followed = {
        "repo_url": "https://code.example/a/b",
        "repo_name": "Our sources",
        "edit_uri": "edit/main/docs/",
        **theme(logo="img/logo.png", favicon="img/icon.png", features=["content.action.edit", "content.action.view"]),
        **extra(
            social=[
                {"icon": "fontawesome/brands/mastodon", "link": "https://social.example/@us", "name": "Us"},
                {"link": "https://x.example/us"},
            ],
            alternate=[{"name": "Français", "link": "/fr/", "lang": "fr"}],
            status={"tried": "Tried out"},
            homepage="https://home.example/",
            generator=True,
        ),
    }
    done = site(PAGES, strict=True, **followed)
    page = done.page("a/")
    links = {" ".join(link.text.split()): link.attributes["href"] for link in page.all("a")}
    wanted = {
        "Our sources": "https://code.example/a/b",
        "Edit this page": "https://code.example/a/b/edit/main/docs/a.md",
        "View the source of this page": "https://code.example/a/b/raw/main/docs/a.md",
        "Us": "https://social.example/@us",
        "x.example": "https://x.example/us",
        "Français": "/fr/",
        "Schools working together": "https://home.example/",
        "Material for MkDocs": "https://squidfunk.github.io/mkdocs-material/",
        "A new": "../a/index.html",
        "B Tried out": "../b/index.html",
    }
    assert (done.messages, {words: links.get(words) for words in wanted}) == ((), wanted)
    pictures = [image.attributes["src"] for image in page.all("img", "cpd-logo")]
    icons = [link.attributes["href"] for link in page.all("link") if link.attributes.get("rel") == "icon"]
    assert (pictures, icons) == (["../img/logo.png"], ["../img/icon.png"])
