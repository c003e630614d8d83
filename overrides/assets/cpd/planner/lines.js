// @ts-check
/**
 * The session as a table: a line for each part, with its time, its tools and what it needs. What stands already is only
 * changed, so that focus and typing go on.
 *
 * @requires plan
 */
cpd.PlannerLines = (() => {
  const { element, button } = cpd;
  const root = document.documentElement.dataset.cpdRoot ?? "";

  class Lines {
    body = element("tbody");

    /** @param {Cpd.Planner} planner @param {Cpd.PlannerActs} acts */
    constructor(planner, acts) {
      this.planner = planner;
      this.acts = acts;
      /** @type {Map<number, HTMLTableRowElement>} */
      this.drawn = new Map();
    }

    table() {
      const heads = ["When", "What", "With whom", "You need"].map((words) => element("th", { scope: "col" }, words));
      const notes = element("th", { scope: "col", class: "cpd-plan__notes" }, "Notes");
      const caption = element("caption", "cpd-visually-hidden", "The session, part by part");
      return cpd.asTable(element("table", "cpd-plan__table", caption, element("thead", "", element("tr", "", ...heads, notes)), this.body));
    }

    /** @param {string[]} times @param {number | null} people */
    draw(times, people) {
      const wanted = this.planner.rows.map((row, at) => {
        const line = this.drawn.get(row.key) ?? this.newLine(row);
        this.drawn.set(row.key, line);
        this.show(line, row, times[at], people);
        return line;
      });
      const keys = new Set(this.planner.rows.map((row) => row.key));
      for (const [key] of this.drawn) if (!keys.has(key)) this.drawn.delete(key);
      if (wanted.length !== this.body.children.length || wanted.some((line, at) => this.body.children[at] !== line)) this.body.replaceChildren(...wanted);
      this.bodies();
    }

    /** Draw these anew the next time. @param {Cpd.PlannerRow[]} rows */
    forget(rows) {
      for (const { key } of rows) this.drawn.delete(key);
    }

    /** What of a line can have the focus. @param {Cpd.PlannerRow | undefined} row @param {string} act @returns {HTMLElement | null} */
    tool(row, act) {
      const line = row && this.drawn.get(row.key);
      return line?.querySelector(`[data-act=${act}]`) ?? null;
    }

    /** @param {Cpd.PlannerRow} row */
    newLine(row) {
      const title = this.planner.title(row.id);
      const item = this.planner.items.get(row.id);
      const tool = (/** @type {string} */ words, /** @type {string} */ act, /** @type {() => void} */ does) => {
        const made = button(words, () => made.getAttribute("aria-disabled") === "true" || does(), { kind: "small" });
        made.setAttribute("aria-label", `${words}: ${title}`);
        made.dataset.act = act;
        return made;
      };
      const minutes = element("input", { type: "number", inputmode: "numeric", min: "0", max: String(cpd.plan.MOST), "aria-label": `Minutes for ${title}`, "data-act": "minutes" });
      minutes.addEventListener("change", () => this.acts.lengthen(row, minutes));
      const name = item ? element("a", { class: "cpd-plan__title", href: `${root}${item.url}` }, title) : element("span", "cpd-plan__title", title);
      const kind = item ? element("span", { class: "cpd-plan__kind", "data-kind": item.kind }, item.label ?? this.planner.catalogue.kinds[item.kind]?.label ?? "") : "";
      const tools = element("div", "cpd-plan__tools", tool("Up", "up", () => this.acts.move(row, -1)), tool("Down", "down", () => this.acts.move(row, 1)));
      if (item) tools.append(tool("Swap", "swap", () => this.acts.swap(row)));
      tools.append(tool("Remove", "remove", () => this.acts.remove(row)));
      return cpd.asTable(element(
        "tr",
        "",
        element("th", { scope: "row", class: "cpd-plan__when" }, element("span", { class: "cpd-plan__clock" }), element("span", "cpd-plan__minutes", minutes, " min")),
        element("td", "cpd-plan__what", kind, name, element("span", "cpd-plan__why"), tools),
        element("td", { class: "cpd-plan__whom", "data-header": "With whom" }),
        element("td", { class: "cpd-plan__need", "data-header": "You need" }),
        element("td", "cpd-plan__notes"),
      ));
    }

    /** @param {HTMLTableRowElement} line @param {Cpd.PlannerRow} row @param {string} time @param {number | null} people */
    show(line, row, time, people) {
      const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (line.querySelector(name));
      const input = /** @type {HTMLInputElement} */ (part("[data-act=minutes]"));
      part(".cpd-plan__clock").textContent = time;
      if (document.activeElement !== input || input.value === "") input.value = String(row.minutes);
      part(".cpd-plan__minutes").dataset.paper = row.minutes ? `${row.minutes} min` : "";
      part(".cpd-plan__why").textContent = row.why;
      part(".cpd-plan__whom").textContent = this.whom(row.id, people);
      const at = this.planner.rows.indexOf(row);
      part("[data-act=up]").setAttribute("aria-disabled", String(at === 0));
      part("[data-act=down]").setAttribute("aria-disabled", String(at === this.planner.rows.length - 1));
    }

    /** @param {string} id @param {number | null} people */
    whom(id, people) {
      const item = this.planner.items.get(id);
      if (!item) return "everybody";
      if (!item.with) return people === 1 ? "" : item.minutes ? "adaptable for your group" : "everybody";
      const { how } = cpd.plan.company(item.with, people);
      return how ? `${item.with} (${how})` : item.with;
    }

    /** The bodies of what is planned say what it needs; they come when something is planned. */
    bodies() {
      const wanted = [...new Set(this.planner.rows.filter((row) => this.planner.items.has(row.id)).map((row) => this.planner.items.get(row.id)?.suite ?? "site"))];
      const fill = () => {
        for (const row of this.planner.rows) {
          const cell = this.drawn.get(row.key)?.querySelector(".cpd-plan__need");
          if (cell && !cell.childNodes.length) cell.append(...this.need(row.id));
        }
      };
      cpd.load(...wanted.map((suite) => `bodies/${suite}`)).then(fill, fill);
    }

    /** What an item needs: its own words for it, else its form. @param {string} id @returns {(Node | string)[]} */
    need(id) {
      const item = this.planner.items.get(id);
      if (!item) return [];
      const body = this.content(id)?.body;
      const part = [...(body?.querySelectorAll(".cpd-part") ?? [])].find((one) => /\bneed\b/i.test(one.querySelector(".cpd-part__label")?.textContent ?? ""));
      part?.querySelector(".cpd-part__label")?.remove();
      const said = part?.textContent?.trim() ? [...part.childNodes] : [];
      const form = this.planner.catalogue.forms.find((one) => one.id === item.form);
      if (!form || part?.querySelector(`a[href^="${root}${form.url}"]`)) return said;
      return [element("a", { href: `${root}${form.url}` }, form.title), said.length ? ". " : "", ...said];
    }

    /** An item's facts and body as elements, its addresses as this page needs them. @param {string} id */
    content(id) {
      const item = this.planner.items.get(id);
      const held = cpd.bodies?.[item?.suite ?? "site"]?.[id];
      if (!held) return null;
      const made = (/** @type {string} */ html) => {
        const template = document.createElement("template");
        template.innerHTML = html;
        for (const name of ["href", "src"]) {
          for (const one of template.content.querySelectorAll(`[${name}]`)) {
            const address = one.getAttribute(name) ?? "";
            if (!/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(address)) one.setAttribute(name, root + address);
          }
        }
        for (const one of template.content.querySelectorAll("[data-cpd]")) one.removeAttribute("data-cpd");
        return template.content;
      };
      return { facts: made(held.facts ?? ""), body: made(held.body ?? "") };
    }
  }

  return Lines;
})();
