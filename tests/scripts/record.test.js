"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { world, same } = require("./load.js");

const item = (id, more = {}) => ({ id, kind: "ask", label: "Reflective activity 1", title: "Count", url: "one/p/#count", suite: "one", section: "First", place: "1.1 Page", minutes: 20, with: null, phase: null, tags: [], asked: "aaaaaaaaaaaa", ...more });
const facet = (key, label = "", type = "", place = "", [least, most] = [0, 0]) => ({ key: `cpd:<site>:${key}`, label, type, place, least, most });
/** As `domain/storage.py` has it. */
const STORAGE = [
  { part: "Answers", facets: [facet("<id>#answer", "Your answer", "long-text", "box")] },
  { part: "Notes", facets: [facet("<id>#note", "Your note", "long-text", "box")] },
  { part: "Stars", facets: [facet("<id>#star", "Starred", "tick", "facts")] },
  { part: "Done", facets: [facet("<id>#done", "Done", "date", "facts"), facet("<id>#minutes", "Minutes", "number", "facts", [0, 100_000])] },
  { part: "Log", facets: [facet("<id>#learned", "What I learned", "long-text", "log"), facet("<id>#changed", "What changed for pupils", "long-text", "log"), facet("log/<n>#activity", "Activity", "short-text", "log")] },
  { part: "Reminders", facets: [facet("<id>#remind", "Reminder", "date", "facts")] },
  { part: "Forms", facets: [facet("<id>#form.<field>", "", "", "form"), facet("<id>#earlier.<field>")] },
  { part: "Routes", facets: [facet("route/<id>#step", "Where you are", "number", "facts", [1, 1000])] },
];
const CATALOGUE = {
  storage: STORAGE,
  title: "Practice", url: "https://practice.example/", kinds: { ask: { label: "Reflective activity", plural: "Reflective activities", asks: true } },
  suites: [{ id: "one", title: "Suite one", url: "one/", phase: null }, { id: "two", title: "Suite two", url: "two/", phase: null }],
  items: [item("one/count", { was: ["one/old"] }), item("two/think", { suite: "two", title: "Think", url: "two/q/#think", withdrawn: true, minutes: null })],
  pages: [{ id: "page/one/p", title: "1.1 Page", url: "one/p/", suite: "one" }, { id: "page/two/q", title: "Q", url: "two/q/", suite: "two" }],
  forms: [{ id: "plan", title: "A plan", url: "one/p/", suite: "one" }], routes: [{ id: "start", title: "Start here", url: "routes/start/", steps: [] }],
};
const MODEL = ["store", "record/model"];
const AT = "2026-10-01T09:00:00.000Z";

/** A record with this in it: [id, facet, value, more]. */
function kept(scripts, ...entries) {
  const inside = world(scripts, { now: Date.parse("2026-11-01T09:00:00Z") });
  inside.cpd.catalogue = CATALOGUE;
  for (const [id, facet, value, more] of entries) inside.cpd.store.set(id, facet, { value, label: "Label", type: "long-text", at: AT, ...more });
  return inside.cpd;
}

const RICH = [
  ["two/think", "note", "Two"], ["one/count", "answer", "=1+1 <b>", { asked: "aaaaaaaaaaaa", wording: "How many?" }], ["one/count", "done", "2026-09-14", { type: "date" }],
  ["one/count", "minutes", 50, { type: "number" }], ["one/count", "learned", "To wait."], ["gone/x", "note", "Left", { label: "Gone title" }],
  ["plan@copy-2", "form.aim", "Talk", { label: "Our aim" }], ["plan", "form.aim", "Wait", { label: "Our aim" }], ["log/1", "activity", "A visit", { type: "short-text" }],
  ["log/1", "done", "2026-10-05", { type: "date" }], ["log/1", "minutes", 90, { type: "number" }], ["route/start", "step", 3, { type: "number" }], ["record", "backup", "2026-10-01", { type: "date" }],
];

test("things come in reading order, what the site no longer has last; its own settings are none", () => {
  const { record } = kept(MODEL, ...RICH);
  same(record.things().map(({ id, sort, title }) => [id, sort, title]), [
    ["one/count", "item", "Reflective activity 1: Count"], ["plan", "form", "A plan"], ["plan@copy-2", "form", "A plan, copy 2"], ["two/think", "item", "Reflective activity 1: Think"],
    ["route/start", "route", "Start here"], ["gone/x", "gone", "Gone title"], ["log/1", "log", "A visit"],
  ]);
});

