// @ts-check
/**
 * What a term shows. It can be pointed at, stays until it is left, and goes by Escape.
 * glossary.js brings this when a term is first met, and tells how.
 */
cpd.terms = (() => {
  const PAUSE = 200; // the pointer may only be passing by, or on its way to what is shown
  const EDGE = 8;

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  const termAt = (target) => (target instanceof Element ? target.closest("a.cpd-term") : null);

  class Terms {
    /** @type {{link: HTMLAnchorElement, note: HTMLElement} | null} */
    shown = null;
    timer = 0;
    /** The link shown when a finger came down. @type {HTMLAnchorElement | null} */
    pressed = null;

    /** @param {HTMLElement} root @param {boolean} wasTouch whether the last pointer was a finger */
    constructor(root, wasTouch) {
      this.isTouch = wasTouch;
      /** @type {Map<string, Element>} */
      this.meanings = new Map();
      for (const one of root instanceof HTMLTemplateElement ? root.content.querySelectorAll("[data-term]") : []) {
        this.meanings.set(one.getAttribute("data-term") ?? "", one);
      }
    }

    /** @param {EventTarget | null} target */
    isInNote(target) {
      return target instanceof Node && Boolean(this.shown?.note.contains(target));
    }

    /** @param {HTMLAnchorElement} link */
    show(link) {
      clearTimeout(this.timer);
      const meaning = this.meanings.get(cpd.idIn(link.hash));
      if (!meaning || this.shown?.link === link) return;
      this.hide();
      const more = cpd.element("a", { class: "cpd-note__more", href: link.href }, "More in the glossary");
      const note = cpd.element("span", "cpd-note", ...meaning.cloneNode(true).childNodes, " ", more);
      // Right after the term, so that Tab leads into it; above all else, so that no box cuts it off.
      link.after(note);
      note.setAttribute("popover", "manual");
      note.showPopover?.();
      this.shown = { link, note };
      this.place();
    }

    hide() {
      clearTimeout(this.timer);
      this.shown?.note.remove();
      this.shown = null;
    }

    /** Below the term, above it where there is more room, and never beyond the window's edges. */
    place() {
      if (!this.shown) return;
      const { link, note } = this.shown;
      note.style.left = note.style.top = "0";
      const lines = link.getClientRects();
      const [first, last] = [lines[0], lines[lines.length - 1]];
      const { left, top, width, height } = note.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const isAbove = last.bottom + height > clientHeight && first.top > clientHeight - last.bottom;
      note.style.left = `${Math.max(EDGE, Math.min(last.left, clientWidth - width - EDGE)) - left}px`;
      note.style.top = `${(isAbove ? first.top - height : last.bottom) - top}px`;
    }

    /** What has the keyboard stays. */
    leave() {
      const { activeElement } = document;
      if (this.shown && !(activeElement?.matches(":focus-visible") && (activeElement === this.shown.link || this.isInNote(activeElement)))) this.hide();
    }

    /** @param {PointerEvent} event */
    over({ target, pointerType }) {
      if (pointerType === "touch") return;
      const link = termAt(target);
      clearTimeout(this.timer);
      const isNothing = !link && !this.shown;
      if (isNothing || this.isInNote(target) || (link && link === this.shown?.link)) return;
      this.timer = setTimeout(() => (link ? this.show(link) : this.leave()), PAUSE);
    }

    /** @param {FocusEvent} event */
    focus({ target }) {
      const link = termAt(target);
      if (link?.matches(":focus-visible")) this.show(link);
      else if (!link && !this.isInNote(target)) this.hide();
    }

    /** @param {PointerEvent} event */
    press({ target, pointerType }) {
      this.isTouch = pointerType === "touch";
      this.pressed = this.shown?.link ?? null;
      if (!termAt(target) && !this.isInNote(target)) this.hide();
    }

    /** A tap shows; the next one, or the link in what is shown, leads on. A key's click has no detail. @param {MouseEvent} event */
    click(event) {
      const link = termAt(event.target);
      if (!link || !this.isTouch || !event.detail || link === this.pressed) return;
      event.preventDefault();
      this.show(link);
    }

    /** @param {KeyboardEvent} event */
    key({ key }) {
      if (key !== "Escape" || !this.shown) return;
      const { link } = this.shown;
      const hadFocus = this.isInNote(document.activeElement);
      this.hide();
      if (!hadFocus) return;
      link.focus();
      this.hide();
    }

    start() {
      document.addEventListener("pointerover", (event) => this.over(event));
      document.addEventListener("focusin", (event) => this.focus(event));
      document.addEventListener("pointerdown", (event) => this.press(event));
      document.addEventListener("click", (event) => this.click(event));
      document.addEventListener("keydown", (event) => this.key(event));
      addEventListener("resize", () => this.place());
      addEventListener("pagehide", () => this.hide()); // who comes back finds the page as it was
    }

    /** The event that brought this. @param {HTMLAnchorElement} link @param {string} type */
    met(link, type) {
      if (type === "tap" || (type === "focusin" && link.matches(":focus-visible"))) this.show(link);
      else if (type === "pointerover" && !this.isTouch && link.matches(":hover")) this.timer = setTimeout(() => this.show(link), PAUSE);
    }
  }

  return (root, wasTouch) => {
    const terms = new Terms(root, wasTouch);
    terms.start();
    return (link, type) => terms.met(link, type);
  };
})();
