// @ts-check
/**
 * What stands under every item and page: a box for the answer where it asks, and a row to star it, mark it as
 * done, note, remind, share and print. All of it is kept under the item's id, so it shows wherever the item
 * stands. What is opened, or told only when there is something to tell, comes then: tray.js, remind.js, share.js.
 *
 * A keep is what was made of one element `[data-cpd=item]`; all of a page are in `cpd.keeps`, and the one
 * that was used last is `cpd.keeps.last`.
 *
 * @requires store
 */
(() => {
  const { element } = cpd;
  const WORDS = { all: "Keep or share", star: "Star", done: "Mark as done", note: "Note", more: "More", remind: "Remind me", share: "Share", print: "Print just this" };
  const BOTH = "Two tabs wrote here at the same time. Both are kept: see below.";
  /** @type {Cpd.Store} */
  let store;
  /** The items of which something is kept. @type {Set<string>} */
  let kept;

  const focused = () => document.hasFocus() && document.activeElement;

  /** A text as a box has it. @param {Cpd.Facet | null} entry */
  const lines = (entry) => String(entry?.value ?? "").replace(/\r\n?/g, "\n");

  /** @param {string} word @param {Cpd.Facet} entry */
  function withDay(word, { value }) {
    const day = new Date(`${value}T00:00`);
    const year = day.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
    return isNaN(+day) ? word : `${word} on ${day.toLocaleDateString(cpd.language, { day: "numeric", month: "long", year })}`;
  }

  /** What is asked, in plain text. @param {Element} place */
  function wording(place) {
    const copy = /** @type {Element} */ (place.cloneNode(true));
    copy.querySelectorAll(":scope > :is(.cpd-facts, .admonition-title, summary)").forEach((one) => one.remove());
    return cpd.wording(copy);
  }

  /** A box that keeps what is typed. */
  class Box {
    field = element("textarea", { autocomplete: "off" });
    paper = element("div", { class: "cpd-keep__paper", "aria-hidden": "true" });
    status = element("span", { role: "status" });
    /** What this box knows to be kept: what is there and is neither this nor typed here comes from another tab. */
    known = "";
    /** @type {Cpd.Voicing | undefined} */
    voice;

    /** @param {Cpd.Keep} keep @param {"answer" | "note"} facet @param {string} label */
    constructor(keep, facet, label) {
      const hint = `cpd-hint-${facet}-${cpd.keeps.length}`;
      this.keep = keep;
      this.facet = facet;
      this.field.setAttribute("aria-label", `${label}: ${keep.title}`);
      this.field.setAttribute("aria-describedby", hint);
      this.field.readOnly = facet === "answer" && !keep.asks;
      this.field.addEventListener("input", () => this.save());
      this.field.addEventListener("blur", () => this.settle());
      this.box = element("div", `cpd-keep__box cpd-keep__box--${facet}`, element("label", "", label, this.field), this.paper,
        element("p", "", element("span", { id: hint }, cpd.word("do-not-name", "Don’t name anybody.")), " ", this.status));
    }

    save() {
      const { keep, facet, field: { value } } = this;
      const { id, title } = keep;
      const before = store.get(id, facet);
      // Both stay.
      const aside = before && ![this.known, value].includes(lines(before)) ? store.roomFor(id, facet) : undefined;
      const asked = facet === "answer" && (before?.asked ? { asked: before.asked, wording: before.wording } : { asked: keep.asked, wording: keep.wording() });
      this.known = value;
      cpd.keeps.last = keep;
      if (value.trim()) store.set(id, facet, { value, label: title, type: "long-text", ...asked }, { aside });
      else if (before) {
        if (aside) store.set(id, aside, before);
        store.remove(id, facet, { after: aside });
      }
      this.show();
      if (aside) keep.say(BOTH);
      cpd.load("speaking").then(() => (this.voice ??= cpd.speaking(this.status)).saved(), () => (this.status.textContent = store.unkept() ? "Not saved" : "Saved"));
    }

    show() {
      const { value } = this.field;
      this.paper.textContent = value;
      this.field.rows = Math.max(3, value.length / 50 + value.split("\n").length); // where it does not grow itself
      if (this.field.readOnly || this.facet === "note") this.box.hidden = !value && this.field !== focused();
    }

    /** Show what is kept, unless somebody is writing here. */
    settle(isForced = false) {
      const text = lines(store.get(this.keep.id, this.facet));
      if (text !== this.field.value) {
        if (this.field === focused() && !isForced) return;
        this.field.value = text;
      }
      this.known = text;
      this.show();
    }
  }

  /** What is made of one element. @implements {Cpd.Keep} */
  class Keep {
    state = element("span", "cpd-keep__state");
    tray = element("div", "cpd-keep__tray");
    status = element("p", { class: "cpd-keep__status", role: "status" });
    box = element("div", "cpd-keep");
    buttons = /** @type {Record<string, HTMLButtonElement>} */ ({});

    /** @param {HTMLElement} root */
    constructor(root) {
      const { record: id = "", title = "", asked = "", minutes } = root.dataset;
      this.root = root;
      this.id = id;
      this.title = title;
      this.asked = asked;
      this.minutes = minutes;
      this.asks = Boolean(asked && !root.dataset.withdrawn);
      this.place = root.querySelector(":scope > .cpd-item__body") ?? root;
      this.row = element("div", { class: "cpd-keep__row", role: "group", "aria-label": `${WORDS.all}: ${title}` });
      this.note = new Box(this, "note", "Your note");
      this.boxes = this.asks || store.get(id, "answer") ? [new Box(this, "answer", "Your answer"), this.note] : [this.note];
      this.acts = /** @type {Record<string, () => void>} */ ({
        all: () => this.expand("all", this.box.toggleAttribute("data-all")),
        more: () => this.expand("more", this.box.toggleAttribute("data-more")),
        star: () => this.star(),
        note: () => this.write(),
      });
    }

    wording() {
      return wording(this.place);
    }

    say = (/** @type {string} */ words) => {
      this.status.textContent = words;
    };

    build() {
      this.box.append(this.boxes[1] ? this.boxes[0].box : "", this.row, this.status, this.tray, this.note.box);
      for (const [name, word] of Object.entries(WORDS)) {
        const button = this.buttons[name] = element("button", { type: "button", class: `cpd-keep__act cpd-keep__act--${name}` });
        this.put(name, word);
        button.addEventListener("click", () => {
          cpd.keeps.last = this;
          (this.acts[name] ?? (() => this.open(name)))();
        });
        this.row.append(button);
      }
      this.buttons.all.after(this.state);
      this.twins();
      for (const name of ["all", "more", "remind", "share"]) this.expand(name, false);
      this.place.append(this.box);
      this.root.hidden = false;
    }

    /** The links to its twins in other suites come into the row. */
    twins() {
      for (const twins of this.root.querySelectorAll(".cpd-twins")) {
        if (twins.closest("[data-cpd=item]") !== this.root) continue;
        for (const link of twins.querySelectorAll("a")) {
          link.className = "cpd-keep__act cpd-keep__act--twin";
          this.row.append(link);
        }
        twins.remove();
      }
    }

    /** What is on a button, and whether it is so. @param {string} name @param {string} word @param {boolean} [isSo] */
    put(name, word, isSo) {
      const button = this.buttons[name];
      button.textContent = word;
      button.setAttribute("aria-label", `${word}: ${this.title}`);
      if (isSo !== undefined) button.setAttribute(name === "remind" ? "data-on" : "aria-pressed", String(isSo));
    }

    /** @param {string} name @param {boolean} isOpen */
    expand(name, isOpen) {
      this.buttons[name].setAttribute("aria-expanded", String(isOpen));
    }

    /** @param {string} name of a tray */
    open(name) {
      cpd.load("tray", ...["remind", "share"].filter((file) => file === name))
        .then(() => cpd.trays[name](this), () => this.say("This did not open. Are you online?"));
    }

    star() {
      if (store.get(this.id, "star")) store.remove(this.id, "star");
      else store.set(this.id, "star", { value: true, label: this.title, type: "tick" });
    }

    write() {
      const { box, field } = this.note;
      box.hidden = !box.hidden && !field.value;
      this.expand("note", !box.hidden);
      field.focus();
    }

    /** Show what is kept. @param {boolean} [isForced] */
    settle(isForced) {
      this.boxes.forEach((one) => one.settle(isForced));
      this.expand("note", !this.note.box.hidden);
      const all = kept.has(this.id) ? store.all(this.id) : new Map();
      const [star, done, remind, answer] = ["star", "done", "remind", "answer"].map((facet) => all.get(facet));
      this.put("star", star ? "Starred" : WORDS.star, Boolean(star));
      this.put("done", done ? withDay("Done", done) : WORDS.done, Boolean(done));
      this.put("remind", remind ? withDay("Reminder", remind) : WORDS.remind, Boolean(remind));
      this.state.textContent = ["star", "done", "remind"].filter((name) => all.has(name)).map((name) => this.buttons[name].textContent).join(" · ");
      // The question is another, or something had to make room; told by tray.js from then on.
      if ((this.asks && answer?.asked && answer.asked !== this.asked) || /earlier\.(answer|note)/.test([...all.keys()].join())) this.open("old");
    }
  }

  cpd.component("item", (root) => {
    ready();
    const keep = new Keep(root);
    keep.build();
    cpd.keeps.push(keep);
    keep.settle(true);
  });

  /** "done · starred · answered", after the facts of an item in a list. @param {Element} line */
  function mark(line) {
    const words = Object.entries({ done: "done", star: "starred", answer: "answered" })
      .filter(([facet]) => store.get(line.getAttribute("data-item") ?? "", facet)).map(([, word]) => ` · ${word}`);
    const place = line.querySelector(".cpd-keep__words") ?? line.querySelector(".cpd-list__facts")?.appendChild(element("span", "cpd-keep__words"));
    place?.replaceChildren(...words);
  }

  /** Once, before anything is shown. */
  function ready() {
    if (store) return;
    ({ store } = cpd);
    for (const { dataset } of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-record-was]"))) {
      store.alias(dataset.record ?? dataset.item ?? "", (dataset.recordWas ?? "").split(" "));
    }
    kept = new Set(store.ids());
    const listed = [...document.querySelectorAll(".cpd-list__item[data-item]")];
    const markAll = (/** @type {string} */ id) => listed.filter((line) => line.getAttribute("data-item") === id).forEach(mark);
    kept.forEach(markAll);
    store.watch(({ id, isRescued }) => {
      kept.add(id);
      markAll(id);
      for (const keep of cpd.keeps) {
        if (keep.id !== id) continue;
        keep.settle();
        if (isRescued) keep.say(BOTH);
      }
    });
    const alarm = () => {
      const isWrong = store.unkept() || store.troubles().some(({ found }) => found.length);
      if (isWrong) cpd.load("tray").then(() => cpd.tray.alarm());
    };
    store.onTrouble(alarm);
    alarm();
  }

  cpd.keeps = [];
  document.addEventListener("DOMContentLoaded", ready);
})();
