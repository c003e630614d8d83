// @ts-check
/**
 * What readers write, kept in their own browser: one entry for each facet of each item, nothing
 * before the reader acts, and never one thing written over another that cannot be read.
 *
 * A key is `cpd:<site>:<item id>#<facet>`. A form's answers are `form.<field name>`, the order of
 * a table's rows is `form.<part>`; a copy of an item is the item `<item id>@copy-2`. What could not
 * be read is put aside under `cpd:<site>:damaged:<number>:<item id>#<facet>` before its key is
 * written to. `v` counts the versions of an entry: an older one is migrated when it is read, a
 * newer one is left alone.
 *
 * What the browser refuses to take is held here, in memory, and given to it again later.
 *
 * @typedef {string | number | boolean | string[]} Value
 * @typedef {{value: Value, label: string, type: string, at?: string, shared?: string, words?: string}} Given
 * @typedef {Readonly<Given & {v: number, at: string}>} Facet  `at`: when it was written, ISO 8601
 * @typedef {{key: string, raw: string}} Unreadable
 * @typedef {{kind: "refused" | "full" | "damaged" | "newer", unkept: number, found: Unreadable[]}} Trouble
 * @typedef {{id: string, facet: string, value: Facet | null, isElsewhere: boolean}} Change
 * @typedef {{raw: string | null, kind: "none" | "good" | "damaged" | "newer", facet: Facet | null}} Reading
 */