test("a thing says where it stands, what became of it, and each facet in an order of its own", () => {
  const { record } = kept(MODEL, ...RICH);
  const [count, , copy, think] = record.things();
  same([count.suiteTitle, count.section, count.place, count.minutes, count.url], ["Suite one", "First", "1.1 Page", 20, "https://site.example/one/p/#count"]);
  same([[...count.facets.keys()].join(), copy.url, think.isWithdrawn], ["answer,done,minutes,learned", "https://site.example/one/p/?copy=2", true]);
});

test("what was kept of a route or of a field that the site has no longer stays in sight, with its label", () => {
  const routes = ["your-own-way", "start-on-monday", "primary-first-visit"];
  const { record } = kept([...MODEL, "record/tools", "record/list"], ...routes.map((id) => [`route/${id}`, "step", 3, { type: "number", label: `Where I am on the route “${id}”` }]), ["plan", "form.removed", "Still here", { label: "A question of last year" }], ["plan", "form.aim", "Wait", { label: "Our aim" }]);
  const things = record.things();
  same(things.filter(({ sort }) => sort === "gone").map(({ id, title, facets }) => [id, title, record.told("step", facets.get("step"))]), routes.toSorted().map((id) => [`route/${id}`, `Where I am on the route “${id}”`, "Step 3"]));
  same(record.bySuite(things).map(({ title }) => title), ["Suite one", "No longer on the site"]);
  same([...things.find(({ id }) => id === "plan").facets].map(([facet, entry]) => [record.wordsOf(facet, entry), record.told(facet, entry)]), [["Our aim", "Wait"], ["A question of last year", "Still here"]]);
});

test("what stands under a former id is found under the one of today", () => {
  const { record } = kept(MODEL, ["one/old", "note", "Then"]);
  same(record.things().map(({ id, facets }) => [id, facets.get("note").value]), [["one/count", "Then"]]);
});

test("what a facet is, in words", () => {
  const { record } = kept(MODEL);
  const words = (facet, entry = {}) => record.wordsOf(facet, { value: "", label: "", type: "", ...entry });
  same(["answer", "earlier.answer~2", "form.aim", "minutes", "toString"].map((facet) => words(facet)), ["Your answer", "Earlier: Your answer", "aim", "Minutes", "toString"]);
  assert.equal(words("form.aim", { label: "Our aim" }), "Our aim");
  same([["one/count", "answer"], ["log/1", "done"], ["x", "minutes"], ["x", "form.a"], ["x", "earlier.note"], ["x", "earlier.aim"], ["x", "other"]].map(([id, facet]) => record.partOf(id, facet)),
    ["answers", "log", "done", "forms", "notes", "forms", "others"]);
});

test("what a value is, in words", () => {
  const { record } = kept(MODEL);
  const told = (facet, value, more = {}) => record.told(facet, { value, label: "", type: "", ...more });
  same([told("star", true), told("step", 3), told("done", "2026-09-14", { type: "date" }), told("form.a", ["x", "y"]), told("form.a", "x", { words: "Ex" }), told("form.a", true), told("form.a", false), told("form.a", 5)],
    ["Starred", "Step 3", "14 September 2026", "x; y", "Ex", "Yes", "No", "5"]);
  same([0, 1, 60, 80, 121].map(record.hours), ["no time", "1 minute", "1 hour", "1 hour 20 minutes", "2 hours 1 minute"]);
  same([record.later("2026-12-31", 1), record.later("2026-03-01", -1), record.shortly("2026-09-14"), record.shortly("soon")], ["2027-01-01", "2026-02-28", "14 Sept 2026", "soon"]);
  assert.equal(record.folded("Größe Écoute"), "große ecoute");
});

test("what a component keeps is told where it says: in the line of facts, on the page and in a document", async () => {
  const storage = [...STORAGE, { part: "Inventions", facets: [facet("<id>#seen", "Seen", "tick", "facts"), facet("<id>#met", "We met", "date", "facts"), facet("<id>#mood", "Mood", "short-text")] }];
  const entries = [["one/count", "star", true], ["one/count", "done", "2026-09-14"], ["one/count", "minutes", 50], ["one/count", "mood", "Well"], ["one/count", "met", "2026-09-15", { type: "date" }], ["one/count", "seen", true], ["route/start", "step", 3], ["route/start", "seen", true], ["route/gone", "step", 2], ["gone/x", "minutes", 20]];
  const cpd = kept([...PAGE, "export-text"], ...entries);
  cpd.catalogue = { ...CATALOGUE, storage };
  const { record } = cpd;
  const things = record.things();
  same(things.map((thing) => record.factsOf(thing).slice(0, -1)), [["1.1 Page", "Starred", "Done on 14 Sept 2026, 50 minutes", "Seen", "We met: 15 September 2026"], ["Seen"], ["20 minutes"], ["Where you are: Step 2"]]);
  const [{ facts, texts }] = record.laidOut(record.flat(things)).groups[0].sections[0].things;
  same([facts.slice(0, -1), texts.map(({ label, words }) => [label, words])], [["1.1 Page", "Starred", "Done on 14 September 2026", "50 minutes", "Seen", "We met: 15 September 2026"], [["Mood", "Well"]]]);
});

