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
 *
 * @requires slides/layout
 * @requires slides/paper
 */
(() => {
  const { element, slidesPaper: slidePaper } = cpd;
  const { NOTES, laid } = cpd.slidesLayout;
  const VENDOR = "../vendor/reveal.js-6.0.2/reveal";
  /** How large a slide is, by how wide the screen is against its height. */
  const FORMATS = [
    { from: 1.5, name: "wide", width: 1280, height: 720 },
    { from: 1, name: "desk", width: 1024, height: 768 },
    { from: 0, name: "tall", width: 540, height: 900 },
  ];
  /** @type {{dialog: HTMLDialogElement, reveal: HTMLElement, slides: HTMLElement, deck: RevealDeck, count: HTMLElement, title: HTMLElement, notes: HTMLElement, told: HTMLButtonElement} | null} */
  let stage = null;
  /** @type {HTMLElement[]} */
  let shown = [];
  let format = FORMATS[0];
  /** Told of each section that is turned to. @type {(part: number) => void} */
  let turned = () => {};

  // The stage

  /** @returns {NonNullable<typeof stage>} */
  function openStage() {
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
    removeEventListener("resize", refit);
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
  async function startDeck(deck) {
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
    deck.on("slidechanged", tellPlace);
  }

  /** The section that is shown, counted from 0. */
  const now = () => Number(/** @type {HTMLElement} */ (stage?.deck.getCurrentSlide())?.dataset.part ?? 0);

  /** Turn to the first slide of a section, or of the last there is. @param {number} part */
  function turnTo(part) {
    if (!stage) return;
    const at = [...stage.slides.children].findIndex((one) => Number(/** @type {HTMLElement} */ (one).dataset.part) === Math.min(part, shown.length - 1));
    stage.deck.slide(Math.max(0, at));
  }

  function tellPlace() {
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
    const { dialog, reveal, slides } = openStage();
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
  function refit() {
    if (!stage?.dialog.open || chosenFormat() === format) return;
    const part = now();
    numberParts(layOut());
    stage.deck.configure(settings());
    stage.deck.sync();
    turnTo(part);
    tellPlace();
  }

  /** @param {HTMLElement[][]} sections */
  function numberParts(sections) {
    sections.forEach((slides, part) => slides.forEach((one) => (one.dataset.part = String(part))));
  }

  /** @param {HTMLElement[]} sections @param {{title: string, at?: number, turned?: (part: number) => void}} options */
  async function show(sections, { title, at = 0, turned: told = () => {} }) {
    await cpd.load(`${VENDOR}.css`, "slides.css", VENDOR);
    await document.fonts?.ready;
    shown = sections;
    turned = () => {};
    const { dialog, reveal, deck, title: name, notes, told: button } = openStage();
    button.hidden = !sections.some((section) => section.querySelector(NOTES));
    notes.hidden = true;
    button.setAttribute("aria-pressed", "false");
    dialog.setAttribute("aria-label", `Slides: ${title}`);
    name.textContent = title;
    if (!dialog.open) dialog.showModal();
    document.documentElement.classList.add("cpd-slides-open");
    numberParts(layOut());
    await startDeck(deck);
    reveal.setAttribute("aria-label", `${title}. Arrow keys turn the slides, ${button.hidden ? "" : "N shows notes, "}Escape leaves.`);
    reveal.tabIndex = 0;
    deck.sync();
    deck.layout();
    turnTo(at);
    turned = told;
    tellPlace();
    reveal.focus();
    addEventListener("resize", refit);
    return dialog;
  }

  /** @param {HTMLElement[]} sections @param {{title: string}} options */
  async function printWithNotes(sections, { title }) {
    await cpd.load("slides.css");
    slidePaper.onPaper(slidePaper.withNotes(sections, title));
    print();
  }

  // Printing while slides are shown prints them, not the page behind.
  addEventListener("beforeprint", () => {
    if (!stage?.dialog.open) return;
    slidePaper.onPaper(stage.told.hidden ? slidePaper.handout(shown) : slidePaper.withNotes(shown, stage.title.textContent ?? ""));
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("cpd-slides-print");
    document.querySelector(".cpd-slides-paper")?.remove();
  });

  cpd.slides = { show, handout: slidePaper.handout, print: printWithNotes };
})();
