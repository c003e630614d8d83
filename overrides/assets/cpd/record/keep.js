// @ts-check
/**
 * Saving, bringing back and deleting: what is chosen leaves as a file, a file comes back, and what is deleted can be undone.
 *
 * @requires record/tools
 * @requires store
 */
(() => {
  const { element, offer, button, counted, dayOf, record } = cpd;
  const { later, SETTINGS } = record;
  const DAYS = { since: 14, first: 7, quiet: 30 };
  const MANY = 10;

  const EXPORTS = [
    { name: "json", words: "Back-up file", ending: "json", scripts: ["export-json"] },
    { name: "docx", words: "Word", ending: "docx", scripts: ["office", "record-template", "export-text", "export-docx"] },
    { name: "html", words: "Page to print", ending: "html", scripts: ["export-text", "export-html"] },
    { name: "csv", words: "Table (CSV)", ending: "csv", scripts: ["export-csv"] },
    { name: "log", words: "Log as a table (CSV)", ending: "csv", scripts: ["export-csv"] },
  ];

  /** What looks like somebody's name, number or address is shown before a file is made; the reader may go on. @param {Cpd.View} view @param {Cpd.Entry[]} entries @returns {Promise<boolean>} */
  async function confirmNames(view, entries) {
    await cpd.load("names");
    const texts = entries.filter(({ entry }) => typeof entry.value === "string" && entry.type !== "date").map(({ entry }) => entry.words || String(entry.value));
    return new Promise((resolve) => {
      const panel = cpd.names.panel(texts, () => resolve(true), () => {
        resolve(false);
        view.say("No file was made.");
        view.draw("#search");
      });
      const place = view.root.querySelector(".cpd-record__names");
      place?.replaceChildren(...(panel ? [panel] : []));
      panel?.focus();
      if (panel) view.say("Before a file is made, look at what was found.");
    });
  }

  /** @param {Cpd.View} view @param {typeof EXPORTS[number]} how @param {Cpd.Entry[]} [chosen] everything, where it is not said */
  async function save(view, { name, words, ending, scripts }, chosen) {
    const all = record.flat(view.things());
    const entries = chosen ?? all;
    const isWhole = entries.length === all.length;
    const isBackup = name === "json";
    if (!isBackup && !(await confirmNames(view, entries))) return;
    view.say(`Making the file: ${words} …`);
    try {
      await cpd.load(...scripts);
      if (!isBackup) await record.questioned(entries);
      const { catalogue } = record;
      const made = new Date().toISOString();
      const site = { name: document.documentElement.dataset.cpdSite ?? "site", title: catalogue().title ?? document.title, url: catalogue().url ?? "" };
      const file = await record.exports[name]({ entries, isWhole, site, day: dayOf(), made, damaged: isWhole ? unreadable() : [] });
      const title = `${name === "log" ? "my-log" : "my-record"}-${dayOf()}.${ending}`;
      offer(file, title);
      if (isBackup && isWhole) view.own(() => cpd.store.set(SETTINGS, "backup", { value: dayOf(), label: "Last back-up", type: "date", at: made }));
      const rows = record.logged(view.chosen()).length;
      view.say(`Saved: ${title}, ${counted(name === "log" ? rows : entries.length, "entry", "entries")}.`);
    } catch (error) {
      console.error("cpd: no file could be made", error);
      view.warn("The file could not be made. What you have written is still here: try again, or take the back-up file.");
    }
    view.draw();
  }

  /** What cannot be read, of this page's version or a newer one. */
  const unreadable = () => cpd.store.troubles().flatMap(({ found }) => found).map(({ key, raw }) => ({ key, raw }));

  /** @param {Cpd.View} view @param {Cpd.Thing[]} things */
  function words(view, things) {
    const entries = record.flat(things);
    const isAll = entries.length === record.flat(view.things()).length;
    return `${isAll ? "Everything" : "What is chosen above"}: what you kept about ${counted(things.length, "thing")}.`;
  }

  /** @param {Cpd.View} view */
  function saveBox(view) {
    const chosen = view.chosen();
    const entries = record.flat(chosen);
    const whole = EXPORTS[0];
    const buttons = EXPORTS.map((how) => {
      const made = button(how.words, () => save(view, how, record.flat(view.chosen())), { key: `save ${how.name}`, kind: how === whole ? "main" : "" });
      if (!entries.length) made.disabled = true;
      return made;
    });
    return [
      element("p", "", words(view, chosen)),
      element("div", { class: "cpd-record__row", role: "group", "aria-label": "Save what is chosen as" }, ...buttons),
      ...(entries.length < record.flat(view.things()).length ? [element("p", "cpd-record__row", button("Back-up file of everything", () => save(view, whole), { key: "save whole" }))] : []),
      element("details", "cpd-record__fold", element("summary", "", "What is in these files"),
        element("p", "", "Only the back-up file can be brought back here. The CSV table has a row for each entry. A cell that begins with one of = + - @ ' or a tab has ' put in front, so that a spreadsheet does not take it for a formula: to read it back, take one ' away from every cell that begins with it. Lists stand in it as JSON.")),
    ];
  }

  // The nudge

  /** Whether it is time to save a copy. A clock that was wrong neither nags nor stays silent for long. @param {Cpd.Entry[]} entries @param {string} today */
  function isTime(entries, today) {
    const day = (/** @type {string} */ facet) => {
      const value = String(cpd.store.get(SETTINGS, facet)?.value ?? "");
      return cpd.isDay(value) ? value : "";
    };
    const [backup, quiet] = [day("backup"), day("nudge")];
    if (quiet >= today && quiet <= later(today, DAYS.quiet)) return false;
    const written = entries.map(({ entry }) => dayOf(new Date(entry.at))).filter((one) => /^\d/.test(one));
    if (backup && backup <= today) {
      const isNew = entries.some(({ entry }) => entry.at > String(cpd.store.get(SETTINGS, "backup")?.at ?? ""));
      return isNew && later(backup, DAYS.since) <= today;
    }
    // A back-up of a day to come is of a clock that was wrong: as if there were none.
    return entries.length >= MANY && written.some((one) => later(one, DAYS.first) <= today);
  }

  /** @param {Cpd.View} view */
  function nudge(view) {
    if (!isTime(record.flat(view.things()), dayOf())) return [];
    const later30 = () => {
      view.own(() => cpd.store.set(SETTINGS, "nudge", { value: later(dayOf(), DAYS.quiet), label: "Say nothing of a back-up until", type: "date" }));
      view.say("It is not mentioned again for 30 days.");
      view.draw("#everything");
    };
    return [element("p", "cpd-record__nudge", element("span", "", "Your record is only in this browser. A copy in a file keeps it safe."),
      button("Save a copy", () => save(view, EXPORTS[0]), { key: "nudge save" }), button("Not now", later30, { key: "nudge later" }))];
  }

  // Deleting

  /** @param {Cpd.View} view */
  function deleteBox(view) {
    const chosen = view.chosen();
    const entries = record.flat(chosen);
    const isAll = entries.length === record.flat(view.things()).length;
    const undos = record.undos(view, "#wipe");
    if (isAll && !entries.length && !unreadable().length && !own().length) return [element("p", "", "There is nothing left to delete."), ...undos];
    const made = button(isAll ? "Delete everything …" : "Delete what is chosen …", () => wipe(view, isAll), { key: "#wipe" });
    made.disabled = !isAll && !entries.length;
    return [
      element("p", "", entries.length ? words(view, chosen) : isAll ? "Only what cannot be read is left, or the day of your last back-up." : "Nothing is chosen."),
      element("p", "cpd-record__row", made),
      ...undos,
    ];
  }

  /** The page's own settings. */
  const own = () => [...cpd.store.all(SETTINGS)].map(([facet, entry]) => ({ id: SETTINGS, facet, entry }));

  /** @param {Cpd.View} view @param {boolean} isAll */
  async function wipe(view, isAll) {
    const entries = record.flat(view.chosen());
    const bad = isAll ? cpd.store.damaged() : [];
    const things = new Set(entries.map(({ id }) => id)).size;
    const minutes = entries.filter(({ facet }) => facet === "done").length;
    const inside = [
      element("p", "", `What you kept about ${counted(things, "thing")} will be deleted from this browser: ${counted(entries.length, "entry", "entries")}${minutes ? `, with ${counted(minutes, "thing")} marked as done` : ""}${bad.length ? `, and ${counted(bad.length, "entry", "entries")} that cannot be read` : ""}.`),
      element("p", "", "You can undo this until you leave this page. After that only a back-up file brings it back."),
    ];
    const answer = await record.ask(view, isAll ? "Delete everything?" : "Delete what is chosen?", inside, [{ words: "Delete", value: "delete", kind: "drastic" }, { words: "Save a back-up first", value: "save" }, { words: "Keep it", value: "", kind: "main" }]);
    if (answer === "save") return save(view, EXPORTS[0], entries);
    if (answer !== "delete") return;
    const gone = [...entries.map(({ id, facet, entry }) => ({ id, facet, entry })), ...(isAll ? own() : [])];
    record.forget(view, gone);
    const undos = bad.map(({ key }) => cpd.store.discard(key));
    view.ticked.clear();
    const ghost = record.deleted(view, "#wipe", `Deleted: ${counted(entries.length, "entry", "entries")}.`, gone, undos);
    view.draw(ghost.key);
  }

  // Trouble

  /** Whether the browser has no room left, before it has refused anything. Tried once; and again, if so, when something has changed. */
  let isFull = false;
  let isTried = false;

  function isCramped() {
    if (isFull || !isTried) isFull = cpd.store.ids().length > 0 && !cpd.store.hasRoom();
    isTried = true;
    return isFull;
  }

  /** @returns {Pick<Cpd.Trouble, "kind" | "found">[]} */
  function whatIsWrong() {
    const found = cpd.store.troubles();
    return found.some(({ kind }) => ["full", "refused", "gone"].includes(kind)) || !isCramped() ? found : [{ kind: "full", found: [] }, ...found];
  }

  /** What is wrong with keeping, and what can be done. @param {Cpd.View} view */
  function troubles(view) {
    const whole = (/** @type {string} */ key) => button("Download what you have", () => save(view, EXPORTS[0]), { key });
    return whatIsWrong().map(({ kind, found }) => {
      if (kind === "damaged") {
        return element("div", "cpd-record__trouble", element("p", "", `${counted(found.length, "entry", "entries")} could not be read. Nothing was deleted.`),
          element("p", "cpd-record__row", button("Download what could not be read", () => offer(JSON.stringify(found, null, 1), `could-not-be-read-${dayOf()}.json`, "application/json"), { key: "bad save" }),
            button("Delete it", () => discard(view, found), { key: "bad delete" })));
      }
      if (kind === "newer") return element("div", "cpd-record__trouble", element("p", "", `${counted(found.length, "entry was", "entries were")} written by a newer version of this page. Nothing was deleted. Reload this page to get that version.`), element("p", "cpd-record__row", whole("newer save")));
      return element("div", "cpd-record__trouble", element("p", "", `This browser is not keeping what you write: ${cpd.store.reasons[kind]}. Keep this page open, and save a copy before you leave.`), element("p", "cpd-record__row", whole("trouble save")));
    });
  }

  /** @param {Cpd.View} view @param {Cpd.Unreadable[]} found */
  function discard(view, found) {
    const undos = found.map(({ key }) => cpd.store.discard(key));
    const ghost = record.undoable(view, "#bad", `Deleted: ${counted(found.length, "entry", "entries")} that could not be read.`, () => undos.forEach((undo) => undo()));
    view.draw(ghost.key);
  }

  // A computer that others use

  /** @param {Cpd.View} view */
  function shareBox(view) {
    const { store } = cpd;
    const isOn = store.isShared();
    const made = button(isOn ? "On: nothing is kept on this computer" : "Off: what I write is kept", () => switchTo(view, !isOn), { key: "#shared" });
    made.setAttribute("role", "switch");
    made.setAttribute("aria-checked", String(isOn));
    made.setAttribute("aria-label", "Shared computer");
    return [
      element("p", "", "On a computer that others use under the same account, switch this on. What you write is then kept for this tab only, and is gone when you close it. Save a back-up file to take it with you."),
      element("p", "cpd-record__row", made),
    ];
  }

  /** @param {Cpd.View} view @param {boolean} isOn */
  async function switchTo(view, isOn) {
    const { store } = cpd;
    let take = false;
    if (store.ids().length) {
      const [from, to] = isOn ? ["on this computer", "into this tab"] : ["in this tab", "into this browser, where it stays"];
      const inside = [element("p", "", `There is a record ${from}. You can move it ${to}, or ${isOn ? "leave it where it is and start with nothing here" : "let it be deleted with this tab"}.`)];
      const answer = await record.ask(view, "Move your existing record?", inside, [{ words: isOn ? "Move it, and delete it here" : "Move it", value: "take", kind: "main" }, { words: isOn ? "Leave it on the computer" : "Do not move it", value: "leave" }, { words: "Cancel", value: "" }]);
      if (!answer) return;
      take = answer === "take";
    }
    const isDone = store.share(isOn, { take });
    if (store.isShared() !== isOn) return view.warn("This could not be changed: the browser keeps nothing for this site.");
    if (!isDone) view.warn("Not everything could be moved. Keep this page open, and save a copy.");
    view.say(isOn ? "Shared computer: on. What you write is gone when you close this tab." : "Shared computer: off. What you write stays in this browser.");
    view.draw("#shared");
  }

  record.keep = { saveBox, nudge, deleteBox, troubles, shareBox };
})();
