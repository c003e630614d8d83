from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.order import BLOCKS, RULES
from cpd.domain import settings as domain
from cpd.domain.colours import Palette
from cpd.domain.findings import Finding
from cpd.domain.kinds import DEFAULTS, Kind
from cpd.domain.settings import NEUTRAL, Settings

YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["key-ideas", "#1a7a3f", "a-b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=5)
            | st.integers()
            | st.sampled_from(["kinds", "silence", "key-idea", "colour", "path", "label", "light", *RULES]),
            inner,
            max_size=4,
        )
    ),
)


def parsed(raw: object) -> tuple[Settings, list[Finding]]:
    """Settings as a build reads them, with the rules and blocks of all components."""
    return domain.parse_settings(raw, RULES, {block.name for block in BLOCKS})


def kinds(**named: Any) -> dict[str, Any]:
    return {"kinds": {name.replace("_", "-"): value for name, value in named.items()}}


def kind(raw: object, name: str) -> Kind:
    return parsed(raw)[0].kinds[name]


def findings(raw: object) -> list[str]:
    return [finding.message() for finding in parsed(raw)[1]]


@pytest.mark.parametrize("raw", [None, {}, {"kinds": None, "silence": {}}, {"kinds": {"key-idea": None}}])
def test_nothing_set_means_the_defaults(raw: object) -> None:
    settings, wrong = parsed(raw)
    assert (tuple(settings.kinds.values()), settings.silence, wrong) == (DEFAULTS, {}, [])


def test_a_name_that_is_known_changes_its_kind() -> None:
    assert kind(kinds(key_idea={"label": "Big idea", "numbered": True}), "key-idea").label_with(3) == "Big idea 3"


def test_a_change_leaves_the_rest_of_a_kind() -> None:
    assert kind(kinds(key_idea={"numbered": True}), "key-idea").plural == "Key ideas"


def test_a_name_that_is_new_adds_a_kind_with_all_it_needs() -> None:
    new = kind(kinds(case_note={}), "case-note")
    assert (new.label, new.plural, new.path, new.icon, new.numbered, new.expected, new.leads) == (
        "Case note", "Case notes", "case-notes", "material/label-outline", False, False, False,
    )  # fmt: skip


def test_new_kinds_stand_after_the_known() -> None:
    assert list(parsed(kinds(case_note={}))[0].kinds) == ["key-idea", "reflective-activity", "resource", "case-note"]


def test_the_plural_follows_the_label_of_a_new_kind() -> None:
    assert kind(kinds(tip={"label": "Hint"}), "tip").plural == "Hints"


def test_the_plural_does_not_follow_a_label_that_is_none() -> None:
    assert kind(kinds(tip={"label": " "}), "tip").plural == "Tips"


def test_a_new_kind_takes_all_its_settings() -> None:
    given = {
        "label": "Hint",
        "plural": "Hints!",
        "path": "all-hints",
        "icon": "material/star",
        "numbered": True,
        "expected": True,
        "leads": True,
    }
    settings, wrong = parsed(kinds(tip=given))
    assert ({name: getattr(settings.kinds["tip"], name) for name in given}, wrong) == (given, [])


def test_a_tint_is_derived_from_a_colour() -> None:
    assert kind(kinds(key_idea={"colour": {"light": "#000000"}}), "key-idea").light == Palette(
        text="#000000", bar="#000000", tint="#e2e1dd"
    )


def test_a_scheme_that_is_not_given_keeps_its_colour() -> None:
    assert kind(kinds(key_idea={"colour": {"light": "#000000"}}), "key-idea").dark == DEFAULTS[0].dark


def test_a_kind_without_colour_has_a_neutral_one() -> None:
    new = kind(kinds(tip={}), "tip")
    assert (new.light.text, new.dark.text) == NEUTRAL


def test_the_neutral_colour_can_be_read() -> None:
    new = kind(kinds(tip={}), "tip")
    assert min(new.light.contrast, new.dark.contrast) >= 4.5


def test_rules_are_silenced_by_path_or_paths() -> None:
    settings, wrong = parsed({"silence": {"callout-has-title": "a/*", "callout-has-body": ["b.md", "c/*"]}})
    assert (settings.silence, wrong) == ({"callout-has-title": ("a/*",), "callout-has-body": ("b.md", "c/*")}, [])


def test_sources_are_added_by_directive_one_or_several_and_the_wrong_ones_left_out() -> None:
    settings, _ = parsed({"policy": {"frame-src": "https://films.example.org", "img-src": ["*.example.org", "'oh", "data:"]}})
    assert settings.policy == {"frame-src": ("https://films.example.org",), "img-src": ("*.example.org", "data:")}


def test_a_publisher_can_name_an_address_a_changelog_and_a_licence() -> None:
    settings, wrong = parsed(
        {"contact": "o'neil+maths@a-b.school.example", "changelog": "more/NEWS.md", "licence": "https://site.example/by"}
    )
    assert (settings.contact, settings.changelog, settings.licence, wrong) == (
        "o'neil+maths@a-b.school.example", "more/NEWS.md", "https://site.example/by", [],
    )  # fmt: skip


