// @ts-check
/**
 * A page's text as the sections of a deck: the title with what stands below it, each second-level heading
 * with what follows, each callout by itself. Speaker notes go with what they stand below. What is on the
 * page but is not its text (tools, lists of what is there, "About this page") is left out, and what an
 * author marks: `## A heading { .no-slides }`.
 *
 * `cpd.sections.ofPage(kicker)` takes the page that is open, `ofSuite(id)` all pages of `decks/ID.js`.
 */
(() => {
  const { element } = cpd;
  const LEFT_OUT = "script, style, template, button, [hidden], .headerlink, .cpd-twins, .cpd-cases, .cpd-facts__form, .cpd-facts__href, .footnote-ref, .cpd-note, [class^=cpd-keep]";
  /** Of what we put around an author's text, this belongs to it. */
  const TEXT = ".cpd-items, .cpd-chart";
  const ABOUT = /^about this page$/i;

  /** @param {Element | null | undefined} part */
  const text = (part) => part?.textContent?.replace(/\s+/g, " ").trim() ?? "";

  /** A copy for a slide: links within the site are words, all is open, nothing has an id. @param {Element} node @param {string} base */
  function plain(node, base) {
    const copy = /** @type {HTMLElement} */ (document.importNode(node, true));
    const frame = element("div", "", copy);
    frame.querySelectorAll(LEFT_OUT).forEach((one) => one.remove());
    for (const link of frame.querySelectorAll("a:not([href^=http])")) link.replaceWith(...link.childNodes);
    for (const fold of frame.querySelectorAll("details")) fold.open = true;
    for (const image of frame.querySelectorAll("img")) {
      image.src = new URL(image.getAttribute("src") ?? "", base).href;
      image.loading = "eager";
    }
    // Material's bundle and our own script put tables into boxes.
    for (const box of frame.querySelectorAll(".md-typeset__scrollwrap, .md-typeset__table")) box.replaceWith(...box.childNodes);
    for (const set of frame.querySelectorAll(".tabbed-set")) tabs(set);
    for (const facts of frame.querySelectorAll(".cpd-facts")) {
      const words = [...facts.querySelectorAll("li")].map(text).join(" · ");
      facts.replaceWith(...(words ? [element("p", "cpd-slide__facts", words)] : []));
    }
    for (const part of frame.querySelectorAll(".cpd-part")) setLabel(part);
    for (const one of frame.querySelectorAll("*")) {
      for (const name of ["id", "tabindex", "role", "aria-labelledby", "aria-label", "data-cpd-wide"]) if (one.localName !== "svg") one.removeAttribute(name);
    }
    return [...frame.childNodes];
  }

  /** Tabs one below the other. @param {Element} set */
  function tabs(set) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")].map(text);
    const blocks = [...set.querySelectorAll(":scope > .tabbed-content > .tabbed-block")];
    set.replaceWith(...blocks.flatMap((block, at) => [element("p", "cpd-slide__label", labels[at] ?? ""), ...block.childNodes]));
  }

  /** A part of something to do: its name stands above it. @param {Element} part */
  function setLabel(part) {
    const label = part.querySelector(".cpd-part__label");
    const name = text(label);
    label?.remove();
    part.replaceWith(...(name ? [element("p", "cpd-slide__label", name)] : []), ...(text(part) ? [element("p", "", ...part.childNodes)] : []));
  }

  /** @param {string} looks @param {string} kicker @param {(Node | string)[]} title */
  function section(looks, kicker, ...title) {
    const above = kicker ? [element("span", "cpd-slide__kicker", kicker)] : [];
    return element("section", looks, element("h2", "", ...above, ...title));
  }

  /** A callout by itself, its kind in words above the title. @param {Element} callout @param {string} base */
  function ofCallout(callout, base) {
    const head = callout.querySelector(":scope > :is(.admonition-title, summary)");
    const kind = text(head?.querySelector(".cpd-callout__kind"));
    const title = head?.querySelector(".cpd-callout__title");
    const made = title ? section("", kind, ...[title].flatMap((one) => [.../** @type {Element} */ (plain(one, base)[0]).childNodes])) : section("", "", kind);
    made.dataset.kind = [...callout.classList].find((name) => name !== "admonition") ?? "";
    for (const child of callout.children) if (child !== head && !child.matches(LEFT_OUT)) made.append(...plain(child, base));
    return made;
  }

  /**
   * @param {Iterable<Element>} children what stands in a page, in order
   * @param {{title: string, kicker: string, base: string}} page
   */
  function sections(children, { title, kicker, base }) {
    const first = section("cpd-slide--title", kicker, title);
    const made = [first];
    /** What a text that follows goes into; nothing after a callout. @type {HTMLElement | null} */
    let now = first;
    let heading = title;
    let isLeftOut = false;
    for (const child of children) {
      if (child.matches("h1")) continue;
      if (child.matches("h2")) {
        heading = plain(child, base).map((one) => one.textContent).join("").trim();
        isLeftOut = ABOUT.test(heading) || child.matches(".no-slides");
        now = isLeftOut ? null : section("", "", heading);
        if (now) made.push(now);
      } else if (isLeftOut) {
        continue;
      } else if (child.matches(".cpd-callout")) {
        made.push(ofCallout(child, base));
        now = null;
      } else if (isText(child)) {
        const nodes = visibleParts(child, base);
        if (nodes.length && !now) made.push((now = section("", "", heading, element("span", "cpd-slide__on", " (continued)"))));
        now?.append(...nodes);
      }
      if (!isLeftOut) notesOf(child).forEach((notes) => addNotes(made[made.length - 1], notes, base));
    }
    return made;
  }

  /** What of a text is seen: words and pictures. @param {Element} child @param {string} base */
  function visibleParts(child, base) {
    const elements = /** @type {Element[]} */ (plain(child, base).filter((node) => node.nodeType === 1));
    return elements.filter((one) => text(one) || one.matches(":has(img, svg), img, svg"));
  }

  /** @param {Element} child */
  const notesOf = (child) => [child, ...child.querySelectorAll(".cpd-notes")].filter((one) => one.matches(".cpd-notes"));

  /** Whether it is an author's, and not what we put there. @param {Element} child */
  function isText(child) {
    return child.matches(TEXT) || !(child.matches("script, style, template, hr, [hidden], .footnote") || [...child.classList].some((name) => name.startsWith("cpd-")));
  }

  /** What is said at a section. @param {HTMLElement} section @param {Element} notes @param {string} base */
  function addNotes(section, notes, base) {
    const inside = notes instanceof HTMLTemplateElement ? notes.content : notes;
    const known = section.querySelector(":scope > aside");
    const said = known ?? section.appendChild(element("aside"));
    said.append(...[...inside.children].flatMap((one) => plain(one, base)));
  }

  /** Pictures have their size before slides are measured. @param {HTMLElement[]} made */
  async function whole(made) {
    await Promise.allSettled(made.flatMap((one) => [...one.querySelectorAll("img")].map((image) => image.decode())));
    return made;
  }

  /** @param {string} kicker */
  function ofPage(kicker) {
    const article = /** @type {HTMLElement} */ (document.querySelector(".cpd-article"));
    const title = text(/** @type {Element | undefined} */ (plain(/** @type {Element} */ (article.querySelector("h1")), document.baseURI)[0]));
    return whole(sections(article.children, { title, kicker, base: document.baseURI }));
  }

  /** @param {string} suite */
  function ofSuite(suite) {
    const root = new URL(document.documentElement.dataset.cpdRoot ?? "./", document.baseURI);
    return whole(cpd.decks[suite].flatMap((page) => {
      const { body } = new DOMParser().parseFromString(page.html, "text/html");
      const made = sections(body.children, { title: page.title, kicker: page.label, base: new URL(page.url, root).href });
      const before = page.section ? [section("cpd-slide--title", `Section ${page.section.number}`, page.section.title)] : [];
      return [...before, ...made];
    }));
  }

  cpd.sections = { ofPage, ofSuite };
})();
