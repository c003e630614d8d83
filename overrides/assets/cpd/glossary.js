// @ts-check
/** A term explains itself: terms.js does it, when one is first pointed at, focused or tapped. Without either it is a link. */
cpd.component("glossary", (root) => {
  const types = ["pointerover", "focusin", "pointerdown", "click"];
  let isTouch = false;
  /** @type {Cpd.Met | undefined} */
  let show;

  /** @param {Event} event */
  function met(event) {
    const { type, target } = event;
    const pointerType = event instanceof PointerEvent ? event.pointerType : "";
    const link = target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest("a.cpd-term"));
    if (type === "pointerdown") isTouch = pointerType === "touch";
    if (!link || (type === "pointerover" && pointerType === "touch")) return;
    const isTap = type === "click" && isTouch && event instanceof UIEvent && event.detail > 0;
    if (isTap) event.preventDefault();
    cpd.load("terms").then(() => {
      show ??= cpd.terms(root, isTouch);
      for (const one of types.splice(0)) document.removeEventListener(one, met);
      show(link, isTap ? "tap" : type);
    }, () => isTap && location.assign(link.href));
  }

  for (const type of types) document.addEventListener(type, met);
  // What screen readers say of a term, whether it is shown or not.
  const spoken = cpd.element("div", { hidden: "" }, /** @type {HTMLTemplateElement} */ (root).content.cloneNode(true));
  for (const one of spoken.children) /** @type {Element} */ (one.lastElementChild).id = `cpd-term--${one.getAttribute("data-term")}`;
  for (const link of document.links) {
    if (link.matches(".cpd-term")) link.setAttribute("aria-describedby", `cpd-term--${cpd.idIn(link.hash)}`);
  }
  root.after(spoken);
});