test("the log: what was done, the newest first, and its time by suite", () => {
  const { record } = kept(MODEL, ...RICH);
  const log = record.logged(record.things());
  same(log.map(({ id }) => id), ["log/1", "one/count"]);
  same(record.totals(log), [["", 90], ["Suite one", 50]]);
  const [, wrong] = [0, -5].map((minutes) => record.minutesOf({ facets: new Map([["minutes", { value: minutes }]]), minutes: 20 }));
  assert.equal(wrong, 0);
});

test("addresses are those of the site where others can go", () => {
  const { record } = kept(MODEL);
  same(["https://site.example/one/p/#count", "https://else.example/", ""].map(record.abroad), ["https://practice.example/one/p/#count", "https://else.example/", ""]);
});

const PAGE = [...MODEL, "record/tools", "record/list", "record/log"];

test("what is searched is found in titles, labels and answers, whatever the accents; parts and suites can be left out", () => {
  const { record } = kept(PAGE, ...RICH);
  const found = (search, ...without) => record.fitting({ search, without: new Set(without) }, record.things()).map(({ id }) => id);
  same(found("to wait"), ["one/count"]);
  same(found("wait AIM"), ["plan"]);
  same(found("nothing of this"), []);
  same(found("", "suite one", "suite gone", "suite routes", "part notes"), ["log/1"]);
});

test("things are grouped by suite and section; what belongs to none comes after, and what is gone last", () => {
  const { record } = kept(PAGE, ...RICH);
  same(record.bySuite(record.things()).map(({ title, sections }) => [title, [...sections.keys()]]), [
    ["Suite one", ["First"]], ["Suite two", ["First"]], ["Routes", [""]], ["Your own entries in the log", [""]], ["No longer on the site", [""]],
  ]);
});

const exported = async (name, ...entries) => {
  const { record } = kept([...PAGE, "export-text", "export-csv", "export-html", "export-json"], ...entries);
  const all = record.flat(record.things());
  const blob = await record.exports[name]({ entries: all, isWhole: true, site: { name: "practice", title: "Practice <1>", url: "" }, day: "2026-11-01", made: "2026-11-01T09:00:00.000Z", damaged: [] });
  return Buffer.from(await blob.arrayBuffer()).toString("utf8");
};

test("a table: a row an entry, and no cell that a spreadsheet takes for a formula", async () => {
  assert.equal(await exported("csv", ["one/count", "answer", "=1+1", { asked: "aaaaaaaaaaaa", wording: "How, \"many\"?" }], ["one/count", "note", "'quoted"], ["plan", "form.days", ["mon", "tue"], { label: "Days", type: "choices" }]), [
    "\uFEFFid,title,suite,facet,question,value,type,when,address",
    'one/count,Reflective activity 1: Count,Suite one,answer,"How, ""many""?",\'=1+1,long-text,2026-10-01T09:00:00.000Z,https://practice.example/one/p/#count',
    "one/count,Reflective activity 1: Count,Suite one,note,Your note,''quoted,long-text,2026-10-01T09:00:00.000Z,https://practice.example/one/p/#count",
    'plan,A plan,Suite one,form.days,Days,"[""mon"",""tue""]",choices,2026-10-01T09:00:00.000Z,https://practice.example/one/p/', "",
  ].join("\r\n"));
});

const LONG = `You need: ${"a pencil and ".repeat(50)}paper.\nWrite down: How many, and why?\nNext: Go on.`;

test("a question stands whole in a document, and in a table as what is to be written down", async () => {
  const kept = ["one/count", "answer", "Six", { asked: "aaaaaaaaaaaa", wording: LONG }];
  assert.ok((await exported("html", kept)).includes(`<p class="facts words">${LONG}</p>`));
  assert.match(await exported("csv", kept), /,answer,"?Write down: How many, and why\?"?,Six,/);
});

