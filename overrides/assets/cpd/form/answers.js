// @ts-check
/** What is kept of a form, compared and told in words: what fits a field, what is wrong with a number, the order of rows. Touches no page. */
cpd.formAnswers = (() => {
  /** @param {string | undefined | null} words */
  const split = (words) => (words ?? "").split(/\s+/).filter(Boolean);

  /** @param {unknown} one @param {unknown} other */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Line breaks as controls have them. @param {unknown} text */
  const lines = (text) => String(text).replace(/\r\n?/g, "\n");

  /** @param {Cpd.Facet} kept */
  function wordsOf(kept) {
    const words = kept.words || [kept.value].flat().join("; ");
    return kept.type === "date" ? cpd.dated(words) : words;
  }

  /** What an answer can be where some can be chosen: each of them, and one only, but in "choices". @param {Cpd.Shape} shape @param {Cpd.Facet} kept */
  function fits({ type, choices }, { type: was, value }) {
    if (typeof value !== "string" && !Array.isArray(value)) return false;
    const values = [value].flat();
    if (type !== "choices" && values.length !== 1) return false;
    if (choices.length) return values.every((one) => one && choices.includes(one));
    if (["choice", "choices", "scale"].includes(was) || Array.isArray(value)) return false;
    return isText(type, values[0]);
  }

  /** @param {string} type @param {string} text */
  function isText(type, text) {
    if (type === "date") return cpd.isDay(text);
    return type === "long-text" || !/[\r\n]/.test(text);
  }

  /** What is wrong with what was written for a number; nothing, as a rule. @param {string} text @param {{least?: string, most?: string}} bounds */
  function wrong(text, { least, most }) {
    const number = Number(text.replace(/,(?=\d{3}\b)/g, ""));
    const isTooSmall = least !== undefined && number < Number(least);
    const isTooGreat = most !== undefined && number > Number(most);
    if (!text || (!isNaN(number) && !isTooSmall && !isTooGreat)) return "";
    return `This asks for a number${range(least, most)}. What you wrote is kept as it is.`;
  }

  /** @param {string} [least] @param {string} [most] */
  function range(least, most) {
    if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
    if (least !== undefined) return `, ${least} or more`;
    return most === undefined ? ", in figures" : `, ${most} or less`;
  }

  // Rows of a table

  /** The names of rows that were kept. @param {Cpd.Facet | null} kept @returns {string[]} */
  const rowsIn = (kept) => (Array.isArray(kept?.value) ? kept.value : []);

  /** @param {Cpd.Facet | null} kept */
  const isOrder = (kept) => kept?.type === "rows" && Array.isArray(kept.value);

  /** The rows there are, with this one behind those it stood behind. @param {string[]} before @param {string[]} there @param {string} row */
  function restored(before, there, row) {
    const now = there.filter((one) => one !== row);
    const above = before.slice(0, before.indexOf(row)).findLast((one) => now.includes(one));
    now.splice(above === undefined ? 0 : now.indexOf(above) + 1, 0, row);
    return now;
  }

  return { split, same, lines, wordsOf, fits, wrong, rowsIn, isOrder, restored };
})();