cpd.store = (() => {
  const VERSION = 1;
  const PREFIX = `cpd:${document.documentElement.dataset.cpdSite || "site"}:`;
  const ASIDE = `${PREFIX}damaged:`;
  const PAUSE = 5000;

  /**
   * By version: what makes an entry of that version one of the next.
   * @type {Map<number, (entry: Record<string, unknown>) => Record<string, unknown>>}
   */
  const migrations = new Map();

  /** What was read of each key, so that long texts are not parsed again. @type {Map<string, Reading>} */
  const readings = new Map();
  /**
   * What is not in the browser's storage yet, and what has to be there before it.
   * @type {Map<string, {raw: string | null, after: string | null}>}
   */
  const waiting = new Map();
  /** @type {Set<(change: Change) => void>} */
  const watchers = new Set();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** Why storage does not take what is written. @type {"" | "refused" | "full"} */
  let refusal = "";
  let retry = 0;
  /** What listeners were told of last. */
  let told = "";

  // Keys

  /** @param {string} id @param {string} facet */
  const keyOf = (id, facet) => `${PREFIX}${id}#${facet}`;

  /** The item and facet of a key, also of one put aside. @param {string} key */
  function named(key) {
    const rest = key.startsWith(ASIDE) ? key.slice(ASIDE.length).replace(/^\d+:/, "") : key.slice(PREFIX.length);
    const [id, ...facet] = rest.split("#");
    return { id, facet: facet.join("#") };
  }

  /** All keys; those put aside only if asked for. */
  function keys(isAside = false) {
    /** @type {string[]} */
    let stored = [];
    try {
      stored = Object.keys(localStorage);
    } catch {
      // told as refused
    }
    const held = [...waiting].filter(([, { raw }]) => raw !== null).map(([key]) => key);
    const isOurs = (/** @type {string} */ key) => key.startsWith(PREFIX) && key.includes("#");
    return [...new Set([...stored, ...held])].filter((key) => isOurs(key) && key.startsWith(ASIDE) === isAside);
  }

  // Reading

  /** What the browser holds. @param {string} key */
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /** Whether there is a storage at all. */
  function isReadable() {
    try {
      return localStorage.length >= 0;
    } catch {
      return false;
    }
  }

  /** @param {string} key @returns {Reading} */
  function read(key) {
    const held = waiting.get(key);
    return held ? parsed(held.raw) : remembered(key, stored(key));
  }

  /** @param {string} key @param {string | null} raw */
  function remembered(key, raw) {
    const before = readings.get(key);
    if (before && before.raw === raw) return before;
    const reading = parsed(raw);
    readings.set(key, reading);
    return reading;
  }

  /** @param {string | null} raw @returns {Reading} */
  function parsed(raw) {
    if (raw === null) return { raw, kind: "none", facet: null };
    try {
      let entry = JSON.parse(raw);
      if (isVersion(entry?.v) && entry.v > VERSION) return { raw, kind: "newer", facet: null };
      while (isVersion(entry?.v) && entry.v < VERSION) entry = { ...migrations.get(entry.v)?.(entry), v: entry.v + 1 };
      if (isVersion(entry?.v) && isValue(entry.value) && typeof entry.at === "string") {
        const words = { label: String(entry.label ?? ""), type: String(entry.type ?? "") };
        return { raw, kind: "good", facet: Object.freeze({ ...entry, ...words }) };
      }
    } catch {
      // told as damaged
    }
    return { raw, kind: "damaged", facet: null };
  }

  /** @param {unknown} value */
  const isVersion = (value) => Number.isInteger(value) && Number(value) >= 0;

  /** @param {unknown} value */
  function isValue(value) {
    if (Array.isArray(value)) return value.every((one) => typeof one === "string");
    return ["string", "number", "boolean"].includes(typeof value);
  }

  // Writing

  /** Write, or hold until it can be written. @param {string} key @param {string | null} raw @param {string | null} [after] */
  function write(key, raw, after = null) {
    waiting.set(key, { raw, after: after ?? waiting.get(key)?.after ?? null });
    flush();
  }

  /** Give the browser what waits; what depends on something else that waits comes after it. */
  function flush() {
    let failure = /** @type {typeof refusal} */ ("");
    for (let count = -1; count !== waiting.size;) {
      count = waiting.size;
      for (const [key, { raw, after }] of [...waiting]) {
        if ((after && waiting.has(after)) || isNewer(key)) continue;
        failure = refused(key, raw) || failure;
      }
    }
    refusal = failure || (isReadable() ? "" : "refused");
    clearInterval(retry);
    if (refusal) retry = setInterval(flush, PAUSE);
    if (state() !== told) listeners.forEach((listener) => listener());
    told = state();
  }

  /** A newer version of this page wrote there: it stays. @param {string} key */
  const isNewer = (key) => remembered(key, stored(key)).kind === "newer";

  /** Give the browser one entry; why it did not take it, if so. @param {string} key @param {string | null} raw */
  function refused(key, raw) {
    try {
      if (raw === null) localStorage.removeItem(key);
      else localStorage.setItem(key, raw);
      if (localStorage.getItem(key) !== raw) return "refused";
      waiting.delete(key);
      return "";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "refused";
    }
  }

  /** When this changes, listeners are told. */
  const state = () => `${refusal} ${waiting.size} ${keys(true).length}`;

  /**
   * Save what stands at a key from being written over, where it must be: what cannot be read, and
   * what the caller wants to have put aside. The key that must be written first is returned.
   * @param {string} key @param {string} [aside]
   */
  function saved(key, aside) {
    if (waiting.has(key)) return null;
    const { raw, kind } = read(key);
    if (raw === null || kind === "newer" || (kind === "good" && !aside)) return null;
    const place = kind === "damaged" || !aside ? freeAside(key) : keyOf(named(key).id, aside);
    write(place, raw);
    return place;
  }

  /** @param {string} key */
  function freeAside(key) {
    const { id, facet } = named(key);
    let number = 1;
    while (read(`${ASIDE}${number}:${id}#${facet}`).raw !== null) number += 1;
    return `${ASIDE}${number}:${id}#${facet}`;
  }

  // Telling

  /** @param {string} key @param {boolean} isElsewhere */
  function tell(key, isElsewhere) {
    const { id, facet } = named(key);
    const { facet: value } = read(key);
    watchers.forEach((watcher) => watcher({ id, facet, value, isElsewhere }));
  }

  /** Tell what has changed since it was read, while nobody told this page. */
  function recheck() {
    for (const key of new Set([...readings.keys(), ...keys()])) {
      const before = readings.get(key)?.raw ?? null;
      if (!key.startsWith(ASIDE) && read(key).raw !== before) tell(key, true);
    }
  }

  /** @param {string | null | undefined} raw */
  const written = (raw) => parsed(raw ?? null).facet?.at ?? "9";

  addEventListener("storage", ({ key, newValue }) => {
    if (key === null) recheck();
    else if (key.startsWith(PREFIX)) {
      // The last to write is right.
      if (waiting.has(key) && written(newValue) >= written(waiting.get(key)?.raw)) waiting.delete(key);
      if (!key.startsWith(ASIDE)) tell(key, true);
      listeners.forEach((listener) => listener());
    }
    flush();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) recheck();
    flush();
  });
  addEventListener("focus", flush);
  document.addEventListener("visibilitychange", flush);

  // What others use

  /** What was kept, or null. @param {string} id @param {string} facet */
  const get = (id, facet) => read(keyOf(id, facet)).facet;

  /** Everything kept of an item. @param {string} id @returns {Map<string, Facet>} */
  function all(id) {
    const found = new Map();
    for (const key of keys()) {
      const facet = named(key).id === id && read(key).facet;
      if (facet) found.set(named(key).facet, facet);
    }
    return found;
  }

  /** The items of which something is kept. */
  const ids = () => [...new Set(keys().filter((key) => read(key).facet).map((key) => named(key).id))];

  /**
   * Keep something; whether the browser took it. `aside` names a facet under which what stood
   * here before is kept from now on.
   * @param {string} id @param {string} facet @param {Given} given @param {{aside?: string}} [options]
   */
  function set(id, facet, given, { aside } = {}) {
    const key = keyOf(id, facet);
    const after = saved(key, aside);
    write(key, JSON.stringify({ ...given, v: VERSION, at: given.at ?? new Date().toISOString() }), after);
    tell(key, false);
    return !waiting.has(key);
  }

  /**
   * Forget something. `after` names a facet that must be safe before this one may go.
   * @param {string} id @param {string} facet @param {{after?: string}} [options]
   */
  function remove(id, facet, { after } = {}) {
    const key = keyOf(id, facet);
    if (read(key).raw === null) return;
    write(key, null, saved(key) ?? (after ? keyOf(id, after) : null));
    tell(key, false);
  }

  /** What was written under a shared word anywhere, each once, the newest first. @param {string} word @returns {Facet[]} */
  function shared(word) {
    const found = ids().flatMap((id) => [...all(id).values()]);
    const fitting = found.filter((facet) => facet.shared === word && typeof facet.value === "string" && facet.value.trim());
    const newest = fitting.sort((one, other) => other.at.localeCompare(one.at));
    return newest.filter((facet, place) => newest.findIndex((other) => other.value === facet.value) === place);
  }

  /** What cannot be read, put aside or not; of one item, if asked for. @param {string} [id] @returns {Unreadable[]} */
  const damaged = (id) => [...unreadable("damaged", id), ...keys(true).filter((key) => isOf(key, id)).map(shown)];

  /** @param {Reading["kind"]} kind @param {string} [id] @returns {Unreadable[]} */
  const unreadable = (kind, id) => keys().filter((key) => isOf(key, id) && remembered(key, stored(key)).kind === kind).map(shown);

  /** @param {string} key @param {string} [id] */
  const isOf = (key, id) => id === undefined || named(key).id === id;

  /** @param {string} key @returns {Unreadable} */
  const shown = (key) => ({ key, raw: stored(key) ?? waiting.get(key)?.raw ?? "" });

  /** Everything that is wrong, the most pressing first. @param {string} [id] @returns {Trouble[]} */
  function troubles(id) {
    const newer = unreadable("newer", id);
    const bad = damaged(id);
    const blocked = [...waiting.keys()].filter(isNewer).length;
    /** @type {Trouble[]} */
    const found = [];
    if (refusal) found.push({ kind: refusal, unkept: waiting.size - blocked, found: [] });
    if (newer.length) found.push({ kind: "newer", unkept: blocked, found: newer });
    if (bad.length) found.push({ kind: "damaged", unkept: 0, found: bad });
    return found;
  }

  /** Delete what cannot be read, as the reader wishes; what brings it back is returned. @param {string} key */
  function discard(key) {
    const { raw } = shown(key);
    const put = (/** @type {string} */ place, /** @type {string | null} */ what) => {
      write(place, what);
      listeners.forEach((listener) => listener());
    };
    put(key, null);
    return () => put(read(key).raw === null ? key : freeAside(key), raw);
  }

  flush(); // writes nothing: whether there is a storage at all is known from the start

  return Object.freeze({
    get,
    all,
    ids,
    set,
    remove,
    shared,
    damaged,
    discard,
    troubles,
    migrations,
    /** What is most wrong, or null. @param {string} [id] */
    trouble: (id) => troubles(id)[0] ?? null,
    /** How many changes the browser has not taken. */
    unkept: () => waiting.size,
    /** Hear of every change, in this page and elsewhere; what ends it is returned. @param {(change: Change) => void} watcher */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Hear when what is wrong may have changed. @param {() => void} listener */
    onTrouble(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
})();
