// @ts-check
/**
 * What has changed: where a reader has filled in a form more than once, the summary compares this
 * copy with another, area by area and statement by statement. It reads the store and keeps nothing.
 *
 * @requires store
 * @requires form
 */
(() => {
  const { element, drawing } = cpd;

  /**
   * @typedef {{id: string, number: number, day: string}} Copy
   * @typedef {{label: string, then: number | null, now: number | null}} Statement
   * @typedef {{label: string, points: number, statements: Statement[]}} Area
   */

  /** The mean of what is rated; null where nothing is. @param {(number | null)[]} marks */
  function mean(marks) {
    const rated = marks.filter((mark) => mark !== null);
    return rated.length ? rated.reduce((sum, mark) => sum + mark, 0) / rated.length : null;
  }

  /** To one decimal. @param {number | null} value */
  const markWords = (value) => (value === null ? "not rated" : String(Math.round(value * 10) / 10));

  /** A difference in words and with its sign. @param {number | null} then @param {number | null} now */
  function difference(then, now) {
    if (then === null || now === null) return "cannot be compared";
    const change = Math.round((now - then) * 10) / 10;
    return change > 0 ? `up ${change}` : change < 0 ? `down ${-change}` : "no change";
  }

  /** Two bars, then above now. What they say stands in the table. @param {number | null} then @param {number | null} now @param {number} points */
  function bars(then, now, points) {
    const bar = (/** @type {string} */ name, /** @type {number} */ y, /** @type {number | null} */ value) =>
      drawing("rect", { class: `cpd-change__${name}`, y: y + 0.1, width: value ?? 0, height: 0.8 });
    const looks = { class: "cpd-change__bars", viewBox: `0 0 ${points} 2`, preserveAspectRatio: "none", "aria-hidden": "true" };
    return drawing("svg", looks, bar("then", 0, then), bar("now", 1, now));
  }

  /** The day a copy speaks of: its date where it has one, else when it was last changed. @param {Map<string, Cpd.Facet>} all */
  function dayOf(all) {
    const facets = [...all.values()];
    const said = facets.find(({ shared, value }) => shared === "date" && value)?.value;
    const last = facets.map(({ at }) => at).sort().at(-1) ?? "";
    return said ? cpd.dated(String(said)) : cpd.datedAt(last) || "no date";
  }

  /** @param {Area[]} areas @param {string} day */
  function table(areas, day) {
    const head = element("tr", {}, ...["Area", day, "This copy", "Change"].map((words) => element("th", { scope: "col" }, words)));
    const rows = areas.map(({ label: words, points, statements }) => {
      const [then, now] = [mean(statements.map((one) => one.then)), mean(statements.map((one) => one.now))];
      return element("tr", {}, element("th", { scope: "row" }, words, bars(then, now, points)),
        ...[markWords(then), markWords(now), difference(then, now)].map((cell) => element("td", {}, cell)));
    });
    return element("table", { class: "cpd-table cpd-change__areas" }, element("thead", {}, head), element("tbody", {}, ...rows));
  }

  /** Each statement that was rated differently. @param {Area[]} areas */
  function changeList(areas) {
    const lines = areas.flatMap(({ statements }) => statements.filter(({ then, now }) => then !== null && now !== null && then !== now));
    if (!lines.length) return element("p", {}, "No statement is rated differently.");
    const items = lines.map(({ label: words, then, now }) => element("li", {}, `${words} From ${then} to ${now}.`));
    return element("details", {}, element("summary", {}, `${cpd.counted(lines.length, "statement")} rated differently`), element("ul", {}, ...items));
  }

  class Change {
    section = element("section", { class: "cpd-change", "aria-labelledby": "cpd-form-change" });
    select = element("select", { id: "cpd-form-change-copy" });
    sheet = element("div", {});

    /** @param {Cpd.Filled} filled @param {() => Cpd.Area[]} rated */
    constructor(filled, rated) {
      this.filled = filled;
      this.rated = rated;
      const label = element("label", { for: "cpd-form-change-copy" }, "Compare this copy with ");
      this.section.append(element("h3", { id: "cpd-form-change" }, "What has changed"), element("p", { class: "cpd-change__choice" }, label, this.select), this.sheet);
      this.section.hidden = true;
    }

    /** Other copies in which something is rated. @returns {Copy[]} */
    others() {
      const facets = this.rated().flatMap(({ statements }) => statements.map(({ field }) => `form.${field}`));
      return this.filled.copies().flatMap(({ id, number }) => {
        const all = cpd.store.all(id);
        const isRated = facets.some((facet) => all.has(facet));
        return id !== this.filled.id && isRated ? [{ id, number, day: dayOf(all) }] : [];
      });
    }

    /** The areas as they were rated in another copy, and as they are now. @param {string} id @returns {Area[]} */
    areas(id) {
      const then = cpd.store.all(id);
      return this.rated().map(({ label, points, statements }) => ({
        label,
        points: Math.max(points, 1),
        statements: statements.map(({ label: words, field, mark }) => {
          const before = then.get(`form.${field}`)?.value;
          return { label: words, then: before ? Number(before) : null, now: mark };
        }),
      }));
    }

    draw() {
      const copies = this.others();
      const options = copies.map(({ id, day, number }) => ({ id, words: `${day}${copies.filter((one) => one.day === day).length > 1 ? ` (copy ${number})` : ""}` }));
      const chosen = options.find(({ id }) => id === this.select.value) ?? options[0];
      this.select.replaceChildren(...options.map(({ id, words }) => new Option(words, id)));
      this.section.hidden = !chosen;
      if (!chosen) return;
      this.select.value = chosen.id;
      const found = this.areas(chosen.id);
      this.sheet.replaceChildren(table(found, chosen.words), changeList(found));
    }

    /** What a download adds: the other copy's ratings beside this one's. */
    forDownload() {
      if (this.section.hidden) return null;
      const day = this.select.selectedOptions[0]?.text ?? "";
      const told = this.areas(this.select.value).flatMap(({ label: area, statements }) => [
        { label: area, words: `${day}: ${markWords(mean(statements.map((one) => one.then)))}. This copy: ${markWords(mean(statements.map((one) => one.now)))}.` },
        ...statements.map(({ label, then, now }) => ({ label, words: `${day}: ${markWords(then)}. This copy: ${markWords(now)}.` })),
      ]);
      return { heading: `What has changed since ${day}`, why: "Mean ratings of each area, then each statement.", told };
    }
  }

  cpd.component("change", (root) => {
    const form = /** @type {Cpd.Form} */ (root.closest("form"));
    const { cpdSummary: rated } = /** @type {Cpd.Summary} */ (root);
    if (!form.cpdForm || !rated) return;
    const change = new Change(form.cpdForm, rated);
    const draw = () => change.draw();
    root.append(change.section);
    Object.assign(root, { cpdChange: () => change.forDownload() });
    change.select.addEventListener("change", draw);
    form.addEventListener("change", (event) => event.target !== change.select && draw());
    form.addEventListener("cpd:form-restored", draw);
    form.addEventListener("cpd:form-ready", draw);
    cpd.store.watch(draw);
    draw();
  });
})();
