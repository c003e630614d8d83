"""How a page is laid out at every width: no column of one letter, no empty screens, no words over words, no small controls."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from support.sites import Built

WIDTHS: Final = (320, 375, 768, 1024, 1280, 1366, 1440, 1536, 1920, 2560)
HEIGHT: Final = 900
_LOOK: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
KINDS: Final = {
    "front page": "",
    "role": "using/supporting-another-school/",
    "suite": "secondary/",
    "section": "secondary/working-with-another-school/",
    "sub-section": "secondary/working-with-another-school/what-we-offer/",
    "suite's index page": "secondary/reflective-activities/",
    "site's index page": "reflective-activities/",
    "what differs": "primary/differences/",
    "forms": "forms/",
    "form": "forms/mathematics-action-plan/",
    "card sort": "forms/priority-cards/",
    "example": "forms/support-plan/example/",
    "case studies": "influential-institutions/case-studies/",
    "case study": "influential-institutions/case-studies/falmouth/",
    "directory": "maths-hubs/directory/",
    "glossary": "glossary/",
    "route": "routes/twenty-minutes/",
    "stories": "stories/",
    "story": "stories/coaching-too-early/",
    "my record": "my-record/",
    "planner": "plan-a-session/",
    "references": "about/references/",
    "privacy": "about/privacy/",
    "guide": "writing/callouts/",
}
"""A page of each kind, by the name of the kind."""


def kinds(site: Built) -> dict[str, str]:
    """One page of each kind that the site has: its address by the name of the kind."""
    return {name: url for name, url in KINDS.items() if url in site.urls}


def faults(page: Page) -> list[str]:
    """What is wrong with the layout of a page as it stands in its window."""
    return list(page.evaluate(_LOOK))
