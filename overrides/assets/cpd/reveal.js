// @ts-check
/** The overview's "open all" and "close all". Without this script each reveal still opens by itself. */
cpd.component("reveal", (root) => {
  const controls = /** @type {HTMLElement | null} */ (root.querySelector(".cpd-overview__controls"));
  if (!controls) return;
  controls.hidden = false;
  controls.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-reveal]");
    if (!button) return;
    const isOpen = button.getAttribute("data-reveal") === "open";
    for (const reveal of root.querySelectorAll("details")) reveal.open = isOpen;
  });
});
