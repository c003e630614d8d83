// @ts-check
/**
 * Slides on paper: each section in a frame, as long as it is; with notes beside it, and lines to write on.
 *
 * @requires slides/layout
 */
cpd.slidesPaper = (() => {
  const { element } = cpd;
  const { NOTES, slide, contents } = cpd.slidesLayout;

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
  function withNotes(sections, title) {
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

  return { handout, withNotes, onPaper };
})();
