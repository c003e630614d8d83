// @ts-check
/**
 * The session leader's pack, for the session in the planner or for a whole suite: agenda, sign-in list,
 * hand-outs (the whole text of each item, a page each, with room to write) and the slides for paper.
 * What is shown is what is printed, all or one part. Nothing is stored; the sign-in list is paper.
 *
 * @requires plan
 */
(() => {
  /** @typedef {{id: string, minutes: number, time: string}} Entry */

  const { element, button, counted } = cpd;
  /** The parts, by the name they have in a link. @type {Record<string, string>} */
  const PARTS = { agenda: "Agenda", signin: "Sign-in list", handouts: "Hand-outs", slides: "Slides, for paper" };
  const LINES = 12;

  /** What stands where an item's text did not come. */
  const lost = () => element("p", "", "Its text could not be loaded. It is on its own page.");

  /** @param {Node | null | undefined} part */
  const text = (part) => part?.textContent?.trim() ?? "";

  /** For paper and slides: links within the site are words, headings step down, what only a screen has is left out. @param {DocumentFragment} content */
  function plain(content) {
    for (const link of content.querySelectorAll("a:not([href^=http])")) link.replaceWith(...link.childNodes);
    for (const head of content.querySelectorAll("h1, h2, h3, h4, h5, h6")) head.replaceWith(element("h5", "", ...head.childNodes));
    for (const fold of content.querySelectorAll("details")) fold.open = true;
    content.querySelectorAll(".cpd-twins, .cpd-facts__form, .headerlink, button, [hidden]").forEach((one) => one.remove());
    return content;
  }

  class Pack {
    of = element("select", { id: "pack-of" });
    list = element("ul", "cpd-pack__items");
    count = element("summary");
    said = element("p", { class: "cpd-pack__said", role: "status" });
    preview = element("div", "cpd-pack__preview");
    /** @type {Map<string, {box: HTMLInputElement, label: HTMLElement}>} */
    boxes = new Map();

    /** @param {Cpd.Planner} planner */
    constructor(planner) {
      this.planner = planner;
      this.catalogue = planner.catalogue;
      /** Chosen or left out by the reader, by id. @type {Map<string, boolean>} */
      this.chosen = new Map();
      this.build();
      planner.place.addEventListener("cpd:planned", () => this.settle());
    }

    // Of what

    /** The suite it is for; nothing for the session. */
    get suite() {
      const one = this.catalogue.suites.find((suite) => suite.id === this.planner.whole);
      return one ?? null;
    }

    get title() {
      return this.suite?.title ?? (this.planner.heading.textContent ?? "").replace(/^Your session/, "Session");
    }

    /** All it could hold. @returns {Entry[]} */
    entries() {
      const { rows } = this.planner;
      const { suite } = this;
      if (suite) {
        const items = this.catalogue.items.filter((item) => item.suite === suite.id && !item.withdrawn);
        return items.map((item) => ({ id: item.id, minutes: item.minutes ?? 0, time: "" }));
      }
      const times = cpd.plan.times(rows, cpd.plan.time(this.planner.wanted().from));
      return rows.map((row, at) => ({ id: row.id, minutes: row.minutes, time: times[at] }));
    }

    /** Of a whole suite first what takes time: the texts to it are one tick away. @param {string} id */
    isIn(id) {
      const item = this.planner.items.get(id);
      return this.chosen.get(id) ?? (!item || !this.suite || Boolean(item.minutes));
    }

    items() {
      return this.entries().flatMap((entry) => {
        const item = this.planner.items.get(entry.id);
        return item && this.isIn(entry.id) ? [{ ...entry, item }] : [];
      });
    }

    // What can be chosen

    build() {
      const { packing } = this.planner;
      this.of.addEventListener("change", () => {
        this.planner.whole = this.of.value;
        this.chosen.clear();
        this.settle();
        this.planner.keep();
        this.say(`The pack is now for ${this.of.selectedOptions[0]?.text ?? ""}.`);
      });
      for (const [name, words] of Object.entries(PARTS)) {
        const box = element("input", { type: "checkbox", value: name });
        box.addEventListener("change", () => {
          this.planner.packed = this.wanted().join(",") || "none";
          this.draw();
          this.planner.keep();
          this.say(`${words}: ${box.checked ? "in the pack" : "left out"}.`);
        });
        this.boxes.set(name, { box, label: element("label", "cpd-tick", box, element("span", "", words)) });
      }
      packing.append(
        element("div", "cpd-pack__field", element("label", { for: "pack-of" }, "For"), this.of),
        element("fieldset", "cpd-pack__parts", element("legend", "", "What is in it"), ...[...this.boxes.values()].map(({ label }) => label)),
        element("details", "cpd-pack__choice", this.count, this.list),
        element("div", "cpd-pack__actions", button("Print the pack", () => this.planner.print("pack"), { kind: "main" }), button("Show slides", () => this.show())),
        this.said,
        this.preview,
      );
    }

    /** @param {string} words */
    say(words) {
      this.said.textContent = words;
    }

    wanted() {
      return [...this.boxes].filter(([, { box }]) => box.checked).map(([name]) => name);
    }

    /** @param {boolean} isRestored */
    open(isRestored) {
      const wanted = this.planner.packed === "all" ? Object.keys(PARTS) : this.planner.packed.split(",");
      for (const [name, { box }] of this.boxes) box.checked = wanted.includes(name);
      this.settle();
      if (isRestored) return;
      this.of.focus();
      this.of.scrollIntoView({ block: "nearest" });
    }

    /** The plan has changed, or what it is for. */
    settle() {
      const { rows } = this.planner;
      if (!rows.length && !this.suite) this.planner.whole = this.planner.wanted().suite || (this.catalogue.suites[0]?.id ?? "");
      const suites = this.catalogue.suites.map((suite) => new Option(`the whole suite: ${suite.title}`, suite.id));
      this.of.replaceChildren(...(rows.length ? [new Option("this session", "")] : []), ...suites);
      this.of.value = this.planner.whole;
      const suitesHere = [...new Set(this.entries().filter(({ id }) => this.planner.items.has(id)).map(({ id }) => this.planner.items.get(id)?.suite ?? "site"))];
      const draw = () => {
        this.choose();
        this.draw();
      };
      cpd.load("slides.css", "slides", ...suitesHere.map((suite) => `bodies/${suite}`)).then(draw, () => {
        draw();
        this.say("Not all of it could be loaded. Try again when you are online.");
      });
    }

    choose() {
      const entries = this.entries().flatMap(({ id }) => this.planner.items.get(id) ?? []);
      this.list.replaceChildren(...entries.map((item) => {
        const { id } = item;
        const box = element("input", { type: "checkbox" });
        box.checked = this.isIn(id);
        box.addEventListener("change", () => {
          this.chosen.set(id, box.checked);
          this.counted();
          this.draw();
          this.say(`${this.items().length} of ${entries.length} are in the pack.`);
        });
        return element("li", "", element("label", "cpd-tick", box, element("span", "", `${item.label}${item.label === item.title ? "" : `: ${item.title}`}`)));
      }));
      this.counted();
    }

    counted() {
      const all = this.list.children.length;
      this.count.textContent = `Which items? ${this.items().length} of ${all}`;
    }

    // What is printed

    draw() {
      const made = this.wanted().map((name) => this.sheet(name)).filter((one) => one !== null);
      this.preview.replaceChildren(...made);
    }

    /** @param {string} name */
    sheet(name) {
      /** @type {Record<string, () => Node[]>} */
      const sheets = { agenda: () => this.agenda(), signin: () => this.signin(), handouts: () => this.handouts(), slides: () => this.slidesOnPaper() };
      const inside = sheets[name]?.();
      if (!inside) return null;
      const heading = element("h3", "", PARTS[name]);
      const made = element("section", { class: "cpd-pack__sheet", "data-sheet": name }, element("div", "cpd-pack__head", heading, button("Print only this", () => this.printOne(made), { kind: "small" })), ...inside);
      made.querySelector("button")?.setAttribute("aria-label", `Print only this: ${PARTS[name]}`);
      return made;
    }

    /** @param {HTMLElement} sheet */
    printOne(sheet) {
      sheet.toggleAttribute("data-now", true);
      addEventListener("afterprint", () => sheet.removeAttribute("data-now"), { once: true });
      this.planner.print("sheet");
    }

    /** @param {string} id */
    label(id) {
      return this.planner.items.get(id)?.label ?? "";
    }

    agendaTable(looks = "cpd-pack__table") {
      const entries = this.suite ? this.items() : this.entries();
      const rows = entries.map(({ id, minutes, time }) => {
        const whom = this.planner.whom(id, this.suite ? null : this.planner.wanted().people);
        const when = time || (minutes ? counted(minutes, "minute") : "");
        return element("tr", "", element("th", { scope: "row" }, when), element("td", "", this.planner.title(id)), element("td", "", whom));
      });
      const heads = [this.suite ? "Minutes" : "When", "What", "With whom"].map((words) => element("th", { scope: "col" }, words));
      return element("table", looks, element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...rows));
    }

    agenda() {
      return [element("p", "cpd-pack__title", this.title), this.paper(["Date", "Place", "Led by"]), this.agendaTable()];
    }

    /** @param {string[]} words */
    paper(words) {
      return element("p", { class: "cpd-pack__paper", "aria-hidden": "true" }, ...words.map((one) => element("span", "", one)));
    }

    signin() {
      const people = this.planner.wanted().people ?? LINES;
      const count = Math.min(Math.max(people + 2, LINES), 60);
      const heads = ["Name", "Role", "School"];
      const lines = Array.from({ length: count }, (_, at) => element("tr", "", element("th", { scope: "row" }, String(at + 1)), ...heads.map(() => element("td"))));
      return [
        element("p", "cpd-pack__title", this.title),
        this.paper(["Date", "Place"]),
        element("p", "cpd-pack__note", "This list is on paper only. Whoever leads the session keeps it, and throws it away when attendance is recorded. Nobody has to sign it."),
        element("table", "cpd-pack__table cpd-pack__table--lines", element("thead", "", element("tr", "", ...["No.", ...heads].map((words) => element("th", { scope: "col" }, words)))), element("tbody", "", ...lines)),
      ];
    }

    handouts() {
      const pages = this.items().map(({ item }) => this.page(item));
      return pages.length ? pages : [element("p", "cpd-pack__note", "No item is chosen.")];
    }

    /** @param {Cpd.Item} item */
    page(item) {
      const content = this.planner.content(item.id);
      const asks = this.catalogue.kinds[item.kind]?.asks;
      const write = element("div", "cpd-pack__write", element("p", "", asks ? "What we say" : "Notes"), element("div", "cpd-pack__lines"));
      return element(
        "article",
        { class: "cpd-pack__page", "data-kind": item.kind },
        element("p", "cpd-pack__kind", [item.label, item.place].filter(Boolean).join(" · ")),
        element("h4", "", item.title),
        ...(content ? [plain(content.facts), element("div", "cpd-pack__body", plain(content.body))] : [lost()]),
        write,
      );
    }

    slidesOnPaper() {
      // It may not have come.
      const slides = /** @type {Cpd.Slides | undefined} */ (cpd.slides);
      return slides ? [slides.handout(this.deck())] : [];
    }

    // Slides

    /** @param {string} looks @param {(Node | string)[]} title @param {(Node | string)[]} inside */
    section(looks, title, ...inside) {
      return element("section", looks, element("h2", "", ...title), ...inside);
    }

    /** Title, agenda, each part, the end: one section each, or more. */
    deck() {
      const { people } = this.planner.wanted();
      const entries = this.suite ? this.items() : this.entries().filter(({ id }) => this.isIn(id));
      const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
      const facts = [minutes ? counted(minutes, "minute") : "", people && !this.suite ? counted(people, "person", "people") : ""].filter(Boolean).join(" · ");
      const agenda = this.agendaTable("cpd-slide__agenda");
      const kicker = element("span", "cpd-slide__kicker", this.catalogue.title ?? "");
      const made = [this.section("cpd-slide--title", [kicker, this.title], ...(this.suite ? [] : [element("p", "", facts)])), this.section("", [this.suite ? "What there is" : "Agenda"], agenda)];
      for (const entry of entries) {
        const item = this.planner.items.get(entry.id);
        made.push(...(item ? this.itemSlides(entry, item) : this.frame(entry)));
      }
      if (this.suite || entries[entries.length - 1]?.id !== "~close") made.push(...this.closing());
      return made;
    }

    /** @param {Entry} entry */
    frame(entry) {
      if (entry.id === "~close") return this.closing(entry);
      // People arrive while the title is shown.
      if (entry.id === "~arrive") return [];
      return [this.section("cpd-slide--title", [this.planner.title(entry.id)], element("p", "", entry.time))];
    }

    /** @param {Entry} [entry] */
    closing(entry) {
      const asked = ["What is one thing you will try?", "Who does what, and by when?", "When do we look at it again?"].map((words) => element("li", "", words));
      return [this.section("", ["To close"], ...(entry ? [element("p", "cpd-slide__facts", `${entry.time} · ${counted(entry.minutes, "minute")}`)] : []), element("ul", "", ...asked))];
    }

    /** What it is and what it needs, then each of its parts; what is one short line goes with the next such. @param {Entry} entry @param {Cpd.Item} item */
    itemSlides(entry, item) {
      const content = this.planner.content(entry.id);
      const body = content ? plain(content.body) : document.createDocumentFragment();
      if (!content) body.append(lost());
      const whom = this.planner.whom(entry.id, this.suite ? null : this.planner.wanted().people);
      const facts = [entry.time, entry.minutes ? counted(entry.minutes, "minute") : "", item.with ? `with ${whom}` : ""].filter(Boolean).join(" · ");
      const kicker = (/** @type {string} */ words) => element("span", "cpd-slide__kicker", words);
      const first = this.section("", [kicker(item.label), item.title], ...(facts ? [element("p", "cpd-slide__facts", facts)] : []));
      const made = [first];
      let isShort = false;
      for (const [at, group] of this.groups(body).entries()) {
        const label = text(group.label);
        const isLine = group.nodes.length === 1;
        const isJoined = group.label && at > 0 && isShort && isLine;
        if (group.label && at > 0 && !isJoined) made.push(this.section("", [kicker(item.title), label]));
        const now = made[made.length - 1];
        if (group.label && (at === 0 || isJoined)) now.append(element("p", "cpd-slide__label", label));
        now.append(...group.nodes);
        isShort = at > 0 && isLine;
      }
      for (const one of made) one.dataset.kind = item.kind;
      return made;
    }

    /** A body by its labelled parts. @param {DocumentFragment} body */
    groups(body) {
      /** @type {{label: Element | null, nodes: Node[]}[]} */
      const found = [];
      for (const node of [...body.childNodes]) {
        if (node.nodeType === 3 && !text(node)) continue;
        const isPart = node instanceof HTMLElement && node.matches(".cpd-part");
        const label = isPart ? node.querySelector(".cpd-part__label") : null;
        if (isPart || !found.length) found.push({ label, nodes: [] });
        label?.remove();
        if (!isPart) found[found.length - 1].nodes.push(node);
        else if (text(node)) found[found.length - 1].nodes.push(element("p", "", ...node.childNodes));
      }
      return found;
    }

    async show() {
      const suites = [...new Set(this.items().map(({ item }) => item.suite ?? "site"))];
      try {
        await cpd.load("slides.css", "slides", ...suites.map((suite) => `bodies/${suite}`));
        await cpd.slides.show(this.deck(), { title: this.title });
      } catch (error) {
        console.error("cpd: the slides could not be shown", error);
        this.planner.say("The slides could not be shown. Try again when you are online.");
      }
    }
  }

  /** @type {WeakMap<object, Pack>} */
  const packs = new WeakMap();
  /** @param {Cpd.Planner} planner */
  const packOf = (planner) => {
    const pack = packs.get(planner) ?? new Pack(planner);
    packs.set(planner, pack);
    return pack;
  };

  cpd.pack = {
    /** @param {Cpd.Planner} planner @param {boolean} isRestored */
    open: (planner, isRestored) => packOf(planner).open(isRestored),
    /** The session's slides, whatever the pack below is for. @param {Cpd.Planner} planner */
    async slides(planner) {
      const { whole } = planner;
      planner.whole = "";
      await packOf(planner).show();
      planner.whole = whole;
    },
  };
})();
