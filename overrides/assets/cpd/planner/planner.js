// @ts-check
/**
 * The planner: wishes in a form, a session below it that can be changed, a running order on paper, and a
 * link that brings it back. All of it stands in the address
 * (`?minutes=40&people=4&from=15:45&suite=…&plan=~arrive:5,…`); nothing is stored. Which items fit is
 * worked out by plan.js; pack.js (hand-outs, slides) comes when somebody asks for it.
 *
 * @requires catalogue-data
 * @requires plan
 * @requires planner/changes
 * @requires planner/lines
 * @requires planner/wishes
 */
(() => {
  const { element, button, counted } = cpd;

  class Planner {
    heading = element("h2", { tabindex: "-1", id: "__planner-session" });
    lead = element("p", "cpd-plan__lead");
    none = element("div", { class: "cpd-planner__none", tabindex: "-1", hidden: "" });
    adding = element("select", { id: "planner-add" });
    link = element("input", { id: "planner-link", type: "text", readonly: "" });
    said = element("p", { class: "cpd-plan__said" });
    undo = button("Undo", () => this.changes.back(), { kind: "small" });
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
      this.wish = new cpd.PlannerWishes(this.form, catalogue);
      this.changes = new cpd.PlannerChanges(this);
      this.lines = new cpd.PlannerLines(this, this.changes);
      /** @type {Cpd.PlannerRow[]} */
      this.rows = [];
      this.lastKey = 0;
      this.packed = "";
      this.whole = "";
    }

    start() {
      this.build();
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.propose();
      });
      this.form.addEventListener("change", () => this.rows.length && this.draw());
      addEventListener("popstate", () => this.restore());
      this.restore();
      this.place.querySelector(".cpd-planner__without")?.remove();
      this.form.hidden = false;
    }

    wanted() {
      return this.wish.wanted();
    }

    wishes() {
      return this.wish.wishes();
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
      const said = this.wish.restore(query);
      const { parts, unknown } = cpd.plan.read(this.catalogue, query.get("plan") ?? "");
      const known = new Map(parts.length ? cpd.plan.plan(this.catalogue, this.wishes()).parts.map((part) => [part.id, part.why]) : []);
      this.rows = parts.map((part) => this.row(part.id, part.minutes, known.get(part.id) ?? cpd.plan.FRAMES[part.id]?.why ?? ""));
      if (unknown.length) said.push(`${unknown.length === 1 ? "One part is" : `${unknown.length} parts are`} no longer here and left out: ${unknown.join(", ")}.`);
      this.notes(said);
      this.changes.before = null;
      this.draw(false);
      const pack = query.get("pack");
      this.whole = this.catalogue.suites.some((suite) => suite.id === query.get("whole")) ? String(query.get("whole")) : "";
      if (pack !== null) this.pack(pack || "all", true);
    }

    // The plan

    /** @param {string} id @param {number} minutes @param {string} why @returns {Cpd.PlannerRow} */
    row(id, minutes, why) {
      this.lastKey += 1;
      return { key: this.lastKey, id, minutes, why };
    }

    propose() {
      const wishes = this.wishes();
      const { parts, nearest } = cpd.plan.plan(this.catalogue, wishes);
      const old = this.rows;
      this.changes.offered.clear();
      if (!parts.length) {
        const people = wishes.people ? ` for ${counted(wishes.people, "person", "people")}` : "";
        this.notes([`Nothing fits into ${counted(wishes.minutes, "minute")}${people} with these choices.`, ...nearest]);
        this.say("");
        this.none.focus();
        return;
      }
      this.notes([]);
      this.rows = parts.map((part) => this.row(part.id, part.minutes, part.why));
      this.changes.before = old.length ? { rows: old } : null;
      this.draw();
      this.say(`A session of ${counted(this.rows.length, "part")} is suggested.`);
      this.heading.focus();
      this.heading.scrollIntoView({ block: "nearest" });
    }

    build() {
      this.link.addEventListener("focus", () => this.link.select());
      this.undo.hidden = true;
      const bar = element("div", "cpd-plan__bar", element("div", { class: "cpd-plan__status", role: "status" }, this.said), this.undo);
      const add = element(
        "div",
        "cpd-plan__add",
        element("label", { for: "planner-add" }, "Add something"),
        element("div", "cpd-plan__line", this.adding, button("Add", () => this.changes.add(this.adding.value))),
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
      this.section.append(this.heading, this.lead, paper, this.lines.table(), bar, actions, add, link);
      this.place.append(this.none, this.section, this.more, this.packing);
      this.list();
    }

    /** What can be added: parts that are no items, then all items by suite and section. */
    list() {
      const { items, suites, kinds } = this.catalogue;
      const name = (/** @type {Cpd.Item} */ item) => `${item.label ?? kinds[item.kind]?.label}${item.label === item.title ? "" : `: ${item.title}`}${item.minutes ? ` (${item.minutes} min)` : ""}`;
      cpd.PlannerWishes.group(this.adding, "Parts", Object.keys(cpd.plan.FRAMES).map((id) => /** @type {[string, string]} */ ([id, this.title(id)])));
      /** @type {Map<string, [string, string][]>} */
      const groups = new Map();
      for (const item of items) {
        if (item.withdrawn || item.unlisted) continue;
        const suite = suites.find((one) => one.id === item.suite)?.title ?? "Elsewhere on this site";
        const label = item.section ? `${suite}: ${item.section}` : suite;
        groups.set(label, [...(groups.get(label) ?? []), [item.id, name(item)]]);
      }
      for (const [label, options] of groups) cpd.PlannerWishes.group(this.adding, label, options);
      const first = items.find((item) => item.minutes && !item.withdrawn);
      if (first) this.adding.value = first.id;
    }

    /** @param {string} id */
    title(id) {
      return cpd.plan.FRAMES[id]?.title ?? this.items.get(id)?.title ?? id;
    }

    /** @param {string} id @param {number | null} people */
    whom(id, people) {
      return this.lines.whom(id, people);
    }

    /** @param {string} id */
    content(id) {
      return this.lines.content(id);
    }

    /** Draw what there is. @param {boolean} [isKept] */
    draw(isKept = true) {
      const { minutes, people, from } = this.wanted();
      const start = cpd.plan.time(from);
      const sum = this.rows.reduce((all, row) => all + row.minutes, 0);
      const [first, last] = start === null ? ["", ""] : [cpd.plan.clock(start), cpd.plan.clock(start + sum)];
      this.heading.textContent = start === null ? `Your session: ${counted(sum, "minute")}` : `Your session: ${first} to ${last}`;
      this.lead.textContent = [`${counted(sum, "minute")}${people ? ` for ${counted(people, "person", "people")}` : ""}.`, this.rest(minutes - sum)].join(" ").trim();
      this.lead.toggleAttribute("data-over", sum > minutes);
      this.lines.draw(cpd.plan.times(this.rows, start), people);
      this.section.hidden = !this.rows.length;
      this.place.toggleAttribute("data-session", this.rows.length > 0);
      this.form.querySelector("[type=submit]")?.classList.toggle("cpd-button--main", !this.rows.length);
      this.undo.hidden = !this.changes.before;
      if (isKept) this.keep();
      else this.link.value = this.address();
      this.place.dispatchEvent(new CustomEvent("cpd:planned"));
    }

    /** @param {number} left */
    rest(left) {
      if (left < 0) return `That is ${counted(-left, "minute")} more than you have.`;
      return left ? `${counted(left, "minute")} to spare.` : "";
    }

    /** @param {string} words */
    say(words) {
      this.said.textContent = words;
    }

    /** Above the plan, what a link says that cannot be, or why there is none. @param {string[]} lines */
    notes(lines) {
      this.none.hidden = !lines.length;
      this.none.replaceChildren(...lines.map((line) => element("p", "", line)));
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
      if (!(await this.bringPack())) return;
      this.packed = parts;
      this.packing.hidden = false;
      this.more.hidden = true;
      cpd.pack.open(this, isRestored);
      if (!isRestored) this.keep();
    }

    async slides() {
      if (await this.bringPack()) cpd.pack.slides(this);
    }

    /** Have the script for pack and slides, or say that it is not there. */
    async bringPack() {
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
    if (cpd.catalogue) new Planner(place, cpd.catalogue).start();
  });
})();
