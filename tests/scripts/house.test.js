"use strict";
const assert = require("node:assert/strict");
const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");

const FOLDER = join(__dirname, "../../overrides/assets/cpd");
const scripts = readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => ({ name, text: readFileSync(join(FOLDER, name), "utf8") }));

/** The types that a script speaks of: what stands in braces in its comments. */
function typesIn(text) {
  const found = [];
  for (const [comment] of text.matchAll(/\/\*\*[^]*?\*\//g)) {
    for (let from = comment.indexOf("{"); from >= 0; from = comment.indexOf("{", from)) {
      let depth = 0;
      let to = from;
      do {
        depth += { "{": 1, "}": -1 }[comment[to]] ?? 0;
        to += 1;
      } while (depth && to < comment.length);
      found.push(comment.slice(from, to));
      from = to;
    }
  }
  return found;
}

test("every script is checked", () => {
  assert.ok(scripts.length > 40);
  assert.deepEqual(scripts.filter(({ text }) => !text.startsWith("// @ts-check\n")).map(({ name }) => name), []);
});

test("nothing is hidden from the check of types", () => {
  assert.deepEqual(typesIn("/** It {@link x}, in one. @param {any} y */ f({ any: 1 });"), ["{@link x}", "{any}"]);
  const silenced = scripts.filter(({ text }) => /@ts-(ignore|expect-error|nocheck)/.test(text) || typesIn(text).some((type) => /\bany\b(?!:)/.test(type)));
  assert.deepEqual(silenced.map(({ name }) => name), []);
});

test("a type that a script has for itself stands inside its function: classic scripts share what stands outside", () => {
  const outside = scripts.filter(({ text }) => /^ \* @typedef|^\/\*\* @typedef/m.test(text));
  assert.deepEqual(outside.map(({ name }) => name), []);
});
