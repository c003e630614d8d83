// @ts-check
/**
 * The words of the joint view: what somebody answered, where the middle is and how far people agree, as a reader says it.
 */
cpd.jointWords = (() => {
  /** @param {number} value */
  const round = (value) => String(Math.round(value * 10) / 10);
  /** @param {Cpd.Said[]} said */
  const namesOf = (said) => said.map(({ voice }) => voice.name).join(", ");
  /** In a sentence. @param {Cpd.Voice} voice */
  const nameInSentence = ({ name }) => (name === "Mine" ? "you" : name);
  /** @param {string} name */
  const anchor = (name) => `joint-${name}`;

  /** An answer. @param {Cpd.Field} of @param {Cpd.Answered} value */
  function answerWords({ type, choices, unit }, value) {
    const labels = [value].flat().map((one) => choices.find(({ id }) => id === one)?.label ?? one).join("; ");
    if (!labels) return "";
    return type === "date" ? cpd.dated(labels) : [labels, unit].filter(Boolean).join(" ");
  }

  /** @param {number[]} middle */
  const medianWords = ([low, high]) => (low === undefined ? "" : low === high ? round(low) : `between ${round(low)} and ${round(high)}`);
  /** @param {number[]} ends */
  const rangeWords = ([least, most]) => (least === undefined ? "" : least === most ? `only ${round(least)}` : `${round(least)} to ${round(most)}`);

  /** Whether a neighbouring point or place is agreement, too. @param {Cpd.Field} of @param {number} places of an order */
  const isLong = ({ type, choices }, places) => Math.max(type === "scale" ? choices.length : 0, places) >= 4;

  /** What agreement is of a field. @param {Cpd.Field} field @param {Cpd.Measure} measure @param {number} [places] */
  function agreementWords(field, { agreed, count, share }, places = 0) {
    const isNumber = field.type === "number" && !places;
    const part = agreed === 1 && field.type !== "choices" && !isNumber ? "no two" : `${round(agreed)} of ${count} (${Math.round(share * 100)}%)`;
    if (field.type === "choices") return `on average ${part} chose each option that anybody chose`;
    if (isNumber) return `${part} within a tenth of the median`;
    return `${part} chose the same${isLong(field, places) ? ` or a neighbouring ${places ? "place" : "point"}` : ""}`;
  }

  /** What counts as agreement, for the head of a column. @param {Cpd.Field} field @param {number} [places] of an order */
  function agreementMeaning(field, places = 0) {
    if (field.type === "choices") return "on average, of each chosen option";
    return isLong(field, places) ? `same or neighbouring ${places ? "place" : "point"}` : "the same";
  }

  /** What is said where there is nothing to count. @param {Cpd.Said[]} said */
  const fewWords = (said) => (said.length ? `Only ${nameInSentence(said[0].voice)} answered` : "Nobody answered");

  /** @param {string} verb @param {string} noun @param {{label: string}[]} all */
  const nobodyWords = (verb, noun, all) => `Nobody ${verb} ${all.length === 1 ? `“${all[0].label}”` : `these ${cpd.counted(all.length, noun)}`}`;

  return { round, namesOf, nameInSentence, anchor, answerWords, medianWords, rangeWords, agreementWords, agreementMeaning, fewWords, nobodyWords };
})();
