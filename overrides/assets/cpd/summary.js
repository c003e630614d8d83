// @ts-check
/**
 * Where to start: the table of a form's areas says which statements of each are rated lowest. With
 * this it fills itself from the ratings, lowest area first, as one rates; it keeps nothing.
 */
(() => {
  const { element, drawing } = cpd;
  /** How close to the lowest a second area is named, as a part of the whole scale. */
  const CLOSE = 0.1;
  const ASK = "Rate some statements, and this table will show where to start.";

  /**
   * @typedef {{label: string, mark: number}} Rating
   * @typedef {{label: string, field: string, mark: number | null}} Statement
   * @typedef {{name: string, statements: Statement[], label: string, advice: string, row: HTMLElement, cell: HTMLElement, count: number,
   *   points: number, ratings: Rating[], mean: number, height: number}} Area
   */

  /** An area as it is rated now. Of each row the first column with a scale counts. @param {HTMLElement} row @param {HTMLElement} form @returns {Area | null} */
  function read(row, form) {
    const name = row.dataset.grid ?? "";
    const grid = /** @type {HTMLElement | null} */ (form.querySelector(`[data-part="${CSS.escape(name)}"]`));
    const cell = /** @type {HTMLElement | null} */ (row.querySelector(".cpd-summary__lowest"));
    if (!grid || !cell) return null;
    const statements = [...grid.querySelectorAll("[data-row]")].flatMap((one) => {
      const scale = one.querySelector("[data-type=scale]");
      const taken = /** @type {HTMLInputElement | null | undefined} */ (scale?.querySelector("input:checked"));
      const label = (one.querySelector("th")?.textContent ?? "").trim();
      return scale ? [{ label, field: scale.getAttribute("data-field") ?? "", mark: taken ? Number(taken.value) : null }] : [];
    });
    const ratings = statements.flatMap(({ label, mark }) => (mark === null ? [] : [{ label, mark }]));
    const points = grid.querySelector("[data-type=scale]")?.querySelectorAll("input").length ?? 0;
    const mean = ratings.reduce((sum, { mark }) => sum + mark, 0) / ratings.length;
    return {
      name, row, cell, statements, ratings, points, mean,
      label: grid.dataset.label ?? name,
      advice: grid.dataset.advice ?? "",
      count: statements.length,
      // Scales of different length side by side: from 0, the lowest there is, to 1.
      height: (mean - 1) / Math.max(points - 1, 1),
    };
  }

  /** @param {number} mean */
  const round = (mean) => String(Math.round(mean * 10) / 10);

  /** The statements with the lowest mark. @param {Area} area */
  function lowest({ ratings }) {
    const least = Math.min(...ratings.map(({ mark }) => mark));
    return ratings.filter(({ mark }) => mark === least);
  }

  /** What the table says of an area. @param {Area} area @returns {Node[]} */
  function areaWords(area) {
    const { ratings, count, points, mean } = area;
    if (!ratings.length) return [element("p", { class: "cpd-summary__quiet" }, `0 of ${count} rated`)];
    const low = lowest(area);
    const isEven = low.length === ratings.length && low.length > 1;
    const facts = `${ratings.length} of ${count} rated, ${round(mean)} of ${points} on average`;
    const all = `${ratings.length === count ? "All" : "All so far"} rated ${low[0].mark}.`;
    const list = () => element("ul", { class: "cpd-summary__rows" }, ...low.map(({ label, mark }) => element("li", {}, `${label} (${mark})`)));
    return [isEven ? element("p", { class: "cpd-summary__even" }, all) : list(), element("p", { class: "cpd-summary__quiet" }, facts)];
  }

  /** A bar as long as the mean, with a line for each point of the scale. The words stand in the table. @param {Area} area */
  function bar({ mean, points }) {
    const picture = drawing("svg", { class: "cpd-summary__bar", viewBox: `0 0 ${points} 1`, preserveAspectRatio: "none", "aria-hidden": "true" });
    picture.append(
      drawing("rect", { class: "cpd-summary__track", width: points, height: 1 }),
      drawing("rect", { class: "cpd-summary__mean", width: Math.round(mean * 1000) / 1000, height: 1 }),
      ...Array.from({ length: points - 1 }, (_, at) => drawing("line", { class: "cpd-summary__point", x1: at + 1, x2: at + 1, y1: 0, y2: 1 })),
    );
    return picture;
  }

  /** The one or two areas to start with. @param {Area[]} rated lowest first */
  function starts(rated) {
    const [first, second] = rated;
    if (!first || first.height >= 1) return [];
    return second && second.height < 1 && second.height - first.height <= CLOSE ? [first, second] : [first];
  }

  /** What stands above the table. @param {Area[]} areas @param {Area[]} rated @returns {Node[]} */
  function advice(areas, rated) {
    const marked = areas.reduce((sum, { ratings }) => sum + ratings.length, 0);
    const all = areas.reduce((sum, { count }) => sum + count, 0);
    if (!marked) return [element("p", {}, ASK)];
    const first = starts(rated);
    const heading = element("p", { class: "cpd-summary__heading" }, first.length ? "Start here" : "No area stands out as low");
    const even = element("p", {}, "All you have rated stands at the top of its scale. Ask somebody else to rate it, too.");
    const items = first.map(({ label, advice: words }) => element("li", {}, element("strong", {}, label), ...(words ? [`: ${words}`] : [])));
    const facts = element("p", { class: "cpd-summary__quiet" }, `${marked} of ${all} statements rated.`);
    return [heading, first.length ? element("ul", { class: "cpd-summary__areas" }, ...items) : even, facts];
  }

  cpd.component("summary", (root) => {
    const form = /** @type {HTMLElement} */ (root.closest("form") ?? document.body);
    const body = /** @type {HTMLElement} */ (root.querySelector("tbody"));
    const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-grid]")]);
    const start = element("div", { class: "cpd-summary__start" });
    const status = element("p", { class: "cpd-visually-hidden", role: "status" });
    let answer = "";

    /** The areas as they are rated now, in the author's order. */
    const all = () => rows.flatMap((row) => read(row, form) ?? []);
    Object.assign(root, { cpdSummary: all });

    /** @param {boolean} isByReader */
    function draw(isByReader) {
      const areas = all();
      // Sorting keeps the author's order where two are even.
      const rated = areas.filter(({ ratings }) => ratings.length).sort((one, other) => one.height - other.height);
      const unrated = areas.filter(({ ratings }) => !ratings.length);
      start.toggleAttribute("data-empty", !rated.length);
      start.replaceChildren(...advice(areas, rated));
      for (const area of areas) {
        // Empty as long as nothing is rated: then it is a table to fill in by hand.
        area.cell.replaceChildren(...(rated.length ? areaWords(area) : []));
        area.row.querySelector("svg")?.remove();
        if (area.ratings.length) area.row.querySelector("th")?.append(bar(area));
      }
      body.append(...[...rated, ...unrated].map(({ row }) => row));
      const words = starts(rated).map(({ label }) => label).join(" and ");
      if (isByReader && words && words !== answer) status.textContent = `Where to start: ${words}.`;
      answer = words;
    }

    const brought = () => draw(false);
    form.addEventListener("change", (event) => {
      // Other tabs and scripts change answers, too: only what the reader does is announced.
      if (event.target instanceof Element && event.target.closest("[data-type=scale]")) draw(event.isTrusted);
    });
    form.addEventListener("cpd:form-restored", brought);
    form.addEventListener("reset", () => setTimeout(brought));
    addEventListener("pageshow", brought);
    root.prepend(start, status);
    // What was rated while this was on its way is announced too.
    draw("rated" in root.dataset);
  });
})();
