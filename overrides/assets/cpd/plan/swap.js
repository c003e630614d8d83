// @ts-check
/**
 * What could stand in place of a part of a session. Touches no page.
 *
 * @requires plan/candidates
 */
cpd.planSwap = (() => {
  const { STEPS, isThere, takesTime, all: candidates, one: candidate, distance, own } = cpd.planCandidates;

  /** Those of the same kind and suite, the nearest first. @param {Cpd.Timetable} catalogue @param {Cpd.Item} item */
  function alike(catalogue, item) {
    const peers = catalogue.items.filter((one) => isThere(one) && one.kind === item.kind && one.suite === item.suite && !takesTime(one));
    const at = peers.indexOf(item);
    return peers.filter((one) => one !== item).sort((one, other) => Math.abs(peers.indexOf(one) - at) - Math.abs(peers.indexOf(other) - at) || peers.indexOf(one) - peers.indexOf(other));
  }

  /**
   * How well others would stand between these: what they are worth, less how far they are from both.
   * @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @param {Cpd.Item} item what they would stand for @param {(Cpd.Item | null | undefined)[]} ends before and after
   */
  function ranking(catalogue, wishes, item, [before, after]) {
    const candidateOf = (/** @type {Cpd.Item} */ one) => candidate(catalogue, wishes, one);
    const order = new Map(catalogue.items.map((one, at) => [one.id, at]));
    const place = (/** @type {Cpd.Item} */ one) => Number(order.get(one.id));
    /** Each with what it would be next to, in reading order. @type {((one: Cpd.Candidate) => [Cpd.Candidate, Cpd.Candidate])[]} */
    const neighbours = [];
    // Alone, it stays near to what it stands for.
    const first = before || !after ? candidateOf(before ?? item) : null;
    const last = after && candidateOf(after);
    if (first) neighbours.push((one) => [first, one]);
    if (last) neighbours.push((one) => [one, last]);
    const worth = (/** @type {Cpd.Candidate} */ one) => {
      const isOut = (before && place(before) > place(one.item)) || (after && place(after) < place(one.item));
      return own(one) - neighbours.reduce((sum, pair) => sum + STEPS[distance(...pair(one))], 0) - (isOut ? STEPS.suite : 0);
    };
    return { worth, place };
  }

  /**
   * The best first: of its kind, within the time, and not in the plan yet.
   * @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @param {{id: string, minutes: number}[]} parts @param {number} at
   */
  function instead(catalogue, wishes, parts, at) {
    const byId = new Map(catalogue.items.map((item) => [item.id, item]));
    const item = byId.get(parts[at].id);
    if (!item) return [];
    const used = new Set(parts.map((part) => part.id));
    if (!takesTime(item)) return alike(catalogue, item).filter((one) => !used.has(one.id));
    const room = wishes.minutes - parts.reduce((sum, part, n) => sum + (n === at ? 0 : part.minutes), 0);
    const neighbour = (/** @type {typeof parts} */ some) => some.map((part) => byId.get(part.id)).find((one) => one && takesTime(one));
    const { worth, place } = ranking(catalogue, wishes, item, [neighbour(parts.slice(0, at).reverse()), neighbour(parts.slice(at + 1))]);
    const others = candidates(catalogue, wishes).filter((one) => !used.has(one.item.id) && one.minutes <= Math.max(room, parts[at].minutes));
    const ranked = others.map((one) => ({ one, worth: worth(one) })).sort((a, b) => b.worth - a.worth || place(a.one.item) - place(b.one.item));
    return ranked.map(({ one }) => one.item);
  }

  return instead;
})();
