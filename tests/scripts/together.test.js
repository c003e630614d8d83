"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { world, same } = require("./load.js");

const { joint, jointProposals, jointSaid, jointWords } = world(["joint", "together-view/words", "together-view/said", "together-view/proposals"]).cpd;

const choices = (...ids) => ids.map((id) => ({ id, label: id.toUpperCase() }));
const field = (name, type = "short-text", more = {}) => ({ name, label: name, type, choices: [], names: [], shared: "", lines: 1, unit: "", ...more });
const part = (id, fields, more = {}) => ({ id, label: id, type: "question", group: "", names: [], fields, rows: [], columns: [], slots: [], isOrdered: false, isNaming: false, ...more });
const question = (name, type, more) => part(name, [field(name, type, more)]);
const scale = (name, points = 4) => question(name, "scale", { choices: choices(...Array.from({ length: points }, (_, at) => String(at + 1))) });
const voice = (name, answers, tables = {}) => ({ name, answers: new Map(Object.entries(answers)), tables: new Map(Object.entries(tables)) });
const work = (parts, voices, more = {}) => ({ parts, voices, order: "form", isNaming: false, isAgreeing: true, agreed: new Map(), before: new Map(), rows: new Map(), unfolded: new Set(), ...more });
const row = (values) => ({ row: "1", values: new Map(Object.entries(values)) });

const aim = question("aim", "long-text");
const table = part("steps", [], { type: "table", columns: [field("what"), field("kind", "choice", { choices: choices("visit") })] });
const cards = (isOrdered) => part("cards", ["a", "b", "c"].map((id) => field(`cards.${id}`, isOrdered ? "number" : "choice")), { type: "sort", isOrdered, rows: choices("a", "b", "c") });

test("what the voices share is proposed; a table's rows where two have them word by word", () => {
  const voices = [voice("One", { aim: "Talk." }, { steps: [row({ what: "Meet", kind: "visit" })] }), voice("Two", { aim: "Talk." }, { steps: [row({ what: " Meet ", kind: "visit" }), row({ what: "Call" })] })];
  const all = work([aim, table], voices);
  same([...joint.facets(all)].map(([name, { value, words }]) => [name, value, words ?? ""]), [
    ["form.aim", "Talk.", ""], ["form.steps.1.what", "Meet", ""], ["form.steps.1.kind", "visit", "VISIT"], ["form.steps", ["1"], ""],
  ]);
  same(joint.progress(all), { decided: 0, proposed: 1, open: 0, rows: 1 });
});

test("all rows of a table are proposed where only one person has any", () => {
  const all = work([table], [voice("One", {}, { steps: [row({ what: "Meet" }), row({ what: "Call" })] }), voice("Two", {})]);
  same(jointProposals.rowsOf(all, table).map(({ from, values }) => [from, values.get("what")]), [["One", "Meet"], ["One", "Call"]]);
});

test("what was decided stands instead of what is proposed, and nothing where it was taken out", () => {
  const voices = [voice("One", { aim: "Talk.", why: "2" }), voice("Two", { aim: "Talk.", why: "4" })];
  const all = work([aim, scale("why")], voices, { agreed: new Map([["aim", " "]]) });
  same([...joint.facets(all).keys()], []);
  same(joint.progress(all), { decided: 1, proposed: 0, open: 1, rows: 0 });
});

test("no two cards have one place in what is proposed", () => {
  const all = work([cards(true)], [voice("One", { "cards.a": "1", "cards.b": "1", "cards.c": "3" })]);
  const places = [...jointProposals.proposals(all).values()].filter(Boolean);
  assert.equal(new Set(places).size, places.length);
});

test("the cards that more people chose than any other are proposed, with the words of the only one who gave any", () => {
  const slots = [{ card: field("cards.chosen-1", "choice", { choices: choices("a", "b", "c") }), note: field("cards.chosen-1-note", "long-text") }];
  const sort = { ...cards(false), slots, fields: [...cards(false).fields, slots[0].card, slots[0].note] };
  const one = voice("One", { "cards.chosen-1": "b", "cards.chosen-1-note": "It comes first." });
  const proposed = (...voices) => [...jointProposals.proposals(work([sort], voices))].filter(([name]) => name.includes("chosen"));
  same(proposed(one, voice("Two", { "cards.chosen-1": "b" })), [["cards.chosen-1", "b"], ["cards.chosen-1-note", "It comes first."]]);
  same(proposed(one, voice("Two", { "cards.chosen-1": "c" })), []);
});

test("what nobody answered is blank, unless something was decided that is shown", () => {
  const all = work([aim, scale("why"), table], [voice("One", { why: "2" }), voice("Two", {})]);
  const blank = () => all.parts.filter((one) => jointSaid.isBlankPart(all, one)).map(({ id }) => id);
  same(blank(), ["aim", "steps"]);
  all.agreed.set("aim", "Ours.");
  all.rows.set("steps", [{ from: "", values: new Map() }]);
  same(blank(), []);
  all.isAgreeing = false;
  same(blank(), ["aim", "steps"]);
});

test("an answer, a middle and agreement are said in words", () => {
  const { answerWords, medianWords, rangeWords, agreementWords, agreementMeaning, fewWords, nobodyWords } = jointWords;
  const number = field("pupils", "number", { unit: "pupils" });
  same([answerWords(number, "28"), answerWords(number, ""), answerWords(field("day", "date"), "2026-09-14"), answerWords(field("day", "date"), ""), answerWords(field("days", "choices", { choices: choices("x", "y") }), ["x", "y"])],
    ["28 pupils", "", "14 September 2026", "", "X; Y"]);
  same([medianWords([]), medianWords([2, 2]), medianWords([2, 3]), rangeWords([]), rangeWords([2, 2]), rangeWords([1, 4])], ["", "2", "between 2 and 3", "", "only 2", "1 to 4"]);
  const [why] = scale("why").fields;
  const [short] = scale("short", 3).fields;
  const said = (of, values, places) => agreementWords(of, joint.measure(of, values, places), places);
  same([said(why, ["2", "3", "1"]), said(short, ["1", "3"]), said(number, ["10", "10.5"]), said(field("place", "number"), ["1", "2"], 5)],
    ["2 of 3 (67%) chose the same or a neighbouring point", "no two chose the same", "2 of 2 (100%) within a tenth of the median", "2 of 2 (100%) chose the same or a neighbouring place"]);
  same([agreementMeaning(why), agreementMeaning(short), agreementMeaning(number, 4)], ["same or neighbouring point", "the same", "same or neighbouring place"]);
  same([fewWords([]), fewWords([{ voice: { name: "Mine" } }]), nobodyWords("answered", "question", [aim]), nobodyWords("sorted", "card", [aim, aim])], ["Nobody answered", "Only you answered", "Nobody answered “aim”", "Nobody sorted these 2 cards"]);
});
