// @ts-check
/**
 * What readers write, kept in their own browser: one entry `cpd:<site>:<item id>#<facet>` for each
 * facet of each item, nothing before the reader acts, nothing lost. What the browser does not take
 * is held in memory. What cannot be read is put aside, `cpd:<site>:damaged:<n>:<item id>#<facet>`,
 * and what lost against another tab, `earlier.<facet>`, before its key is written to. An older
 * version of an entry is migrated when it is read, a newer one left alone. While there is
 * `cpd:<site>:shared`, all goes to the tab's own storage, which ends with the tab.
 */
cpd.store = (() => {
  /** @typedef {{raw: string | null, kind: "none" | "good" | "damaged" | "newer", facet: Cpd.Facet | null}} Reading */

  const VERSION = 1;
  const { cpdSite, cpdSiteWas = "" } = document.documentElement.dataset;
  const PREFIX = `cpd:${cpdSite || "site"}:`;
  /** The present name first, then those that the site had before. */
  const PREFIXES = [PREFIX, ...cpdSiteWas.split(" ").filter(Boolean).map((name) => `cpd:${name}:`)];
  const ASIDE = `${PREFIX}damaged:`;
  const SHARED = `${PREFIX}shared`;
  const SHARED_EVER = PREFIXES.map((prefix) => `${prefix}shared`);
  const PAUSE = 5000;
  const SPARE = 1000;
  /** With so many entries the browser is asked to keep them for good; the first time it may say no. */
  const ASKING = [1, 25];

  /** By version: what makes an entry of that version one of the next. @type {Cpd.Store["migrations"]} */
  const migrations = new Map();
  /** What was read, so that long texts are not parsed again. @type {Map<string, Reading>} */
  const readings = new Map();
  /**
   * What is not in storage yet, the key that must be written before, and what stood there.
   * @type {Map<string, {raw: string | null, after: string | null, base: string | null}>}
   */
  const waiting = new Map();
  /** What this page wrote last. @type {Map<string, string | null>} */
  const mine = new Map();
  /** Ids by former ids. @type {Map<string, string>} */
  const aliases = new Map();
  /** @type {Set<(change: Cpd.Change) => void>} */
  const watchers = new Set();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** Why storage does not take what is written. @type {Cpd.Refusal} */
  let refusal = "";
  /** All was deleted, not by us: it is held until the reader writes again. */
  let isGone = false;
  let isShared = false;
  let isAsked = false;
  let retry = 0;
  /** What listeners were told of last. */
  let told = "";

  // Keys

  /** @param {string} id @param {string} facet */
  const keyOf = (id, facet) => `${PREFIX}${id}#${facet}`;

  /** The item, as it is called now, and the facet of a key, put aside or not. @param {string} key */
  function named(key) {
    const [rest, ...facet] = key.replace(/^cpd:[^:]*:(damaged:\d+:)?/, "").split("#");
    const { base } = cpd.copyOf(rest);
    return { id: (aliases.get(base) ?? base) + rest.slice(base.length), facet: facet.join("#") };
  }

  /** @param {string} key */
  const isOurs = (key) => PREFIXES.some((prefix) => key.startsWith(prefix));

  /** @param {string} key */
  const isPutAside = (key) => /^cpd:[^:]*:damaged:/.test(key);

  /** Where something may stand: under the id, or former ones, of the site or its former names. @param {string} id @param {string} facet */
  function places(id, facet) {
    const { base } = cpd.copyOf(id);
    const former = [...aliases].filter(([, now]) => now === base);
    const ids = [id, ...former.map(([one]) => one + id.slice(base.length))];
    return PREFIXES.flatMap((prefix) => ids.map((one) => `${prefix}${one}#${facet}`));
  }

  /** Where it does stand. @param {string} id @param {string} facet */
  const place = (id, facet) => places(id, facet).find((key) => read(key).facet) ?? keyOf(id, facet);

  /** All keys; those put aside only if asked for. */
  function keys(isAside = false) {
    const held = [...waiting.keys()].filter((key) => waiting.get(key)?.raw !== null);
    const all = new Set([...attempt(() => Object.keys(storage()), []), ...held]);
    return [...all].filter((key) => isOurs(key) && key.includes("#") && isPutAside(key) === isAside);
  }

  // Reading

  const storage = () => (isShared ? sessionStorage : localStorage);

  /** Failures are told as refused. @template T @param {() => T} act @param {T} otherwise */
  function attempt(act, otherwise) {
    try {
      return act();
    } catch {
      return otherwise;
    }
  }

  /** What the browser holds. @param {string} key */
  const stored = (key) => attempt(() => storage().getItem(key), null);

  const look = () => { isShared = attempt(() => SHARED_EVER.some((key) => localStorage.getItem(key) !== null), isShared); };

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

  /** @param {string} key @param {string | null} raw @param {string | null} [after] */
  function hold(key, raw, after = null) {
    const { after: first = null, base = stored(key) } = waiting.get(key) ?? {};
    waiting.set(key, { raw, after: after ?? first, base });
  }

  /** Write, or hold until it can be written. @param {string} key @param {string | null} raw @param {string | null} [after] */
  function write(key, raw, after) {
    hold(key, raw, after);
    flush();
  }

  /** Give the browser what waits; what depends on something else that waits comes after it. */
  function flush() {
    /** @type {Cpd.Refusal} */
    let failure = isGone ? "gone" : "";
    for (let isMoving = !isGone; isMoving;) {
      isMoving = false;
      failure = "";
      for (const key of [...waiting.keys()]) {
        if (isSettled(key)) isMoving = true;
        const held = waiting.get(key);
        if (!held || (held.after && waiting.has(held.after)) || isNewer(key)) continue;
        const why = refused(key, held.raw);
        if (why) failure = why;
        else isMoving = true;
      }
    }
    refusal = failure || attempt(() => (storage().length < 0 ? "refused" : ""), "refused");
    clearInterval(retry);
    if (refusal) retry = setInterval(flush, PAUSE);
    const state = `${refusal} ${isShared} ${waiting.size} ${keys(true).length}`;
    if (state !== told) listeners.forEach((listener) => listener());
    told = state;
  }

  /** A newer version of this page wrote there: it stays. @param {string} key */
  const isNewer = (key) => remembered(key, stored(key)).kind === "newer";

  /** Give the browser one entry; why it did not take it, if so. @param {string} key @param {string | null} raw @returns {Cpd.Refusal} */
  function refused(key, raw) {
    try {
      if (raw === null) storage().removeItem(key);
      else storage().setItem(key, raw);
      if (storage().getItem(key) !== raw) return "refused";
      remembered(key, raw);
      mine.set(key, raw);
      waiting.delete(key);
      return "";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "refused";
    }
  }

  /** Whether there is room for a few more sentences. What tries it is gone at once. */
  function hasRoom() {
    const key = `${PREFIX}room`;
    try {
      storage().setItem(key, "x".repeat(SPARE));
      return true;
    } catch {
      return false;
    } finally {
      attempt(() => storage().removeItem(key), undefined);
    }
  }

  // Putting aside

  /**
   * Save what stands at a key from being written over, where it must be: what cannot be read, and
   * what the caller wants to have put aside. The key that must be written first is returned.
   * @param {string} key @param {string} [aside]
   */
  function saved(key, aside) {
    const { raw, kind } = read(key);
    if (kind !== "damaged" && !(kind === "good" && aside)) return null;
    const to = kind === "damaged" ? freeAside(key) : keyOf(named(key).id, aside ?? "");
    write(to, raw, waiting.get(key)?.after);
    return to;
  }

  /** @param {string} key */
  function freeAside(key) {
    const { id, facet } = named(key);
    let number = 1;
    while (read(`${ASIDE}${number}:${id}#${facet}`).raw !== null) number += 1;
    return `${ASIDE}${number}:${id}#${facet}`;
  }

  /** Whether another tab wrote where something waits: the later stays, the other is put aside. @param {string} key */
  function isSettled(key) {
    const held = waiting.get(key);
    const there = stored(key);
    if (!held || [null, held.base, mine.get(key)].includes(there) || isNewer(key)) return false;
    held.base = there;
    const [ours, theirs] = [parsed(held.raw).facet, parsed(there).facet];
    if (there === held.raw || (theirs && (!held.raw || (ours && theirs.at >= ours.at)))) {
      waiting.delete(key);
      rescue(key, held.raw);
      tell(key, true);
    } else if (theirs) held.after = rescue(key, there, held.after) ?? held.after;
    else {
      const to = freeAside(key);
      hold(to, there, held.after);
      held.after = to;
    }
    return true;
  }

  /** Put aside what lost against what is kept now; where, if it must be. @param {string} key @param {string | null} raw @param {string | null} [after] */
  function rescue(key, raw, after) {
    const { id, facet } = named(key);
    const lost = parsed(raw).facet;
    if (!lost || JSON.stringify(lost.value) === JSON.stringify(read(keyOf(id, facet)).facet?.value)) return null;
    const to = keyOf(id, room(facet, (place) => [null, raw].includes(read(keyOf(id, place)).raw)));
    hold(to, raw, after);
    tell(to, true, true);
    return to;
  }

  /** The first of the places for what makes room: `earlier.<facet>`, `earlier.<facet>~2`, and so on. @param {string} facet @param {(place: string) => boolean} isFree */
  function room(facet, isFree) {
    const stem = facet.replace(/^(?:form\.|earlier\.)?(.*?)(?:~\d+)?$/s, "earlier.$1");
    let place = stem;
    for (let number = 2; !isFree(place); number += 1) place = `${stem}~${number}`;
    return place;
  }

  /** Take away what stands under former ids: what was seen goes, the rest is put aside. @param {string} id @param {string} facet @param {string} seen @param {string | null} after */
  function leave(id, facet, seen, after) {
    for (const key of places(id, facet).slice(1)) {
      const { kind, raw } = read(key);
      if (kind === "good") write(key, null, key === seen ? after : rescue(key, raw) ?? after);
    }
  }

  // Telling

  /** @param {string} key @param {boolean} isElsewhere */
  function tell(key, isElsewhere, isRescued = false) {
    const { id, facet } = named(key);
    watchers.forEach((watcher) => watcher({ id, facet, value: get(id, facet), isElsewhere, isRescued }));
  }

  /** Tell what has changed since it was read, while nobody told this page. */
  function recheck() {
    for (const key of new Set([...readings.keys(), ...keys()])) {
      const before = readings.get(key)?.raw ?? null;
      if (!isPutAside(key) && read(key).raw !== before) tell(key, true);
    }
  }

  addEventListener("storage", ({ key, newValue }) => {
    if (key !== null && SHARED_EVER.includes(key)) {
      look();
      recheck();
    } else if (isShared) return;
    else if (key === null) {
      for (const [one, { raw }] of readings) if (raw !== stored(one) && !waiting.has(one)) hold(one, raw);
      isGone = waiting.size > 0;
    } else if (isOurs(key)) {
      // Written over from here before this page knew of it?
      if (newValue !== stored(key) && mine.get(key) === stored(key)) rescue(key, newValue);
      if (!isPutAside(key)) tell(key, true);
      listeners.forEach((listener) => listener());
    }
    flush();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      look();
      recheck();
    }
    flush();
  });
  addEventListener("focus", flush);
  document.addEventListener("visibilitychange", flush);

  // What others use

  /** What was kept, or null. @param {string} id @param {string} facet */
  const get = (id, facet) => read(place(id, facet)).facet;

  /**
   * Everything that can be read. Where something stands under an id and a former one, the former
   * is told as an earlier one.
   * @param {string} [id] @returns {{id: string, facet: string, entry: Cpd.Facet}[]}
   */
  function list(id) {
    const found = new Map();
    const former = (/** @type {string} */ key) => Number(!key.startsWith(keyOf(named(key).id, "")));
    for (const key of keys().sort((one, other) => former(one) - former(other))) {
      const name = named(key);
      const entry = isOf(key, id) ? read(key).facet : null;
      if (!entry) continue;
      while (found.has(keyOf(name.id, name.facet))) name.facet = `earlier.${name.facet}`;
      found.set(keyOf(name.id, name.facet), { ...name, entry });
    }
    return [...found.values()];
  }

  /**
   * Keep something; whether the browser took it. `aside` names a facet under which what stood
   * here before is kept from now on.
   * @param {string} id @param {string} facet @param {Cpd.Given} given @param {{aside?: string}} [options]
   */
  function set(id, facet, given, { aside } = {}) {
    const key = keyOf(id, facet);
    const raw = JSON.stringify({ ...given, v: VERSION, at: given.at ?? new Date().toISOString() });
    if (id.includes("#") || !facet || !parsed(raw).facet) throw new TypeError(`${key} cannot keep ${raw}`);
    const seen = place(id, facet);
    isGone = false;
    write(key, raw, saved(seen, aside) ?? saved(key));
    leave(id, facet, seen, key);
    tell(key, false);
    if (!isAsked && !isShared && !waiting.size && ASKING.includes(keys().length)) {
      isAsked = true;
      (async () => navigator.storage?.persist?.())().catch(() => {});
    }
    return !waiting.has(key);
  }

  /**
   * Forget something. `after` names a facet that must be safe before this one may go.
   * @param {string} id @param {string} facet @param {{after?: string}} [options]
   */
  function remove(id, facet, { after } = {}) {
    const key = keyOf(id, facet);
    const seen = place(id, facet);
    if (read(seen).raw === null) return;
    const first = after ? keyOf(id, after) : null;
    isGone = false;
    leave(id, facet, seen, first);
    if (read(key).raw !== null) write(key, null, saved(key) ?? first);
    tell(key, false);
  }

  /**
   * Keep everything in this tab only from now on, or in the browser again; whether that worked.
   * `take`: what is there comes along, and goes from where it was when it has arrived.
   * @param {boolean} isOn @param {{take?: boolean}} [options]
   */
  function share(isOn, { take = false } = {}) {
    const from = attempt(storage, null);
    const taken = take ? [...keys(), ...keys(true)].map((key) => ({ key, raw: stored(key) })) : [];
    const value = JSON.stringify({ v: VERSION, value: true, at: new Date().toISOString(), label: "Shared computer", type: "tick" });
    attempt(() => (isOn ? localStorage.setItem(SHARED, value) : SHARED_EVER.forEach((key) => localStorage.removeItem(key))), undefined);
    look();
    if (isShared !== isOn) return false;
    for (const { key, raw } of taken) if (!waiting.has(key)) waiting.set(key, { raw, after: null, base: null });
    flush();
    for (const { key } of taken) if (!waiting.has(key)) attempt(() => from?.removeItem(key), undefined);
    recheck();
    return !waiting.size;
  }

  /** What was written under a shared word anywhere, each once, the newest first. @param {string} word @returns {Cpd.Facet[]} */
  function shared(word) {
    const all = list().map(({ entry }) => entry);
    const fitting = all.filter((facet) => facet.shared === word && typeof facet.value === "string" && facet.value.trim());
    const newest = fitting.sort((one, other) => other.at.localeCompare(one.at));
    return newest.filter((facet, at) => newest.findIndex((other) => other.value === facet.value) === at);
  }

  /** What cannot be read, put aside or not; of one item, if asked for. @param {string} [id] @returns {Cpd.Unreadable[]} */
  const damaged = (id) => [...unreadable("damaged", id), ...keys(true).filter((key) => isOf(key, id)).map(shown)];

  /** @param {Reading["kind"]} kind @param {string} [id] @returns {Cpd.Unreadable[]} */
  const unreadable = (kind, id) => keys().filter((key) => isOf(key, id) && remembered(key, stored(key)).kind === kind).map(shown);

  /** @param {string} key @param {string} [id] */
  const isOf = (key, id) => id === undefined || named(key).id === id;

  /** @param {string} key @returns {Cpd.Unreadable} */
  const shown = (key) => ({ key, raw: stored(key) ?? waiting.get(key)?.raw ?? "" });

  /** Everything that is wrong, the most pressing first. @param {string} [id] @returns {Cpd.Trouble[]} */
  function troubles(id) {
    const newer = unreadable("newer", id);
    const bad = damaged(id);
    const blocked = [...waiting.keys()].filter(isNewer).length;
    /** @type {Cpd.Trouble[]} */
    const found = [];
    if (refusal) found.push({ kind: refusal, unkept: waiting.size - blocked, found: [] });
    if (newer.length) found.push({ kind: "newer", unkept: blocked, found: newer });
    if (bad.length) found.push({ kind: "damaged", unkept: 0, found: bad });
    return found;
  }

  /** Delete what cannot be read, as the reader wishes; what brings it back is returned. @param {string} key */
  function discard(key) {
    const { raw } = shown(key);
    const put = (/** @type {string} */ to, /** @type {string | null} */ what) => {
      write(to, what);
      listeners.forEach((listener) => listener());
    };
    put(key, null);
    return () => put(read(key).raw === null ? key : freeAside(key), raw);
  }

  look();
  flush(); // writes nothing: whether there is a storage at all is known from the start

  return Object.freeze({
    get,
    ids: () => [...new Set(list().map(({ id }) => id))],
    /** Everything kept of an item, by facet. @param {string} id */
    all: (id) => new Map(list(id).map(({ facet, entry }) => [facet, entry])),
    entries: () => list().map(({ entry, ...name }) => ({ ...entry, ...name })),
    /** Let what is kept under former ids be found under this one. @param {string} id @param {string[]} formerIds */
    alias: (id, formerIds) => formerIds.forEach((one) => one !== id && aliases.set(one, id)),
    set,
    remove,
    /** A facet under which what stands in another can be put aside. @param {string} id @param {string} facet */
    roomFor: (id, facet) => room(facet, (place) => !get(id, place)),
    shared,
    damaged,
    discard,
    hasRoom,
    troubles,
    migrations,
    share,
    isShared: () => isShared,
    /** Why something is not kept, after "This browser is not keeping what you write:". */
    reasons: {
      refused: "it keeps nothing for this site",
      full: "storage is full",
      gone: "all it had kept was deleted, and not by this page. What stands here is kept again when you go on writing",
    },
    /** What is most wrong, or null. @param {string} [id] */
    trouble: (id) => troubles(id)[0] ?? null,
    /** How many changes the browser has not taken. */
    unkept: () => waiting.size,
    /** Hear of every change, in this page and elsewhere; what ends it is returned. @param {(change: Cpd.Change) => void} watcher */
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
