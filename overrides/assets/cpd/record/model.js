// @ts-check
/**
 * The record as things in reading order: what stands in the store, told by the catalogue. Nothing is
 * left out: what the site no longer has is told by the label that was kept with it. Reads only.
 *
 * @requires store
 * @requires record/facets
 */
(() => {
  const { counted, dated, record } = cpd;
  const { stem, own, wordsOf, partOf, labelOf, placeOf, byRank } = record.facets;
  const SETTINGS = "record";
  /** Facts that have words of their own wherever they are told. */
  const TOLD_APART = ["star", "done", "minutes", "remind"];
  const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

  // Words

  /** So many days later. @param {string} day @param {number} count */
  function later(day, count) {
    const moment = new Date(`${day}T12:00:00Z`);
    moment.setUTCDate(moment.getUTCDate() + count);
    return moment.toISOString().slice(0, 10);
  }

  /** "14 Sept 2026", where there is little room. @param {string} day */
  function shortly(day) {
    return cpd.isDay(day) ? new Date(`${day}T00:00Z`).toLocaleDateString(cpd.language, { dateStyle: "medium", timeZone: "UTC" }) : day;
  }

  /** "3 hours 20 minutes". @param {number} minutes */
  function hours(minutes) {
    const [full, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
    const words = [full && counted(full, "hour"), rest && counted(rest, "minute")].filter(Boolean);
    return words.join(" ") || "no time";
  }

  /** A value as a person reads it. @param {string} facet @param {Cpd.Facet} entry */
  function told(facet, entry) {
    const name = stem(facet);
    if (own(name)?.type === "tick") return labelOf(name);
    if (name === "step") return `Step ${entry.value}`;
    if (entry.words) return entry.words;
    if (entry.type === "date") return dated(String(entry.value));
    if (Array.isArray(entry.value)) return entry.value.join("; ");
    return entry.value === true ? "Yes" : entry.value === false ? "No" : String(entry.value);
  }

  /** What components keep of a thing, for the line that tells its facts. @param {Map<string, Cpd.Facet>} facets @param {string[]} [without] */
  function otherFacts(facets, without = []) {
    const found = [...facets].filter(([facet]) => placeOf(facet) === "facts" && ![...TOLD_APART, ...without].includes(facet));
    return found.map(([facet, entry]) => [...new Set([wordsOf(facet, entry), told(facet, entry)])].join(": "));
  }

  /** For comparing what is searched with what is written. @param {string} words */
  const folded = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  // Things

  /** What is kept, one for each facet; the page's own settings are no part of the record. */
  function entries() {
    return cpd.store.entries().filter(({ id }) => id !== SETTINGS);
  }

  /** Have all that the site has, by which things are named; without it they are told as they were kept. */
  const named = () => cpd.load("catalogue-data", "record-data").catch(() => null);

  /** @returns {Cpd.Catalogue} */
  const catalogue = () => ({ items: [], pages: [], forms: [], routes: [], suites: [], kinds: {}, storage: [], ...cpd.catalogue });

  /** Where something stands for others: on the web, where the site has an address there. @param {string} url */
  function abroad(url) {
    const { url: site } = catalogue();
    return url && site && url.startsWith(root.href) ? new URL(url.slice(root.href.length), site).href : url;
  }

  /** @typedef {Omit<Cpd.Thing, "id" | "facets" | "at">} Known  what the site has */
  /** @type {Map<string, Known> | null} */
  let index = null;

  /** An address without what stands behind it. @param {string} url */
  const file = (url) => url.split(/[?#]/)[0];

  /** Everything the site has, by id, with its place in reading order. */
  function known() {
    if (index) return index;
    const { items, pages, forms, routes, suites: _suites, kinds: _kinds, storage: _storage, ...others } = catalogue();
    const order = ordering();
    const sections = new Map(items.map(({ url, section }) => [file(url), section ?? ""]));
    /** @type {Map<string, Known>} */
    const found = new Map();
    /** @param {Partial<Cpd.Item> & Cpd.Place} one @param {Cpd.Sort} sort @param {number} at */
    const add = (one, sort, at) => {
      found.set(one.id, { sort, ...addressOf(one), section: one.section ?? sections.get(file(one.url)) ?? "", ...facts(one, sort), order: order(one, at) });
      if (one.was?.length) cpd.store.alias(one.id, one.was);
    };
    pages.forEach((page) => add(page, "page", 0));
    items.forEach((item, at) => add(item, "item", at + 1));
    forms.forEach((form) => add(form, "form", items.length + 1));
    routes.forEach((route) => add({ ...route, id: route.id.startsWith("route/") ? route.id : `route/${route.id}` }, "route", 0));
    // What a component tells of besides, under ids of its own.
    /** @type {unknown[]} */ (Object.values(others).flat()).filter(isPlace).forEach((one) => add(one, "page", 0));
    // What comes later has the names.
    if (cpd.catalogue?.pages) index = found;
    return found;
  }

  /** @param {unknown} one @returns {one is Cpd.Place} */
  const isPlace = (one) => typeof one === "object" && one !== null && ["id", "title", "url"].every((name) => name in one);

  /** Which place something has in reading order: by suite, by page, and then as it is counted on all pages. */
  function ordering() {
    const { items, pages, suites } = catalogue();
    const order = new Map(pages.map(({ url }, at) => [file(url), at + 1]));
    /** @param {Cpd.Place} one @param {number} at */
    return ({ suite: name, url }, at) => {
      const suite = suites.findIndex(({ id }) => id === name);
      return (suite < 0 ? suites.length : suite) * (pages.length + 2) + (order.get(file(url)) ?? pages.length) + at / (items.length + 2);
    };
  }

  /** Where something stands on the site. @param {Partial<Cpd.Item> & Cpd.Place} one */
  function addressOf({ url, suite, place = "" }) {
    const title = catalogue().suites.find(({ id }) => id === suite)?.title ?? "";
    return { url: new URL(url, root).href, suite: suite ?? "", suiteTitle: title, place };
  }

  /** What is said of it. @param {Partial<Cpd.Item> & Cpd.Place} one @param {Cpd.Sort} sort */
  function facts({ title, label, kind = "", minutes, asked, withdrawn, steps }, sort) {
    return {
      title: [sort === "item" ? label : "", title].filter(Boolean).join(": "),
      kind, kindLabel: catalogue().kinds[kind]?.label ?? "",
      minutes: minutes ?? null, asked: asked ?? "", isWithdrawn: Boolean(withdrawn), steps: steps ?? null,
    };
  }

  /** What has been asked for, by id. @type {Map<string, string>} */
  const questions = new Map();

  /** What an item asks today. The texts of a suite come when one is wanted. @param {{id: string, suite?: string | null}} item */
  async function question({ id, suite }) {
    const name = suite || "site";
    await cpd.load(`bodies/${name}`);
    const frame = document.createElement("template");
    frame.innerHTML = cpd.bodies?.[name]?.[id]?.body ?? "";
    const text = cpd.wording(frame.content);
    questions.set(id, text);
    return text;
  }

  /** Have the question of each answer that was kept without it. What does not come stays away. @param {Cpd.Entry[]} entries */
  async function questioned(entries) {
    const wanted = entries.filter(({ facet, thing, entry }) => stem(facet) === "answer" && !entry.wording && thing.asked);
    await Promise.all(wanted.map(({ thing }) => question(thing).catch(() => "")));
  }

  /** What is kept of one thing in an order of its own; of a form, what was written first comes first. @param {Map<string, Cpd.Facet>} facets */
  function inOwnOrder(facets) {
    return new Map([...facets].sort(([one, { at }], [other, { at: later }]) => byRank(one, other) || at.localeCompare(later) || one.localeCompare(other, "en", { numeric: true })));
  }

  /** Whether the title of its thing is kept with it as a label. @param {string} facet */
  const isNamed = (facet) => Boolean(own(facet)) && own(facet)?.place !== "log";

  /** What nobody says of a thing. */
  const UNKNOWN = { section: "", place: "", kind: "", kindLabel: "", minutes: null, asked: "", isWithdrawn: false, steps: null, suite: "", suiteTitle: "", url: "", order: Infinity };

  /** @param {string} id @param {Map<string, Cpd.Facet>} unordered @returns {Cpd.Thing} */
  function thing(id, unordered) {
    const facets = inOwnOrder(unordered);
    const { base, number: copy } = cpd.copyOf(id);
    const at = [...facets.values()].map((one) => one.at).sort().at(-1) ?? "";
    const here = known().get(id) ?? known().get(base);
    if (!here) return { ...UNKNOWN, id, facets, at, ...unlisted(id, facets) };
    const url = new URL(here.url);
    if (copy > 1) url.searchParams.set("copy", String(copy));
    return { ...here, id, facets, at, url: url.href, title: copy > 1 ? `${here.title}, copy ${copy}` : here.title };
  }

  /** What the site does not have, told by what was kept with it. @param {string} id @param {Map<string, Cpd.Facet>} facets @returns {{sort: Cpd.Sort, title: string}} */
  function unlisted(id, facets) {
    if (id.startsWith("log/")) return { sort: "log", title: String(facets.get("activity")?.value ?? "") || "An entry of your own" };
    const { base, number: copy } = cpd.copyOf(id);
    const isForm = [...facets.keys()].some((facet) => facet.startsWith("form."));
    if (isForm) return { sort: "gone", title: `Form “${base.split("/").at(-1)}”${copy > 1 ? `, copy ${copy}` : ""}` };
    const label = [...facets].find(([facet]) => isNamed(stem(facet)))?.[1].label;
    return { sort: "gone", title: label || [...facets.values()].find((one) => one.label)?.label || id };
  }

  /** The whole record, in reading order. @returns {Cpd.Thing[]} */
  function things() {
    known();
    /** @type {Map<string, Map<string, Cpd.Facet>>} */
    const byId = new Map();
    for (const { id, facet, ...entry } of entries()) {
      if (!byId.has(id)) byId.set(id, new Map());
      byId.get(id)?.set(facet, entry);
    }
    const found = [...byId].map(([id, facets]) => thing(id, facets));
    return found.sort(inOrder);
  }

  /** In reading order. @param {Cpd.Thing} one @param {Cpd.Thing} other */
  const inOrder = (one, other) => (one.order === other.order ? one.id.localeCompare(other.id, "en", { numeric: true }) : one.order - other.order);

  /** @param {Cpd.Thing[]} all @returns {Cpd.Entry[]} */
  const flat = (all) => all.flatMap((one) => [...one.facets].map(([facet, entry]) => ({ id: one.id, facet, thing: one, entry })));

  /** The question that an entry answers. @param {Cpd.Entry} entry */
  function questionOf({ facet, thing: { id }, entry }) {
    const name = stem(facet);
    if (name === "answer") return entry.wording || questions.get(id) || "";
    return labelOf(name) || entry.label;
  }

  // The log

  /** @param {Cpd.Thing} one */
  const minutesOf = ({ facets, minutes }) => {
    const kept = Number(facets.get("minutes")?.value ?? minutes ?? 0);
    return Number.isFinite(kept) && kept > 0 ? kept : 0;
  };

  /** What was done, the newest first; what has no day comes last. @param {Cpd.Thing[]} all */
  function logged(all) {
    const found = all.filter(({ id, facets }) => facets.has("done") || id.startsWith("log/") || facets.has("learned") || facets.has("changed"));
    const day = (/** @type {Cpd.Thing} */ one) => String(one.facets.get("done")?.value ?? "");
    return found.sort((one, other) => day(other).localeCompare(day(one)) || other.at.localeCompare(one.at));
  }

  /** Minutes by the title of each suite, in order; "" is what stands in none. @param {Cpd.Thing[]} rows @param {(one: Cpd.Thing) => string} [by] */
  function totals(rows, by = ({ suiteTitle }) => suiteTitle) {
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const one of rows) if (one.facets.has("done")) sums.set(by(one), (sums.get(by(one)) ?? 0) + minutesOf(one));
    return [...sums].filter(([, minutes]) => minutes > 0);
  }

  Object.assign(record, /** @satisfies {Partial<Cpd.MyRecord>} */ ({
    SETTINGS, partOf, wordsOf, stem, later, shortly, hours, told, otherFacts, folded, entries, things, flat, question, questioned, questionOf, minutesOf, logged, totals, inOrder, named, catalogue, abroad,
    root: root.href,
  }));
})();
