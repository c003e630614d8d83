"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { world, same } = require("./load.js");

const { formAnswers: answers } = world(["form/answers"]).cpd;
const kept = (value, type = "short-text", more = {}) => ({ v: 1, value, type, label: "x", at: "2026-10-01T09:00:00.000Z", ...more });

test("what was answered fits a field as long as it can stand in it", () => {
  const fits = (type, one, choices = []) => answers.fits({ type, choices }, one);
  same([fits("short-text", kept("a")), fits("short-text", kept("a\nb")), fits("long-text", kept("a\nb")), fits("short-text", kept("a", "choice"))], [true, false, true, false]);
  same([fits("choice", kept("a", "choice"), ["a", "b"]), fits("choice", kept("c", "choice"), ["a", "b"]), fits("choice", kept("", "choice"), ["", "a"])], [true, false, false]);
  same([fits("choices", kept(["a", "b"], "choices"), ["a", "b"]), fits("choices", kept([], "choices"), ["a"]), fits("choice", kept(["a", "b"], "choices"), ["a", "b"])], [true, true, false]);
  same([fits("date", kept("2026-11-22", "date")), fits("date", kept("2026-11-31", "date")), fits("short-text", kept(3)), fits("short-text", kept(["a"]))], [true, false, false, false]);
});

test("what is wrong with a number is told, and nothing else", () => {
  const KEPT = "What you wrote is kept as it is.";
  same(["", "3", "1,000", "2.5", "-1"].map((text) => answers.wrong(text, {})), ["", "", "", "", ""]);
  same([["many", {}], ["0", { least: "1" }], ["11", { most: "10" }], ["1,1", { least: "1", most: "10" }]].map(([text, bounds]) => answers.wrong(text, bounds)), [
    `This asks for a number, in figures. ${KEPT}`, `This asks for a number, 1 or more. ${KEPT}`, `This asks for a number, 10 or less. ${KEPT}`, `This asks for a number from 1 to 10. ${KEPT}`,
  ]);
  same([answers.wrong("1", { least: "1", most: "10" }), answers.wrong("10", { least: "1", most: "10" })], ["", ""]);
});

test("a row that comes back stands behind those it stood behind", () => {
  same(answers.restored(["a", "b", "c"], ["a", "c"], "b"), ["a", "b", "c"]);
  same(answers.restored(["a", "b", "c"], ["c", "new", "a"], "b"), ["c", "new", "a", "b"]);
  same(answers.restored(["a", "b"], ["x", "b"], "a"), ["a", "x", "b"]);
  same(answers.restored(["a", "b"], ["a", "b"], "a"), ["a", "b"]);
});

test("an answer in words", () => {
  same([kept("a"), kept(["a", "b"], "choices"), kept("a", "choice", { words: "Ay" }), kept("2026-11-22", "date"), kept(true)].map(answers.wordsOf), ["a", "a; b", "Ay", "22 November 2026", "true"]);
  same([answers.rowsIn(kept(["r1"], "rows")), answers.rowsIn(null), answers.isOrder(kept(["r1"], "rows")), answers.isOrder(kept(["r1"], "choices"))], [["r1"], [], true, false]);
  assert.equal(answers.lines("a\r\nb\rc\nd"), "a\nb\nc\nd");
});
