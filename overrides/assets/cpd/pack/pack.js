// @ts-check
/**
 * The session leader's pack, for the session in the planner or for a whole suite: agenda, sign-in list,
 * hand-outs (the whole text of each item, a page each, with room to write) and the slides for paper.
 * What is shown is what is printed, all or one part. Nothing is stored; the sign-in list is paper.
 *
 * @requires pack/deck
 * @requires pack/papers
 * @requires plan
 */
(() => {
  const { element, button } = cpd;
  const { agenda, signin, handouts } = cpd.packPapers;
  /** The parts, by the name they have in a link. @type {Record<string, string>} */
  const PARTS = { agenda: "Agenda", signin: "Sign-in list", handouts: "Hand-outs", slides: "Slides, for paper" };

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

    /** All it could hold. @returns {Cpd.PackEntry[]} */
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
          this.showCount();
          this.draw();
          this.say(`${this.items().length} of ${entries.length} are in the pack.`);
        });
        return element("li", "", element("label", "cpd-tick", box, element("span", "", `${item.label}${item.label === item.title ? "" : `: ${item.title}`}`)));
      }));
      this.showCount();
    }

    showCount() {
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
      const sheets = { agenda: () => agenda(this), signin: () => signin(this), handouts: () => handouts(this), slides: () => this.slidesOnPaper() };
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

    slidesOnPaper() {
      // It may not have come.
      const slides = /** @type {Cpd.Slides | undefined} */ (cpd.slides);
      return slides ? [slides.handout(cpd.packDeck(this))] : [];
    }

    async show() {
      const suites = [...new Set(this.items().map(({ item }) => item.suite ?? "site"))];
      try {
        await cpd.load("slides.css", "slides", ...suites.map((suite) => `bodies/${suite}`));
        await cpd.slides.show(cpd.packDeck(this), { title: this.title });
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
