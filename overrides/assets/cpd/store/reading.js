// @ts-check
/** What a text in storage says: an entry, one of a newer version, or something that cannot be read. Touches no page and no storage. */
cpd.storeReading = (() => {
  const VERSION = 1;
  /** By version: what makes an entry of that version one of the next. @type {Cpd.Store["migrations"]} */
  const migrations = new Map();

  /** @param {string | null} raw @returns {Cpd.Reading} */
  function parse(raw) {
    if (raw === null) return { raw, kind: "none", facet: null };
    try {
      /** @type {unknown} */
      const given = JSON.parse(raw);
      if (versionOf(given) > VERSION) return { raw, kind: "newer", facet: null };
      const entry = migrated(given);
      if (isEntry(entry)) return { raw, kind: "good", facet: Object.freeze({ ...entry, label: String(entry.label ?? ""), type: String(entry.type ?? "") }) };
    } catch {
      // told as damaged
    }
    return { raw, kind: "damaged", facet: null };
  }

  /** An entry as this version has it. @param {unknown} given */
  function migrated(given) {
    let entry = given;
    for (let v = versionOf(entry); v >= 0 && v < VERSION; v += 1) entry = { ...migrations.get(v)?.(/** @type {Record<string, unknown>} */ (entry)), v: v + 1 };
    return entry;
  }

  /** @param {unknown} entry @returns {entry is Cpd.Facet} */
  const isEntry = (entry) => isThing(entry) && versionOf(entry) >= 0 && isValue(entry.value) && typeof entry.at === "string";

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isThing = (value) => typeof value === "object" && value !== null;

  /** -1 where none is said. @param {unknown} entry */
  const versionOf = (entry) => (isThing(entry) && Number.isInteger(entry.v) && Number(entry.v) >= 0 ? Number(entry.v) : -1);

  /** @param {unknown} value */
  function isValue(value) {
    if (Array.isArray(value)) return value.every((one) => typeof one === "string");
    return ["string", "number", "boolean"].includes(typeof value);
  }

  return { VERSION, migrations, parse };
})();
