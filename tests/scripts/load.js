"use strict";
/**
 * The scripts as a browser runs them, without one: classic scripts, one after the other, in a world that has what
 * the language and the web platform share with Node, a `document` in which nothing stands, and a `localStorage`.
 * What a script asks of a page beyond that fails loudly, so only what touches no page can be tested with it.
 */
const assert = require("node:assert/strict");
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const SCRIPTS = join(__dirname, "../../overrides/assets/cpd");
const SITE = "https://site.example/";

/** What browsers and Node both have, and vm does not bring by itself. */
const SHARED = {
  AbortController, Blob, CompressionStream, DecompressionStream, Event, EventTarget, TextDecoder, TextEncoder, URL, URLSearchParams,
  atob, btoa, clearInterval, clearTimeout, console, crypto, queueMicrotask, setInterval, setTimeout, structuredClone,
};

/** The files a script is made of: itself, or its parts, each after what it needs. @param {string} name "store", "form", "form/values" */
function filesOf(name, found = []) {
  const folder = join(SCRIPTS, name);
  if (!name.includes("/") && existsSync(folder)) {
    for (const file of readdirSync(folder).sort()) filesOf(`${name}/${file.replace(".js", "")}`, found);
    return found;
  }
  const file = `${folder}.js`;
  if (found.includes(file)) return found;
  const [script, part] = name.split("/");
  const needs = part ? [...readFileSync(file, "utf8").matchAll(/@requires +([\w/-]+)/g)].map(([, one]) => one) : [];
  for (const one of needs) if (one.startsWith(`${script}/`)) filesOf(one, found);
  found.push(file);
  return found;
}

/** A storage of the web, with its entries as properties. */
class Storage {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, value) {
    this[key] = String(value);
  }

  removeItem(key) {
    delete this[key];
  }

  get length() {
    return Object.keys(this).length;
  }
}

/** An element that is made and shown nowhere: what a script keeps ready for a page. */
class Made extends EventTarget {
  dataset = {};
  hidden = false;

  setAttribute() {}

  append() {}
}

/** What a site of schools says in its own words. */
const WORDS = JSON.stringify({
  organisation: "school",
  changed: "What changed for pupils",
  elsewhere: ["school", "college", "academy", "department"],
  team: ["department", "faculty", "governors"],
  colleague: ["teacher"],
  "write-down": ["Write down"],
  labels: ["You need", "Do", "Talk about", "Next"],
});

/**
 * A world in which these scripts have run, or single parts of them (`form/values`), `cpd` first; `cpd.load` brings further ones from the same folder.
 * @param {string[]} names @param {{now?: number, dataset?: Record<string, string>}} [options]
 */
function world(names, { now, dataset = {} } = {}) {
  const document = {
    documentElement: { lang: "en-GB", dataset: { cpdSite: "practice", cpdRecord: "my-record/", cpdWords: WORDS, ...dataset } },
    baseURI: SITE,
    title: "Practice",
    hidden: false,
    currentScript: null,
    addEventListener() {},
    createElement: () => new Made(),
    querySelector: () => null,
    querySelectorAll: () => [],
  };
  const inside = vm.createContext({ ...SHARED, document, localStorage: new Storage(), sessionStorage: new Storage(), location: new URL(SITE), addEventListener() {}, navigator: {} });
  inside.window = inside;
  if (now !== undefined) vm.runInContext(`{ const { now } = { now: () => ${now} }; Date = class extends Date { constructor(...given) { super(...(given.length ? given : [now()])); } static now() { return now(); } }; }`, inside);
  const ran = new Set();
  const run = (name) => {
    document.currentScript = { src: `${SITE}assets/cpd/${name.split("/")[0]}.js` };
    for (const file of filesOf(name)) if (!ran.has(file) && ran.add(file)) vm.runInContext(readFileSync(file, "utf8"), inside, { filename: file });
    document.currentScript = null;
  };
  const there = new Set();
  const bring = (...wanted) => {
    for (const name of wanted) {
      if (there.has(name) || name.endsWith(".css") || /^(bodies|decks)\//.test(name)) continue;
      there.add(name);
      run(name);
    }
  };
  bring("cpd");
  inside.cpd.load = async (...wanted) => bring(...wanted);
  bring(...names);
  return inside;
}

/** What comes out of a world has that world's arrays and objects: it is compared as plain data. */
const same = (found, wanted) => assert.deepEqual(JSON.parse(JSON.stringify(found)), wanted);

module.exports = { world, same };
