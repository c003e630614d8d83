// @ts-check
/**
 * What the browser holds, and what it has not taken yet: that is held in memory and offered again. While the site is set
 * to a shared computer, all of it is the tab's own storage.
 *
 * @requires store/keys
 * @requires store/reading
 */
cpd.storeShelf = (() => {
  const { storeKeys: names } = cpd;
  const { parse } = cpd.storeReading;
  const PAUSE = 5000;
  const SPARE = 1000;

  /** What was read, so that long texts are not parsed again. @type {Map<string, Cpd.Reading>} */
  const readings = new Map();
  /**
   * What is not in storage yet, the key that must be written before, and what stood there.
   * @type {Cpd.Shelf["waiting"]}
   */
  const waiting = new Map();
  /** What this page wrote last. @type {Map<string, string | null>} */
  const mine = new Map();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Cpd.Shelf["state"]} */
  const state = { refusal: "", isGone: false, isShared: false };
  let retry = 0;
  /** What listeners were told of last. */
  let told = "";

  const storage = () => (state.isShared ? sessionStorage : localStorage);

  /** Failures are told as refused. @template T @param {() => T} act @param {T} otherwise */
  function attempt(act, otherwise) {
    try {
      return act();
    } catch {
      return otherwise;
    }
  }

  /** Whether this is a shared computer now. */
  function look() {
    state.isShared = attempt(() => names.SHARED_EVER.some((key) => localStorage.getItem(key) !== null), state.isShared);
  }

  // Reading

  /** What the browser holds. @param {string} key */
  const textAt = (key) => attempt(() => storage().getItem(key), null);

  /** @param {string} key @returns {Cpd.Reading} */
  function read(key) {
    const held = waiting.get(key);
    return held ? parse(held.raw) : there(key);
  }

  /** What stands in storage. @param {string} key */
  function there(key) {
    const raw = textAt(key);
    const before = readings.get(key);
    return before && before.raw === raw ? before : remember(key, raw);
  }

  /** @param {string} key @param {string | null} raw */
  function remember(key, raw) {
    const reading = parse(raw);
    readings.set(key, reading);
    return reading;
  }

  /** All keys; those put aside only if asked for. */
  function keys(isAside = false) {
    const held = [...waiting.keys()].filter((key) => waiting.get(key)?.raw !== null);
    const all = new Set([...attempt(() => Object.keys(storage()), []), ...held]);
    return [...all].filter((key) => names.isOurs(key) && key.includes("#") && names.isPutAside(key) === isAside);
  }

  /** Where something stands. @param {string} id @param {string} facet */
  const place = (id, facet) => names.places(id, facet).find((key) => read(key).facet) ?? names.keyOf(id, facet);

  /** What was kept, or null. @param {string} id @param {string} facet */
  const get = (id, facet) => read(place(id, facet)).facet;

  /** A newer version of this page wrote there: it stays. @param {string} key */
  const isNewer = (key) => there(key).kind === "newer";

  // Writing

  /** @param {string} key @param {string | null} raw @param {string | null} [after] */
  function hold(key, raw, after = null) {
    const { after: first = null, base = textAt(key) } = waiting.get(key) ?? {};
    waiting.set(key, { raw, after: after ?? first, base });
  }

  /** Write, or hold until it can be written. @param {string} key @param {string | null} raw @param {string | null} [after] */
  function write(key, raw, after) {
    hold(key, raw, after);
    flush();
  }

  /** Give the browser what waits, and say so where something has changed. */
  function flush() {
    const failure = state.isGone ? "gone" : offer();
    state.refusal = failure || attempt(() => (storage().length < 0 ? "refused" : ""), "refused");
    clearInterval(retry);
    if (state.refusal) retry = setInterval(flush, PAUSE);
    const now = `${state.refusal} ${state.isShared} ${waiting.size} ${keys(true).length}`;
    if (now !== told) hear();
    told = now;
  }

  /** What depends on something else that waits comes after it. Why something was not taken, if so. @returns {Cpd.Refusal} */
  function offer() {
    /** @type {Cpd.Refusal} */
    let failure = "";
    for (let isMoving = true; isMoving;) {
      isMoving = false;
      failure = "";
      for (const key of [...waiting.keys()]) {
        if (shelf.settle(key)) isMoving = true;
        const held = waiting.get(key);
        if (!held || (held.after && waiting.has(held.after)) || isNewer(key)) continue;
        const why = give(key, held.raw);
        if (why) failure = why;
        else isMoving = true;
      }
    }
    return failure;
  }

  /** Give the browser one entry; why it did not take it, if so. @param {string} key @param {string | null} raw @returns {Cpd.Refusal} */
  function give(key, raw) {
    try {
      if (raw === null) storage().removeItem(key);
      else storage().setItem(key, raw);
      if (storage().getItem(key) !== raw) return "refused";
      if (readings.get(key)?.raw !== raw) remember(key, raw);
      mine.set(key, raw);
      waiting.delete(key);
      return "";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "refused";
    }
  }

  /** Whether there is room for a few more sentences. What tries it is gone at once. */
  function hasRoom() {
    const key = `${names.PREFIX}room`;
    try {
      storage().setItem(key, "x".repeat(SPARE));
      return true;
    } catch {
      return false;
    } finally {
      attempt(() => storage().removeItem(key), undefined);
    }
  }

  /** Say that what is wrong may have changed. */
  const hear = () => listeners.forEach((listener) => listener());

  const shelf = {
    readings, waiting, mine, listeners, state, storage, attempt, look, textAt, read, there, keys, place, get, isNewer, hold, write, flush, hasRoom, hear,
    /** Whether another tab wrote where something waits, and what to do then was done: aside.js. @type {Cpd.Shelf["settle"]} */
    settle: () => false,
  };
  return shelf;
})();
