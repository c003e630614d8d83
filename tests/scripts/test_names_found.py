"""What looks like a person's name, number or address, and what does not."""

from __future__ import annotations

from typing import Final

from support.node import asked

FOUND: Final = {
    "Ask sarah.jones+cpd@ashgrove.sch.uk about it.": ["email: sarah.jones+cpd@ashgrove.sch.uk"],
    "Write to o'brien@school.co.uk, or anna@x.org.": ["email: brien@school.co.uk", "email: anna@x.org"],
    "Ring 0121 496 0123 after four.": ["telephone: 0121 496 0123"],
    "Her mobile: 07700 900123.": ["telephone: 07700 900123"],
    "(020) 7946 0123, or +44 20 7946 0123": ["telephone: (020) 7946 0123", "telephone: +44 20 7946 0123"],
    "Call +44 (0)161 496 0123 or 01632960123": ["telephone: +44 (0)161 496 0123", "telephone: 01632960123"],
    "We met Mr Khan and Mrs. Patel-Jones.": ["name: Mr Khan", "name: Mrs. Patel-Jones"],
    "Dr O’Brien, Miss Hall and Sir John Smith came.": ["name: Dr O’Brien", "name: Miss Hall", "name: Sir John Smith"],
    "Then J. Smith and A. B. McDonald spoke.": ["name: J. Smith", "name: A. B. McDonald"],
    "I worked with Oluwaseun Adeyemi on this.": ["name: Oluwaseun Adeyemi"],
    "It was Zoë Łukasiewicz's idea.": ["name: Zoë Łukasiewicz"],
    "Sarah Jones said so.": ["name: Sarah Jones"],
    "Yesterday Oluwaseun Adeyemi came.": ["name: Oluwaseun Adeyemi"],
    "When Mohammed saw it, he laughed. Emily’s fractions are better.": ["name: Mohammed", "name: Emily"],
    "Sarah Jones, Sarah Jones and Sarah Jones": ["name: Sarah Jones"],
    "First Priya Shah.\nThen mail a@b.org": ["name: Priya Shah", "email: a@b.org"],
}
NOTHING: Final = (
    "",
    "We tried coaching in Year 7 and Key Stage 3.",
    "The East Midlands Maths Hub met at Ashgrove High School on Monday 3 May 2026 in London.",
    "Reflective Activity 2 asked about Lesson Study, and Pupil Premium money.",
    "In September the Head of Department and the Deputy Head went to St Mary’s Academy, then to St. John’s School.",
    "GCSE results rose from 45 to 52; NCETM and Ofsted came. PISA too.",
    "Talking Maths helps. Working Together is the title. Thinking Aloud:",
    "- Good Practice\n- Whole Class talk\n1. Free School Meals",
    "New York, Hong Kong, Milton Keynes, North Yorkshire, Great Britain",
    "ISBN 0-521-65710-8, on 14/05/2026 from 09:00 to 16:00, 2,000,000 pupils, £07,000,000,000",
    "Will May come in March? I hope so. Mark it. Grace and hope matter.",
    "Microsoft Teams and Google Classroom, and White Rose Maths.",
    "English and French lessons, Christmas Term, Summer Term",
)


def test_names_numbers_and_addresses_are_found_with_few_false_alarms() -> None:
    found = "texts => texts.map(text => cpd.names.found(text).map(({ kind, text }) => `${kind}: ${text}`))"
    assert dict(zip(FOUND, asked(["names"], found, [*FOUND]), strict=True)) == FOUND
    assert {text: what for text, what in zip(NOTHING, asked(["names"], found, [*NOTHING]), strict=True) if what} == {}


def test_a_megabyte_is_looked_through() -> None:
    assert asked(["names"], "() => cpd.names.found('We asked Ann Other, 0121 496 0123 and so on. '.repeat(25000)).length") == 2
    parts = [("A", 300_000), ("x", 100_000), (" Ab", 100_000), (" 0", 100_000), ("a.", 100_000)]
    assert asked(["names"], "parts => cpd.names.found(parts.map(([text, times]) => text.repeat(times)).join('')).length", parts) == 0
