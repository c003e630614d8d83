// @ts-check
/**
 * The words of the joint view: what somebody answered, where the middle is and how far people agree, as a reader says it.
 */
cpd.jointWords = (() => {
  /** @param {number} value */
  const rounded = (value) => String(Math.round(value * 10) / 10);
  /** @param {Cpd.Said[]} said */
  const names = (said) => said.map(({ voice }) => voice.name).join(", ");
  /** In a sentence. @param {Cpd.Voice} voice */
  const named = ({ name }) => (name === "Mine" ? "you" : name);
  /** @param {string} name */
  const anchor = (name) => `joint-${name}`;

  /** An answer. @param {Cpd.Field} of @param {Cpd.Answered} value */
  function worded({ type, choices, unit }, value) {
    const labels = [value].flat().map((one) => choices.find(({ id }) => id === one)?.label ?? one).join("; ");
    if (!labels) return "";
    return type === "date" ? cpd.dated(labels) : [labels, unit].filter(Boolean).join(" ");
  }

  /** @param {number[]} middle */
  const middled = ([low, high]) => (low === undefined ? "" : low === high ? rounded(low) : `between ${rounded(low)} and ${rounded(high)}`);
  /** @param {number[]} ends */
  const spread = ([least, most]) => (least === undefined ? "" : least === most ? `only ${rounded(least)}` : `${rounded(least)} to ${rounded(most)}`);

  /** Whether a neighbouring point or place is agreement, too. @param {Cpd.Field} of @param {number} places of an order */
  const isLong = ({ type, choices }, places) => Math.max(type === "scale" ? choices.length : 0, places) >= 4;

  /** What agreement is of a field. @param {Cpd.Field} field @param {Cpd.Measure} measure @param {number} [places] */
  function agreement(field, { agreed, count, share }, places = 0) {
    const isNumber = field.type === "number" && !places;
    const part = agreed === 1 && field.type !== "choices" && !isNumber ? "no two" : `${rounded(agreed)} of ${count} (${Math.round(share * 100)}%)`;
    if (field.type === "choices") return `on average ${part} chose each option that anybody chose`;
    if (isNumber) return `${part} within a tenth of the median`;
    return `${part} chose the same${isLong(field, places) ? ` or a neighbouring ${places ? "place" : "point"}` : ""}`;
  }

  /** What counts as agreement, for the head of a column. @param {Cpd.Field} field @param {number} [places] of an order */
  function meant(field, places = 0) {
    if (field.type === "choices") return "on average, of each chosen option";
    return isLong(field, places) ? `same or neighbouring ${places ? "place" : "point"}` : "the same";
  }

  /** What is said where there is nothing to count. @param {Cpd.Said[]} said */
  const few = (said) => (said.length ? `Only ${named(said[0].voice)} answered` : "Nobody answered");

  /** @param {string} verb @param {string} noun @param {{label: string}[]} all */
  const nobody = (verb, noun, all) => `Nobody ${verb} ${all.length === 1 ? `“${all[0].label}”` : `these ${cpd.counted(all.length, noun)}`}`;

  return { rounded, names, named, anchor, worded, middled, spread, agreement, meant, few, nobody };
})();
