// @ts-check
/**
 * Case studies: the list of places and the map follow the grid's filters (filter.js), columns sort,
 * and two to four cases can be laid side by side. All of it stands in the address
 * (`?region=…&sort=-phase&compare=a,b`). Without this script the grid, list and map are complete.
 */
(() => {
  const { element } = cpd;
  const FEWEST = 2;
  const MOST = 4;
  const GAP = "\uffff";

  /** @param {string[]} words */
  const inWords = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`);

  /** @template {Element} T @param {Element} scope @param {string} selector @returns {T[]} */
  const all = (scope, selector) => /** @type {T[]} */ ([...scope.querySelectorAll(selector)]);

  /** The list of places and the map. */
  class Places {
    /** @param {HTMLElement} root @param {HTMLTableElement} table */
    constructor(root, table) {
      /** Where a case stands in the grid, be it a row or folded in one. @type {Map<string, HTMLElement>} */
      this.inGrid = new Map(/** @type {HTMLElement[]} */ (all(table, "[data-item]")).map((one) => [one.dataset.item ?? "", one]));
      this.folds = /** @type {HTMLElement[]} */ (all(root, ".cpd-cases__fold"));
      this.entries = /** @type {HTMLElement[]} */ (all(root, "[data-case]"));
      this.apart = /** @type {HTMLElement[]} */ (all(root, ".cpd-places__apart"));
      this.places = /** @type {HTMLElement[]} */ (all(root, ".cpd-places__list > [data-pin]")).map((place) => ({
        place,
        number: place.dataset.pin ?? "",
        name: place.querySelector(".cpd-places__name"),
        pin: root.querySelector(`.cpd-map__pin[data-pin="${place.dataset.pin}"]`),
        cases: /** @type {HTMLElement[]} */ (all(place, "[data-case]")),
        shown: all(place, "[data-case]").map((entry) => entry.getAttribute("data-case")).join(),
      }));
    }

    /** What the grid shows, list and map show. */
    follow() {
      for (const entry of this.entries) entry.hidden = Boolean(this.inGrid.get(entry.dataset.case ?? "")?.hidden);
      for (const place of this.places) this.pin(place);
      for (const fold of this.folds) {
        const left = fold.querySelectorAll("li:not([hidden])").length;
        const summary = fold.querySelector("summary");
        if (summary) summary.textContent = `${left} not recovered`;
        (fold.closest("tr") ?? fold).hidden = !left;
      }
      for (const group of this.apart) group.hidden = !group.querySelector("[data-case]:not([hidden])");
    }

    /** A pin stays as long as one of its cases does. @param {Places["places"][number]} one */
    pin(one) {
      const shown = one.cases.filter((entry) => !entry.hidden);
      // Nothing is written that stands there already: five hundred cases are to answer at once.
      const now = shown.map((entry) => entry.dataset.case).join();
      if (now === one.shown) return;
      one.shown = now;
      one.place.hidden = !shown.length;
      one.pin?.toggleAttribute("hidden", !shown.length);
      if (!shown.length) return;
      const towns = inWords([...new Set(shown.map((entry) => entry.dataset.town ?? ""))]);
      if (one.name) one.name.textContent = towns;
      one.pin?.setAttribute("aria-label", `${one.number} ${towns}: ${shown.map((entry) => entry.querySelector("a")?.textContent).join("; ")}`);
    }
  }

  /** What a row is sorted by: a cell's words; of the first one the name. @param {HTMLTableRowElement} row @param {number} column */
  function key(row, column) {
    const cell = row.cells[column];
    if (cell.querySelector(".cpd-cases__gap, .cpd-cases__lost")) return GAP;
    const items = cell.querySelectorAll("li");
    return items.length ? [...items].map((item) => item.textContent).join(", ") : (cell.querySelector("a") ?? cell).textContent ?? "";
  }

  /** The grid's columns, by which it is sorted. */
  class Columns {
    collator = new Intl.Collator(cpd.language, { numeric: true });

    /** @param {HTMLTableElement} table @param {HTMLTableRowElement[]} rows @param {(wanted: string) => void} keep */
    constructor(table, rows, keep) {
      this.body = table.tBodies[0];
      this.rows = rows;
      this.heads = /** @type {HTMLElement[]} */ (all(table, "[data-sort]"));
      this.order = new Map(rows.map((row, place) => [row, place]));
      for (const head of this.heads) {
        const button = element("button", { type: "button", class: "cpd-cases__sort" }, ...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const wanted = this.next(head);
          keep(wanted);
          this.sort(wanted);
        });
      }
    }

    /** What is wanted when a column's name is pressed: up, then down, then the author's order. @param {HTMLElement} head */
    next(head) {
      const name = head.dataset.sort ?? "";
      const now = head.getAttribute("aria-sort");
      return now === "ascending" ? `-${name}` : now === "descending" ? "" : name;
    }

    /** Sort by a column's name, "-" in front for the other way; by nothing in the author's order. @param {string} wanted */
    sort(wanted) {
      const column = this.heads.findIndex((head) => (head.dataset.sort ?? "") === wanted.replace(/^-/, ""));
      const turn = wanted.startsWith("-") ? -1 : 1;
      const keys = new Map(this.rows.map((row) => [row, column < 0 ? "" : key(row, column)]));
      const sorted = [...this.rows].sort((a, b) => {
        const [one, other] = [keys.get(a) ?? "", keys.get(b) ?? ""];
        // What is not recorded comes last, whichever way.
        const gaps = Number(one === GAP) - Number(other === GAP);
        return gaps || turn * this.collator.compare(one, other) || (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0);
      });
      if (sorted.some((row, place) => row !== this.body.rows[place])) this.body.append(...sorted);
      this.heads.forEach((head, place) => {
        if (place === column) head.setAttribute("aria-sort", turn < 0 ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    }
  }

  /** @param {"row" | "col"} scope @param {string | Node} words */
  const heading = (scope, words) => element("th", { scope }, words);

  /** @param {Node | null} node */
  const copy = (node) => node?.cloneNode(true) ?? "";

  /** Cases side by side. */
  class Comparison {
    status = element("p", { class: "cpd-compare__status", role: "status" });
    clear = cpd.button("Clear the choice", () => {
      const first = this.picks.get(this.chosen[0]);
      this.choose([]);
      first?.focus();
    });
    scroller = element("div", "cpd-compare__scroll");
    /** The ids of the cases to compare, in the order in which they were chosen. @type {string[]} */
    chosen = [];
    /** @type {Map<string, HTMLInputElement>} */
    picks = new Map();

    /** @param {HTMLElement} section @param {HTMLElement[]} heads @param {(ids: string) => void} keep */
    constructor(section, heads, keep) {
      this.section = section;
      this.heads = heads;
      this.keep = keep;
      this.leap = element("a", { class: "cpd-button cpd-button--main", href: `#${section.querySelector("h2")?.id}` }, "See them side by side");
      this.bar = element("div", "cpd-compare__bar", this.status, this.leap, this.clear);
    }

    /** @param {HTMLTableElement} table @param {HTMLTableRowElement[]} rows */
    build(table, rows) {
      this.rows = new Map(rows.map((row) => [row.dataset.item ?? "", row]));
      for (const [id, row] of this.rows) {
        if (row.querySelector(".cpd-cases__lost")) continue;
        const box = element("input", { type: "checkbox" });
        const name = element("span", "cpd-visually-hidden", ` ${row.cells[0].querySelector("a")?.textContent}`);
        row.cells[0].append(element("label", "cpd-cases__pick", box, element("span", "", "Compare", name)));
        this.picks.set(id, box);
        box.addEventListener("change", () => this.choose(box.checked ? [...this.chosen, id] : this.chosen.filter((one) => one !== id)));
      }
      const hint = element("p", "cpd-cases__hint", "Tick two to four cases to see them side by side. The name of a column sorts by it.");
      if (this.picks.size >= FEWEST) table.parentElement?.before(hint);
      table.parentElement?.after(this.bar);
      this.section.append(this.scroller, cpd.button("Print these", () => this.print()));
    }

    /** On paper, nothing but the comparison. */
    print() {
      this.section.toggleAttribute("data-printed", true);
      cpd.printPart("compare", () => this.section.toggleAttribute("data-printed", false));
    }

    /** @param {string[]} ids */
    choose(ids) {
      this.keep(ids.join(","));
      this.lay(ids);
    }

    /** What an address says. @param {string} words */
    read(words) {
      this.lay([...new Set(words.split(",").filter((id) => this.picks.has(id)))].slice(0, MOST));
    }

    /** @param {string[]} ids */
    lay(ids) {
      this.chosen = ids;
      for (const [id, box] of this.picks) {
        box.checked = ids.includes(id);
        box.disabled = ids.length >= MOST && !box.checked;
      }
      const isEnough = ids.length >= FEWEST;
      this.bar.toggleAttribute("data-empty", !ids.length);
      this.leap.hidden = !isEnough;
      this.clear.hidden = !ids.length;
      this.status.textContent = !ids.length ? "" : !isEnough ? "One case is chosen. Choose a second one." : `${ids.length} cases are chosen.${ids.length === MOST ? " Four is the most." : ""}`;
      this.section.hidden = !isEnough;
      this.scroller.replaceChildren(...(isEnough ? [this.table(ids.flatMap((id) => this.rows?.get(id) ?? []))] : []));
    }

    /** One column for each case, one row for each fact. @param {HTMLTableRowElement[]} columns */
    table(columns) {
      const side = element("table", "cpd-table cpd-compare__table");
      side.style.setProperty("--cases", String(columns.length));
      const head = side.createTHead().insertRow();
      head.append(heading("col", "Fact"), ...columns.map((row) => heading("col", copy(row.cells[0].querySelector("a")))));
      const facts = side.createTBody();
      this.heads.slice(1).forEach((one, place) => {
        const line = facts.insertRow();
        line.append(heading("row", one.textContent ?? ""), ...columns.map((row) => element("td", "", ...[...row.cells[place + 1].childNodes].map(copy))));
      });
      return cpd.asTable(side);
    }
  }

  cpd.component("cases", (root) => {
    const table = /** @type {HTMLTableElement | null} */ (root.querySelector(".cpd-cases__grid"));
    const section = /** @type {HTMLElement | null} */ (root.querySelector(".cpd-compare"));
    if (!table?.tBodies[0] || !section) return;
    const state = root.dataset.state ?? "";
    const rows = [...table.tBodies[0].rows];
    cpd.asTable(table);
    const places = new Places(root, table);
    const columns = new Columns(table, rows, (wanted) => cpd.toAddress({ [`${state}sort`]: wanted }));
    const comparison = new Comparison(section, columns.heads, (ids) => cpd.toAddress({ [`${state}compare`]: ids }));
    comparison.build(table, rows);
    const read = () => {
      const query = new URLSearchParams(location.search);
      columns.sort(query.get(`${state}sort`) ?? "");
      comparison.read(query.get(`${state}compare`) ?? "");
      places.follow();
    };
    root.addEventListener("cpd:filtered", () => places.follow());
    for (const type of ["popstate", "pageshow"]) addEventListener(type, read);
    read();
  });
})();
