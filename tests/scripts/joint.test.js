"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { world, same } = require("./load.js");

const { joint } = world(["joint"]).cpd;

const field = (name, type = "short-text", more = {}) => ({ name, label: name, type, choices: [], names: [], shared: "", lines: 1, unit: "", ...more });
const part = (id, fields, more = {}) => ({ id, label: id, type: "question", group: "", names: [], fields, rows: [], columns: [], slots: [], isOrdered: false, isNaming: false, ...more });
const choices = (...ids) => ids.map((id) => ({ id, label: id }));
const entry = (facet, value, more = {}) => ({ id: "s/plan", facet, value, v: 1, at: "2026-01-01T00:00:00.000Z", ...more });
const file = (entries, more = {}) => JSON.stringify({ format: "cpd-record", version: 1, site: "practice", entries, ...more });

test("answers are taken where they fit, and what does not is counted", () => {
  const parts = [
    part("a", [field("a")]), part("b", [field("b", "long-text")]), part("c", [field("c", "choice", { choices: choices("x", "y") })]),
    part("d", [field("d", "choices", { choices: choices("x", "y", "z") })]), part("e", [field("e", "date")]),
  ];
  const { answers, left } = joint.taken(parts, [
    ["form.a", "two\nlines"], ["form.b", "two\r\nlines"], ["form.c", "z"], ["form.d", ["z", "x"]], ["form.e", "2026-02-30"],
    ["form.gone", "?"], ["answer", "no form's"], ["form.copy=name", "no field's"],
  ]);
  same([...answers], [["b", "two\nlines"], ["d", ["x", "z"]]]);
  assert.equal(left, 4);
});

test("an answer under a field's own name counts before one under a former name", () => {
  const parts = [part("a", [field("a", "short-text", { names: ["old"] })])];
  same([...joint.taken(parts, [["form.old", "then"], ["form.a", "now"]]).answers], [["a", "now"]]);
  same([...joint.taken(parts, [["form.old", "then"]]).answers], [["a", "then"]]);
});

test("the rows of a table come in the order in which they were put, others after them", () => {
  const parts = [part("steps", [], { type: "table", columns: [field("what"), field("day", "date")] })];
  const { tables, left } = joint.taken(parts, [["form.steps.r1.what", "One"], ["form.steps.r2.what", "Two"], ["form.steps.r3.day", "2026-09-14"],
    ["form.steps", ["r2", "r1"]], ["form.steps.r4.day", "soon"], ["form.steps.r 5.what", "no row's name"]]);
  same(tables.get("steps").map(({ row, values }) => [row, [...values]]), [["r2", [["what", "Two"]]], ["r1", [["what", "One"]]], ["r3", [["day", "2026-09-14"]]]]);
  assert.equal(left, 2);
});

test("what most people chose is proposed, and nothing where there is no such thing", () => {
  assert.equal(joint.proposed(field("a", "choice"), ["x", "y", "x"]), "x");
  assert.equal(joint.proposed(field("a", "choice"), ["x", "y"]), "");
  assert.equal(joint.proposed(field("a", "scale"), ["2", "3", "5"]), "3");
  assert.equal(joint.proposed(field("a", "scale"), ["2", "3"]), "");
  same(joint.proposed(field("a", "choices", { choices: choices("x", "y") }), [["x"], ["x", "y"], ["y", "x"]]), ["x", "y"]);
  assert.equal(joint.proposed(field("a"), []), "");
});

test("what is most apart comes first, what cannot be counted last", () => {
  const scale = field("a", "scale", { choices: choices("1", "2", "3", "4", "5") });
  const measures = [["3", "3"], ["1", "5"], ["2", "3"], ["1", "5", "5"], ["3"]].map((values) => joint.measure(scale, values));
  same(measures.map((measure) => measure?.level ?? null), ["same", "apart", "close", "apart", null]);
  same(measures.toSorted(joint.byApart).map((measure) => measures.indexOf(measure)), [1, 3, 2, 0, 4]);
});

test("numbers are read as people write them", () => {
  assert.deepEqual(["12", " 1,200 ", "1,20", "1.5", "", "many"].map(joint.number), [12, 1200, NaN, 1.5, NaN, NaN]);
});

test("a short text of a file is one line, without signs that turn the text around", () => {
  assert.equal(joint.plain(" A\u202e b\n\u0000c ", 60), "A b c");
  assert.equal(joint.plain("😀😀😀", 2), "😀😀");
  assert.equal(joint.plain({ toString: () => "x" }, 60), "");
});

test("of a file, each copy of this form is one set of answers, what somebody wrote alone and last first", () => {
  const found = joint.opened(file([
    entry("form.a", "first"), entry("form.a", "second", { id: "s/plan@copy-2", at: "2026-02-01" }), entry("form.a", "agreed", { id: "s/plan@copy-3", at: "2026-03-01" }),
    entry("form.copy=name", "Agreed version", { id: "s/plan@copy-3" }), entry("form.a", "else", { id: "s/planner" }), entry("note", "a note"), entry("form.a", "x", { v: 2 }), null, "x",
  ], { about: { form: "s/plan", title: "A plan", from: "Colleague A" } }), "s/plan");
  same(found.sets.map(({ words, isNamed, answers }) => [words, isNamed, answers[0][1]]), [["copy 2", false, "second"], ["", false, "first"], ["Agreed version", true, "agreed"]]);
  same([found.from, found.site], ["Colleague A", "practice"]);
});

test("a file that cannot be used is refused in words", () => {
  const said = (text) => joint.opened(text, "s/plan").error;
  same([
    "{", "[]", file([], { format: "else" }), file([], { version: 0 }), file([], { version: 2 }), file(Array.from({ length: 100_001 }, () => 0)), file([]),
    file([entry("form.a", "x", { id: "s/other" })], { about: { form: "s/other", title: "Another\nform" } }),
  ].map(said), [
    "It is not a file of answers, or it is damaged.", "It is not a file of answers from these pages.", "It is not a file of answers from these pages.",
    "It does not say which version of a file it is.", "It was made by a newer version of these pages. Reload this page and try again.",
    "It holds more than 100,000 entries.", "It holds no answers to this form.", "It belongs to another form: Another form.",
  ]);
});
