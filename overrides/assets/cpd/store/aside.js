// @ts-check
/**
 * Nothing is written over: what cannot be read is put aside, `damaged:<n>:`, and what lost against another tab, as
 * `earlier.<facet>`, before its key is written to. Whoever watches is told.
 *
 * @requires store/keys
 * @requires store/reading
 * @requires store/shelf
 */
cpd.storeAside = (() => {
  const { storeKeys: keys, storeShelf: shelf } = cpd;
  const { parse } = cpd.storeReading;
  const { waiting, mine, textAt, read, hold, write } = shelf;

  /** @type {Set<(change: Cpd.Change) => void>} */
  const watchers = new Set();

  /** @param {string} key @param {boolean} isElsewhere */
  function tell(key, isElsewhere, isRescued = false) {
    const { id, facet } = keys.nameOf(key);
    watchers.forEach((watcher) => watcher({ id, facet, value: shelf.get(id, facet), isElsewhere, isRescued }));
  }

  /**
   * Save what stands at a key from being written over, where it must be: what cannot be read, and
   * what the caller wants to have put aside. The key that must be written first is returned.
   * @param {string} key @param {string} [aside]
   */
  function saveAside(key, aside) {
    const { raw, kind } = read(key);
    if (kind !== "damaged" && !(kind === "good" && aside)) return null;
    const to = kind === "damaged" ? free(key) : keys.keyOf(keys.nameOf(key).id, aside ?? "");
    write(to, raw, waiting.get(key)?.after);
    return to;
  }

  /** Where something that cannot be read can be put. @param {string} key */
  function free(key) {
    const { id, facet } = keys.nameOf(key);
    let number = 1;
    while (read(keys.asideOf(number, id, facet)).raw !== null) number += 1;
    return keys.asideOf(number, id, facet);
  }

  /** Whether another tab wrote where something waits: the later stays, the other is put aside. @param {string} key */
  function settle(key) {
    const held = waiting.get(key);
    const there = textAt(key);
    if (!held || [null, held.base, mine.get(key)].includes(there) || shelf.isNewer(key)) return false;
    held.base = there;
    const theirs = parse(there).facet;
    if (there === held.raw || (theirs && isLater(theirs, held.raw))) {
      waiting.delete(key);
      rescue(key, held.raw);
      tell(key, true);
    } else if (theirs) held.after = rescue(key, there, held.after) ?? held.after;
    else {
      const to = free(key);
      hold(to, there, held.after);
      held.after = to;
    }
    return true;
  }

  /** Whether what stands there stays: it is later than what waits, or that is to be removed. @param {Cpd.Facet} theirs @param {string | null} raw */
  function isLater(theirs, raw) {
    const ours = parse(raw).facet;
    return !raw || Boolean(ours && theirs.at >= ours.at);
  }

  /** Put aside what lost against what is kept now; where, if it must be. @param {string} key @param {string | null} raw @param {string | null} [after] */
  function rescue(key, raw, after) {
    const { id, facet } = keys.nameOf(key);
    const lost = parse(raw).facet;
    if (!lost || JSON.stringify(lost.value) === JSON.stringify(read(keys.keyOf(id, facet)).facet?.value)) return null;
    const to = keys.keyOf(id, keys.room(facet, (place) => [null, raw].includes(read(keys.keyOf(id, place)).raw)));
    hold(to, raw, after);
    tell(to, true, true);
    return to;
  }

  /** Take away what stands under former ids: what was seen goes, the rest is put aside. @param {string} id @param {string} facet @param {string} seen @param {string | null} after */
  function leave(id, facet, seen, after) {
    for (const key of keys.places(id, facet).slice(1)) {
      const { kind, raw } = read(key);
      if (kind === "good") write(key, null, key === seen ? after : rescue(key, raw) ?? after);
    }
  }

  shelf.settle = settle;

  return { watchers, tell, saveAside, free, rescue, leave };
})();
