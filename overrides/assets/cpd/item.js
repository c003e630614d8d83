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
  function dated(word, { value }) {
    const day = new Date(`${value}T00:00`);
    const year = day.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
    return isNaN(+day) ? word : `${word} on ${day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year })}`;
  }

  /** What is asked, in plain text. @param {Element} place */
  function wording(place) {
    const copy = /** @type {Element} */ (place.cloneNode(true));
    copy.querySelectorAll(":scope > :is(.cpd-facts, .admonition-title, summary)").forEach((one) => one.remove());
    return cpd.wording(copy);
  }

  /** A box that keeps what is typed. @param {Cpd.Keep} keep @param {string} facet @param {string} label */
  function writing(keep, facet, label) {
    const { id, title } = keep;
    const isFixed = facet === "answer" && !keep.asks;
    const hint = `cpd-hint-${facet}-${cpd.keeps.length}`;
    const field = element("textarea", { autocomplete: "off", "aria-label": `${label}: ${title}`, "aria-describedby": hint });
    const paper = element("div", { class: "cpd-keep__paper", "aria-hidden": "true" });
    const status = element("span", { role: "status" });
    const box = element("div", `cpd-keep__box cpd-keep__box--${facet}`, element("label", "", label, field), paper,
      element("p", "", element("span", { id: hint }, "Don’t name pupils or colleagues."), " ", status));
    /** What this box knows to be kept: what is there and is neither this nor typed here comes from another tab. */
    let known = "";
    /** @type {Cpd.Voicing | undefined} */
    let voice;

    function save() {
      const { value } = field;
      const before = store.get(id, facet);
      // Both stay.
      const aside = before && ![known, value].includes(lines(before)) ? store.roomFor(id, facet) : undefined;
      const asked = facet === "answer" && (before?.asked ? { asked: before.asked, wording: before.wording } : { asked: keep.asked, wording: keep.wording() });
      known = value;
      cpd.keeps.last = keep;
      if (value.trim()) store.set(id, facet, { value, label: title, type: "long-text", ...asked }, { aside });
      else if (before) {
        if (aside) store.set(id, aside, before);
        store.remove(id, facet, { after: aside });
      }
      show();
      if (aside) keep.say(BOTH);
      cpd.load("speaking").then(() => (voice ??= cpd.speaking(status)).saved(), () => (status.textContent = store.unkept() ? "Not saved" : "Saved"));
    }

    function show() {
      paper.textContent = field.value;
      field.rows = Math.max(3, field.value.length / 50 + field.value.split("\n").length); // where it does not grow itself
      if (isFixed || facet === "note") box.hidden = !field.value && field !== focused();
    }

    /** Show what is kept, unless somebody is writing here. */
    function settle(isForced = false) {
      const text = lines(store.get(id, facet));
      if (text !== field.value) {
        if (field === focused() && !isForced) return;
        field.value = text;
      }
      known = text;
      show();
    }

    field.readOnly = isFixed;
    field.addEventListener("input", save);
    field.addEventListener("blur", () => settle());
    return { box, field, settle };
  }

  cpd.component("item", (root) => {
    ready();
    const { record: id = "", title = "", asked = "", minutes } = root.dataset;
    const place = root.querySelector(":scope > .cpd-item__body") ?? root;
    const row = element("div", { class: "cpd-keep__row", role: "group", "aria-label": `${WORDS.all}: ${title}` });
    const state = element("span", "cpd-keep__state");
    const tray = element("div", "cpd-keep__tray");
    const status = element("p", { class: "cpd-keep__status", role: "status" });
    const say = (/** @type {string} */ words) => (status.textContent = words);
    const buttons = /** @type {Record<string, HTMLButtonElement>} */ ({});
    const box = element("div", "cpd-keep");
    /** @type {Cpd.Keep} */
    const keep = { root, id, title, asked, minutes, asks: Boolean(asked && !root.dataset.withdrawn), box, row, tray, buttons, wording: () => wording(place), settle, say };
    const note = writing(keep, "note", "Your note");
    const boxes = keep.asks || store.get(id, "answer") ? [writing(keep, "answer", "Your answer"), note] : [note];
    box.append(boxes[1] ? boxes[0].box : "", row, status, tray, note.box);

    /** What is on a button, and whether it is so. @param {string} name @param {string} word @param {boolean} [isSo] */
    function put(name, word, isSo) {
      const button = buttons[name];
      button.textContent = word;
      button.setAttribute("aria-label", `${word}: ${title}`);
      if (isSo !== undefined) button.setAttribute(name === "remind" ? "data-on" : "aria-pressed", String(isSo));
    }

    /** @param {string} name @param {boolean} isOpen */
    const expand = (name, isOpen) => buttons[name].setAttribute("aria-expanded", String(isOpen));

    /** @param {string} name */
    function open(name) {
      cpd.load("tray", ...["remind", "share"].filter((file) => file === name))
        .then(() => cpd.trays[name](keep), () => say("This did not open. Are you online?"));
    }

    const acts = /** @type {Record<string, (name: string) => void>} */ ({
      all: () => expand("all", box.toggleAttribute("data-all")),
      more: () => expand("more", box.toggleAttribute("data-more")),
      star() {
        if (store.get(id, "star")) store.remove(id, "star");
        else store.set(id, "star", { value: true, label: title, type: "tick" });
      },
      note() {
        note.box.hidden = !note.box.hidden && !note.field.value;
        expand("note", !note.box.hidden);
        note.field.focus();
      },
    });

    /** Show what is kept. @param {boolean} [isForced] */
    function settle(isForced) {
      boxes.forEach((one) => one.settle(isForced));
      expand("note", !note.box.hidden);
      const all = kept.has(id) ? store.all(id) : new Map();
      const [star, done, remind, answer] = ["star", "done", "remind", "answer"].map((facet) => all.get(facet));
      put("star", star ? "Starred" : WORDS.star, Boolean(star));
      put("done", done ? dated("Done", done) : WORDS.done, Boolean(done));
      put("remind", remind ? dated("Reminder", remind) : WORDS.remind, Boolean(remind));
      state.textContent = ["star", "done", "remind"].filter((name) => all.has(name)).map((name) => buttons[name].textContent).join(" · ");
      // The question is another, or something had to make room; told by tray.js from then on.
      if ((keep.asks && answer?.asked && answer.asked !== asked) || /earlier\.(answer|note)/.test([...all.keys()].join())) open("old");
    }

    for (const [name, word] of Object.entries(WORDS)) {
      const button = buttons[name] = element("button", { type: "button", class: `cpd-keep__act cpd-keep__act--${name}` });
      put(name, word);
      button.addEventListener("click", () => {
        cpd.keeps.last = keep;
        (acts[name] ?? open)(name);
      });
      row.append(button);
    }
    buttons.all.after(state);
    // The links to its twins in other suites come into the row.
    for (const twins of root.querySelectorAll(".cpd-twins")) {
      if (twins.closest("[data-cpd=item]") !== root) continue;
      for (const link of twins.querySelectorAll("a")) {
        link.className = "cpd-keep__act cpd-keep__act--twin";
        row.append(link);
      }
      twins.remove();
    }
    for (const name of ["all", "more", "remind", "share"]) expand(name, false);
    place.append(box);
    root.hidden = false;
    cpd.keeps.push(keep);
    settle(true);
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
