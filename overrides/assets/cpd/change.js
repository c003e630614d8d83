// @ts-check
/**
 * What has changed: where a reader has filled in a form more than once, the summary compares this
 * copy with another, area by area and statement by statement. It reads the store and keeps nothing.
 */
(() => {
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * @typedef {{id: string, number: number, day: string}} Copy
   * @typedef {{label: string, then: number | null, now: number | null}} Statement
   * @typedef {{label: string, points: number, statements: Statement[]}} Area
   */

  /** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} inside */
  function made(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  /** The mean of what is rated; null where nothing is. @param {(number | null)[]} marks */
  function mean(marks) {
    const rated = marks.filter((mark) => mark !== null);
    return rated.length ? rated.reduce((sum, mark) => sum + mark, 0) / rated.length : null;
  }

  /** To one decimal. @param {number | null} value */
  const worded = (value) => (value === null ? "not rated" : String(Math.round(value * 10) / 10));

  /** A difference in words and with its sign. @param {number | null} then @param {number | null} now */
  function difference(then, now) {
    if (then === null || now === null) return "cannot be compared";
    const change = Math.round((now - then) * 10) / 10;
    return change > 0 ? `up ${change}` : change < 0 ? `down ${-change}` : "no change";
  }

  /** Two bars, then above now. What they say stands in the table. @param {number | null} then @param {number | null} now @param {number} points */
  function bars(then, now, points) {
    const picture = document.createElementNS(SVG, "svg");
    const attributes = { class: "cpd-change__bars", viewBox: `0 0 ${points} 2`, preserveAspectRatio: "none", "aria-hidden": "true" };
    for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, value);
    for (const [place, value, name] of /** @type {[number, number | null, string][]} */ ([[0, then, "then"], [1, now, "now"]])) {
      const bar = document.createElementNS(SVG, "rect");
      bar.setAttribute("class", `cpd-change__${name}`);
      bar.setAttribute("y", String(place + 0.1));
      bar.setAttribute("width", String(value ?? 0));
      bar.setAttribute("height", "0.8");
      picture.append(bar);
    }
    return picture;
  }

  cpd.component("change", (root) => {
    const form = /** @type {HTMLFormElement} */ (root.closest("form"));
    const base = form?.dataset.form ?? "";
    const { store } = cpd;
    if (!form || !store) return;
    const section = made("section", { class: "cpd-change", "aria-labelledby": "cpd-form-change" });
    const select = /** @type {HTMLSelectElement} */ (made("select", { id: "cpd-form-change-copy" }));
    const label = made("label", { for: "cpd-form-change-copy" }, "Compare this copy with ");
    const sheet = made("div", {});
    section.append(made("h3", { id: "cpd-form-change" }, "What has changed"), made("p", { class: "cpd-change__choice" }, label, select), sheet);
    section.hidden = true;
    root.append(section);

    const here = () => /** @type {{id: string} | undefined} */ (Object(form).cpdForm)?.id ?? base;

    /** The day a copy speaks of: its date where it has one, else when it was last changed. @param {Map<string, {value: unknown, at?: string, shared?: string}>} all */
    function dayOf(all) {
      const facets = [...all.values()];
      const said = facets.find(({ shared, value }) => shared === "date" && value)?.value;
      const last = facets.map(({ at }) => at ?? "").sort().at(-1) ?? "";
      const day = new Date(String(said || last));
      return Number.isNaN(day.getTime()) ? "no date" : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    }

    /** Other copies in which something is rated. @returns {Copy[]} */
    function others() {
      const names = parts().map(({ name }) => `form.${name}.`);
      return store.ids().flatMap((/** @type {string} */ id) => {
        const number = id === base ? 1 : id.startsWith(`${base}@copy-`) ? Number(id.slice(base.length + 6)) : 0;
        const all = store.all(id);
        const isRated = [...all.keys()].some((facet) => names.some((name) => facet.startsWith(name)));
        return number && id !== here() && isRated ? [{ id, number, day: dayOf(all) }] : [];
      });
    }

    /** The grids that the summary is of, with the fields of their first scale. */
    function parts() {
      return [...root.querySelectorAll("[data-grid]")].flatMap((row) => {
        const name = row.getAttribute("data-grid") ?? "";
        const grid = form.querySelector(`[data-part="${CSS.escape(name)}"]`);
        if (!grid) return [];
        const fields = [...grid.querySelectorAll("[data-row]")].flatMap((line) => {
          const field = line.querySelector("[data-type=scale]");
          return field ? [{ field, label: (line.querySelector("th")?.textContent ?? "").trim() }] : [];
        });
        return [{ name, label: grid.getAttribute("data-label") ?? name, fields }];
      });
    }

    /** @param {string} id @returns {Area[]} */
    function areas(id) {
      const then = store.all(id);
      return parts().map(({ label, fields }) => ({
        label,
        points: fields[0]?.field.querySelectorAll("input").length ?? 1,
        statements: fields.map(({ field, label: words }) => {
          const before = then.get(`form.${field.getAttribute("data-field")}`)?.value;
          const now = /** @type {HTMLInputElement | null} */ (field.querySelector("input:checked"))?.value;
          return { label: words, then: before ? Number(before) : null, now: now ? Number(now) : null };
        }),
      }));
    }

    /** @param {Area[]} found @param {string} day */
    function table(found, day) {
      const head = made("tr", {}, ...["Area", day, "This copy", "Change"].map((words) => made("th", { scope: "col" }, words)));
      const rows = found.map(({ label: words, points, statements }) => {
        const [then, now] = [mean(statements.map((one) => one.then)), mean(statements.map((one) => one.now))];
        return made("tr", {}, made("th", { scope: "row" }, words, bars(then, now, points)),
          ...[worded(then), worded(now), difference(then, now)].map((cell) => made("td", {}, cell)));
      });
      return made("table", { class: "cpd-table cpd-change__areas" }, made("thead", {}, head), made("tbody", {}, ...rows));
    }

    /** Each statement that was rated differently. @param {Area[]} found */
    function moved(found) {
      const lines = found.flatMap(({ statements }) => statements.filter(({ then, now }) => then !== null && now !== null && then !== now));
      if (!lines.length) return made("p", {}, "No statement is rated differently.");
      const items = lines.map(({ label: words, then, now }) => made("li", {}, `${words} From ${then} to ${now}.`));
      return made("details", {}, made("summary", {}, `${lines.length} statement${lines.length === 1 ? "" : "s"} rated differently`), made("ul", {}, ...items));
    }

    function draw() {
      const copies = others();
      const options = copies.map(({ id, day, number }) => ({ id, words: `${day}${copies.filter((one) => one.day === day).length > 1 ? ` (copy ${number})` : ""}` }));
      const chosen = options.some(({ id }) => id === select.value) ? select.value : options[0]?.id;
      select.replaceChildren(...options.map(({ id, words }) => new Option(words, id)));
      section.hidden = !chosen;
      if (!chosen) return;
      select.value = chosen;
      const found = areas(chosen);
      const day = options.find(({ id }) => id === chosen)?.words ?? "";
      sheet.replaceChildren(table(found, day), moved(found));
    }

    /** What a download adds: the other copy's ratings beside this one's. */
    function added() {
      if (section.hidden) return null;
      const day = select.selectedOptions[0]?.text ?? "";
      const told = areas(select.value).flatMap(({ label: area, statements }) => [
        { label: area, words: `${day}: ${worded(mean(statements.map((one) => one.then)))}. This copy: ${worded(mean(statements.map((one) => one.now)))}.` },
        ...statements.map(({ label: words, then, now }) => ({ label: words, words: `${day}: ${worded(then)}. This copy: ${worded(now)}.` })),
      ]);
      return { heading: `What has changed since ${day}`, why: "Mean ratings of each area, then each statement.", told };
    }

    Object.assign(root, { cpdChange: added });
    select.addEventListener("change", draw);
    form.addEventListener("change", (event) => event.target !== select && draw());
    form.addEventListener("cpd:form-restored", draw);
    form.addEventListener("cpd:form-ready", draw);
    store.watch(draw);
    draw();
  });
})();
