// @ts-check
/**
 * The record, or the log alone, as a table: RFC 4180 in UTF-8 with a byte order mark, a row an entry.
 * A cell that a spreadsheet could take for a formula gets ' in front, and so does one that begins
 * with it: whoever takes one ' away from every cell that begins with it has what was written. Touches no page.
 *
 * @requires record
 */
(() => {
  const { record } = cpd;
  const { questionOf, logged, minutesOf, abroad } = record;
  const COLUMNS = ["id", "title", "suite", "facet", "question", "value", "type", "when", "address"];
  const lower = (/** @type {string} */ words) => words.replace(/^./u, (first) => first.toLowerCase());
  const LOG = ["date", "activity", "minutes", ...[cpd.word("learned", "What I learned"), cpd.word("changed", "What changed")].map(lower), "suite", "address"];
  record.exports ??= {};

  /** @param {unknown} value */
  function cell(value) {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  /** @param {unknown[][]} rows */
  const file = (rows) => new Blob([`\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`], { type: "text/csv" });

  /** @param {Cpd.Exported} of */
  record.exports.csv = ({ entries }) =>
    file([COLUMNS, ...entries.map((one) => {
      const { id, facet, thing, entry } = one;
      const value = Array.isArray(entry.value) ? JSON.stringify(entry.value) : entry.value;
      return [id, thing.title, thing.suiteTitle, facet, cpd.toWrite(questionOf(one)), value, entry.type, entry.at, abroad(thing.url)];
    })]);

  /** @param {Cpd.Exported} of */
  record.exports.log = ({ entries }) => {
    const things = [...new Set(entries.map(({ thing }) => thing))];
    return file([LOG, ...logged(things).map((thing) => {
      const of = (/** @type {string} */ facet) => thing.facets.get(facet)?.value ?? "";
      return [of("done"), thing.title, minutesOf(thing) || "", of("learned"), of("changed"), thing.suiteTitle, abroad(thing.url)];
    })]);
  };
})();
