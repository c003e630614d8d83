"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { world, same } = require("./load.js");

const { cpd } = world([]);

test("a number is said with its word, large ones with commas", () => {
  same([0, 1, 2, 1234].map((count) => cpd.counted(count, "entry", "entries")), ["0 entries", "1 entry", "2 entries", "1,234 entries"]);
  assert.equal(cpd.counted(2, "minute"), "2 minutes");
});

test("a day is said in words; what is none stays as it is", () => {
  same(["2026-09-14", "2024-02-29", "2026-13-01", "14/09/2026", "2026-09-14T10:00", ""].map(cpd.dated),
    ["14 September 2026", "29 February 2024", "2026-13-01", "14/09/2026", "2026-09-14T10:00", ""]);
});

test("a moment that was written down is said as its day; what is none is nothing", () => {
  same(["2026-09-14T12:00:00.000Z", "", "soon"].map(cpd.datedAt), ["14 September 2026", "", ""]);
});

test("the day of a moment is the day here", () => {
  assert.equal(cpd.dayOf(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  assert.match(cpd.dayOf(), /^\d{4}-\d\d-\d\d$/);
});

test("copies of a form are told from the form and from each other", () => {
  same([1, 2, 12].map((number) => cpd.copyId("s/plan", number)), ["s/plan", "s/plan@copy-2", "s/plan@copy-12"]);
  same(["s/plan", "s/plan@copy-2", "s/plan@copy-0", "s/plan@copy-x", "a@b@copy-3"].map((id) => cpd.copyOf(id)), [
    { base: "s/plan", number: 1 }, { base: "s/plan", number: 2 }, { base: "s/plan@copy-0", number: 1 }, { base: "s/plan@copy-x", number: 1 }, { base: "a@b", number: 3 },
  ]);
});

test("of a question what is to be written down, with all of its lines; where it does not say, the whole", () => {
  same(["You need: Books.\nDo: Count.\nWrite down: How many?\nFor whom?\nNext: Talk.", "Do: Count.\nWrite down: (2 minutes)\nHow many?", "How many?\nDo not write down: much.", ""].map(cpd.toWrite),
    ["Write down: How many?\nFor whom?", "Write down: (2 minutes)\nHow many?", "How many?\nDo not write down: much.", ""]);
});

test("what is too long ends with a whole sentence, and if there is none with a whole word", () => {
  same([["One. Two.", 9], ["One. Two three.", 9], ["“One.” Two three", 12], ["A list\nof lines", 10], ["One two three", 9], ["1.5 apples each", 8], ["😀😀😀", 5]].map(([text, most]) => cpd.within(text, most)),
    ["One. Two.", "One.", "“One.”", "A list", "One two", "1.5", "😀😀"]);
});
