// @ts-check
/**
 * Buttons for a reader's own copy of a form, for word processors. own-copy.js makes it, when it is asked for.
 *
 * @requires form
 */
(() => {
  const KINDS = [{ ending: "docx", words: "Word" }, { ending: "odt", words: "OpenDocument" }];

  /** @param {HTMLElement} root @param {Cpd.Form} form @param {Cpd.Filled} filled */
  function start(root, form, filled) {
    const failure = document.createElement("p");

    for (const { ending, words } of KINDS) {
      const button = document.createElement("button");
      const label = `Download as ${words}`;
      button.type = "button";
      button.className = "cpd-button";
      button.textContent = label;
      const offered = async () => {
        if (button.getAttribute("aria-busy") === "true") return;
        button.setAttribute("aria-busy", "true");
        button.textContent = `Making the ${words} file …`;
        failure.remove();
        try {
          await cpd.load("own-copy");
          filled.say(`Downloaded: ${await cpd.ownCopy(form, filled, ending)}`);
        } catch (error) {
          console.error("cpd: no file could be made", error);
          failure.textContent = `The ${words} file could not be made. What you have written is still here: you can try again, or print this page.`;
          form.querySelector(".cpd-form__alert")?.append(failure);
        }
        button.removeAttribute("aria-busy");
        button.textContent = label;
      };
      button.addEventListener("click", () => filled.whenComplete(offered));
      root.append(button);
    }
    root.hidden = false;
  }

  cpd.component("download", (root) => {
    const form = /** @type {Cpd.Form | null} */ (root.closest("form"));
    const begin = () => form?.cpdForm && start(root.querySelector(".cpd-form__downloads") ?? root, form, form.cpdForm);
    if (form?.cpdForm) begin();
    else form?.addEventListener("cpd:form-ready", begin, { once: true });
  });
})();
