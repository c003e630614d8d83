// @ts-check
/**
 * The record as a back-up file, from which it can be brought back (record-import.js). Touches no page.
 *
 * @requires record
 */
(() => {
  const { record } = cpd;
  record.exports ??= {};

  /** @param {Cpd.Exported} of */
  record.exports.json = ({ entries, site, made, damaged }) => {
    const all = entries.map(({ id, facet, entry }) => ({ id, facet, ...entry }));
    const text = JSON.stringify({ format: "cpd-record", version: 1, site: site.name, made, entries: all, damaged }, null, 1);
    return new Blob([text], { type: "application/json" });
  };
})();
