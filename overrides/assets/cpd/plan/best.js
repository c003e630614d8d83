// @ts-check
/**
 * The best choice of activities for a number of minutes. The best is the list, in reading order, with the greatest worth
 * that fits:
 *
 *       the minutes of its activities
 *     + the minutes of the idea that opens it (1 to 3), or -3 where none has a minute
 *     - 1  for each activity: changing over takes a breath
 *     - 4  for each that suits so many people only at a pinch
 *     - 0  for going on to the next one in the text, or to one on the same page,
 *       2  to another of the same section, 5 of the same suite, 12 elsewhere
 *
 * Of equals, the one whose activities stand earlier in the text; then the longer opening. It is
 * found exactly: what is best from each activity on, for each number of minutes that are left. Touches no page.
 *
 * @requires plan/candidates
 */
cpd.planBest = (() => {
  /** By minutes that are left: the worth from here on, and which comes next. @typedef {{worth: Int32Array, next: Int32Array}} Onward */

  const { STEPS, distance, own } = cpd.planCandidates;
  const OPENING = 3;
  const UNOPENED = 3;
  const NONE = -1e9;

  /** What is best from one on, where that is known of all after it. @param {Cpd.Candidate[]} all @param {number} at @param {Onward[]} from @param {number} room @returns {Onward} */
  function onward(all, at, from, room) {
    const { minutes } = all[at];
    const worth = new Int32Array(room + 1);
    const next = new Int32Array(room + 1).fill(-1);
    for (let to = at + 1; to < all.length; to += 1) {
      const cost = STEPS[distance(all[at], all[to])];
      const rest = from[to].worth;
      for (let left = minutes + all[to].minutes; left <= room; left += 1) {
        const gain = rest[left - minutes] - cost;
        if (gain <= worth[left]) continue;
        worth[left] = gain;
        next[left] = to;
      }
    }
    for (let left = 0; left <= room; left += 1) worth[left] = left < minutes ? NONE : worth[left] + own(all[at]);
    return { worth, next };
  }

  /** With which to begin, and how long what opens it takes. @param {Cpd.Candidate[]} all @param {Onward[]} from @param {number} room */
  function beginning(all, from, room) {
    let found = { worth: NONE, first: -1, opening: 0 };
    all.forEach((one, first) => {
      for (let opening = one.opens ? Math.min(OPENING, room) : 0; opening >= 0; opening -= 1) {
        const worth = from[first].worth[room - opening] + (opening || -UNOPENED);
        if (worth > found.worth && worth > NONE / 2) found = { worth, first, opening };
      }
    });
    return found;
  }

  /** The best that fits into so many minutes. @param {Cpd.Candidate[]} all @param {number} room */
  function best(all, room) {
    /** @type {Onward[]} */
    const from = [];
    for (let at = all.length - 1; at >= 0; at -= 1) from[at] = onward(all, at, from, room);
    const { worth, first, opening } = beginning(all, from, room);
    /** @type {Cpd.Candidate[]} */
    const chosen = [];
    for (let at = first, left = room - opening; at >= 0;) {
      chosen.push(all[at]);
      const to = from[at].next[left];
      left -= all[at].minutes;
      at = to;
    }
    return { chosen, opening, worth };
  }

  return best;
})();
