// @ts-check
/**
 * A deck over the page: `cpd.slides.show(sections, {title})`. A section is an element with a heading
 * and what belongs to it; what is too long for one slide goes on on the next. Text is measured at the
 * size of a slide, which reveal.js then scales to the screen. Arrow keys turn, Escape leaves. An `aside`
 * in a section holds what a speaker is told: N shows it below the slide. `{at, turned}` say with which
 * section to begin, and are told of each turn to another.
 * `cpd.slides.handout(sections)` is the deck for paper; `print(sections, {title})` prints it with notes
 * and lines to write on.
 *
 * reveal.js runs in a modal dialog: the page behind cannot be reached, and leaving brings back the
 * focus. What it would read from the address (any setting, by name) is kept from it. It needs no
 * exception in a policy of `script-src 'self'`; it does set styles, by script.
 */
(() => {
  const { element } = cpd;
  const VENDOR = "../vendor/reveal.js-6.0.2/reveal";
  /** How large a slide is, by how wide the screen is against its height. */
  const FORMATS = [
    { from: 1.5, name: "wide", width: 1280, height: 720 },
    { from: 1, name: "desk", width: 1024, height: 768 },
    { from: 0, name: "tall", width: 540, height: 900 },
  ];
  /** Letters that shrink, where a single line or picture would not fit otherwise. */
  const SIZES = ["", "snug", "small", "smaller", "least"];
  const HEADING = ":scope > :is(h1, h2, h3, h4, h5, h6)";
  const NOTES = ":scope > aside";

  /** @type {{dialog: HTMLDialogElement, reveal: HTMLElement, slides: HTMLElement, deck: RevealDeck, count: HTMLElement, title: HTMLElement, notes: HTMLElement, told: HTMLButtonElement} | null} */
  let stage = null;
  /** @type {HTMLElement[]} */
  let shown = [];
  let format = FORMATS[0];
  /** Told of each section that is turned to. @type {(part: number) => void} */
  let turned = () => {};

  // Laying out

  /** A slide with a section's heading and the room below it. @param {HTMLElement} section @param {boolean} goesOn */
  function slide(section, goesOn) {
    const head = section.querySelector(HEADING);
    const title = head ? [...head.childNodes].map((node) => node.cloneNode(true)) : [];
    const heading = element("h2", "cpd-slide__title", ...title, ...(goesOn ? [element("span", "cpd-slide__on", " (continued)")] : []));
    const body = element("div", "cpd-slide__body");
    const made = element("section", { class: `cpd-slide ${section.className}`.trim() }, heading, body);
    if (section.dataset.kind) made.dataset.kind = section.dataset.kind;
    return { made, body };
  }

  /** What stands on slides below a section's heading. @param {HTMLElement} section */
  function contents(section) {
    const apart = [section.querySelector(HEADING), section.querySelector(NOTES)];
    return [...section.childNodes].filter((node) => !apart.includes(/** @type {Element} */ (node)));
  }

  /** @param {HTMLElement} body */
  const fits = (body) => body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;

  /**
   * All slides of a section, each no fuller than it can be.
   * @param {HTMLElement} section @param {HTMLElement} place where slides are as large as they will be
   */
  function laid(section, place) {
    /** @type {HTMLElement[]} */
    const slides = [];
    let now = slide(section, false);
    const copies = () => contents(section).filter((node) => node.nodeType === 1 || node.textContent?.trim()).map((node) => node.cloneNode(true));
    // A little smaller, and whole, is better than a last line by itself.
    for (const size of SIZES.slice(0, 2)) {
      if (size) now.made.dataset.size = size;
      place.replaceChildren(now.made);
      now.body.replaceChildren(...copies());
      if (fits(now.body)) return [now.made];
    }
    const next = (/** @type {boolean} */ goesOn) => {
      now = slide(section, goesOn);
      slides.push(now.made);
      place.replaceChildren(now.made);
    };
    next(false);
    const waiting = copies();
    while (waiting.length) {
      const node = /** @type {HTMLElement} */ (waiting.shift());
      now.body.append(node);
      if (fits(now.body)) continue;
      node.remove();
      // Begin a new slide rather than cut something short in two.
      const isAlone = !now.body.childNodes.length;
      const rest = isAlone || isLong(node, now.body) ? cut(node, now.body) : node;
      if (rest === node && isAlone) {
        shrink(node, now);
        if (waiting.length) next(true);
        continue;
      }
      if (rest) {
        waiting.unshift(rest);
        // A label does not stay behind alone.
        const last = now.body.lastElementChild;
        if (rest === node && last?.matches(".cpd-slide__label") && now.body.children.length > 1) waiting.unshift(last);
        next(true);
      }
    }
    return slides.filter((one) => one.querySelector(".cpd-slide__body")?.childNodes.length || slides.length === 1);
  }

  /** Whether it fills more than half a slide by itself. @param {HTMLElement} node @param {HTMLElement} body @param {HTMLElement} [within] */
  function isLong(node, body, within = body) {
    within.append(node);
    const height = node.getBoundingClientRect().height;
    node.remove();
    return height > body.clientHeight / 2;
  }

  /** All of it or nothing. @param {Node} node @param {HTMLElement} body @param {HTMLElement} within */
  function uncut(node, body, within) {
    within.append(node);
    if (fits(body)) return null;
    within.removeChild(node);
    return node;
  }

  /**
   * Put as much of it into the body as fits; what is over is returned: the same node where nothing
   * fits, nothing where all does.
   * @param {Node} node @param {HTMLElement} body @param {HTMLElement} [within] what it is put into
   * @returns {Node | null}
   */
  function cut(node, body, within = body) {
    within.append(node);
    if (fits(body)) return null;
    within.removeChild(node);
    if (node.nodeType === 3) return cutText(/** @type {Text} */ (node), body, within);
    if (!(node instanceof HTMLElement) || node.matches("img, svg, tr, input")) return node;
    const shell = /** @type {HTMLElement} */ (node.cloneNode(false));
    within.append(shell);
    const children = [...node.childNodes];
    let taken = 0;
    /** @type {Node | null} */
    let rest = null;
    if (node.matches("table")) taken = tableHead(node, shell);
    const least = taken;
    for (; taken < children.length; taken += 1) {
      const child = /** @type {HTMLElement} */ (children[taken]);
      const isWhole = taken > least && child.nodeType === 1 && !isLong(child, body, shell);
      rest = isWhole ? uncut(child, body, shell) : cut(child, body, shell);
      if (rest) break;
    }
    const isEmpty = taken <= least && rest === children[taken];
    if (isEmpty) {
      shell.remove();
      node.replaceChildren(...children);
      return node;
    }
    const over = /** @type {HTMLElement} */ (node.cloneNode(false));
    if (node.matches("table")) over.append(...children.slice(0, least).map((child) => child.cloneNode(true)));
    // What was cut in the middle goes on as the same point, without a number of its own.
    if (rest && rest !== children[taken] && rest instanceof HTMLElement && rest.matches("li")) rest.classList.add("cpd-slide__rest");
    over.append(...(rest ? [rest] : []), ...children.slice(rest ? taken + 1 : taken));
    if (node.matches("ol")) {
      const before = [...shell.children].filter((child) => child.matches("li:not(.cpd-slide__rest)")).length;
      over.setAttribute("start", String(Number(node.getAttribute("start") ?? 1) + before));
    }
    return over.childNodes.length ? over : null;
  }

  /** A table's head stands on each slide. @param {HTMLElement} table @param {HTMLElement} shell */
  function tableHead(table, shell) {
    const children = [...table.childNodes];
    const body = children.findIndex((child) => child instanceof HTMLElement && child.matches("tbody, tr"));
    for (const child of children.slice(0, Math.max(0, body))) shell.append(child.cloneNode(true));
    return Math.max(0, body);
  }

  /** Between sentences, or at least between words. @param {Text} node @param {HTMLElement} body @param {HTMLElement} within */
  function cutText(node, body, within) {
    const words = node.data;
    for (const ends of [/[.!?…:;]["”’)]*\s+/g, /\s+/g]) {
      const places = [...words.matchAll(ends)].map((found) => found.index + found[0].length).filter((at) => at < words.length);
      // The longest beginning that fits.
      let [least, most] = [0, places.length];
      const part = document.createTextNode("");
      within.append(part);
      while (least < most) {
        const middle = Math.ceil((least + most) / 2);
        part.data = words.slice(0, places[middle - 1]);
        if (fits(body)) least = middle;
        else most = middle - 1;
      }
      if (least) {
        part.data = words.slice(0, places[least - 1]);
        return document.createTextNode(words.slice(places[least - 1]));
      }
      part.remove();
    }
    return node;
  }

  /** What cannot be cut is made smaller. @param {HTMLElement} node @param {{made: HTMLElement, body: HTMLElement}} now */
  function shrink(node, { made, body }) {
    body.append(node);
    for (const size of SIZES) {
      if (size) made.dataset.size = size;
      if (fits(body)) return;
    }
    body.classList.add("cpd-slide__body--tight");
  }

  // The stage

  /** @returns {NonNullable<typeof stage>} */
  function staged() {
    if (stage) return stage;
    const title = element("span", "cpd-slides__name");
    const count = element("span", { class: "cpd-slides__count", role: "status" });
    const turn = (/** @type {string} */ words, /** @type {() => void} */ act) => {
      const made = element("button", { type: "button", class: "cpd-button cpd-button--small" }, words);
      made.addEventListener("click", act);
      return made;
    };
    const slides = element("div", "slides");
    const reveal = element("div", "reveal", slides);
    const notes = element("section", { class: "cpd-slides__notes", "aria-label": "Notes", tabindex: "0" });
    const told = turn("Notes", tell);
    told.setAttribute("aria-pressed", "false");
    notes.hidden = true;
    const bar = element("div", "cpd-slides__bar", title, count, told, turn("Back", () => stage?.deck.prev()), turn("Next", () => stage?.deck.next()), turn("Full screen", whole), turn("Exit", () => dialog.close()));
    // A dialog cannot fill the screen, what is in it can.
    const screen = element("div", "cpd-slides__screen", reveal, notes, bar);
    const dialog = element("dialog", "cpd-slides", screen);
    dialog.addEventListener("close", left);
    document.body.append(dialog);
    stage = { dialog, reveal, slides, deck: new Reveal(reveal), count, title, notes, told };
    return stage;
  }

  /** Show or hide what a speaker is told; where nothing is, the next slide, as the library has it. */
  function tell() {
    if (!stage || stage.told.hidden) return stage?.deck.next();
    stage.notes.hidden = !stage.notes.hidden;
    stage.told.setAttribute("aria-pressed", String(!stage.notes.hidden));
    stage.deck.layout();
  }

  function whole() {
    if (document.fullscreenElement) document.exitFullscreen();
    else stage?.reveal.parentElement?.requestFullscreen?.().catch(() => {});
  }

  function left() {
    if (document.fullscreenElement) document.exitFullscreen();
    removeEventListener("resize", fitted);
    document.documentElement.classList.remove("cpd-slides-open");
  }

  /** What reveal.js is told; it reads settings from the address too, unless it is hidden. */
  function settings() {
    return {
      ...{ width: format.width, height: format.height, margin: 0, minScale: 0.05, maxScale: 4, center: false, embedded: true, display: "flex" },
      ...{ hash: false, history: false, respondToHashChanges: false, view: null, scrollActivationWidth: null, overview: false, help: false },
      ...{ jumpToSlide: false, pause: false, autoSlide: 0, loop: false, shuffle: false, rtl: false, transition: "none", backgroundTransition: "none" },
      ...{ controls: false, progress: true, slideNumber: false, postMessage: false, postMessageEvents: false, plugins: [], fragments: false },
      ...{ focusBodyOnPageVisibilityChange: false, hideInactiveCursor: false, mouseWheel: false, previewLinks: false, keyboardCondition },
      // A key that is named here is kept from the browser: Escape has to be said. Space, Home and End stay reveal's.
      keyboard: { 27: () => stage?.dialog.close(), 70: whole, 78: tell },
    };
  }

  /** Keys are the deck's while it is open, but a button's keys are the button's. @param {KeyboardEvent} event */
  function keyboardCondition(event) {
    const onButton = event.target instanceof Element && event.target.closest("button, a");
    const inNotes = event.target instanceof Element && event.target.closest(".cpd-slides__notes");
    const isOwn = (onButton && [" ", "Enter"].includes(event.key)) || (inNotes && ["ArrowUp", "ArrowDown"].includes(event.key));
    return Boolean(stage?.dialog.open) && !isOwn;
  }

  /** @param {RevealDeck} deck */
  async function started(deck) {
    if (deck.isReady()) {
      deck.configure(settings());
      return;
    }
    const { href } = location;
    const hide = (/** @type {string} */ url) => {
      try {
        history.replaceState(history.state, "", url);
      } catch {
        // Refused in a folder by some browsers; configure() below sets all of it once more.
      }
    };
    hide(location.pathname);
    const ready = deck.initialize(settings());
    hide(href);
    await ready;
    deck.configure(settings());
    deck.on("slidechanged", counted);
  }

  /** The section that is shown, counted from 0. */
  const now = () => Number(/** @type {HTMLElement} */ (stage?.deck.getCurrentSlide())?.dataset.part ?? 0);

  /** Turn to the first slide of a section, or of the last there is. @param {number} part */
  function turnTo(part) {
    if (!stage) return;
    const at = [...stage.slides.children].findIndex((one) => Number(/** @type {HTMLElement} */ (one).dataset.part) === Math.min(part, shown.length - 1));
    stage.deck.slide(Math.max(0, at));
  }

  function counted() {
    if (!stage) return;
    const { deck, count, slides, notes } = stage;
    count.textContent = `${deck.getSlidePastCount() + 1} of ${slides.children.length}`;
    const part = now();
    const said = shown[part]?.querySelector(NOTES);
    notes.replaceChildren(...(said ? [...said.childNodes].map((node) => node.cloneNode(true)) : [element("p", "", "No notes for this slide.")]));
    notes.scrollTop = 0;
    turned(part);
  }

  function chosenFormat() {
    return /** @type {typeof FORMATS[number]} */ (FORMATS.find((one) => innerWidth / Math.max(1, innerHeight) >= one.from));
  }

  /** Lay out all, at the size slides have on this screen. */
  function layOut() {
    const { dialog, reveal, slides } = staged();
    format = chosenFormat();
    dialog.dataset.format = format.name;
    const place = element("div", "cpd-slides__measure");
    place.style.width = `${format.width}px`;
    place.style.height = `${format.height}px`;
    reveal.before(place);
    const sections = shown.map((section) => laid(section, place));
    place.remove();
    slides.replaceChildren(...sections.flat());
    return sections;
  }

  /** The screen has turned: the same place in slides of another size. */
  function fitted() {
    if (!stage?.dialog.open || chosenFormat() === format) return;
    const part = now();
    numbered(layOut());
    stage.deck.configure(settings());
    stage.deck.sync();
    turnTo(part);
    counted();
  }

  /** @param {HTMLElement[][]} sections */
  function numbered(sections) {
    sections.forEach((slides, part) => slides.forEach((one) => (one.dataset.part = String(part))));
  }

  /** @param {HTMLElement[]} sections @param {{title: string, at?: number, turned?: (part: number) => void}} options */
  async function show(sections, { title, at = 0, turned: told = () => {} }) {
    await cpd.load(`${VENDOR}.css`, "slides.css", VENDOR);
    await document.fonts?.ready;
    shown = sections;
    turned = () => {};
    const { dialog, reveal, deck, title: name, notes, told: button } = staged();
    button.hidden = !sections.some((section) => section.querySelector(NOTES));
    notes.hidden = true;
    button.setAttribute("aria-pressed", "false");
    dialog.setAttribute("aria-label", `Slides: ${title}`);
    name.textContent = title;
    if (!dialog.open) dialog.showModal();
    document.documentElement.classList.add("cpd-slides-open");
    numbered(layOut());
    await started(deck);
    reveal.setAttribute("aria-label", `${title}. Arrow keys turn the slides, ${button.hidden ? "" : "N shows notes, "}Escape leaves.`);
    reveal.tabIndex = 0;
    deck.sync();
    deck.layout();
    turnTo(at);
    turned = told;
    counted();
    reveal.focus();
    addEventListener("resize", fitted);
    return dialog;
  }

  /** For paper: each section in a frame, as long as it is. @param {HTMLElement[]} sections */
  function handout(sections) {
    const frames = sections.map((section) => {
      const { made, body } = slide(section, false);
      body.append(...contents(section).map((node) => node.cloneNode(true)));
      const frame = element("div", { class: made.className }, ...made.childNodes);
      frame.querySelector("h2")?.replaceWith(element("h4", "cpd-slide__title", ...(frame.querySelector("h2")?.childNodes ?? [])));
      if (section.dataset.kind) frame.dataset.kind = section.dataset.kind;
      return frame;
    });
    return element("div", "cpd-slides-handout", ...frames);
  }

  /** The same with what a speaker is told beside each, and lines to write on. @param {HTMLElement[]} sections @param {string} title */
  function noted(sections, title) {
    const made = handout(sections);
    made.classList.add("cpd-slides-handout--noted");
    made.replaceChildren(
      element("h3", "", title),
      ...[...made.children].map((frame, at) => {
        const said = sections[at].querySelector(NOTES);
        const notes = said ? [element("div", "cpd-slides-handout__notes", ...[...said.childNodes].map((node) => node.cloneNode(true)))] : [];
        return element("div", "cpd-slides-handout__row", frame, element("div", "cpd-slides-handout__side", ...notes, element("div", "cpd-slides-handout__lines")));
      }),
    );
    return made;
  }

  /** Put onto paper instead of the page, until it is printed. @param {HTMLElement} inside */
  function onPaper(inside) {
    document.querySelector(".cpd-slides-paper")?.remove();
    document.documentElement.classList.add("cpd-slides-print");
    document.body.append(element("div", { class: "cpd-slides-paper md-typeset" }, inside));
  }

  /** @param {HTMLElement[]} sections @param {{title: string}} options */
  async function printed(sections, { title }) {
    await cpd.load("slides.css");
    onPaper(noted(sections, title));
    print();
  }

  // Printing while slides are shown prints them, not the page behind.
  addEventListener("beforeprint", () => {
    if (!stage?.dialog.open) return;
    onPaper(stage.told.hidden ? handout(shown) : noted(shown, stage.title.textContent ?? ""));
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("cpd-slides-print");
    document.querySelector(".cpd-slides-paper")?.remove();
  });

  cpd.slides = { show, handout, print: printed };
})();
