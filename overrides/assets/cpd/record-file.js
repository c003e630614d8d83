// @ts-check
/**
 * What a back-up file holds. It comes from outside: each entry is looked at strictly, only what is
 * known of it is taken, and why the rest is not. Nothing is shown or kept here. Touches no page.
 *
 * @requires record
 */
(() => {
  const { counted, record } = cpd;
  const { SETTINGS } = record;
  const { stem, own, declared } = record.facets;
  const MOST_BYTES = 20 * 1024 * 1024;
  const MOST = { entries: 50_000, text: 5_000_000, label: 2_000, short: 10_000, list: 2_000, wording: 4_000, id: 300 };
  const [EARLIEST, LATEST] = ["2000-01-01", "2100-01-01"];
  const AHEAD = 36 * 60 * 60 * 1000;
  const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
  const ALLOWED = new Set(["id", "facet", "v", "value", "label", "type", "at", "asked", "wording", "words", "shared", "sequence"]);
  const TYPES = new Set(["short-text", "long-text", "date", "number", "choice", "choices", "scale", "tick", "signature", "rows", "sort", "order"]);

  // Looking at what is in it

  /** @param {unknown} value @param {number} most @returns {value is string} */
  const isText = (value, most) => typeof value === "string" && value.length <= most;
  /** @param {unknown} value */
  const isDay = (value) => cpd.isDay(value) && value >= EARLIEST && value < LATEST;
  /** @param {unknown} value @param {number} most */
  const isCount = (value, most) => typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= most;
  /** @param {unknown} value */
  const isAny = (value) => isText(value, MOST.text) || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) || (Array.isArray(value) && value.length <= MOST.list && value.every((one) => isText(one, MOST.short)));

  /** What a value of a type may be. @type {Record<string, (value: unknown, of: Cpd.Declared) => boolean>} */
  const GOOD = {
    "long-text": (value) => isText(value, MOST.text),
    "short-text": (value) => isText(value, MOST.short),
    tick: (value) => value === true,
    date: isDay,
    number: (value, { least, most }) => isCount(value, most) && Number(value) >= least,
  };

  /** @param {unknown} id @returns {id is string} */
  function isId(id) {
    if (!isText(id, MOST.id) || !id || /[#\u0000-\u001f\u007f<>"\\]/.test(id) || id.startsWith("damaged:")) return false;
    return id.split(/[/@]/).every((part) => part && !FORBIDDEN.has(part));
  }

  /** What a facet of this id can hold; nothing for what this site does not keep. @param {string} id @param {unknown} facet */
  function ruleFor(id, facet) {
    if (typeof facet !== "string" || facet.length > MOST.id) return null;
    const found = declared(facet);
    if (!found?.under.test(id)) return null;
    const isEarlier = facet.startsWith("earlier.");
    if (found.isStart && !/^[\w-]+\.[\p{L}\p{N}][\p{L}\p{N}._=~-]*$/u.test(facet)) return null;
    if (found.isStart && !isEarlier && facet.split(".").some((part) => FORBIDDEN.has(part))) return null;
    const one = isEarlier ? own(stem(facet)) : found;
    const isGood = one && GOOD[one.type];
    return { type: one?.type ?? "", isGood: isGood ? (/** @type {unknown} */ value) => isGood(value, one) : isAny };
  }

  /** @param {unknown} at @param {string} made */
  function moment(at, made) {
    const time = typeof at === "string" && at.length < 40 ? Date.parse(at) : NaN;
    const isGood = time >= Date.parse(EARLIEST) && time <= Date.now() + AHEAD;
    return { at: isGood ? new Date(time).toISOString() : made, isGood };
  }

  /** What the site has moved since the file was made is found under its new name. */
  function movers() {
    const { items, pages } = record.catalogue();
    return new Map([...items, ...pages].flatMap(({ id, was }) => (was ?? []).map((former) => /** @type {[string, string]} */ ([former, id]))));
  }

  /** One entry as it can be kept, or why it cannot. @param {unknown} given @param {string} made @returns {{kept?: Cpd.Kept, why?: string, notes: string[]}} */
  function examine(given, made) {
    if (!isThing(given)) return { why: "no entry of a record", notes: [] };
    const has = (/** @type {string} */ name) => Object.hasOwn(given, name);
    const { id, facet, value } = given;
    if (!has("id") || !isId(id)) return { why: "its name cannot be used", notes: [] };
    const held = has("facet") ? ruleFor(id, facet) : null;
    if (!held || typeof facet !== "string") return { why: "it is nothing that this site keeps", notes: [] };
    if (!has("value") || !held.isGood(value)) return { why: "its value is of the wrong kind, or too long", notes: [] };
    if (has("v") && given.v !== 1) return { why: "it is of another version", notes: [] };
    const notes = [];
    const { at, isGood } = moment(has("at") ? given.at : "", made);
    if (!isGood) notes.push("a date that cannot be right was replaced by the file’s");
    if (Object.keys(given).some((name) => !ALLOWED.has(name))) notes.push("something unknown in it was left out");
    return { kept: { id, facet, entry: entryOf(given, held.type, at) }, notes };
  }

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isThing = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** The fields of an entry as they may be; in the order of the file, so that what comes back is what was saved. @param {Record<string, unknown>} given @param {string} type @param {string} at @returns {Cpd.Kept["entry"]} */
  function entryOf(given, type, at) {
    const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");
    const matching = (/** @type {unknown} */ value, /** @type {RegExp} */ pattern) => (pattern.test(text(value)) ? text(value) : undefined);
    /** @type {Record<string, (value: unknown) => unknown>} */
    const fields = {
      value: (value) => (Array.isArray(value) ? [...value] : value),
      label: (value) => text(value).slice(0, MOST.label),
      type: (value) => type || (TYPES.has(text(value)) ? value : ""),
      at: () => at,
      asked: (value) => matching(value, /^[0-9a-f]{12}$/),
      wording: (value) => (typeof value === "string" ? value.slice(0, MOST.wording) : undefined),
      words: (value) => (isText(value, MOST.text) ? value : undefined),
      shared: (value) => matching(value, /^[\w-]{1,100}$/),
      sequence: (value) => (isCount(value, 1e10) && Number.isInteger(value) ? value : undefined),
    };
    /** @type {Record<string, unknown>} */
    const entry = {};
    for (const name of [...Object.keys(given).filter((one) => Object.hasOwn(fields, one)), "label", "type", "at"]) {
      const value = name in entry ? undefined : fields[name](Object.hasOwn(given, name) ? given[name] : undefined);
      if (value !== undefined) entry[name] = value;
    }
    // Its value has been looked at, and these three are always there.
    return /** @type {Cpd.Kept["entry"]} */ (/** @type {unknown} */ (entry));
  }

  // The whole file

  /** @param {Map<string, number>} of @param {string} why */
  const more = (of, why) => of.set(why, (of.get(why) ?? 0) + 1);

  /** A file's entries, and what was not taken, counted by why; or why it is none of ours. @param {Pick<File, "size" | "text">} file @returns {Promise<Cpd.BackUp | {refused: string}>} */
  async function read(file) {
    if (file.size > MOST_BYTES) return { refused: `This file is too large: it has ${Math.round(file.size / 1024 / 1024)} MB, and a back-up has at most 20 MB. It was not opened.` };
    /** @type {unknown} */
    let whole;
    try {
      whole = JSON.parse(await file.text());
    } catch {
      return { refused: "This is not a back-up file: it is not JSON, or it was cut off." };
    }
    if (!isBackUp(whole)) return { refused: "This is not a back-up file of a record." };
    const refused = refusal(whole);
    return refused ? { refused } : found(whole);
  }

  /** @typedef {Record<string, unknown> & {entries: unknown[]}} Whole */

  /** @param {unknown} whole @returns {whole is Whole} */
  const isBackUp = (whole) => isThing(whole) && Object.hasOwn(whole, "format") && whole.format === "cpd-record" && Array.isArray(whole.entries);

  /** Why a back-up cannot be read here; nothing, as a rule. @param {Whole} whole */
  function refusal({ version, entries }) {
    if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return "This back-up file does not say which version it is.";
    if (version > 1) return "This back-up file was made by a newer version of these pages. Reload this page, or open the site where the file was made.";
    return entries.length > MOST.entries ? `This file holds ${counted(entries.length, "entry", "entries")}; that is more than a record can have.` : "";
  }

  /** @param {Whole} whole @returns {Cpd.BackUp} */
  function found(whole) {
    const { at: made } = moment(whole.made, new Date().toISOString());
    /** @type {Cpd.BackUp["left"]} */
    const left = new Map();
    /** @type {Cpd.BackUp["notes"]} */
    const notes = new Map();
    /** @type {Cpd.Kept[]} */
    const entries = [];
    // How this page is set is no part of a record.
    for (const given of whole.entries.filter((one) => !isThing(one) || one.id !== SETTINGS)) {
      const { kept, why = "", notes: said } = examine(given, made);
      said.forEach((one) => more(notes, one));
      if (kept) entries.push(kept);
      else more(left, why);
    }
    const damaged = Array.isArray(whole.damaged) ? whole.damaged.length : 0;
    return { entries: newest(entries, notes), left, notes, damaged, site: isText(whole.site, 200) ? whole.site : "", made };
  }

  /** Entries under the names of today, each name once. @param {Cpd.Kept[]} entries @param {Cpd.BackUp["notes"]} notes */
  function newest(entries, notes) {
    /** @type {Map<string, Cpd.Kept>} */
    const found = new Map();
    const moved = movers();
    for (const kept of entries) {
      kept.id = moved.get(kept.id) ?? kept.id;
      const key = `${kept.id}#${kept.facet}`;
      const other = found.get(key);
      if (other) more(notes, "the older of two with one name was left out");
      if (!other || other.entry.at < kept.entry.at) found.set(key, kept);
    }
    return [...found.values()];
  }

  record.read = read;
})();
