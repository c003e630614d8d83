// @ts-check
/**
 * Files of answers: what a file has of a form, where it can be trusted so far. Nothing of it is taken as it comes. Touches no page.
 */
cpd.jointFiles = (() => {
  const FORMAT = "cpd-record";
  const VERSION = 1;
  const ENTRIES = 100_000;
  const LABEL = 60;
  const KEEPER = "form.copy=name";

  /** A short text of a file, as it may be shown: one line, and no signs that turn the text around. @param {unknown} value @param {number} most */
  function plain(value, most) {
    const text = typeof value === "string" ? value.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim() : "";
    return [...text].slice(0, most).join("");
  }

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isThing = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** A file that can be used; or why it cannot. @param {string} text @returns {{error: string} | {file: Record<string, unknown>, entries: unknown[]}} */
  function checkFile(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "It is not a file of answers, or it is damaged." };
    }
    if (!isThing(file) || file.format !== FORMAT || !Array.isArray(file.entries)) return { error: "It is not a file of answers from these pages." };
    if (!Number.isInteger(file.version) || Number(file.version) < 1) return { error: "It does not say which version of a file it is." };
    if (Number(file.version) > VERSION) return { error: "It was made by a newer version of these pages. Reload this page and try again." };
    if (file.entries.length > ENTRIES) return { error: `It holds more than ${ENTRIES.toLocaleString(cpd.language)} entries.` };
    return { file, entries: file.entries };
  }

  /** An entry of a form, with the copy it belongs to; or null. @param {unknown} entry @param {string} base the form's id */
  function answerIn(entry, base) {
    if (!isThing(entry) || (entry.v ?? 1) !== 1) return null;
    const { id, facet, value, at } = entry;
    if (typeof id !== "string" || typeof facet !== "string" || !/^form\../.test(facet)) return null;
    const copy = cpd.copyOf(id);
    return copy.base === base ? { id, facet, value, at: typeof at === "string" ? at : "", number: copy.number } : null;
  }

  /** What a file has of a form: its copies, each with its answers; or why it cannot be used. @param {string} text @param {string} base the form's id @returns {Cpd.Opened} */
  function opened(text, base) {
    const found = checkFile(text);
    if ("error" in found) return found;
    /** @type {Map<string, Cpd.AnswerSet>} */
    const sets = new Map();
    for (const entry of found.entries) {
      const answer = answerIn(entry, base);
      if (!answer) continue;
      const { id, facet, value, at, number } = answer;
      const set = sets.get(id) ?? { words: number > 1 && number < 1000 ? `copy ${number}` : "", isNamed: false, answers: [], at: "" };
      sets.set(id, set);
      if (facet === KEEPER && plain(value, LABEL)) Object.assign(set, { words: plain(value, LABEL), isNamed: true });
      set.answers.push([facet, value]);
      if (at > set.at) set.at = at;
    }
    const about = isThing(found.file.about) ? found.file.about : {};
    const other = plain(about.title, LABEL) || plain(about.form, LABEL);
    if (!sets.size) return { error: other && about.form !== base ? `It belongs to another form: ${other}.` : "It holds no answers to this form." };
    // What somebody wrote alone comes first, the newest of it above all.
    const sorted = [...sets.values()].sort((one, two) => Number(one.isNamed) - Number(two.isNamed) || two.at.localeCompare(one.at));
    return { sets: sorted, from: plain(about.from, LABEL), site: plain(found.file.site, LABEL) };
  }

  return { FORMAT, VERSION, LABEL, KEEPER, plain, opened };
})();
