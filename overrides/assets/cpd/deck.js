// @ts-check
/**
 * A page, or a suite, as slides: the line below the title. What makes slides comes when it is asked for:
 * deck-sections.js takes the text apart, slides.js shows it. The slide that is shown stands in the
 * address (`?slides=4`, counted by what begins a slide, so that it is the same on every screen).
 */
cpd.component("deck", (root) => {
  const KEY = "slides";
  const { suite = "", kicker = "" } = root.dataset;
  const button = /** @type {HTMLButtonElement} */ (root.querySelector("[data-deck=show]"));
  const print = /** @type {HTMLButtonElement} */ (root.querySelector("[data-deck=print]"));
  const status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
  const title = document.querySelector(".cpd-article h1")?.firstChild?.textContent?.trim() ?? document.title;

  root.hidden = false;

  async function sections() {
    await cpd.load("slides.css", "slides", "deck-sections", ...(suite ? [`decks/${suite}`] : []));
    return suite ? cpd.sections.ofSuite(suite) : cpd.sections.ofPage(kicker);
  }

  /** @param {(slides: Cpd.Slides, sections: HTMLElement[]) => unknown} act */
  async function asked(act) {
    status.textContent = "";
    try {
      const made = await sections();
      await act(cpd.slides, made);
    } catch (error) {
      console.error("cpd: the slides could not be made", error);
      status.textContent = "The slides could not be made. Try again when you are online.";
    }
  }

  /** @param {number} at */
  const show = (at) => asked(async (slides, made) => {
    const dialog = await slides.show(made, { title, at, turned: (part) => cpd.toAddress({ [KEY]: String(part + 1) }) });
    dialog.addEventListener("close", () => {
      cpd.toAddress({ [KEY]: "" });
      button.focus();
    }, { once: true });
  });

  button.addEventListener("click", () => show(0));
  print.addEventListener("click", () => asked((slides, made) => slides.print(made, { title })));
  const wanted = new URLSearchParams(location.search).get(KEY);
  if (wanted !== null) show(Math.max(0, Math.trunc(Number(wanted) || 1) - 1));
});
