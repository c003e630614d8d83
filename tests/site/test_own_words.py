"""A site of others has its own words, picture and language; nothing of this one's."""

from __future__ import annotations

import html
import json
from typing import Final

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from conftest import BuildsSites
from cpd.domain.publication import Publication
from cpd.domain.settings import parse_settings
from cpd.host import config as configs
from cpd.reading.ids import id_of_title
from support.sites import cpd, settings

PAGE: Final = {"index.md": "# Home\n\nX.\n", "contact.md": "# Contact\n\n/// contact\n///\n"}


def test_a_site_says_its_words_to_scripts(site: BuildsSites) -> None:
    words = {"organisation": "surgery", "do-not-name": 'Name "nobody".', "team": ["ward"]}
    page = site(PAGE, extra=cpd(words=words), strict=True).text("index.html")

    said = page.partition(' data-cpd-words="')[2].partition('"')[0]
    assert json.loads(html.unescape(said)) == words


def test_a_link_is_shown_with_the_sites_own_picture_or_none(site: BuildsSites) -> None:
    without = site(PAGE, strict=True).text("index.html")
    usual = site({"assets/social.png": "a picture"}, strict=True).text("index.html")
    named = site({"more/ours.jpg": "a picture"}, extra=cpd(picture="more/ours.jpg"), strict=True).text("index.html")

    url = "https://schools-working-together.example/"
    assert "og:image" not in without
    assert f'<meta property="og:image" content="{url}assets/social.png">' in usual
    assert f'<meta property="og:image" content="{url}more/ours.jpg">' in named


def test_a_picture_that_is_not_there_is_told(site: BuildsSites) -> None:
    assert site(PAGE, extra=cpd(picture="more/ours.jpg")).findings == [
        (
            "mkdocs.yml: settings-are-understood: extra.cpd.picture names a file that is not there. "
            "Write its place below docs/, such as `assets/social.png`."
        )
    ]


def test_a_site_in_another_language_is_told_what_stays_english() -> None:
    given = Publication(settings=parse_settings({"record": "x"})[0], language="de-CH")

    assert configs.advice(given) == [
        (
            "The site is in the language `de-CH`, but what the generator says by itself, on buttons and above lists, is in English: "
            "there is no translation yet."
        )
    ]


def test_readers_have_their_tools_where_our_frame_is_at_home_unless_settings_say_otherwise(site: BuildsSites) -> None:
    unsaid = site(PAGE, extra={"cpd": {}}, strict=True).urls
    none = site(extra={"cpd": {"tools": []}}, strict=True).urls
    one = site(extra={"cpd": {"tools": ["planner"]}}, strict=True).urls

    tools = [{"my-record/", "plan-a-session/"} & {*urls} for urls in (unsaid, none, one)]
    assert tools == [{"my-record/", "plan-a-session/"}, set(), {"plan-a-session/"}]


@pytest.mark.parametrize(
    ("theme", "language"),
    [
        ({}, "en"),
        ({"locale": "en_GB"}, "en-GB"),
        ({"language": "de"}, "de"),
        ({"language": "de", "locale": "de_CH"}, "de-CH"),
        ({"language": "pt-BR"}, "pt-BR"),
        ({"language": "de", "locale": "en"}, "de"),
    ],
)
def test_pages_say_in_which_language_they_are_however_a_theme_is_told(site: BuildsSites, theme: dict[str, str], language: str) -> None:
    own = {name: value for name, value in settings()["theme"].items() if name not in {"language", "locale"}}

    assert site(PAGE, theme={**own, **theme}).page("").one("html").attributes["lang"] == language


@drawn(st.text())
def test_the_name_that_is_advised_for_a_record_is_taken(title: str) -> None:
    name = id_of_title(title, "site")

    assert parse_settings({"record": name})[0].record == (None if name.isdigit() else name)
