// @ts-check
/**
 * The log of professional development: what was done, how long it took, what came of it; with entries of the reader's own.
 *
 * @requires record/list
 * @requires store
 */
(() => {
  const { element, button, counted, dayOf, record } = cpd;
  const { logged, totals, minutesOf, hours, shortly, labelled, box, link, undos } = record;
  const HEADINGS = ["Date", "Activity", "Minutes", cpd.word("learned", "What I learned"), cpd.word("changed", "What changed")];
  /** What can be changed here: its name, and its type. */
  const FIELDS = { done: ["Date", "date"], minutes: ["Minutes", "number"], activity: ["Activity", "short-text"] };
  const TIME = /^\d{1,5}([.,]\d+)?$/;

  /** Hours in all, by suite, by month. @param {Cpd.Thing[]} rows */
  function sums(rows) {
    const all = totals(rows, () => "").reduce((sum, [, minutes]) => sum + minutes, 0);
    const done = rows.filter(({ facets }) => facets.has("done")).length;
    if (!done) return [];
    const list = (/** @type {[string, number][]} */ found) => element("ul", "cpd-record__sums", ...found.map(([words, minutes]) => element("li", "", `${words}: ${hours(minutes)}`)));
    const suites = totals(rows).map(([title, minutes]) => /** @type {[string, number]} */ ([title || "Outside the suites", minutes]));
    const month = (/** @type {Cpd.Thing} */ { facets }) => new Date(`${facets.get("done")?.value}T12:00Z`).toLocaleDateString(cpd.language, { month: "long", year: "numeric", timeZone: "UTC" });
    const months = totals(rows, month);
    return [
      element("p", "cpd-record__total", element("strong", "", hours(all)), ` for ${counted(done, "thing")} done`),
      ...(suites.length > 1 ? [list(suites)] : []),
      ...(months.length > 1 ? [element("details", "cpd-record__fold", element("summary", "", "Month by month"), list(months))] : []),
    ];
  }

  /** A short value that is kept when it is changed, and only if it fits. @param {Cpd.View} view @param {Cpd.Thing} thing @param {keyof typeof FIELDS} facet @param {Record<string, string>} looks @param {(text: string) => string | number | undefined} read  undefined: does not fit */
  function field(view, thing, facet, looks, read) {
    const [label, type] = FIELDS[facet];
    const shown = facet === "minutes" ? minutesOf(thing) || "" : thing.facets.get(facet)?.value ?? "";
    const input = element("input", { ...looks, class: "cpd-record__input", value: String(shown), "data-key": `${thing.id}#${facet}`, "aria-label": `${label}: ${thing.title}` });
    input.addEventListener("change", () => {
      const value = read(input.value.trim());
      if (value === undefined) {
        view.say(`${label}: that cannot be kept. It stays as it was.`);
        input.value = String(shown);
        return;
      }
      const { v: _v, at: _at, ...entry } = cpd.store.get(thing.id, facet) ?? { v: 0, at: "", label: facet === "activity" ? "Activity" : thing.title };
      view.own(() => cpd.store.set(thing.id, facet, { ...entry, type, value }));
      view.saved();
      view.draw();
    });
    return input;
  }

  /** @param {string} text */
  const asMinutes = (text) => (TIME.test(text) ? Number(text.replace(",", ".")) : undefined);
  /** @param {string} text */
  const asDay = (text) => (cpd.isDay(text) ? text : undefined);

  /** @param {Cpd.View} view @param {Cpd.Thing} thing */
  function row(view, thing) {
    const { id, facets, title, sort } = thing;
    const isOwn = sort === "log";
    const cell = (/** @type {number} */ at, /** @type {(Node | string)[]} */ ...inside) => element(at === 1 ? "th" : "td", at === 1 ? { scope: "row", "data-header": HEADINGS[at] } : { "data-header": HEADINGS[at], class: at > 2 ? "cpd-record__wide" : "cpd-record__narrow" }, ...inside);
    const day = String(facets.get("done")?.value ?? "");
    const paper = (/** @type {string} */ words) => element("span", "cpd-record__paper", words);
    const made = element("tr", { "data-log": id });
    if (!facets.size) {
      made.append(element("td", { colspan: String(HEADINGS.length) }, ...undos(view, `row ${id}`)));
      return made;
    }
    made.append(
      cell(0, ...(isOwn ? [field(view, thing, "done", { type: "date" }, asDay), paper(shortly(day))] : [shortly(day) || "No date"])),
      cell(1, ...(isOwn ? [field(view, thing, "activity", { type: "text", maxlength: "300" }, (text) => text || undefined), paper(title)] : [link(thing)]),
        ...(isOwn ? [button("Delete", () => remove(view, thing), { key: `remove ${id}`, kind: "small", label: `Delete from the log: ${title}` })] : [])),
      cell(2, field(view, thing, "minutes", { type: "text", inputmode: "decimal", size: "4" }, asMinutes), paper(String(minutesOf(thing) || ""))),
      cell(3, box(view, { id, facet: "learned", label: HEADINGS[3], title, hides: true })),
      cell(4, box(view, { id, facet: "changed", label: HEADINGS[4], title, hides: true })),
    );
    return made;
  }

  /** @param {Cpd.View} view @param {Cpd.Thing} thing */
  function remove(view, thing) {
    const all = view.things().find((one) => one.id === thing.id) ?? thing;
    const gone = [...all.facets].map(([facet, entry]) => ({ id: all.id, facet, entry }));
    record.forget(view, gone);
    const ghost = record.deleted(view, `row ${all.id}`, `Deleted from the log: ${all.title}.`, gone);
    view.remember(all, `row ${all.id}`);
    view.draw(ghost.key);
  }

  /** @param {Cpd.View} view @param {Cpd.Thing[]} shown */
  function table(view, shown) {
    const head = element("tr", "", ...HEADINGS.map((words) => element("th", { scope: "col" }, words)));
    const caption = element("caption", "", "Log of professional development");
    return cpd.asTable(element("table", "cpd-record__table", caption, element("thead", "", head), element("tbody", "", ...shown.map((one) => view.reused(one, "row", row)))));
  }

  /** Where an entry of the reader's own is begun. Nothing is kept before it is added. @param {Cpd.View} view */
  function addForm(view) {
    const what = element("input", { type: "text", class: "cpd-record__input", maxlength: "300", required: "", "data-key": "#add" });
    const day = element("input", { type: "date", class: "cpd-record__input", value: dayOf(), required: "" });
    const time = element("input", { type: "text", class: "cpd-record__input", inputmode: "decimal", size: "5" });
    const problem = element("p", { class: "cpd-record__problem", role: "alert" });
    const form = element("form", { class: "cpd-record__add", novalidate: "", "aria-label": "Add an entry of your own" },
      labelled("Activity", what), labelled("Date", day), labelled("Minutes", time),
      element("button", { class: "cpd-button", type: "submit" }, "Add to the log"), problem);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [activity, done, minutes] = [what.value.trim(), asDay(day.value), time.value.trim() ? asMinutes(time.value.trim()) : 0];
      problem.textContent = !activity ? "Say what you did." : !done ? "Choose a day." : minutes === undefined ? "Minutes are a number, such as 45." : "";
      if (!activity) return what.focus();
      if (!done) return day.focus();
      if (minutes === undefined) return time.focus();
      const numbers = cpd.store.ids().map((id) => Number(/^log\/(\d+)$/.exec(id)?.[1]) || 0);
      const ghosts = [...view.ghosts.keys()].map((id) => Number(/log\/(\d+)$/.exec(id)?.[1]) || 0);
      const id = `log/${Math.max(0, ...numbers, ...ghosts) + 1}`;
      view.own(() => {
        cpd.store.set(id, "activity", { value: activity, label: "Activity", type: "short-text" });
        cpd.store.set(id, "done", { value: done, label: "Date", type: "date" });
        if (minutes) cpd.store.set(id, "minutes", { value: minutes, label: "Minutes", type: "number" });
      });
      what.value = time.value = "";
      view.say(`Added to the log: ${activity}.`);
      view.draw(`${id}#learned`);
    });
    return form;
  }

  /** @param {Cpd.View} view @param {Cpd.Thing[]} all @param {Cpd.Thing[]} shown */
  function section(view, all, shown) {
    const rows = logged(all.filter(({ facets }) => facets.size));
    const fitting = logged(shown);
    // What was deleted here keeps its place until the page is left.
    const ghosts = all.filter((one) => !one.facets.size && one.id.startsWith("log/"));
    const lines = [...fitting, ...ghosts];
    const none = rows.length ? "Nothing in the log fits what you have chosen." : "What you mark as done on these pages is listed here. You can also add what you did elsewhere.";
    return [
      ...sums(rows),
      lines.length ? table(view, lines) : element("p", "cpd-record__facts", none),
      ...(fitting.length && fitting.length < rows.length ? [element("p", "cpd-record__facts", `${fitting.length} of ${counted(rows.length, "entry", "entries")} shown.`)] : []),
    ];
  }

  record.log = { section, addForm, HEADINGS };
})();
