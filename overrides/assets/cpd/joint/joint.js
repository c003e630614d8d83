// @ts-check
/**
 * What several people's answers to one form have in common. Nothing is drawn or kept here: a form is
 * read as parts and fields, answers of a file or a copy are taken where they fit, and counted.
 *
 * How it is counted. Only those who answered count; with fewer than two there is nothing to count.
 * - Middle: the median. With an even number of answers that is two points, which may differ.
 * - Agreement, as a share of those who answered:
 *   of a scale with four points or more, and of places in an order: the most people who chose the same
 *   point or one of two neighbours; of anything else to choose one of: the most who chose the same; where
 *   several can be chosen: how many, on average, chose each option that anybody chose; of numbers: how
 *   many are within a tenth of the median.
 * - In words: "all the same"; "close" if all are in that agreement; "mostly together" from three
 *   quarters on; "apart" below.
 * - Order, most apart first: by these words; then by how far, on average, answers lie from the middle (as
 *   a part of the furthest possible), or by the share that does not agree; then by the spread.
 *
 * @requires joint/answers
 * @requires joint/files
 * @requires joint/form
 */
cpd.joint = (() => {
  const MOSTLY = 0.75;
  const LEVELS = ["apart", "mostly", "close", "same"];
  /** From so many points on, a neighbouring point is agreement, too. */
  const POINTS = 4;

  /** @param {string} text */
  const number = (text) => Number(text.trim().replace(/,(?=\d{3}\b)/g, "") || NaN);

  /** The one or two values in the middle. @param {number[]} values */
  function middle(values) {
    const sorted = [...values].sort((one, other) => one - other);
    const half = (sorted.length - 1) / 2;
    return sorted.length ? [sorted[Math.floor(half)], sorted[Math.ceil(half)]] : [];
  }

  /** The mean distance from the middle. @param {number[]} values */
  function distance(values) {
    const [from] = middle(values);
    return values.reduce((sum, value) => sum + Math.abs(value - from), 0) / values.length;
  }

  /** How many chose what, in the order of the first of each. @param {Cpd.Answered[]} values */
  function tally(values) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const value of values.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }

  /** The most answers that lie on one point, or on two neighbours. @param {number[]} values @param {number} reach */
  const together = (values, reach) => Math.max(...values.map((from) => values.filter((value) => value >= from && value <= from + reach).length));

  /** How many agree of how many, and how far they are apart. @typedef {{agreed: number, apart: number, reach: number, of: number}} Agreement */

  /** Of several to choose. @param {Map<string, number>} counts @param {number} count @returns {Agreement} */
  function agreedOnChoices(counts, count) {
    const agreed = [...counts.values()].reduce((sum, one) => sum + one, 0) / counts.size;
    return { agreed, apart: 1 - agreed / count, reach: 0, of: count };
  }

  /** Of points of a scale, or places of an order. @param {number[]} numbers @param {number} points @returns {Agreement} */
  function agreedOnPoints(numbers, points) {
    const reach = (Math.max(...numbers) - Math.min(...numbers)) / (points - 1 || 1);
    return { agreed: together(numbers, points >= POINTS ? 1 : 0), apart: distance(numbers) / ((points - 1) / 2 || 1), reach, of: numbers.length };
  }

  /** @param {number[]} numbers @returns {Agreement} */
  function agreedOnNumbers(numbers) {
    const [low, high] = middle(numbers);
    const centre = (low + high) / 2;
    const agreed = numbers.filter((one) => Math.abs(one - centre) <= Math.abs(centre) / 10).length;
    return { agreed, apart: Math.min(1, distance(numbers) / Math.abs(centre || 1)), reach: 0, of: numbers.length };
  }

  /** @param {Cpd.Field} field @param {number} count @param {Map<string, number>} counts @param {number[]} numbers @param {number} places @returns {Agreement} */
  function agreement({ type, choices }, count, counts, numbers, places) {
    const points = type === "scale" ? choices.length : places;
    if (type === "choices") return agreedOnChoices(counts, count);
    if (points) return agreedOnPoints(numbers, points);
    if (numbers.length) return agreedOnNumbers(numbers);
    const most = Math.max(...counts.values());
    return { agreed: most, apart: 1 - most / count, reach: 0, of: count };
  }

  /** What can be said of the answers of at least two people; null where nothing can be counted. @param {Cpd.Field} field @param {Cpd.Answered[]} values @param {number} [places] of an order @returns {Cpd.Measure | null} */
  function measure(field, values, places = 0) {
    const { type } = field;
    const numbers = type === "number" || type === "scale" ? values.map((value) => number(String(value))).filter((one) => !isNaN(one)) : [];
    if (values.length < 2 || !["choice", "choices", "scale", "number"].includes(type) || (type === "number" && numbers.length < 2)) return null;
    const counts = tally(values);
    const { agreed, apart, reach, of } = agreement(field, values.length, counts, numbers, places);
    const ends = numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [];
    const isSame = numbers.length ? ends[0] === ends[1] : new Set(values.map(String)).size === 1;
    const share = agreed / of;
    const level = isSame ? "same" : share >= 1 ? "close" : share >= MOSTLY ? "mostly" : "apart";
    return { count: of, tally: counts, middle: middle(numbers), ends, agreed, share, level, apart, reach };
  }

  /** Biggest differences first; what cannot be counted comes last. @param {Cpd.Measure | null} one @param {Cpd.Measure | null} other */
  function byApart(one, other) {
    if (!one || !other) return Number(!one) - Number(!other);
    return LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || other.apart - one.apart || other.reach - one.reach;
  }

  /** What more people chose than anything else; nothing, if there is no such thing. @param {string[]} values */
  function most(values) {
    const counts = [...tally(values)].sort(([, one], [, other]) => other - one);
    const [[value, count] = ["", 0], [, next] = ["", 0]] = counts;
    return count > next ? value : "";
  }

  /**
   * What could be agreed on: of a scale the middle, if it is one point; of several to choose what more than
   * half chose; else what most chose, which is also what the only one chose. Nothing that nobody chose.
   * @param {Cpd.Field} of @param {Cpd.Answered[]} values @returns {Cpd.Answered}
   */
  function proposed({ type, choices }, values) {
    if (type === "choices") return choices.map(({ id }) => id).filter((id) => values.filter((value) => value.includes(id)).length * 2 > values.length);
    const texts = values.map((value) => String(value).trim());
    if (type !== "scale") return most(texts);
    const [low, high] = middle(texts.map(Number));
    return texts.length && low === high ? String(low) : "";
  }

  return /** @type {Cpd.Joint} */ ({ ...cpd.jointFiles, read: cpd.jointForm, taken: cpd.jointAnswers, measure, byApart, proposed, middle, number });
})();
