// @ts-check
/**
 * Sections laid out as slides: what is too long for one goes on on the next. Text is measured at the size of a slide.
 */
cpd.slidesLayout = (() => {
  const { element } = cpd;
  /** Letters that shrink, where a single line or picture would not fit otherwise. */
  const SIZES = ["", "snug", "small", "smaller", "least"];
  const HEADING = ":scope > :is(h1, h2, h3, h4, h5, h6)";
  const NOTES = ":scope > aside";

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

  /** What stands on a section's slides, to be put on them. @param {HTMLElement} section */
  const copies = (section) => contents(section).filter((node) => node.nodeType === 1 || node.textContent?.trim()).map((node) => node.cloneNode(true));

  /** All of a section on one slide, if it fits: a little smaller, and whole, is better than a last line by itself. @param {HTMLElement} section @param {HTMLElement} place */
  function whole(section, place) {
    const { made, body } = slide(section, false);
    for (const size of SIZES.slice(0, 2)) {
      if (size) made.dataset.size = size;
      place.replaceChildren(made);
      body.replaceChildren(...copies(section));
      if (fits(body)) return made;
    }
    return null;
  }

  /**
   * All slides of a section, each no fuller than it can be.
   * @param {HTMLElement} section @param {HTMLElement} place where slides are as large as they will be
   */
  function laid(section, place) {
    const one = whole(section, place);
    if (one) return [one];
    /** @type {HTMLElement[]} */
    const slides = [];
    let now = slide(section, false);
    const add = () => {
      slides.push(now.made);
      place.replaceChildren(now.made);
    };
    const next = () => {
      now = slide(section, true);
      add();
    };
    add();
    const waiting = copies(section);
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
        if (waiting.length) next();
      } else if (rest) {
        waiting.unshift(...(rest === node ? label(now.body) : []), rest);
        next();
      }
    }
    return slides.filter((made) => made.querySelector(".cpd-slide__body")?.childNodes.length || slides.length === 1);
  }

  /** A label does not stay behind alone. @param {HTMLElement} body */
  function label(body) {
    const last = body.lastElementChild;
    return last?.matches(".cpd-slide__label") && body.children.length > 1 ? [last] : [];
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
    return cutElement(node, body, within);
  }

  /** @param {HTMLElement} node @param {HTMLElement} body @param {HTMLElement} within @returns {Node | null} */
  function cutElement(node, body, within) {
    const shell = /** @type {HTMLElement} */ (node.cloneNode(false));
    within.append(shell);
    const children = [...node.childNodes];
    const from = node.matches("table") ? tableHead(node, shell) : 0;
    const { at, rest } = fill(children, from, body, shell);
    if (at <= from && rest === children[at]) {
      shell.remove();
      node.replaceChildren(...children);
      return node;
    }
    const over = /** @type {HTMLElement} */ (node.cloneNode(false));
    if (node.matches("table")) over.append(...children.slice(0, from).map((child) => child.cloneNode(true)));
    // What was cut in the middle goes on as the same point, without a number of its own.
    if (rest !== children[at] && rest instanceof HTMLElement && rest.matches("li")) rest.classList.add("cpd-slide__rest");
    over.append(...(rest ? [rest] : []), ...children.slice(rest ? at + 1 : at));
    if (node.matches("ol")) over.setAttribute("start", String(Number(node.getAttribute("start") ?? 1) + points(shell)));
    return over.childNodes.length ? over : null;
  }

  /** Children, as many as fit: at which it ends, and what is over of that one. @param {Node[]} children @param {number} from @param {HTMLElement} body @param {HTMLElement} shell */
  function fill(children, from, body, shell) {
    for (let at = from; at < children.length; at += 1) {
      const child = /** @type {HTMLElement} */ (children[at]);
      const isWhole = at > from && child.nodeType === 1 && !isLong(child, body, shell);
      const rest = isWhole ? uncut(child, body, shell) : cut(child, body, shell);
      if (rest) return { at, rest };
    }
    return { at: children.length, rest: null };
  }

  /** How many numbers of a list are told. @param {HTMLElement} list */
  const points = (list) => [...list.children].filter((child) => child.matches("li:not(.cpd-slide__rest)")).length;

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

  return { NOTES, slide, contents, laid };
})();