@pytest.mark.parametrize(
    "given", ["a@b", "a b@c.example", "@c.example", "a@-c.example", "a@c.example\n", "a@c..example", ".a@c.example", 5, ["a@c.example"]]
)
def test_what_is_no_mail_address_is_none(given: object) -> None:
    settings, wrong = parsed({"contact": given})
    assert (settings.contact, len(wrong)) == ("", 1)


NO_MAPPING = "is not a list of `name: value`. Write each setting as `name: value`, indented below it."
MISTAKES = [
    ([1], f"extra.cpd {NO_MAPPING}"),
    ({"kind": {}}, 'extra.cpd has no setting `kind`. Did you mean "kinds"?'),
    (
        {1: 2},
        (
            "extra.cpd has no setting `1`. "
            "Known here: changelog, contact, keys, kinds, licence, look, maths, picture, policy, record, silence, tools, words."
        ),
    ),
    ({"kinds": ["key-idea"]}, f"extra.cpd.kinds {NO_MAPPING}"),
    (kinds(key_idea="green"), f"extra.cpd.kinds.key-idea {NO_MAPPING}"),
    (
        kinds(Tip={}),
        "`Tip` cannot name a kind. Use lower-case letters and digits, words joined by hyphens; none of `admonition`, `case-studies`, `changes`, `chart`, `contact`, `items`, `notes`, `storage`.",
    ),
    (
        kinds(items={}),
        "`items` cannot name a kind. Use lower-case letters and digits, words joined by hyphens; none of `admonition`, `case-studies`, `changes`, `chart`, `contact`, `items`, `notes`, `storage`.",
    ),
    (
        {"contact": "the office"},
        'extra.cpd.contact is "the office", which is not a mail address. Write one, such as `office@site.example`, or take it out.',
    ),
    ({"changelog": ["a.md"]}, 'extra.cpd.changelog is "[a.md]", which is not the name of a file. Write it as seen from mkdocs.yml, such as `CHANGELOG.md`.'),
    (
        {"licence": "CC BY"},
        'extra.cpd.licence is "CC BY", which is not an address. Write one, such as `https://creativecommons.org/licenses/by/4.0/`.',
    ),
    (kinds(tip={"labl": "Tip"}), 'extra.cpd.kinds.tip has no setting `labl`. Did you mean "label"?'),
    (kinds(tip={"label": ""}), "extra.cpd.kinds.tip.label is not a word. It is empty now; mend it or take it out."),
    (kinds(tip={"plural": True}), 'extra.cpd.kinds.tip.plural is not a word. It is "true" now; mend it or take it out.'),
    (kinds(tip={"numbered": "yes"}), 'extra.cpd.kinds.tip.numbered is not true or false. It is "yes" now; mend it or take it out.'),
    (kinds(tip={"expected": 1}), 'extra.cpd.kinds.tip.expected is not true or false. It is "1" now; mend it or take it out.'),
    (kinds(tip={"leads": None}), "extra.cpd.kinds.tip.leads is not true or false. It is empty now; mend it or take it out."),
    (
        kinds(tip={"icon": "star"}),
        ("extra.cpd.kinds.tip.icon is not the path of an icon, such as `material/lightbulb-outline`. "
        'It is "star" now; mend it or take it out.'),
    ),
    (
        kinds(tip={"path": "a/b"}),
        'extra.cpd.kinds.tip.path is not one folder name, such as `key-ideas`. It is "a/b" now; mend it or take it out.',
    ),
    (kinds(tip={"colour": "#1a7a3f"}), f"extra.cpd.kinds.tip.colour {NO_MAPPING}"),
    (kinds(tip={"colour": {"light": "green"}}), 'extra.cpd.kinds.tip.colour.light is not a colour. Write it as "#1a7a3f", in quotes.'),
    (kinds(tip={"colour": {"ligth": "#1a7a3f"}}), 'extra.cpd.kinds.tip.colour has no setting `ligth`. Did you mean "light"?'),
    (
        kinds(tip={"colour": {"light": "#ffff00"}}),
        "extra.cpd.kinds.tip.colour.light has a contrast of 1.0 on its own tint. Text needs 4.5: choose a darker colour.",
    ),
    (
        kinds(tip={"colour": {"dark": "#000000"}}),
        "extra.cpd.kinds.tip.colour.dark has a contrast of 1.2 on its own tint. Text needs 4.5: choose a lighter colour.",
    ),
    (
        kinds(tip={"path": "key-ideas"}),
        "the kinds `key-idea` and `tip` both have the path `key-ideas`. Give extra.cpd.kinds.tip another path.",
    ),
    ({"policy": ["img-src"]}, f"extra.cpd.policy {NO_MAPPING}"),
    ({"policy": {"image-src": "https:"}}, 'extra.cpd.policy has no directive `image-src`. Did you mean "img-src"?'),
    ({"policy": {"base-uri": "https:"}}, ("extra.cpd.policy has no directive `base-uri`. Known here: connect-src, font-src, form-action, "
     "frame-src, img-src, media-src, object-src, script-src, style-src, worker-src.")),
    ({"policy": {"img-src": ["a.org; script-src *"]}}, ('extra.cpd.policy.img-src: "a.org; script-src *" is not a source. '
     "Write a host, such as `https://films.example.org`.")),
    ({"policy": {"img-src": None}}, "extra.cpd.policy.img-src: empty is not a source. Write a host, such as `https://films.example.org`."),
    ({"record": "My site"}, 'extra.cpd.record is "My site", which is not a name. Use lower-case letters and digits, words joined by hyphens.'),
    ({"record": {"name": "a", "was": ["B"]}}, 'extra.cpd.record.was is "B", which is not a name. Use lower-case letters and digits, words joined by hyphens.'),
    ({"record": {"was": "a", "name": None}}, "extra.cpd.record.name is empty, which is not a name. Use lower-case letters and digits, words joined by hyphens."),
    ({"record": {"name": "a", "were": "b"}}, "extra.cpd.record has no setting `were`. Known here: name, was."),
    ({"keys": {"venue": "x"}}, "extra.cpd.keys is not a list of names. Write it as `keys: [venue, fee]`."),
    ({"silence": []}, f"extra.cpd.silence {NO_MAPPING}"),
    ({"silence": {"callout-has-titel": "*"}}, 'extra.cpd.silence names no rule `callout-has-titel`. Did you mean "callout-has-title"?'),
    ({"silence": {"callout-has-title": 1}}, 'extra.cpd.silence.callout-has-title is not a list of paths. Write it as ["folder/*"].'),
    ({"silence": {"callout-has-title": ["a", 1]}}, 'extra.cpd.silence.callout-has-title is not a list of paths. Write it as ["folder/*"].'),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "message"), MISTAKES)
