// @ts-check
/**
 * The planner: wishes in a form, a session below it that can be changed, a running order on paper, and a
 * link that brings it back. All of it stands in the address
 * (`?minutes=40&people=4&from=15:45&suite=…&plan=~arrive:5,…`); nothing is stored. Which items fit is
 * worked out by plan.js; pack.js (hand-outs, slides) comes when somebody asks for it.
 *
 * @requires catalogue-data
 * @requires store
 */
(() => {
  /**
   * @typedef {Cpd.Planner["rows"][number]} Row
   * @typedef {{minutes: number, people: number | null, from: string, suite: string, phase: string, topic: string, undone: boolean}} Wanted
   * @typedef {{minutes: HTMLInputElement, people: HTMLInputElement, from: HTMLInputElement, of: HTMLSelectElement, topic: HTMLSelectElement, undone: HTMLInputElement}} Fields
   */

  const { element, button, counted } = cpd;
  const root = document.documentElement.dataset.cpdRoot ?? "";

  /** @param {string} words */
  const upper = (words) => words.charAt(0).toUpperCase() + words.slice(1);

  class Planner {
    heading = element("h2", { tabindex: "-1", id: "__planner-session" });
    lead = element("p", "cpd-plan__lead");
    none = element("div", { class: "cpd-planner__none", tabindex: "-1", hidden: "" });
    body = element("tbody");
    adding = element("select", { id: "planner-add" });
    link = element("input", { id: "planner-link", type: "text", readonly: "" });
    said = element("p", { class: "cpd-plan__said" });
    undo = button("Undo", () => this.back(), { kind: "small" });
    section = element("section", { class: "cpd-plan", "aria-labelledby": "__planner-session", hidden: "" });
    packing = element("section", { class: "cpd-pack", "aria-labelledby": "planner-pack", hidden: "" },
      element("h2", { id: "planner-pack" }, "Session leader’s pack"));
    more = element("p", "cpd-planner__more", button("Make a session leader’s pack", () => this.pack("all")), " ",
      element("span", "", "Agenda, hand-outs, sign-in list and slides, for this session or for a whole suite."));

    /** @param {HTMLElement} place @param {Cpd.Catalogue} catalogue */
    constructor(place, catalogue) {
      this.place = place;
      this.catalogue = catalogue;
      this.items = new Map(catalogue.items.map((item) => [item.id, item]));
      this.form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
      /** @type {Row[]} */
      this.rows = [];
      /** @type {{rows: Row[]} | null} */
      this.before = null;
      this.lastKey = 0;
      this.packed = "";
      this.whole = "";
      /** What was offered in a row already. @type {Map<number, string[]>} */
      this.offered = new Map();
      /** @type {Map<number, HTMLTableRowElement>} */
      this.drawn = new Map();
      this.choices();
      this.build();
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.propose();
      });
      this.form.addEventListener("change", () => this.rows.length && this.draw());
      addEventListener("popstate", () => this.restore());
      this.restore();
      place.querySelector(".cpd-planner__without")?.remove();
      this.form.hidden = false;
    }

    // The form

    choices() {
      const { suites, items } = this.catalogue;
      const timed = items.filter((item) => item.minutes && !item.withdrawn && !item.unlisted);
      const of = this.field("of");
      const found = new Set(timed.flatMap((item) => cpd.plan.phases(this.catalogue, item)));
      const phases = [...found].filter((phase) => !/^(all|any|every)\b/.test(phase)).sort();
      this.group(of, "By phase", phases.map((phase) => /** @type {[string, string]} */ ([`phase:${phase}`, upper(phase)])));
      const some = suites.filter((suite) => timed.some((item) => item.suite === suite.id));
      this.group(of, "One suite", some.map((suite) => /** @type {[string, string]} */ ([`suite:${suite.id}`, suite.title])));
      const tags = new Set(timed.flatMap((item) => item.tags));
      const topic = this.field("topic");
      for (const tag of [...tags].sort()) topic.append(new Option(upper(tag.replaceAll("-", " ")), tag));
      const box = this.form.querySelector("[data-planner-done]");
      const count = this.done().length;
      if (!box || !count) return;
      /** @type {HTMLElement} */ (box).hidden = false;
      box.querySelector("span")?.append(` (${count})`);
    }

    /** @param {HTMLSelectElement} select @param {string} label @param {[string, string][]} options */
    group(select, label, options) {
      if (!options.length) return;
      select.append(element("optgroup", { label }, ...options.map(([value, words]) => new Option(words, value))));
    }

    /** @template {keyof Fields} N @param {N} name @returns {Fields[N]} */
    field(name) {
      return /** @type {Fields[N]} */ (this.form.elements.namedItem(name));
    }

    /** What the reader has marked as done, under its present name. @returns {string[]} */
    done() {
      const isDone = (/** @type {string} */ id) => cpd.store.get(id, "done");
      return this.catalogue.items.filter((item) => [item.id, ...(item.was ?? [])].some(isDone)).map((item) => item.id);
    }

    /** @returns {Wanted} */
    wanted() {
      const [, kind, name] = /^(\w+):(.*)$/s.exec(this.field("of").value) ?? ["", "", ""];
      const whole = (/** @type {string} */ words) => Math.floor(Number(words)) || 0;
      return {
        minutes: whole(this.field("minutes").value),
        people: whole(this.field("people").value) || null,
        from: this.field("from").value,
        suite: kind === "suite" ? name : "",
        phase: kind === "phase" ? name : "",
        topic: this.field("topic").value,
        undone: this.field("undone").checked,
      };
    }

    wishes() {
      const wanted = this.wanted();
      return { ...wanted, done: wanted.undone ? this.done() : [] };
    }

    // The address

    address() {
      const { minutes, people, from, suite, phase, topic, undone } = this.wanted();
      const plain = (/** @type {string} */ words) => encodeURIComponent(words).replaceAll("%3A", ":");
      const parts = Object.entries({ minutes: String(minutes), people: String(people ?? ""), from, suite, phase, topic, undone: undone ? "1" : "", whole: this.whole, pack: this.packed });
      const query = parts.filter(([, words]) => words).map(([name, words]) => `${name}=${plain(words)}`);
      if (this.rows.length) query.push(`plan=${cpd.plan.written(this.rows)}`);
      const url = new URL(location.href);
      url.search = query.join("&");
      url.hash = "";
      return url.href;
    }

    keep() {
      try {
        history.replaceState(history.state, "", this.address());
      } catch {
        // Some browsers refuse this in a folder (file:); the link below the plan is right all the same.
      }
      this.link.value = this.address();
    }

    restore() {
      const query = new URLSearchParams(location.search);
      /** @type {string[]} */
      const said = [];
      const whole = (/** @type {"minutes" | "people"} */ name, /** @type {number} */ least, /** @type {number} */ most) => {
        const words = query.get(name);
        if (words === null) return;
        const isRight = /^\d{1,3}$/.test(words) && Number(words) >= least && Number(words) <= most;
        if (isRight) this.field(name).value = words;
        else said.push(`“${words.slice(0, 20)}” is no number from ${least} to ${most}; the link says so of ${name}.`);
      };
      whole("minutes", 5, cpd.plan.MOST);
      whole("people", 1, 500);
      if (!query.has("people") && query.has("minutes")) this.field("people").value = "";
      const from = query.get("from");
      const at = cpd.plan.time(from);
      if (at !== null) this.field("from").value = cpd.plan.clock(at);
      else if (from) said.push(`“${from.slice(0, 20)}” is no time of day; the session begins at ${this.field("from").value}.`);
      else if (query.has("minutes")) this.field("from").value = "";
      for (const kind of ["phase", "suite"]) {
        const value = query.get(kind);
        if (!value) continue;
        this.field("of").value = `${kind}:${value}`;
        if (this.field("of").selectedIndex >= 0) continue;
        this.field("of").value = "";
        said.push(`There is no ${kind} “${value.slice(0, 60)}” here any more.`);
      }
      this.field("topic").value = query.get("topic") ?? "";
      if (this.field("topic").selectedIndex < 0) {
        this.field("topic").value = "";
        said.push(`No activity is about “${query.get("topic")?.slice(0, 60)}” any more.`);
      }
      this.field("undone").checked = query.has("undone");
      const { parts, unknown } = cpd.plan.read(this.catalogue, query.get("plan") ?? "");
      const known = new Map(parts.length ? cpd.plan.plan(this.catalogue, this.wishes()).parts.map((part) => [part.id, part.why]) : []);
      this.rows = parts.map((part) => this.row(part.id, part.minutes, known.get(part.id) ?? cpd.plan.FRAMES[part.id]?.why ?? ""));
      if (unknown.length) said.push(`${unknown.length === 1 ? "One part is" : `${unknown.length} parts are`} no longer here and left out: ${unknown.join(", ")}.`);
      this.notes(said);
      this.before = null;
      this.draw(false);
      const pack = query.get("pack");
      this.whole = this.catalogue.suites.some((suite) => suite.id === query.get("whole")) ? String(query.get("whole")) : "";
      if (pack !== null) this.pack(pack || "all", true);
    }

    // The plan

    /** @param {string} id @param {number} minutes @param {string} why @returns {Row} */
    row(id, minutes, why) {
      this.lastKey += 1;
      return { key: this.lastKey, id, minutes, why };
    }

    propose() {
      const wishes = this.wishes();
      const { parts, nearest } = cpd.plan.plan(this.catalogue, wishes);
      const old = this.rows;
      this.offered.clear();
      if (!parts.length) {
        const people = wishes.people ? ` for ${counted(wishes.people, "person", "people")}` : "";
        this.notes([`Nothing fits into ${counted(wishes.minutes, "minute")}${people} with these choices.`, ...nearest]);
        this.say("");
        this.none.focus();
        return;
      }
      this.notes([]);
      this.rows = parts.map((part) => this.row(part.id, part.minutes, part.why));
      this.before = old.length ? { rows: old } : null;
      this.draw();
      this.say(`A session of ${counted(this.rows.length, "part")} is suggested.`);
      this.heading.focus();
      this.heading.scrollIntoView({ block: "nearest" });
    }

    build() {
      const heads = ["When", "What", "With whom", "You need"].map((words) => element("th", { scope: "col" }, words));
      const notes = element("th", { scope: "col", class: "cpd-plan__notes" }, "Notes");
      const table = element("table", "cpd-plan__table", element("caption", "cpd-visually-hidden", "The session, part by part"), element("thead", "", element("tr", "", ...heads, notes)), this.body);
      cpd.asTable(table);
      this.link.addEventListener("focus", () => this.link.select());
      this.undo.hidden = true;
      const bar = element("div", "cpd-plan__bar", element("div", { class: "cpd-plan__status", role: "status" }, this.said), this.undo);
      const add = element(
        "div",
        "cpd-plan__add",
        element("label", { for: "planner-add" }, "Add something"),
        element("div", "cpd-plan__line", this.adding, button("Add", () => this.add())),
      );
      const link = element(
        "div",
        "cpd-plan__link",
        element("label", { for: "planner-link" }, "A link that brings this session back"),
        element("div", "cpd-plan__line", this.link, button("Copy", () => this.copy())),
      );
      const actions = element(
        "div",
        "cpd-plan__actions",
        button("Print the running order", () => this.print("plan"), { kind: "main" }),
        button("Show slides", () => this.slides()),
      );
      const paper = element("p", { class: "cpd-plan__paper", "aria-hidden": "true" }, ...["Date", "Place", "Led by"].map((words) => element("span", "", words)));
      this.section.append(this.heading, this.lead, paper, table, bar, actions, add, link);
      this.place.append(this.none, this.section, this.more, this.packing);
      this.list();
    }

    /** What can be added: parts that are no items, then all items by suite and section. */
    list() {
      const { items, suites, kinds } = this.catalogue;
      const name = (/** @type {Cpd.Item} */ item) => `${item.label ?? kinds[item.kind]?.label}${item.label === item.title ? "" : `: ${item.title}`}${item.minutes ? ` (${item.minutes} min)` : ""}`;
      this.group(this.adding, "Parts", Object.keys(cpd.plan.FRAMES).map((id) => /** @type {[string, string]} */ ([id, this.title(id)])));
      /** @type {Map<string, [string, string][]>} */
      const groups = new Map();
      for (const item of items) {
        if (item.withdrawn || item.unlisted) continue;
        const suite = suites.find((one) => one.id === item.suite)?.title ?? "Elsewhere on this site";
        const label = item.section ? `${suite}: ${item.section}` : suite;
        groups.set(label, [...(groups.get(label) ?? []), [item.id, name(item)]]);
      }
      for (const [label, options] of groups) this.group(this.adding, label, options);
      const first = items.find((item) => item.minutes && !item.withdrawn);
      if (first) this.adding.value = first.id;
    }

    /** @param {string} id */
    title(id) {
      return cpd.plan.FRAMES[id]?.title ?? this.items.get(id)?.title ?? id;
    }

    /** Draw what there is; what stands already is only changed, so that focus and typing go on. @param {boolean} [isKept] */
    draw(isKept = true) {
      const { minutes, people, from } = this.wanted();
      const start = cpd.plan.time(from);
      const sum = this.rows.reduce((all, row) => all + row.minutes, 0);
      const [first, last] = start === null ? ["", ""] : [cpd.plan.clock(start), cpd.plan.clock(start + sum)];
      this.heading.textContent = start === null ? `Your session: ${counted(sum, "minute")}` : `Your session: ${first} to ${last}`;
      this.lead.textContent = [`${counted(sum, "minute")}${people ? ` for ${counted(people, "person", "people")}` : ""}.`, this.rest(minutes - sum)].join(" ").trim();
      this.lead.toggleAttribute("data-over", sum > minutes);
      const times = cpd.plan.times(this.rows, start);
      const wanted = this.rows.map((row, at) => {
        const line = this.drawn.get(row.key) ?? this.line(row);
        this.drawn.set(row.key, line);
        this.show(line, row, times[at], people);
        return line;
      });
      const keys = new Set(this.rows.map((row) => row.key));
      for (const [key] of this.drawn) if (!keys.has(key)) this.drawn.delete(key);
      if (wanted.length !== this.body.children.length || wanted.some((line, at) => this.body.children[at] !== line)) this.body.replaceChildren(...wanted);
      this.section.hidden = !this.rows.length;
      this.place.toggleAttribute("data-session", this.rows.length > 0);
      this.form.querySelector("[type=submit]")?.classList.toggle("cpd-button--main", !this.rows.length);
      this.undo.hidden = !this.before;
      if (isKept) this.keep();
      else this.link.value = this.address();
      this.bodies();
      this.place.dispatchEvent(new CustomEvent("cpd:planned"));
    }

    /** @param {number} left */
    rest(left) {
      if (left < 0) return `That is ${counted(-left, "minute")} more than you have.`;
      return left ? `${counted(left, "minute")} to spare.` : "";
    }

    /** @param {Row} row */
    line(row) {
      const title = this.title(row.id);
      const item = this.items.get(row.id);
      const tool = (/** @type {string} */ words, /** @type {string} */ act, /** @type {() => void} */ does) => {
        const made = button(words, () => made.getAttribute("aria-disabled") === "true" || does(), { kind: "small" });
        made.setAttribute("aria-label", `${words}: ${title}`);
        made.dataset.act = act;
        return made;
      };
      const minutes = element("input", { type: "number", inputmode: "numeric", min: "0", max: String(cpd.plan.MOST), "aria-label": `Minutes for ${title}`, "data-act": "minutes" });
      minutes.addEventListener("change", () => this.lengthen(row, minutes));
      const name = item ? element("a", { class: "cpd-plan__title", href: `${root}${item.url}` }, title) : element("span", "cpd-plan__title", title);
      const kind = item ? element("span", { class: "cpd-plan__kind", "data-kind": item.kind }, item.label ?? this.catalogue.kinds[item.kind]?.label ?? "") : "";
      const tools = element("div", "cpd-plan__tools", tool("Up", "up", () => this.move(row, -1)), tool("Down", "down", () => this.move(row, 1)));
      if (item) tools.append(tool("Swap", "swap", () => this.swap(row)));
      tools.append(tool("Remove", "remove", () => this.remove(row)));
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

    /** @param {HTMLTableRowElement} line @param {Row} row @param {string} time @param {number | null} people */
    show(line, row, time, people) {
      const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (line.querySelector(name));
      const input = /** @type {HTMLInputElement} */ (part("[data-act=minutes]"));
      part(".cpd-plan__clock").textContent = time;
      if (document.activeElement !== input || input.value === "") input.value = String(row.minutes);
      part(".cpd-plan__minutes").dataset.paper = row.minutes ? `${row.minutes} min` : "";
      part(".cpd-plan__why").textContent = row.why;
      part(".cpd-plan__whom").textContent = this.whom(row.id, people);
      const at = this.rows.indexOf(row);
      part("[data-act=up]").setAttribute("aria-disabled", String(at === 0));
      part("[data-act=down]").setAttribute("aria-disabled", String(at === this.rows.length - 1));
    }

    /** @param {string} id @param {number | null} people */
    whom(id, people) {
      const item = this.items.get(id);
      if (!item) return "everybody";
      if (!item.with) return people === 1 ? "" : item.minutes ? "adaptable for your group" : "everybody";
      const { how } = cpd.plan.company(item.with, people);
      return how ? `${item.with} (${how})` : item.with;
    }

    /** The bodies of what is planned say what it needs; they come when something is planned. */
    bodies() {
      const wanted = [...new Set(this.rows.filter((row) => this.items.has(row.id)).map((row) => this.items.get(row.id)?.suite ?? "site"))];
      const fill = () => {
        for (const row of this.rows) {
          const cell = this.drawn.get(row.key)?.querySelector(".cpd-plan__need");
          if (cell && !cell.childNodes.length) cell.append(...this.need(row.id));
        }
      };
      cpd.load(...wanted.map((suite) => `bodies/${suite}`)).then(fill, fill);
    }

    /** What an item needs: its own words for it, else its form. @param {string} id @returns {(Node | string)[]} */
    need(id) {
      const item = this.items.get(id);
      if (!item) return [];
      const body = this.content(id)?.body;
      const part = [...(body?.querySelectorAll(".cpd-part") ?? [])].find((one) => /\bneed\b/i.test(one.querySelector(".cpd-part__label")?.textContent ?? ""));
      part?.querySelector(".cpd-part__label")?.remove();
      const said = part?.textContent?.trim() ? [...part.childNodes] : [];
      const form = this.catalogue.forms.find((one) => one.id === item.form);
      if (!form || part?.querySelector(`a[href^="${root}${form.url}"]`)) return said;
      return [element("a", { href: `${root}${form.url}` }, form.title), said.length ? ". " : "", ...said];
    }

    /** An item's facts and body as elements, its addresses as this page needs them. @param {string} id */
    content(id) {
      const item = this.items.get(id);
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

    // Changes

    /** @param {string} words */
    say(words) {
      this.said.textContent = words;
    }

    /** Above the plan, what a link says that cannot be, or why there is none. @param {string[]} lines */
    notes(lines) {
      this.none.hidden = !lines.length;
      this.none.replaceChildren(...lines.map((line) => element("p", "", line)));
    }

    /** Change the plan; what was before can be brought back. @param {string} what @param {() => void} act */
    change(what, act) {
      this.before = { rows: this.rows.map((row) => ({ ...row })) };
      act();
      this.draw();
      const left = this.wanted().minutes - this.rows.reduce((all, row) => all + row.minutes, 0);
      this.say(`${what} ${this.rest(left)}`.trim());
    }

    back() {
      if (!this.before) return;
      const { rows } = this.before;
      this.before = null;
      for (const { key } of rows) this.drawn.delete(key);
      this.rows = rows;
      this.draw();
      this.say(`Undone. ${this.heading.textContent}.`);
      this.heading.focus();
    }

    /** @param {Row | undefined} row @param {string} act */
    focus(row, act) {
      const line = row && this.drawn.get(row.key);
      const to = /** @type {HTMLElement | null | undefined} */ (line?.querySelector(`[data-act=${act}]`));
      (to ?? this.heading).focus();
    }

    /** @param {Row} row @param {number} by */
    move(row, by) {
      const at = this.rows.findIndex((one) => one.key === row.key);
      const to = at + by;
      if (to < 0 || to >= this.rows.length) return;
      this.change(`“${this.title(row.id)}” is now ${to + 1} of ${this.rows.length}.`, () => this.rows.splice(to, 0, ...this.rows.splice(at, 1)));
      this.focus(row, by < 0 ? "up" : "down");
    }

    /** @param {Row} row */
    remove(row) {
      const at = this.rows.findIndex((one) => one.key === row.key);
      this.change(`“${this.title(row.id)}” is removed.`, () => this.rows.splice(at, 1));
      if (!this.rows.length) this.field("minutes").focus();
      else this.focus(this.rows[Math.min(at, this.rows.length - 1)], "remove");
    }

    /** The next best in its place; what was shown there comes again when all have been. @param {Row} row */
    swap(row) {
      const at = this.rows.findIndex((one) => one.key === row.key);
      const now = this.rows[at];
      const shown = this.offered.get(now.key) ?? [now.id];
      // What stood here first and since counts as if it were in the plan.
      const others = cpd.plan.instead(this.catalogue, this.wishes(), this.rows, at);
      const fresh = others.find((item) => !shown.includes(item.id));
      const next = fresh ?? others.find((item) => item.id === shown[0]) ?? others[0];
      if (!next) {
        this.say(`Nothing else fits in place of “${this.title(now.id)}”.`);
        return;
      }
      const made = this.row(next.id, next.minutes ?? now.minutes, `In place of “${this.title(now.id)}”.`);
      this.offered.set(made.key, fresh ? [...shown, next.id] : [next.id]);
      this.change(`“${this.title(next.id)}” in place of “${this.title(now.id)}”.${fresh ? "" : " That was all; it begins again."}`, () => this.rows.splice(at, 1, made));
      this.focus(made, "swap");
    }

    /** @param {Row} row @param {HTMLInputElement} input */
    lengthen(row, input) {
      const now = this.rows.find((one) => one.key === row.key);
      const minutes = Math.floor(Number(input.value));
      if (!now) return;
      if (input.value === "" || !(minutes >= 0 && minutes <= cpd.plan.MOST)) {
        input.value = String(now.minutes);
        this.say(`Minutes are a number from 0 to ${cpd.plan.MOST}; it stays at ${now.minutes}.`);
        return;
      }
      input.value = String(minutes);
      this.change(`“${this.title(now.id)}”: ${counted(minutes, "minute")}.`, () => Object.assign(now, { minutes }));
    }

    /** What is added comes where it stands in the text; what is no item before the close. */
    add() {
      const id = this.adding.value;
      const item = this.items.get(id);
      const order = (/** @type {string} */ one) => this.catalogue.items.findIndex((each) => each.id === one);
      const frame = cpd.plan.FRAMES[id];
      if (item && this.rows.some((row) => row.id === id)) {
        this.say(`“${item.title}” is in the session already.`);
        return;
      }
      const made = this.row(id, frame?.minutes ?? item?.minutes ?? 0, frame?.why ?? "You added this.");
      const last = this.rows.findLastIndex((row) => row.id !== "~close") + 1;
      const after = item ? this.rows.findIndex((row) => order(row.id) > order(id)) : -1;
      const at = id === "~arrive" ? 0 : id === "~close" ? this.rows.length : after < 0 ? last : after;
      this.change(`“${this.title(id)}” is added as ${at + 1} of ${this.rows.length + 1}.`, () => this.rows.splice(at, 0, made));
    }

    async copy() {
      try {
        await navigator.clipboard.writeText(this.link.value);
        this.say("The link is copied.");
      } catch {
        this.link.focus();
        this.say("The link is selected: copy it with Ctrl and C.");
      }
    }

    // Paper, pack, slides

    /** Print one thing. @param {string} what */
    print(what) {
      this.place.dataset.print = what;
      addEventListener("afterprint", () => delete this.place.dataset.print, { once: true });
      print();
    }

    /** @param {string} parts @param {boolean} [isRestored] */
    async pack(parts, isRestored = false) {
      if (!(await this.brought())) return;
      this.packed = parts;
      this.packing.hidden = false;
      this.more.hidden = true;
      cpd.pack.open(this, isRestored);
      if (!isRestored) this.keep();
    }

    async slides() {
      if (await this.brought()) cpd.pack.slides(this);
    }

    /** Have the script for pack and slides, or say that it is not there. */
    async brought() {
      try {
        await cpd.load("pack");
        return true;
      } catch {
        this.say("This could not be loaded. Try again when you are online.");
        return false;
      }
    }
  }

  cpd.component("planner", (place) => {
    const { catalogue } = cpd;
    if (!catalogue) return;
    cpd.load("plan").then(() => new Planner(place, catalogue));
  });
})();
