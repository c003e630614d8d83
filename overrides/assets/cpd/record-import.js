// @ts-check
/**
 * A back-up file, brought back. What is in it comes from outside: each entry is looked at strictly,
 * only what is known of it is taken, and the reader sees what would change before anything does.
 * Where both have something, both are kept: what is not current stands beside it as an earlier one.
 */
(() => {
  const { element } = cpd;
  const record = /** @type {any} */ (cpd).record;
  const { counted, datedAt, told, wordsOf, button, stem, SETTINGS } = record;
  const MOST_BYTES = 20 * 1024 * 1024;
  const MOST = { entries: 50_000, text: 5_000_000, label: 2_000, short: 10_000, list: 2_000, wording: 4_000, id: 300, conflicts: 200 };
  const [EARLIEST, LATEST] = ["2000-01-01", "2100-01-01"];
  const AHEAD = 36 * 60 * 60 * 1000;
  const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
  const ALLOWED = new Set(["id", "facet", "v", "value", "label", "type", "at", "asked", "wording", "words", "shared", "sequence"]);
  const TYPES = new Set(["short-text", "long-text", "date", "number", "choice", "choices", "scale", "tick", "signature", "rows", "sort", "order"]);

  /** @typedef {{id: string, facet: string, entry: any}} Kept */

  class Refused extends Error {}

  // Looking at what is in it

  /** @param {unknown} value @param {number} most */
  const isText = (value, most) => typeof value === "string" && value.length <= most;
  /** @param {unknown} value */
  const isDay = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && value >= EARLIEST && value < LATEST && new Date(`${value}T00:00Z`).toISOString?.().slice(0, 10) === value;
  /** @param {unknown} value @param {number} most */
  const isCount = (value, most) => typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= most;
  /** @param {unknown} value */
  const isAny = (value) => isText(value, MOST.text) || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) || (Array.isArray(value) && value.length <= MOST.list && value.every((one) => isText(one, MOST.short)));

  /** What each facet can hold, and its type. @type {Record<string, {type: string, isGood: (value: unknown) => boolean}>} */
  const FACETS = {
    answer: { type: "long-text", isGood: (value) => isText(value, MOST.text) },
    note: { type: "long-text", isGood: (value) => isText(value, MOST.text) },
    learned: { type: "long-text", isGood: (value) => isText(value, MOST.text) },
    changed: { type: "long-text", isGood: (value) => isText(value, MOST.text) },
    activity: { type: "short-text", isGood: (value) => isText(value, MOST.short) },
    star: { type: "tick", isGood: (value) => value === true },
    done: { type: "date", isGood: isDay },
    remind: { type: "date", isGood: isDay },
    minutes: { type: "number", isGood: (value) => isCount(value, 100_000) },
    step: { type: "number", isGood: (value) => isCount(value, 1_000) && Number(value) >= 1 },
  };

  /** @param {unknown} id */
  function isId(id) {
    if (!isText(id, MOST.id) || !id || /[#\u0000-\u001f\u007f<>"\\]/.test(String(id)) || String(id).startsWith("damaged:")) return false;
    return String(id).split(/[/@]/).every((part) => part && !FORBIDDEN.has(part));
  }

  /** Where alone some facets may stand. @type {[RegExp, RegExp][]} */
  const ONLY = [[/^activity$/, /^log\/[1-9]\d{0,8}$/], [/^step$/, /^route\/./]];

  /** What a facet of this id can hold; nothing for what this site does not keep. @param {string} id @param {unknown} facet */
  function holding(id, facet) {
    if (typeof facet !== "string" || facet.length > MOST.id || ONLY.some(([of, where]) => of.test(facet) && !where.test(id))) return null;
    if (Object.hasOwn(FACETS, facet)) return FACETS[facet];
    if (/^earlier\.[\p{L}\p{N}][\p{L}\p{N}._=~-]*$/u.test(facet)) {
      const name = stem(facet);
      return Object.hasOwn(FACETS, name) ? FACETS[name] : { type: "", isGood: isAny };
    }
    return /^form\.[\p{L}\p{N}][\p{L}\p{N}._=~-]*$/u.test(facet) && !facet.split(".").some((part) => FORBIDDEN.has(part)) ? { type: "", isGood: isAny } : null;
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
    return new Map([...items, ...pages].flatMap((/** @type {any} */ { id, was }) => (was ?? []).map((/** @type {string} */ former) => [former, id])));
  }

  /** One entry as it can be kept, or why it cannot. @param {any} given @param {string} made @returns {{kept?: Kept, why?: string, notes: string[]}} */
  function examined(given, made) {
    const has = (/** @type {string} */ name) => Object.hasOwn(given, name);
    if (typeof given !== "object" || given === null || Array.isArray(given)) return { why: "no entry of a record", notes: [] };
    if (!has("id") || !isId(given.id)) return { why: "its name cannot be used", notes: [] };
    const held = has("facet") ? holding(given.id, given.facet) : null;
    if (!held) return { why: "it is nothing that this site keeps", notes: [] };
    if (!has("value") || !held.isGood(given.value)) return { why: "its value is of the wrong kind, or too long", notes: [] };
    if (has("v") && given.v !== 1) return { why: "it is of another version", notes: [] };
    const notes = [];
    const { at, isGood } = moment(has("at") ? given.at : "", made);
    if (!isGood) notes.push("a date that cannot be right was replaced by the file’s");
    if (Object.keys(given).some((name) => !ALLOWED.has(name))) notes.push("something unknown in it was left out");
    /** Each field as it may be; in the order of the file, so that what comes back is what was saved. @type {Record<string, (value: any) => any>} */
    const fields = {
      value: (value) => (Array.isArray(value) ? [...value] : value),
      label: (value) => (typeof value === "string" ? value.slice(0, MOST.label) : ""),
      type: (value) => held.type || (TYPES.has(value) ? value : ""),
      at: () => at,
      asked: (value) => (/^[0-9a-f]{12}$/.test(value) ? String(value) : undefined),
      wording: (value) => (typeof value === "string" ? value.slice(0, MOST.wording) : undefined),
      words: (value) => (isText(value, MOST.text) ? value : undefined),
      shared: (value) => (/^[\w-]{1,100}$/.test(value) ? String(value) : undefined),
      sequence: (value) => (isCount(value, 1e10) && Number.isInteger(value) ? value : undefined),
    };
    /** @type {any} */
    const entry = {};
    for (const name of [...Object.keys(given).filter((one) => Object.hasOwn(fields, one)), "label", "type", "at"]) {
      const value = name in entry ? undefined : fields[name](has(name) ? given[name] : undefined);
      if (value !== undefined) entry[name] = value;
    }
    return { kept: { id: given.id, facet: given.facet, entry }, notes };
  }

  /** A file's entries, and what was not taken, counted by why. @param {File} file */
  async function read(file) {
    if (file.size > MOST_BYTES) throw new Refused(`This file is too large: it has ${Math.round(file.size / 1024 / 1024)} MB, and a back-up has at most 20 MB. It was not opened.`);
    let whole;
    try {
      whole = JSON.parse(await file.text());
    } catch {
      throw new Refused("This is no back-up file: it is not JSON, or it was cut off.");
    }
    if (typeof whole !== "object" || whole === null || !Object.hasOwn(whole, "format") || whole.format !== "cpd-record" || !Array.isArray(whole.entries)) throw new Refused("This is no back-up file of a record.");
    if (!Number.isInteger(whole.version) || whole.version < 1) throw new Refused("This back-up file does not say which version it is.");
    if (whole.version > 1) throw new Refused("This back-up file was made by a newer version of these pages. Reload this page, or open the site where the file was made.");
    if (whole.entries.length > MOST.entries) throw new Refused(`This file holds ${counted(whole.entries.length, "entry", "entries")}; that is more than a record can have.`);
    const now = new Date().toISOString();
    const { at: made } = moment(whole.made, now);
    /** @type {Map<string, number>} */
    const refused = new Map();
    /** @type {Map<string, number>} */
    const notes = new Map();
    /** @type {Map<string, Kept>} */
    const found = new Map();
    const moved = movers();
    const more = (/** @type {Map<string, number>} */ of, /** @type {string} */ why) => of.set(why, (of.get(why) ?? 0) + 1);
    for (const given of whole.entries) {
      // How this page is set is no part of a record.
      if (given?.id === SETTINGS) continue;
      const { kept, why, notes: said } = examined(given, made);
      said.forEach((one) => more(notes, one));
      if (!kept) {
        more(refused, String(why));
        continue;
      }
      kept.id = moved.get(kept.id) ?? kept.id;
      const key = `${kept.id}#${kept.facet}`;
      const other = found.get(key);
      if (other) more(notes, "the older of two with one name was left out");
      if (!other || other.entry.at < kept.entry.at) found.set(key, kept);
    }
    const damaged = Array.isArray(whole.damaged) ? whole.damaged.length : 0;
    const site = isText(whole.site, 200) ? whole.site : "";
    return { entries: [...found.values()], refused, notes, damaged, site, made };
  }

  // Comparing

  /** @param {any} one @param {any} other */
  const isSame = (one, other) => JSON.stringify(one.value) === JSON.stringify(other.value);

  /** An entry of the reader's own log is the same one only if it was begun at the same moment: another device counts from 1, too. @param {Kept[]} entries */
  function renumbered(entries) {
    const { store } = cpd;
    const numbers = (/** @type {string[]} */ ids) => ids.map((id) => Number(/^log\/(\d+)$/.exec(id)?.[1]) || 0);
    const here = new Map(store.ids().filter((/** @type {string} */ id) => id.startsWith("log/")).map((/** @type {string} */ id) => [id, store.get(id, "activity")]));
    let next = Math.max(0, ...numbers([...here.keys()]), ...numbers(entries.map(({ id }) => id))) + 1;
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const { id, facet, entry } of entries) {
      if (facet !== "activity" || !id.startsWith("log/")) continue;
      const begun = (/** @type {any} */ one) => one && (one.at === entry.at || one.value === entry.value);
      const twin = begun(here.get(id)) ? id : [...here].find(([, one]) => begun(one))?.[0];
      names.set(id, twin ?? (here.has(id) ? `log/${next++}` : id));
    }
    return entries.map((one) => ({ ...one, id: names.get(one.id) ?? one.id }));
  }

  /** What is new, the same, and both there and different. @param {Kept[]} entries */
  function compared(entries) {
    const { store } = cpd;
    /** @type {{fresh: Kept[], same: Kept[], conflicts: (Kept & {mine: any, isTheirs: boolean})[]}} */
    const found = { fresh: [], same: [], conflicts: [] };
    for (const one of entries) {
      const mine = store.get(one.id, one.facet);
      const isEarlier = one.facet.startsWith("earlier.");
      if (!mine && !(isEarlier && isKept(one))) found.fresh.push(one);
      else if (!mine || isSame(mine, one.entry)) found.same.push(one);
      else if (isEarlier) (isKept(one) ? found.same : found.fresh).push(one);
      else found.conflicts.push({ ...one, mine, isTheirs: one.entry.at > mine.at });
    }
    return found;
  }

  /** Whether it stands here already as something earlier. @param {Kept} one */
  const isKept = ({ id, facet, entry }) => [...cpd.store.all(id)].some(([name, other]) => name.startsWith("earlier.") && stem(name).replace(/^form\./, "") === stem(facet).replace(/^form\./, "") && isSame(other, entry));

  // Showing

  /** @param {any} view @param {File} file @param {HTMLElement} box */
  async function bring(view, file, box) {
    const close = (/** @type {string} */ words) => {
      box.replaceChildren(...record.undos(view, "#import"));
      if (words) view.say(words);
    };
    const heading = element("h3", { tabindex: "-1" }, "What is in this file");
    /** @type {Awaited<ReturnType<typeof read>>} */
    let given;
    try {
      given = await read(file);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      box.replaceChildren(heading, element("p", "", error.message), element("p", "", "Nothing was changed."), element("p", "cpd-record__row", button("Close", () => close(""), {})));
      heading.textContent = "This file was refused";
      heading.focus();
      view.say(`${error.message} Nothing was changed.`);
      return;
    }
    const { fresh, same, conflicts } = compared(renumbered(given.entries));
    const counts = [`${fresh.length} new`, `${same.length} the same as here`, `${conflicts.length} different here and there`];
    const left = [...given.refused].reduce((sum, [, count]) => sum + count, 0);
    const said = (/** @type {Map<string, number>} */ of, /** @type {string} */ why) => [...of].map(([words, count]) => element("li", "", `${counted(count, "entry", "entries")}${why}: ${words}.`));
    const { cpdSite: own = "site", cpdSiteWas: was = "" } = document.documentElement.dataset;
    const isOther = ![own, ...was.split(" ")].includes(given.site);
    const notes = [
      ...said(given.refused, " not taken"), ...said(given.notes, ""),
      ...(given.damaged ? [element("li", "", `${counted(given.damaged, "entry", "entries")} could not be read when the file was made. They stay in the file.`)] : []),
      ...(isOther ? [element("li", "", `It was made on another site${given.site ? `, “${given.site}”` : ""}. What does not belong here is listed under “No longer on the site”.`)] : []),
    ];
    const sides = element("div", "");
    const isAnything = fresh.length + conflicts.length > 0;
    box.replaceChildren(
      heading,
      element("p", "", `Made on ${datedAt(given.made)}. ${counted(given.entries.length, "entry", "entries")}: ${counts.join(", ")}.`),
      ...(notes.length ? [element("ul", "cpd-record__facts", ...notes)] : []),
      sides,
      element("p", "cpd-record__row",
        ...(isAnything ? [button("Bring it back", () => take(view, box, given, fresh, conflicts), { kind: "main" })] : []),
        button(isAnything ? "Leave it" : "Close", () => close("Nothing was changed."), {})),
    );
    if (conflicts.length) sides.append(...choosing(conflicts));
    heading.focus();
    view.say(`${counts.join(", ")}${left ? `, ${left} not taken` : ""}.`);
  }

  /** Both sides of what is different, to choose which is current. @param {(Kept & {mine: any, isTheirs: boolean})[]} conflicts */
  function choosing(conflicts) {
    /** @type {(() => void)[]} */
    const settles = [];
    const sets = conflicts.slice(0, MOST.conflicts).map((one, at) => {
      const set = element("fieldset", "cpd-record__conflict", element("legend", "", `${one.entry.label || one.id}: ${wordsOf(one.facet, one.entry)}`));
      const side = (/** @type {boolean} */ isTheirs, /** @type {any} */ entry) => {
        const input = element("input", { type: "radio", name: `cpd-record-conflict-${at}` });
        input.addEventListener("change", () => (one.isTheirs = isTheirs));
        settles.push(() => (input.checked = one.isTheirs === isTheirs));
        const words = `${isTheirs ? "In the file" : "Here"}, ${datedAt(entry.at)}`;
        return element("div", "cpd-record__side", element("label", "cpd-record__tick", input, element("span", "", words)), element("div", { class: "cpd-record__words", tabindex: "0", role: "group", "aria-label": words }, told(one.facet, entry)));
      };
      set.append(element("div", "cpd-record__sides", side(false, one.mine), side(true, one.entry)));
      return set;
    });
    const all = (/** @type {string} */ words, /** @type {(one: Kept & {mine: any}) => boolean} */ isTheirs) => button(words, () => {
      conflicts.forEach((one) => (one.isTheirs = isTheirs(one)));
      settles.forEach((settle) => settle());
    }, { kind: "small" });
    settles.forEach((settle) => settle());
    return [
      element("p", "", "Where both differ, choose which is to be current. The other is kept beside it as an earlier one."),
      element("p", "cpd-record__row", all("The newer of each", ({ mine, entry }) => entry.at > mine.at), all("All from here", () => false), all("All from the file", () => true)),
      ...sets,
      ...(conflicts.length > sets.length ? [element("p", "", `… and ${conflicts.length - sets.length} more, which follow the buttons above.`)] : []),
    ];
  }

  /** @param {any} view @param {HTMLElement} box @param {{made: string}} file @param {Kept[]} fresh @param {(Kept & {mine: any, isTheirs: boolean})[]} conflicts */
  function take(view, box, { made }, fresh, conflicts) {
    const { store } = cpd;
    /** What stood there before, to undo it. @type {{id: string, facet: string, before: any, after: any}[]} */
    const done = [];
    let unkept = 0;
    const set = (/** @type {string} */ id, /** @type {string} */ facet, /** @type {any} */ entry) => {
      const before = store.get(id, facet);
      if (!store.set(id, facet, entry)) unkept += 1;
      done.push({ id, facet, before, after: entry });
    };
    view.own(() => {
      for (const { id, facet, entry } of fresh) set(id, facet.startsWith("earlier.") && store.get(id, facet) ? store.roomFor(id, facet) : facet, entry);
      for (const { id, facet, entry, mine, isTheirs } of conflicts) {
        const { v: _v, ...kept } = isTheirs ? mine : entry;
        // First the one that makes room, so that nothing is ever only in between.
        if (!isKept({ id, facet, entry: kept })) set(id, store.roomFor(id, facet), kept);
        if (isTheirs) set(id, facet, entry);
      }
    });
    // There is a copy of this day: nobody has to be reminded of one.
    const last = store.get(SETTINGS, "backup");
    if (!last || last.at < made) view.own(() => set(SETTINGS, "backup", { value: record.dayOf(new Date(made)), label: "Last back-up", type: "date", at: made }));
    const words = `${counted(fresh.length + conflicts.length, "entry", "entries")} brought back.`;
    record.undoable(view, "#import", words, () => {
      view.own(() => {
        for (const { id, facet, before, after } of done.toReversed()) {
          const there = store.get(id, facet);
          if (!there || !isSame(there, after)) continue; // written since: it stays
          if (before) store.set(id, facet, { ...before });
          else store.remove(id, facet);
        }
      });
      box.replaceChildren();
      view.say("The import is undone.");
    });
    box.replaceChildren(...record.undos(view, "#import"));
    if (unkept) view.warn(`${counted(unkept, "entry", "entries")} could not be kept: the browser’s storage is full. Keep this page open, delete what you do not need, or save a copy.`);
    view.draw();
    /** @type {HTMLElement | null} */ (box.querySelector("button"))?.focus();
  }

  Object.assign(record, { bring });
})();
