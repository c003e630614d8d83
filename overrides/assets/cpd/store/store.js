// @ts-check
/**
 * What readers write, kept in their own browser: one entry `cpd:<site>:<item id>#<facet>` for each
 * facet of each item, nothing before the reader acts, nothing lost. What the browser does not take
 * is held in memory. What cannot be read is put aside, `cpd:<site>:damaged:<n>:<item id>#<facet>`,
 * and what lost against another tab, `earlier.<facet>`, before its key is written to. An older
 * version of an entry is migrated when it is read, a newer one left alone. While there is
 * `cpd:<site>:shared`, all goes to the tab's own storage, which ends with the tab.
 *
 * @requires store/keys
 * @requires store/reading
 * @requires store/shelf
 * @requires store/aside
 */
cpd.store = (() => {
  const { storeKeys: keys, storeShelf: shelf } = cpd;
  const { VERSION, migrations, parse } = cpd.storeReading;
  const { keyOf, nameOf } = keys;
  const { waiting, readings, state, textAt, read, place, get, write, flush } = shelf;
  const { watchers, tell, saveAside, free, rescue, leave } = cpd.storeAside;
  /** With so many entries the browser is asked to keep them for good; the first time it may say no. */
  const ASKING = [1, 25];
  let isAsked = false;

  // News from elsewhere

  /** Tell what has changed since it was read, while nobody told this page. */
  function recheck() {
    for (const key of new Set([...readings.keys(), ...shelf.keys()])) {
      const before = readings.get(key)?.raw ?? null;
      if (!keys.isPutAside(key) && read(key).raw !== before) tell(key, true);
    }
  }

  addEventListener("storage", ({ key, newValue }) => {
    if (key !== null && keys.SHARED_EVER.includes(key)) {
      shelf.look();
      recheck();
    } else if (state.isShared) return;
    else if (key === null) {
      for (const [one, { raw }] of readings) if (raw !== textAt(one) && !waiting.has(one)) shelf.hold(one, raw);
      state.isGone = waiting.size > 0;
    } else if (keys.isOurs(key)) {
      // Written over from here before this page knew of it?
      if (newValue !== textAt(key) && shelf.mine.get(key) === textAt(key)) rescue(key, newValue);
      if (!keys.isPutAside(key)) tell(key, true);
      shelf.hear();
    }
    flush();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      shelf.look();
      recheck();
    }
    flush();
  });
  addEventListener("focus", flush);
  document.addEventListener("visibilitychange", flush);

  // What others use

  /**
   * Everything that can be read. Where something stands under an id and a former one, the former
   * is told as an earlier one.
   * @param {string} [id] @returns {{id: string, facet: string, entry: Cpd.Facet}[]}
   */
  function list(id) {
    const found = new Map();
    const former = (/** @type {string} */ key) => Number(!key.startsWith(keyOf(nameOf(key).id, "")));
    for (const key of shelf.keys().sort((one, other) => former(one) - former(other))) {
      const name = nameOf(key);
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
    if (id.includes("#") || !facet || !parse(raw).facet) throw new TypeError(`${key} cannot keep ${raw}`);
    const seen = place(id, facet);
    state.isGone = false;
    write(key, raw, saveAside(seen, aside) ?? saveAside(key));
    leave(id, facet, seen, key);
    tell(key, false);
    if (!isAsked && !state.isShared && !waiting.size && ASKING.includes(shelf.keys().length)) {
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
    state.isGone = false;
    leave(id, facet, seen, first);
    if (read(key).raw !== null) write(key, null, saveAside(key) ?? first);
    tell(key, false);
  }

  /**
   * Keep everything in this tab only from now on, or in the browser again; whether that worked.
   * `take`: what is there comes along, and goes from where it was when it has arrived.
   * @param {boolean} isOn @param {{take?: boolean}} [options]
   */
  function share(isOn, { take = false } = {}) {
    const from = shelf.attempt(shelf.storage, null);
    const taken = take ? [...shelf.keys(), ...shelf.keys(true)].map((key) => ({ key, raw: textAt(key) })) : [];
    const value = JSON.stringify({ v: VERSION, value: true, at: new Date().toISOString(), label: "Shared computer", type: "tick" });
    shelf.attempt(() => (isOn ? localStorage.setItem(keys.SHARED, value) : keys.SHARED_EVER.forEach((key) => localStorage.removeItem(key))), undefined);
    shelf.look();
    if (state.isShared !== isOn) return false;
    for (const { key, raw } of taken) if (!waiting.has(key)) waiting.set(key, { raw, after: null, base: null });
    flush();
    for (const { key } of taken) if (!waiting.has(key)) shelf.attempt(() => from?.removeItem(key), undefined);
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
  const damaged = (id) => [...unreadable("damaged", id), ...shelf.keys(true).filter((key) => isOf(key, id)).map(shown)];

  /** @param {Cpd.Reading["kind"]} kind @param {string} [id] @returns {Cpd.Unreadable[]} */
  const unreadable = (kind, id) => shelf.keys().filter((key) => isOf(key, id) && shelf.there(key).kind === kind).map(shown);

  /** @param {string} key @param {string} [id] */
  const isOf = (key, id) => id === undefined || nameOf(key).id === id;

  /** @param {string} key @returns {Cpd.Unreadable} */
  const shown = (key) => ({ key, raw: textAt(key) ?? waiting.get(key)?.raw ?? "" });

  /** Everything that is wrong, the most pressing first. @param {string} [id] @returns {Cpd.Trouble[]} */
  function troubles(id) {
    const newer = unreadable("newer", id);
    const bad = damaged(id);
    const blocked = [...waiting.keys()].filter(shelf.isNewer).length;
    /** @type {Cpd.Trouble[]} */
    const found = [];
    if (state.refusal) found.push({ kind: state.refusal, unkept: waiting.size - blocked, found: [] });
    if (newer.length) found.push({ kind: "newer", unkept: blocked, found: newer });
    if (bad.length) found.push({ kind: "damaged", unkept: 0, found: bad });
    return found;
  }

  /** Delete what cannot be read, as the reader wishes; what brings it back is returned. @param {string} key */
  function discard(key) {
    const { raw } = shown(key);
    const put = (/** @type {string} */ to, /** @type {string | null} */ what) => {
      write(to, what);
      shelf.hear();
    };
    put(key, null);
    return () => put(read(key).raw === null ? key : free(key), raw);
  }

  shelf.look();
  flush(); // writes nothing: whether there is a storage at all is known from the start

  return Object.freeze({
    get,
    ids: () => [...new Set(list().map(({ id }) => id))],
    /** Everything kept of an item, by facet. @param {string} id */
    all: (id) => new Map(list(id).map(({ facet, entry }) => [facet, entry])),
    entries: () => list().map(({ entry, ...name }) => ({ ...entry, ...name })),
    alias: keys.alias,
    set,
    remove,
    /** A facet under which what stands in another can be put aside. @param {string} id @param {string} facet */
    roomFor: (id, facet) => keys.room(facet, (place) => !get(id, place)),
    shared,
    damaged,
    discard,
    hasRoom: shelf.hasRoom,
    troubles,
    migrations,
    share,
    isShared: () => state.isShared,
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
      shelf.listeners.add(listener);
      return () => shelf.listeners.delete(listener);
    },
  });
})();
