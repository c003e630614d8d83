// @ts-check
/**
 * Rows of a table in a form, which the reader adds, moves and removes. Their order is kept as one more answer, of
 * the type "rows".
 *
 * @requires store
 * @requires form
 */
(() => {
  const { element, button, store, formAnswers: answers, formBeside: beside } = cpd;
  const { controls, nameOf } = cpd.formFields;
  const ROW = /^[\w-]{1,40}$/;

  class Rows {
    /** @param {Cpd.FormPage} page @param {HTMLElement} part */
    constructor(page, part) {
      this.page = page;
      this.part = part;
      this.name = part.dataset.part ?? "";
      this.label = part.dataset.label ?? "";
      this.body = /** @type {HTMLTableSectionElement} */ (part.querySelector("tbody[data-rows]"));
      this.blank = /** @type {HTMLTemplateElement} */ (part.querySelector("template"));
      this.first = this.names();
      this.columns = new Set([...this.blank.content.querySelectorAll("[data-field]")].map((field) => nameOf(field).split(".")[2]));
      /** Its name, and those it had before. */
      this.own = [this.name, ...answers.split(part.dataset.was)];
      this.body.parentElement?.querySelector("thead tr")?.append(head());
      const tools = element("p", "cpd-grid__tools", button("Add a row", () => this.add(), { label: `Add a row: ${part.dataset.label}` }));
      this.blank.before(tools);
      this.undoable = beside.undoList(tools);
    }

    names() {
      return [...this.body.rows].map((row) => row.dataset.row ?? "");
    }

    /** The rows there are to be: in their kept order, then those that have answers and no place. */
    wanted() {
      const { id } = this.page;
      const kept = this.own.map((name) => store.get(id, `form.${name}`)).find(answers.isOrder) ?? null;
      const order = kept ? answers.rowsIn(kept) : this.first;
      const answered = [...store.all(id)].sort(([, one], [, other]) => one.at.localeCompare(other.at)).map(([facet]) => this.rowOf(facet));
      const active = document.hasFocus() ? document.activeElement?.closest("tr")?.dataset.row ?? "" : "";
      const isThere = this.names().includes(active);
      return [...new Set([...order, ...answered, isThere ? active : ""])].filter((row) => ROW.test(row));
    }

    /** The row a facet belongs to; none if it is no answer in this table. @param {string} facet */
    rowOf(facet) {
      const [form, table, row, column, ...rest] = facet.split(".");
      return form === "form" && this.own.includes(table) && this.columns.has(column) && !rest.length ? row : "";
    }

    /** Make the rows what they are to be. */
    sync() {
      const { body } = this;
      const rows = new Map([...body.rows].map((row) => [row.dataset.row ?? "", row]));
      const order = this.wanted();
      beside.keepFocus(() => {
        for (const [row, there] of rows) if (!order.includes(row)) there.remove();
        order.forEach((row, place) => {
          const made = rows.get(row) ?? this.row(row);
          if (body.rows[place] !== made) body.insertBefore(made, body.rows[place] ?? null);
        });
      });
      [...body.rows].forEach((row, place) => this.tell(row, place));
    }

    /** A new row of this name. @param {string} row */
    row(row) {
      const made = /** @type {DocumentFragment} */ (document.importNode(this.blank.content, true));
      for (const one of made.querySelectorAll("*")) {
        for (const { name: key, value } of one.attributes) {
          if (value.includes("__row__")) one.setAttribute(key, value.replaceAll("__row__", row));
        }
      }
      return /** @type {HTMLTableRowElement} */ (made.firstElementChild);
    }

    /** Say which row it is, wherever that is said. @param {HTMLTableRowElement} row @param {number} place */
    tell(row, place) {
      for (const field of row.querySelectorAll("[data-field]")) {
        const words = `${this.part.dataset.label}, row ${place + 1}: ${field.getAttribute("data-header")}`;
        field.setAttribute("data-label", words);
        for (const control of controls(field)) if (control.hasAttribute("aria-label")) control.setAttribute("aria-label", words);
        const legend = field.querySelector("legend");
        if (legend) legend.textContent = words;
        this.page.dress(field);
      }
      if (!row.querySelector(".cpd-cell--tools")) row.append(this.handles(row));
      const [up, down, remove] = row.querySelectorAll(".cpd-cell--tools button");
      up.setAttribute("aria-label", `Up: move row ${place + 1}`);
      down.setAttribute("aria-label", `Down: move row ${place + 1}`);
      remove.setAttribute("aria-label", `Remove row ${place + 1}`);
      up.setAttribute("aria-disabled", String(place === 0));
      down.setAttribute("aria-disabled", String(place === this.body.rows.length - 1));
    }

    /** @param {HTMLTableRowElement} row */
    handles(row) {
      const small = { kind: "small" };
      const cell = element("td", "cpd-cell cpd-cell--tools", element("div", "cpd-grid__tools",
        button("Up", () => this.move(row, -1), small),
        button("Down", () => this.move(row, 1), small),
        button("Remove", () => this.remove(row), small)));
      cell.setAttribute("role", "cell");
      return cell;
    }

    /** @param {string[]} order */
    keep(order) {
      const { id } = this.page;
      const [own, ...old] = this.own.map((one) => `form.${one}`);
      this.page.own(() => {
        store.set(id, own, { value: order, label: this.label, type: "rows" });
        for (const facet of old) if (answers.isOrder(store.get(id, facet))) store.remove(id, facet, { after: own });
      });
      this.sync();
      this.page.settle();
    }

    add() {
      const row = fresh();
      this.keep([...this.names(), row]);
      this.focus(row);
      this.page.say(`Row ${this.body.rows.length} added.`);
    }

    /** @param {string} row */
    focus(row) {
      const found = [...this.body.rows].find((one) => one.dataset.row === row)?.querySelector("input, textarea, select");
      /** @type {HTMLElement | null | undefined} */ (found)?.focus();
    }

    /** @param {HTMLTableRowElement} row @param {number} step */
    move(row, step) {
      const order = this.names();
      const place = order.indexOf(row.dataset.row ?? "");
      const next = place + step;
      if (next < 0 || next >= order.length) return this.page.say(`Row ${place + 1} is the ${step < 0 ? "first" : "last"} row.`);
      [order[place], order[next]] = [order[next], order[place]];
      this.keep(order);
      this.page.say(`Row ${place + 1} is row ${next + 1} now.`);
    }

    /** @param {HTMLTableRowElement} row */
    remove(row) {
      const { id, keeper } = this.page;
      const order = this.names();
      const own = row.dataset.row ?? "";
      const place = order.indexOf(own);
      const gone = [...store.all(id)].filter(([facet]) => this.rowOf(facet) === own);
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      this.page.own(() => gone.forEach(([facet]) => store.remove(id, facet)));
      this.keep(order.filter((one) => one !== own));
      this.undoable(`Row ${place + 1} removed.`, () => {
        this.page.own(() => gone.forEach(([facet, kept]) => keeper.putBack(facet, kept)));
        this.keep(answers.restored(order, this.names(), own));
        this.page.refresh();
        this.focus(own);
        this.page.say(`Row ${this.names().indexOf(own) + 1} is back.`);
      });
      this.page.say(`Row ${place + 1} removed.`);
    }
  }

  function head() {
    const cell = element("th", "cpd-cell--tools", element("span", "cpd-visually-hidden", "Change the row"));
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    return cell;
  }

  /** A name no row has had. */
  function fresh() {
    const digits = crypto.getRandomValues(new Uint32Array(2));
    return `r${[...digits].map((one) => one.toString(36)).join("").slice(0, 8)}`;
  }

  cpd.formRows = (page, part) => new Rows(page, part);
})();