def test_what_is_not_understood_is_reported(raw: object, message: str) -> None:
    assert findings(raw) == [f"mkdocs.yml: settings-are-understood: {message}"]


def test_what_is_not_understood_is_left_at_its_default() -> None:
    wrong = {"label": ["a"], "plural": "", "numbered": 1, "icon": "x", "path": "/", "colour": {"light": "green"}}
    assert kind(kinds(key_idea=wrong), "key-idea") == DEFAULTS[0]


def test_a_number_can_be_a_label() -> None:
    assert kind(kinds(tip={"label": 2012}), "tip").label == "2012"


@pytest.mark.parametrize(
    ("given", "name", "former"),
    [
        ("schools", "schools", ()),
        (2012, None, ()),
        ({"name": "schools"}, "schools", ()),
        ({"name": "schools", "was": "old"}, "schools", ("old",)),
        ({"name": "schools", "was": ["old", "older", "schools", "old"]}, "schools", ("old", "older")),
    ],
)
def test_a_record_has_a_name_and_former_ones(given: object, name: str | None, former: tuple[str, ...]) -> None:
    settings, _ = parsed({"record": given})
    assert (settings.record, settings.was) == (name, former)


def test_keys_are_listed() -> None:
    assert parsed({"keys": ["venue", 2012]})[0].keys == ("venue", "2012")


def test_two_kinds_of_one_path_get_different_ones() -> None:
    assert kind(kinds(tip={"path": "key-ideas"}), "tip").path == "key-ideas-tip"


@given(raw=YAML)
def test_any_yaml_gives_settings_with_the_known_kinds(raw: object) -> None:
    assert [kind.name for kind in DEFAULTS if kind.name not in parsed(raw)[0].kinds] == []


@given(raw=YAML)
def test_any_yaml_gives_each_kind_a_path_of_its_own(raw: object) -> None:
    paths = [kind.path for kind in parsed(raw)[0].kinds.values()]
    assert len(set(paths)) == len(paths)


def test_a_site_says_some_things_in_its_own_words() -> None:
    parsed, said = domain.parse_settings({"words": {"organisation": "surgery", "team": ["ward", "practice"], "colleague": "nurse"}})

    assert (parsed.words, said) == ({"organisation": "surgery", "team": ("ward", "practice"), "colleague": ("nurse",)}, [])
    assert (parsed.said["organisation"], parsed.said["changed"]) == ("surgery", "What changed")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"organization": "clinic"}, 'extra.cpd.words has no word `organization`. Did you mean "organisation"?'),
        ({"changed": ["a", "b"]}, 'extra.cpd.words.changed is not a word. It is "[a, b]" now; mend it or take it out.'),
        ({"team": {"a": "b"}}, "extra.cpd.words.team is not a list of words. Write it as `team: [one, another]`."),
    ],
)
def test_a_word_that_is_none_is_told(words: dict[str, object], message: str) -> None:
    assert findings({"words": words}) == [f"mkdocs.yml: settings-are-understood: {message}"]
