// @ts-check
/**
 * Case studies: the list of places and the map follow the grid's filters (filter.js), columns sort,
 * and two to four cases can be laid side by side. All of it stands in the address
 * (`?region=…&sort=-phase&compare=a,b`). Without this script the grid, list and map are complete.
 */
cpd.component("cases", (root) => {
  const { element } = cpd;
  const FEWEST = 2;
  const MOST = 4;
  const GAP = "\uffff";
  const table = /** @type {HTMLTableElement | null} */ (root.querySelector(".cpd-cases__grid"));
  const body = table?.tBodies[0];
  const section = /** @type {HTMLElement | null} */ (root.querySelector(".cpd-compare"));
  if (!table || !body || !section) return;
  const state = root.dataset.state ?? "";
  const rows = /** @type {HTMLTableRowElement[]} */ ([...body.rows]);
  cpd.asTable(table);
  const byId = new Map(rows.map((row) => [row.dataset.item ?? "", row]));
  /** Where a case stands in the grid, be it a row or folded in one. @type {Map<string, HTMLElement>} */
  const inGrid = new Map([.../** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("[data-item]"))].map((one) => [one.dataset.item ?? "", one]));
  const folds = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".cpd-cases__fold")]);

  // The list of places and the map

  const entries = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-case]")]);
  const apart = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".cpd-places__apart")]);
  const places = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".cpd-places__list > [data-pin]")]).map((place) => ({
    place,
    number: place.dataset.pin ?? "",
    name: place.querySelector(".cpd-places__name"),
    pin: root.querySelector(`.cpd-map__pin[data-pin="${place.dataset.pin}"]`),
    cases: /** @type {HTMLElement[]} */ ([...place.querySelectorAll("[data-case]")]),
    shown: [...place.querySelectorAll("[data-case]")].map((entry) => entry.getAttribute("data-case")).join(),
  }));

  /** What the grid shows, list and map show; a pin stays as long as one of its cases does. */
  function follow() {
    for (const entry of entries) entry.hidden = Boolean(inGrid.get(entry.dataset.case ?? "")?.hidden);
    for (const one of places) {
      const shown = one.cases.filter((entry) => !entry.hidden);
      // Nothing is written that stands there already: five hundred cases are to answer at once.
      const now = shown.map((entry) => entry.dataset.case).join();
      if (now === one.shown) continue;
      one.shown = now;
      one.place.hidden = !shown.length;
      one.pin?.toggleAttribute("hidden", !shown.length);
      if (!shown.length) continue;
      const towns = listed([...new Set(shown.map((entry) => entry.dataset.town ?? ""))]);
      if (one.name) one.name.textContent = towns;
      one.pin?.setAttribute("aria-label", `${one.number} ${towns}: ${shown.map((entry) => entry.querySelector("a")?.textContent).join("; ")}`);
    }
    for (const fold of folds) {
      const left = fold.querySelectorAll("li:not([hidden])").length;
      const summary = fold.querySelector("summary");
      if (summary) summary.textContent = `${left} not recovered`;
      (fold.closest("tr") ?? fold).hidden = !left;
    }
    for (const group of apart) group.hidden = !group.querySelector("[data-case]:not([hidden])");
  }

  /** @param {string[]} words */
  const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`);

  // Sorting

  const heads = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("[data-sort]")]);
  const names = heads.map((head) => head.dataset.sort ?? "");
  const order = new Map(rows.map((row, place) => [row, place]));
  const collator = new Intl.Collator("en-GB", { numeric: true });

  /** What a row is sorted by: a cell's words; of the first one the name. @param {HTMLTableRowElement} row @param {number} column */
  function key(row, column) {
    const cell = row.cells[column];
    if (cell.querySelector(".cpd-cases__gap, .cpd-cases__lost")) return GAP;
    const items = cell.querySelectorAll("li");
    return items.length ? [...items].map((item) => item.textContent).join(", ") : (cell.querySelector("a") ?? cell).textContent ?? "";
  }

  /** Sort by a column's name, "-" in front for the other way; by nothing in the author's order. @param {string} wanted */
  function sort(wanted) {
    const column = names.indexOf(wanted.replace(/^-/, ""));
    const turn = wanted.startsWith("-") ? -1 : 1;
    const keys = new Map(rows.map((row) => [row, column < 0 ? "" : key(row, column)]));
    const sorted = [...rows].sort((a, b) => {
      const [one, other] = [keys.get(a) ?? "", keys.get(b) ?? ""];
      // What is not recorded comes last, whichever way.
      const gaps = Number(one === GAP) - Number(other === GAP);
      return gaps || turn * collator.compare(one, other) || (order.get(a) ?? 0) - (order.get(b) ?? 0);
    });
    if (sorted.some((row, place) => row !== body?.rows[place])) body?.append(...sorted);
    heads.forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", turn < 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cpd-cases__sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const name = head.dataset.sort ?? "";
      const now = head.getAttribute("aria-sort");
      const wanted = now === "ascending" ? `-${name}` : now === "descending" ? "" : name;
      write("sort", wanted);
      sort(wanted);
    });
  }

  // Side by side

  /** The ids of the cases to compare, in the order in which they were chosen. @type {string[]} */
  let chosen = [];
  /** @type {Map<string, HTMLInputElement>} */
  const picks = new Map();
  for (const [id, row] of byId) {
    if (row.querySelector(".cpd-cases__lost")) continue;
    const box = document.createElement("input");
    box.type = "checkbox";
    const name = element("span", "cpd-visually-hidden", ` ${row.cells[0].querySelector("a")?.textContent}`);
    const label = element("label", "cpd-cases__pick", box, element("span", "", "Compare", name));
    row.cells[0].append(label);
    picks.set(id, box);
    box.addEventListener("change", () => choose(box.checked ? [...chosen, id] : chosen.filter((one) => one !== id)));
  }

  const title = section.querySelector("h2");
  const status = element("p", "cpd-compare__status");
  status.setAttribute("role", "status");
  const leap = element("a", "cpd-button cpd-button--main", "See them side by side");
  leap.setAttribute("href", `#${title?.id}`);
  const clear = cpd.button("Clear the choice", () => {
    const first = picks.get(chosen[0]);
    choose([]);
    first?.focus();
  });
  const bar = element("div", "cpd-compare__bar", status, leap, clear);
  const hint = element("p", "cpd-cases__hint", "Tick two to four cases to see them side by side. The name of a column sorts by it.");
  const scroller = element("div", "cpd-compare__scroll");
  if (picks.size >= FEWEST) table.parentElement?.before(hint);
  table.parentElement?.after(bar);
  section.append(scroller, cpd.button("Print these", printed));

  /** On paper, nothing but the comparison. */
  function printed() {
    const page = document.documentElement;
    page.dataset.cpdPrint = "compare";
    section?.toggleAttribute("data-printed", true);
    addEventListener("afterprint", () => {
      delete page.dataset.cpdPrint;
      section?.toggleAttribute("data-printed", false);
    }, { once: true });
    print();
  }

  /** @param {string[]} ids */
  function choose(ids) {
    write("compare", ids.join(","));
    lay(ids);
  }

  /** One column for each case, one row for each fact. @param {string[]} ids */
  function lay(ids) {
    chosen = ids;
    for (const [id, box] of picks) {
      box.checked = ids.includes(id);
      box.disabled = ids.length >= MOST && !box.checked;
    }
    const isEnough = ids.length >= FEWEST;
    bar.toggleAttribute("data-empty", !ids.length);
    leap.hidden = !isEnough;
    clear.hidden = !ids.length;
    status.textContent = !ids.length ? "" : !isEnough ? "One case is chosen. Choose a second one." : `${ids.length} cases are chosen.${ids.length === MOST ? " Four is the most." : ""}`;
    if (section) section.hidden = !isEnough;
    scroller.replaceChildren(...(isEnough ? [compared(ids.flatMap((id) => byId.get(id) ?? []))] : []));
  }

  /** @param {HTMLTableRowElement[]} columns */
  function compared(columns) {
    const side = element("table", "cpd-table cpd-compare__table");
    side.style.setProperty("--cases", String(columns.length));
    const head = side.createTHead().insertRow();
    head.append(heading("col", "Fact"), ...columns.map((row) => heading("col", copy(row.cells[0].querySelector("a")))));
    const facts = side.createTBody();
    heads.slice(1).forEach((one, place) => {
      const line = facts.insertRow();
      line.append(heading("row", one.textContent ?? ""), ...columns.map((row) => element("td", "", ...[...row.cells[place + 1].childNodes].map(copy))));
    });
    return cpd.asTable(side);
  }

  /** @param {"row" | "col"} scope @param {string | Node} words */
  function heading(scope, words) {
    const cell = element("th", "", words);
    cell.scope = scope;
    return cell;
  }

  /** @param {Node | null} node */
  const copy = (node) => node?.cloneNode(true) ?? "";

  // The address

  /** @param {string} name @param {string} value */
  function write(name, value) {
    const url = new URL(location.href);
    if (value) url.searchParams.set(state + name, value);
    else url.searchParams.delete(state + name);
    try {
      history.replaceState(history.state, "", url);
    } catch (error) {
      // Some browsers refuse this in a folder (file:); the page is right all the same.
    }
  }

  function read() {
    const query = new URLSearchParams(location.search);
    const ids = new Set((query.get(`${state}compare`) ?? "").split(",").filter((id) => picks.has(id)));
    sort(query.get(`${state}sort`) ?? "");
    lay([...ids].slice(0, MOST));
    follow();
  }

  root.addEventListener("cpd:filtered", follow);
  addEventListener("popstate", read);
  addEventListener("pageshow", read);
  read();
});
