"""A script that stands in a folder of parts is one file of the site; a page has its scripts after what they need."""

from __future__ import annotations

import re

from support.sites import REPOSITORY, Built, Project, cpd

PARTS = sorted(path.parent.name for path in (REPOSITORY / "overrides/assets/cpd").glob("*/*.js"))
PAGE = {"index.md": "---\nsuite: all\n---\n# Home\n\n/// ask | A question\n\nWhy?\n\n///\n"}


def test_parts_are_in_the_site_as_one_file_each(real_site: Built) -> None:
    assert PARTS
    assert [name for name in real_site.files if re.fullmatch(rf"assets/cpd/({'|'.join(PARTS)})/.*", name)] == []
    assert {f"assets/cpd/{name}.js" for name in PARTS} <= set(real_site.files)


def test_the_record_has_its_scripts_once_each_after_what_they_need(real_site: Built) -> None:
    names = re.findall(r'<script defer src="[^"]*assets/cpd/([^"]+)\.js">', real_site.text("my-record/index.html"))
    assert names == ["frame", "store", "speaking", "record"]


def test_a_script_of_the_sites_own_that_is_not_in_utf_8_is_sent_as_it_is(project: Project) -> None:
    own = "// café\nown();\n".encode("latin-1")
    project.write(PAGE)
    for name in ("mine.js", "mine.css"):
        path = project.docs / "assets/cpd" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(own)
    project.build(extra=cpd())
    assert [(project.site / "assets/cpd" / name).read_bytes() for name in ("mine.js", "mine.css")] == [own, own]


def test_a_script_of_the_sites_own_stays_where_one_of_ours_would_stand(project: Project) -> None:
    built = project.write({**PAGE, "assets/cpd/record.js": "own();\n", "assets/cpd/mine/part.js": "mine();\n"}).build(extra=cpd())
    assert (built.text("assets/cpd/record.js"), built.text("assets/cpd/mine/part.js")) == ("own();\n", "mine();\n")
