"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { world, same } = require("./load.js");

const { plan } = world(["plan"]).cpd;

const item = (id, more = {}) => ({
  id, kind: "ask", label: "", title: id.toUpperCase(), url: `${id}/#it`, suite: "s", section: "One", minutes: 10, with: null, phase: null, tags: [], was: [], ...more,
});
const catalogue = (...items) => ({
  kinds: { idea: { label: "Key idea", plural: "Key ideas" }, ask: { label: "Activity", plural: "Activities", asks: true } },
  suites: [{ id: "s", title: "S", url: "s/", phase: "Primary and secondary" }],
  items,
});

test("a time of day is read as people write it, and nothing else is one", () => {
  same(["9:15", "09.15", "9h15", "915", "9", " 23:59 ", "24:00", "9:60", "", "nine", null].map(plan.time),
    [555, 555, 555, 555, 540, 1439, null, null, null, null, null]);
});

test("a clock goes round, and says so", () => {
  same([0, 555, 1439, 1440, 1500].map(plan.clock), ["00:00", "09:15", "23:59", "00:00 (next day)", "01:00 (next day)"]);
});

test("each part is from when to when; without a time, in minutes of the session", () => {
  const parts = [{ minutes: 5 }, { minutes: 0 }, { minutes: 20 }];
  same(plan.times(parts, 555), ["09:15 to 09:20", "09:20", "09:20 to 09:40"]);
  same(plan.times(parts, null), ["Minute 0 to 5", "Minute 5", "Minute 5 to 25"]);
});

test("a link is short, and read back it is the same plan", () => {
  const all = catalogue(item("s/a"), item("s/bé"), item("t/a", { suite: "t" }), item("alone"));
  const parts = [{ id: "~arrive", minutes: 5 }, { id: "s/a", minutes: 10 }, { id: "s/bé", minutes: 0 }, { id: "t/a", minutes: 7 }, { id: "alone", minutes: 3 }];
  const words = plan.written(parts);
  assert.equal(words, "~arrive:5,s/a:10,/b%C3%A9:0,t/a:7,alone:3");
  same(plan.read(all, decodeURIComponent(words)), { parts, unknown: [] });
});

test("an old link names what is gone, follows what has moved, and takes an item's own minutes where it says none", () => {
  const all = catalogue(item("s/now", { was: ["s/then"] }), item("s/off", { withdrawn: true }), item("s/idea", { minutes: null }));
  same(plan.read(all, "s/then,s/off:5,s/never:5,~break,s/idea,s/now:999,toString:4"), {
    parts: [{ id: "s/now", minutes: 10 }, { id: "~break", minutes: 10 }, { id: "s/idea", minutes: 0 }, { id: "s/now", minutes: 480 }],
    unknown: ["s/off", "s/never", "toString"],
  });
});

test("phases are an item's own, else its suite's", () => {
  const all = catalogue();
  same(plan.phases(all, item("s/a")), ["primary", "secondary"]);
  same(plan.phases(all, item("s/a", { phase: "Early years; Primary" })), ["early years", "primary"]);
  same(plan.phases(all, item("a", { suite: null })), []);
});

test("an activity is opened by the idea before it on its page, else in its section, else after it", () => {
  const idea = (id, more) => item(id, { kind: "idea", minutes: null, ...more });
  const [first, here, after] = [idea("s/first"), idea("s/here", { url: "p/#a" }), idea("s/after", { url: "q/#c" })];
  const [onPage, inSection, before] = [item("s/x", { url: "p/#b" }), item("s/y"), item("s/z", { url: "q/#b", section: "Two" })];
  const all = catalogue(first, here, onPage, inSection, before, after);
  same([onPage, inSection, before].map((one) => plan.opens(all, one)?.id), ["s/here", "s/here", "s/after"]);
  assert.equal(plan.opens(catalogue(item("s/only")), item("s/only")), null);
});

test("a session that is long has breaks, one that is short no frame", () => {
  const many = Array.from({ length: 12 }, (_, at) => item(`s/${at}`, { minutes: 20 }));
  const long = plan.plan(catalogue(...many), { minutes: 240, people: 4 });
  same(long.parts.filter(({ id }) => id.startsWith("~")).map(({ id }) => id), ["~arrive", "~break", "~break", "~close"]);
  assert.equal(long.parts.reduce((sum, { minutes }) => sum + minutes, long.spare), 240);
  same(plan.plan(catalogue(...many), { minutes: 22, people: 4 }).parts.map(({ id, minutes }) => [id, minutes]), [["~close", 2], ["s/0", 20]].reverse());
});

test("what stands in place of a part is of its kind, fits, and is not there yet", () => {
  const all = catalogue(item("s/a"), item("s/b", { minutes: 15 }), item("s/c", { minutes: 40 }), item("s/d"), item("t/e", { suite: "t" }));
  const wishes = { minutes: 30, people: 2 };
  same(plan.instead(all, wishes, [{ id: "s/a", minutes: 10 }, { id: "s/d", minutes: 10 }], 0).map(({ id }) => id), ["s/b", "t/e"]);
  same(plan.instead(all, wishes, [{ id: "~close", minutes: 5 }], 0), []);
});

test("where nothing fits, it says what would", () => {
  const all = catalogue(item("s/a", { minutes: 30 }), item("t/b", { suite: "t", with: "a colleague" }));
  const nearest = (wishes) => plan.plan(all, wishes).nearest;
  same(nearest({ minutes: 5, people: 2 }), ["The shortest activity takes 10 minutes: “T/B”."]);
  same(nearest({ minutes: 60, people: 1, suite: "t" }), [
    "There is 1 activity in other suites; the shortest takes 30 minutes.", "There is 1 activity for another number of people; the shortest takes 10 minutes.",
  ]);
  same(nearest({ minutes: 60, people: 1, suite: "t", topic: "x" }), ["Ask for less: no activity has all of this."]);
  same(plan.plan(catalogue(), { minutes: 60, people: 1 }).nearest, ["No activity here says how long it takes."]);
});
