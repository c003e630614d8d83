"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { world, same } = require("./load.js");

const { searchWords, searchPostings, searchExcerpts, SearchFinder } = world(["search/finder", "search/excerpts"]).cpd;

/** A site of passages: [page's title, [[title, words], …]]. */
function finder(pages, { isEnglish = true, boosts = {} } = {}) {
  const words = new Map();
  let number = 0;
  const signs = (value) => (value < 60 ? "" : String.fromCharCode(0x23 + 60 + Math.floor(value / 60) + 1)) + String.fromCharCode(0x23 + (value % 60) + (value % 60 >= 57 ? 1 : 0));
  const index = pages.map(([title, passages], place) => {
    const lengths = passages.map(([head, text]) => {
      const titled = new Set(searchWords.typed(head));
      for (const word of new Set([...titled, ...searchWords.typed(text)])) words.set(word, [...(words.get(word) ?? []), number * 2 + (titled.has(word) ? 1 : 0)]);
      number += 1;
      return `#${String.fromCharCode(0x23 + titled.size)}`;
    });
    return [title, `${place}/`, lengths.join(""), 0, 0, boosts[place] ?? 1];
  });
  const shard = [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, notes]) => `${word} ${notes.map((note, at) => signs(note - (notes[at - 1] ?? 0))).join("")}`).join("\n");
  const pieces = { index: { kinds: [], suites: [""], pages: index, words: [shard.split(" ")[0]] }, "words-0": shard };
  return new SearchFinder(async (name) => pieces[name], isEnglish);
}
const titles = async (found) => (await found).hits.map(({ page }) => page.title);

test("forms of an English word are one word, and others are not", () => {
  const alike = [
    ["activity", "activities"], ["coach", "coaches", "coaching", "coached"], ["plan", "plans", "planning", "planned"], ["share", "sharing", "shared"],
    ["model", "modelling", "models"], ["use", "uses", "using", "used"], ["make", "making"], ["study", "studies", "studied"], ["organise", "organize", "organising"],
    ["class", "classes"], ["lead", "leading"], ["note", "notes", "noting"], ["change", "changes", "changing"],
  ];
  for (const [first, ...others] of alike) for (const other of others) assert.equal(searchWords.bare(other), searchWords.bare(first), other);
  for (const [one, other] of [["note", "not"], ["thing", "the"], ["need", "ne"], ["red", "r"], ["this", "the"], ["form", "from"]]) assert.notEqual(searchWords.bare(one), searchWords.bare(other));
});

test("one letter may be wrong, and not the first", () => {
  for (const near of ["mentering", "mentring", "mentoriing", "metnoring", "mentorinf"]) assert.ok(searchWords.isNear(near, "mentoring"), near);
  for (const far of ["nentoring", "mentoring", "mnetorign", "mentor", "mentorings2"]) assert.ok(!searchWords.isNear(far, "mentoring"), far);
});

test("words in scripts without spaces are found by their letters", async () => {
  const found = finder([["数学教育", [["数学教育", "授業研究の方法"]]], ["Other", [["Other", "words"]]]], { isEnglish: false });
  for (const wanted of ["教育", "研究", "数", "方法"]) same(await titles(found.find(wanted)), ["数学教育"]);
  same(await titles(found.find("育数")), []);
});

test("an exact title comes first, then a passage's, then a title that has the words", async () => {
  const found = finder([
    ["Much of action", [["Much of action", "plan plan action"], ["Plans", "action plan"]]],
    ["Action plan: an example", [["Action plan: an example", ""]]],
    ["Using it", [["Using it", ""], ["Action plan", "words"]]],
    ["2.1 Action plan", [["2.1 Action plan", ""]]],
  ]);
  same(await titles(found.find("action plan")), ["2.1 Action plan", "Using it", "Action plan: an example", "Much of action"]);
});

test("of two alike the one that its author puts first comes first", async () => {
  const found = finder([["Glossary", [["Glossary", ""]]], ["Glossary", [["Glossary", "more"]]]], { boosts: { 0: 0.5 } });
  same((await found.find("glossary")).hits.map(({ page }) => page.number), [1, 0]);
});

test("pages with all words come alone; where none has them, those that have most", async () => {
  const found = finder([["A", [["A", "lesson study"]]], ["B", [["B", "lesson"], ["C", "study"]]], ["D", [["D", "lesson"]]]]);
  const both = await found.find("lesson study");
  same([both.hits.map(({ page }) => page.title), both.hasAll], [["A", "B"], true]);
  const one = await found.find("lesson zebra");
  same([one.hits.map(({ page }) => page.title), one.hasAll, one.terms.map(({ found: all }) => all.length > 0)], [["D", "A", "B"].sort(), false, [true, false]]);
});

test("a mistyped word finds the one that is meant, unless what is typed is a word there", async () => {
  const found = finder([["A", [["A", "collaborative planning"]]], ["B", [["B", "from"]]], ["C", [["C", "form"]]]]);
  const mistyped = await found.find("colaborative");
  same([mistyped.hits.length, mistyped.terms[0].isMistyped, [...mistyped.words]], [1, true, ["collaborative"]]);
  same(await titles(found.find("form")), ["C"]);
  same(await titles(found.find("collab")), ["A"]);
});

test("only parts of the alphabet that can have the word are asked for", () => {
  const firsts = ["able", "coat", "coat-of", "dance"];
  same(["co", "coa", "coach", "coats", "a", "dan", "zoo", "aa"].map((one) => searchPostings.shards(firsts, one)), [[0, 1, 2], [0, 1, 2], [0], [2], [0], [2, 3], [3], []]);
});

test("an excerpt is cut around the words, which are marked", () => {
  const isWanted = (key) => key === "coach";
  same(searchExcerpts.excerpt("Nothing here.\nA coach asks.", isWanted), [["A ", false], ["coach", true], [" asks.", false]]);
  const long = searchExcerpts.excerpt(`${"before ".repeat(60)}coach ${"after ".repeat(60)}`, isWanted);
  assert.ok(long.map(([words]) => words).join("").length < 190);
  same([long[0][0].slice(0, 9), long[1], long[2][0].slice(-7)], ["… before ", ["coach", true], "after …"]);
  same(searchExcerpts.pieces("授業研究の方法", (key) => key === "研究"), [["授業", false], ["研究", true], ["の方法", false]]);
});
