// @ts-check
/**
 * A back-up file, brought back: the reader sees what would change before anything does. Where both
 * have something, both are kept: what is not current stands beside it as an earlier one.
 *
 * @requires record
 * @requires record-file
 * @requires store
 */
(() => {
  const { element, button, counted, datedAt, record } = cpd;
  const { told, wordsOf, stem, SETTINGS } = record;
  /** So many that differ are shown to be chosen from. */
  const SIDES = 200;

  /** @typedef {Cpd.Kept & {mine: Cpd.Facet, isTheirs: boolean}} Conflict */

  // Comparing

  /** @param {Cpd.Given} one @param {Cpd.Given} other */
  const isSame = (one, other) => JSON.stringify(one.value) === JSON.stringify(other.value);

  /** An entry of the reader's own log is the same one only if it was begun at the same moment: another device counts from 1, too. @param {Cpd.Kept[]} entries */
  function withOwnNumbers(entries) {
    const { store } = cpd;
    const numbers = (/** @type {string[]} */ ids) => ids.map((id) => Number(/^log\/(\d+)$/.exec(id)?.[1]) || 0);
    const here = new Map(store.ids().filter((id) => id.startsWith("log/")).map((id) => [id, store.get(id, "activity")]));
    let next = Math.max(0, ...numbers([...here.keys()]), ...numbers(entries.map(({ id }) => id))) + 1;
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const { id, facet, entry } of entries) {
      if (facet !== "activity" || !id.startsWith("log/")) continue;
      const begun = (/** @type {Cpd.Facet | null | undefined} */ one) => one && (one.at === entry.at || one.value === entry.value);
      const twin = begun(here.get(id)) ? id : [...here].find(([, one]) => begun(one))?.[0];
      names.set(id, twin ?? (here.has(id) ? `log/${next++}` : id));
    }
    return entries.map((one) => ({ ...one, id: names.get(one.id) ?? one.id }));
  }

  /** What is new, the same, and both there and different. @param {Cpd.Kept[]} entries */
  function compare(entries) {
    const { store } = cpd;
    /** @type {{fresh: Cpd.Kept[], same: Cpd.Kept[], conflicts: Conflict[]}} */
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

  /** @param {Cpd.Facet} facet @returns {Cpd.Kept["entry"]} */
  function withoutVersion({ v: _v, ...entry }) {
    return entry;
  }

  /** Whether it stands here already as something earlier. @param {Cpd.Kept} one */
  const isKept = ({ id, facet, entry }) => [...cpd.store.all(id)].some(([name, other]) => name.startsWith("earlier.") && stem(name).replace(/^form\./, "") === stem(facet).replace(/^form\./, "") && isSame(other, entry));

  // Showing

  /** @param {Cpd.View} view @param {File} file @param {HTMLElement} box */
  async function bring(view, file, box) {
    const close = (/** @type {string} */ words) => {
      box.replaceChildren(...record.undos(view, "#import"));
      if (words) view.say(words);
    };
    const heading = element("h3", { tabindex: "-1" }, "What is in this file");
    const given = await record.read(file);
    if ("refused" in given) {
      box.replaceChildren(heading, element("p", "", given.refused), element("p", "", "Nothing was changed."), element("p", "cpd-record__row", button("Close", () => close(""), {})));
      heading.textContent = "This file was refused";
      heading.focus();
      view.say(`${given.refused} Nothing was changed.`);
      return;
    }
    const { fresh, same, conflicts } = compare(withOwnNumbers(given.entries));
    const counts = [`${fresh.length} new`, `${same.length} the same as here`, `${conflicts.length} different here and there`];
    const left = [...given.left].reduce((sum, [, count]) => sum + count, 0);
    const said = (/** @type {Map<string, number>} */ of, /** @type {string} */ why) => [...of].map(([words, count]) => element("li", "", `${counted(count, "entry", "entries")}${why}: ${words}.`));
    const { cpdSite: own = "site", cpdSiteWas: was = "" } = document.documentElement.dataset;
    const isOther = ![own, ...was.split(" ")].includes(given.site);
    const notes = [
      ...said(given.left, " not taken"), ...said(given.notes, ""),
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
        button(isAnything ? "Cancel" : "Close", () => close("Nothing was changed."), {})),
    );
    if (conflicts.length) sides.append(...choices(conflicts));
    heading.focus();
    view.say(`${counts.join(", ")}${left ? `, ${left} not taken` : ""}.`);
  }

  /** Both sides of what is different, to choose which is current. @param {Conflict[]} conflicts */
  function choices(conflicts) {
    /** @type {(() => void)[]} */
    const settles = [];
    const sets = conflicts.slice(0, SIDES).map((one, at) => {
      const set = element("fieldset", "cpd-record__conflict", element("legend", "", `${one.entry.label || one.id}: ${wordsOf(one.facet, one.entry)}`));
      const side = (/** @type {boolean} */ isTheirs, /** @type {Cpd.Kept["entry"]} */ entry) => {
        const input = element("input", { type: "radio", name: `cpd-record-conflict-${at}` });
        input.addEventListener("change", () => (one.isTheirs = isTheirs));
        settles.push(() => (input.checked = one.isTheirs === isTheirs));
        const words = `${isTheirs ? "In the file" : "Here"}, ${datedAt(entry.at) || "no date"}`;
        return element("div", "cpd-record__side", element("label", "cpd-record__tick", input, element("span", "", words)), element("div", { class: "cpd-record__words", tabindex: "0", role: "group", "aria-label": words }, told(one.facet, entry)));
      };
      set.append(element("div", "cpd-record__sides", side(false, one.mine), side(true, one.entry)));
      return set;
    });
    const all = (/** @type {string} */ words, /** @type {(one: Conflict) => boolean} */ isTheirs) => button(words, () => {
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

  /** @param {Cpd.View} view @param {HTMLElement} box @param {{made: string}} file @param {Cpd.Kept[]} fresh @param {Conflict[]} conflicts */
  function take(view, box, { made }, fresh, conflicts) {
    const { store } = cpd;
    /** What stood there before, to undo it. @type {{id: string, facet: string, before: Cpd.Facet | null, after: Cpd.Given}[]} */
    const done = [];
    let unkept = 0;
    const set = (/** @type {string} */ id, /** @type {string} */ facet, /** @type {Cpd.Given} */ entry) => {
      const before = store.get(id, facet);
      if (!store.set(id, facet, entry)) unkept += 1;
      done.push({ id, facet, before, after: entry });
    };
    view.own(() => {
      for (const { id, facet, entry } of fresh) set(id, facet.startsWith("earlier.") && store.get(id, facet) ? store.roomFor(id, facet) : facet, entry);
      for (const { id, facet, entry, mine, isTheirs } of conflicts) {
        const kept = isTheirs ? withoutVersion(mine) : entry;
        // First the one that makes room, so that nothing is ever only in between.
        if (!isKept({ id, facet, entry: kept })) set(id, store.roomFor(id, facet), kept);
        if (isTheirs) set(id, facet, entry);
      }
    });
    // There is a copy of this day: nobody has to be reminded of one.
    const last = store.get(SETTINGS, "backup");
    if (!last || last.at < made) view.own(() => set(SETTINGS, "backup", { value: cpd.dayOf(new Date(made)), label: "Last back-up", type: "date", at: made }));
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

  record.bring = bring;
})();