test("the log as a table", async () => {
  assert.equal(await exported("log", ...RICH), [
    "\uFEFFdate,activity,minutes,what I learned,what changed for pupils,suite,address", "2026-10-05,A visit,90,,,,",
    "2026-09-14,Reflective activity 1: Count,50,To wait.,,Suite one,https://practice.example/one/p/#count", "",
  ].join("\r\n"));
});

test("a page to print: everything that was written, escaped, and no script", async () => {
  const page = await exported("html", ...RICH);
  assert.match(page, /<h1>My record<\/h1><p>Practice &#60;1&#62;\. Saved on 1 November 2026\.<\/p>/);
  assert.match(page, /<p>2 hours 20 minutes in all\.<\/p>/);
  assert.match(page, /<p class="facts words">How many\?<\/p><p class="label words">Your answer<\/p><div class="answer words">=1\+1 &#60;b&#62;<\/div>/);
  assert.match(page, /<h3><a href="https:\/\/practice\.example\/routes\/start\/">Start here<\/a><\/h3>/);
  assert.doesNotMatch(page, /<script|<b>|Last back-up/);
});

test("a back-up holds every field of every entry", async () => {
  const { entries, ...file } = JSON.parse(await exported("json", ...RICH));
  same(file, { format: "cpd-record", version: 1, site: "practice", made: "2026-11-01T09:00:00.000Z", damaged: [] });
  same(entries.find(({ facet }) => facet === "answer"), { id: "one/count", facet: "answer", value: "=1+1 <b>", label: "Label", type: "long-text", at: AT, asked: "aaaaaaaaaaaa", wording: "How many?", v: 1 });
  assert.equal(entries.length, RICH.length - 1);
});

// A back-up, brought back

const read = async (entries, more = {}) => {
  const text = typeof entries === "string" ? entries : JSON.stringify({ format: "cpd-record", version: 1, site: "practice", made: AT, entries, ...more });
  const { record } = kept([...MODEL, "record-file"]);
  const found = await record.read({ size: text.length, text: async () => text });
  return found.refused ?? { entries: found.entries, left: Object.fromEntries(found.left), notes: Object.fromEntries(found.notes) };
};
const given = (name, value, more = {}) => ({ id: name.split("#")[0], facet: name.split("#")[1], value, label: "x", type: "long-text", at: AT, ...more });

test("what is saved is what is read, under the ids of today", async () => {
  const entries = [given("one/old#answer", "Then", { asked: "aaaaaaaaaaaa", wording: "How many?" }), given("x#form.days", ["mon"], { type: "choices", words: "Monday", shared: "days" }), given("x#remind", "2026-12-01", { type: "date", sequence: 7 })];
  const found = await read(entries);
  same(found.entries.map(({ id, facet, entry }) => ({ id, facet, ...entry })), [{ ...entries[0], id: "one/count" }, ...entries.slice(1)]);
  same([found.left, found.notes], [{}, {}]);
});

test("a day that there is not is left out, and the rest is read", async () => {
  const found = await read([given("x#done", "2026-13-01"), given("x#remind", "2026-02-30"), given("x#note", "Stays")]);
  same([found.entries.map(({ facet }) => facet), found.left], [["note"], { "its value is of the wrong kind, or too long": 2 }]);
});

test("of an entry only what is known is taken, of the right kind, and it is said", async () => {
  const found = await read([given("x#star", true, { at: "9999-01-01T00:00:00Z", asked: "no hash", shared: "a b", sequence: 1.5, onerror: "x", type: "script" }), given("x#note", "old"), given("x#note", "new", { at: "2026-10-02T09:00:00.000Z" }), given("record#backup", "2026-01-01")]);
  same(found.entries, [
    { id: "x", facet: "star", entry: { value: true, label: "x", type: "tick", at: AT } }, { id: "x", facet: "note", entry: { value: "new", label: "x", type: "long-text", at: "2026-10-02T09:00:00.000Z" } },
  ]);
  same(found.notes, { "a date that cannot be right was replaced by the file’s": 1, "something unknown in it was left out": 1, "the older of two with one name was left out": 1 });
});

test("what is no back-up is refused in words", async () => {
  same(await Promise.all(["{", "null", "[]", '{"format":"else","entries":[]}', '{"format":"cpd-record","entries":[]}', '{"format":"cpd-record","version":2,"entries":[]}'].map((text) => read(text))), [
    "This is not a back-up file: it is not JSON, or it was cut off.", "This is not a back-up file of a record.", "This is not a back-up file of a record.", "This is not a back-up file of a record.",
    "This back-up file does not say which version it is.", "This back-up file was made by a newer version of these pages. Reload this page, or open the site where the file was made.",
  ]);
});
