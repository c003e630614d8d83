// @ts-check
/**
 * Case studies: the list of places and the map follow the grid's filters (filter.js), columns sort,
 * and two to four cases can be laid side by side. All of it stands in the address
 * (`?region=…&sort=-phase&compare=a,b`). Without this script the grid, list and map are complete.
 */
cpd.component("cases", (root) => {
  const FEWEST = 2;
  const MOST = 4;
  const table = /** @type {HTMLTableElement | null} */ (root.querySelector(".cpd-cases__grid"));
  const body = table?.tBodies[0];
  const sheet = /** @type {HTMLElement | null} */ (root.querySelector(".cpd-compare"));
  if (!table || !body || !sheet) return;
  const rows = /** @type {HTMLTableRowElement[]} */ ([...body.rows]);
  const byId = new Map(rows.map((row) => [row.dataset.item ?? "", row]));
  const order = new Map(rows.map((row, place) => [row, place]));
  table.classList.toggle("cpd-cases__many", rows.length > 100);

  // The list of places and the map

  const entries = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-case]")]);
  const places = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".cpd-places__list > [data-mark]")]);
  const marks = new Map([...root.querySelectorAll(".cpd-map__mark")].map((mark) => [mark.getAttribute("data-mark"), mark]));
  const rest = /** @type {HTMLElement | null} */ (root.querySelector(".cpd-places__unplaced"));

  /** What the grid shows, list and map show; a mark stays as long as one of its cases does. */
  function follow() {
    for (const entry of entries) entry.hidden = Boolean(byId.get(entry.dataset.case ?? "")?.hidden);
    for (const place of places) {
      const shown = [...place.querySelectorAll("[data-case]:not([hidden])")];
      const mark = marks.get(place.dataset.mark ?? "");
      place.hidden = !shown.length;
      mark?.toggleAttribute("hidden", !shown.length);
      const names = shown.map((entry) => entry.textContent?.trim()).join(", ");
      mark?.setAttribute("aria-label", `${place.dataset.mark} ${place.querySelector(".cpd-places__name")?.textContent}: ${names}`);
    }
    if (rest) rest.hidden = !rest.querySelector("[data-case]:not([hidden])");
  }

  // Sorting

  const heads = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("[data-sort]")]);
  const names = heads.map((head) => head.dataset.sort ?? "");

  /** @param {HTMLTableRowElement} row @param {number} column */
  function key(row, column) {
    const cell = row.cells[column];
    const isGap = cell.querySelector(".cpd-cases__gap");
    return isGap ? "\uffff" : (cell.querySelector("a, li") ?? cell).textContent?.trim().toLocaleLowerCase("en-GB") ?? "";
  }

  /** Sort by a column's name, "-" in front for the other way; nothing for the author's order. @param {string} wanted */
  function sort(wanted) {
    const column = names.indexOf(wanted.replace(/^-/, ""));
    const turn = wanted.startsWith("-") ? -1 : 1;
    const inOrder = (/** @type {HTMLTableRowElement} */ a, /** @type {HTMLTableRowElement} */ b) => (order.get(a) ?? 0) - (order.get(b) ?? 0);
    const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
    const keys = new Map(rows.map((row) => [row, column < 0 ? "" : key(row, column)]));
    const sorted = [...rows].sort((a, b) => {
      const [one, other] = [keys.get(a) ?? "", keys.get(b) ?? ""];
      // What is not recorded comes last, whichever way.
      const gaps = Number(one === "\uffff") - Number(other === "\uffff");
      return column < 0 ? inOrder(a, b) : gaps || turn * compare(one, other) || inOrder(a, b);
    });
    body?.append(...sorted);
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
      write("sort", now === "ascending" ? `-${name}` : now === "descending" ? "" : name);
      sort(new URLSearchParams(location.search).get("sort") ?? "");
    });
  }

  // Side by side

  /** @type {Map<string, HTMLInputElement>} */
  const picks = new Map();
  for (const [id, row] of byId) {
    if (row.querySelector(".cpd-cases__lost")) continue;
    const name = row.cells[0].querySelector("a")?.textContent ?? id;
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    label.className = "cpd-cases__pick";
    const words = document.createElement("span");
    const more = document.createElement("span");
    words.textContent = "Compare";
    more.textContent = ` ${name}`;
    more.className = "cpd-visually-hidden";
    words.append(more);
    label.append(box, words);
    row.cells[0].append(label);
    picks.set(id, box);
    box.addEventListener("change", () => {
      const chosen = picked();
      write("compare", chosen.join(","));
      lay(chosen);
    });
  }

  const picked = () => [...picks].filter(([, box]) => box.checked).map(([id]) => id);

  const status = document.createElement("p");
  status.className = "cpd-filter__count cpd-compare__status";
  status.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "cpd-compare__bar";
  const scroller = document.createElement("div");
  scroller.className = "cpd-compare__scroll";
  sheet.append(status, bar, scroller);
  bar.append(action("Print these", print_), action("Clear the comparison", clear));

  /** @param {string} words @param {() => void} act */
  function action(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cpd-button";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }

  function print_() {
    document.body.dataset.cpdPrint = "compare";
    print();
    delete document.body.dataset.cpdPrint;
  }

  function clear() {
    picks.forEach((box) => (box.checked = false));
    write("compare", "");
    lay([]);
    /** @type {HTMLElement | null | undefined} */ (table?.querySelector(".cpd-cases__pick input"))?.focus();
  }

  /** One column for each case, one row for each fact. @param {string[]} ids */
  function lay(ids) {
    const chosen = ids.flatMap((id) => byId.get(id) ?? []);
    if (sheet) sheet.hidden = !chosen.length;
    scroller.replaceChildren();
    for (const box of picks.values()) box.disabled = chosen.length >= MOST && !box.checked;
    status.textContent = chosen.length < FEWEST ? "Choose a second case in the grid to see them side by side." : `${chosen.length} cases side by side.${chosen.length === MOST ? " Four is the most." : ""}`;
    if (chosen.length < FEWEST) return;
    const side = document.createElement("table");
    side.className = "cpd-table cpd-compare__sheet";
    const top = side.createTHead().insertRow();
    top.append(heading("Fact", "col"), ...chosen.map((row) => heading(row.cells[0].querySelector("a")?.cloneNode(true) ?? "", "col")));
    const rows = side.createTBody();
    heads.slice(1).forEach((head, place) => {
      const line = rows.insertRow();
      line.append(heading(head.textContent ?? "", "row"));
      for (const row of chosen) {
        const cell = line.insertCell();
        cell.append(...[...row.cells[place + 1].childNodes].map((node) => node.cloneNode(true)));
      }
    });
    scroller.append(side);
  }

  /** @param {string | Node} words @param {string} scope */
  function heading(words, scope) {
    const cell = document.createElement("th");
    cell.scope = scope;
    cell.append(words);
    return cell;
  }

  // The address

  /** @param {string} name @param {string} value */
  function write(name, value) {
    const url = new URL(location.href);
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
    try {
      history.replaceState(history.state, "", url);
    } catch (error) {
      // Some browsers refuse this in a folder (file:); the page is right all the same.
    }
  }

  function read() {
    const query = new URLSearchParams(location.search);
    sort(query.get("sort") ?? "");
    const ids = (query.get("compare") ?? "").split(",").filter((id) => picks.has(id)).slice(0, MOST);
    picks.forEach((box, id) => (box.checked = ids.includes(id)));
    lay(ids);
    follow();
  }

  root.addEventListener("cpd:filtered", follow);
  addEventListener("popstate", read);
  addEventListener("pageshow", read);
  read();
});
