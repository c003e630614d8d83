// @ts-check
/**
 * What a term shows. It can be pointed at, stays until it is left, and goes by Escape.
 * glossary.js brings this when a term is first met, and tells how.
 *
 * @param {HTMLElement} root @param {boolean} wasTouch whether the last pointer was a finger
 */
cpd.terms = (root, wasTouch) => {
  const PAUSE = 200; // the pointer may only be passing by, or on its way to what is shown

  /** @type {Map<string, Element>} */
  const meanings = new Map();
  for (const one of root instanceof HTMLTemplateElement ? root.content.querySelectorAll("[data-term]") : []) {
    meanings.set(one.getAttribute("data-term") ?? "", one);
  }

  /** @typedef {{link: HTMLAnchorElement, note: HTMLElement}} Shown */
  /** @type {Shown | null} */
  let shown = null;
  let timer = 0;
  /** The link shown when a finger came down. @type {HTMLAnchorElement | null} */
  let pressed = null;
  let isTouch = wasTouch;

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  const termAt = (target) => (target instanceof Element ? target.closest("a.cpd-term") : null);
  /** @param {EventTarget | null} target */
  const isInNote = (target) => target instanceof Node && Boolean(shown?.note.contains(target));
  /** @param {HTMLAnchorElement} link */
  const idOf = (link) => cpd.idIn(link.hash);

  /** @param {HTMLAnchorElement} link */
  function show(link) {
    clearTimeout(timer);
    const meaning = meanings.get(idOf(link));
    if (!meaning || shown?.link === link) return;
    hide();
    const note = document.createElement("span");
    const more = document.createElement("a");
    note.className = "cpd-note";
    more.className = "cpd-note__more";
    more.href = link.href;
    more.textContent = "More in the glossary";
    note.append(...meaning.cloneNode(true).childNodes, " ", more);
    // Right after the term, so that Tab leads into it; above all else, so that no box cuts it off.
    link.after(note);
    note.setAttribute("popover", "manual");
    note.showPopover?.();
    shown = { link, note };
    place();
  }

  function hide() {
    clearTimeout(timer);
    shown?.note.remove();
    shown = null;
  }

  /** Below the term, above it where there is more room, and never beyond the window's edges. */
  function place() {
    if (!shown) return;
    const { link, note } = shown;
    note.style.left = note.style.top = "0";
    const lines = link.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const { left, top, width, height } = note.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isAbove = last.bottom + height > clientHeight && first.top > clientHeight - last.bottom;
    const edge = 8;
    note.style.left = `${Math.max(edge, Math.min(last.left, clientWidth - width - edge)) - left}px`;
    note.style.top = `${(isAbove ? first.top - height : last.bottom) - top}px`;
  }

  /** What has the keyboard stays. */
  function leave() {
    const { activeElement } = document;
    if (shown && !(activeElement?.matches(":focus-visible") && (activeElement === shown.link || isInNote(activeElement)))) hide();
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const link = termAt(target);
    if (!link && !shown) return clearTimeout(timer);
    if (isInNote(target) || (link && link === shown?.link)) return clearTimeout(timer);
    clearTimeout(timer);
    timer = setTimeout(() => (link ? show(link) : leave()), PAUSE);
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = termAt(target);
    if (link?.matches(":focus-visible")) show(link);
    else if (!link && !isInNote(target)) hide();
  });
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    isTouch = pointerType === "touch";
    pressed = shown?.link ?? null;
    if (!termAt(target) && !isInNote(target)) hide();
  });
  // A tap shows; the next one, or the link in what is shown, leads on. A key's click has no detail.
  document.addEventListener("click", (event) => {
    const link = termAt(event.target);
    if (!link || !isTouch || !event.detail || link === pressed) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !shown) return;
    const { link } = shown;
    const hadFocus = isInNote(document.activeElement);
    hide();
    if (!hadFocus) return;
    link.focus();
    hide();
  });
  addEventListener("resize", place);
  addEventListener("pagehide", hide); // who comes back finds the page as it was

  /** The event that brought this. @param {HTMLAnchorElement} link @param {string} type */
  return (link, type) => {
    if (type === "tap" || (type === "focusin" && link.matches(":focus-visible"))) show(link);
    else if (type === "pointerover" && !isTouch && link.matches(":hover")) timer = setTimeout(show, PAUSE, link);
  };
};
