// @ts-check
/**
 * What a reader does with a whole form: print it, with answers or blank, clear it, work on it together, sum it up. What takes more
 * than that comes when it is needed: form-deeds.js.
 *
 * @requires form/fields
 */
cpd.formActions = (() => {
  const { element, button } = cpd;
  const { nameOf, isAnswered } = cpd.formFields;
  const FILES = [{ ending: "docx", words: "Word" }, { ending: "odt", words: "OpenDocument" }];
  const NOT_OPENED = "This could not be opened. Reload the page and try again.";

  /** Do what a form does now and then. @param {Cpd.FormPage} page @param {(deeds: Cpd.FormDeeds) => void} act @param {() => void} [otherwise] */
  async function later(page, act, otherwise = () => page.say(NOT_OPENED)) {
    try {
      await cpd.load("form-deeds");
    } catch {
      return otherwise();
    }
    act(cpd.formDeeds);
  }

  /** What is required and still empty. @param {HTMLElement} form */
  function missing(form) {
    const fieldsOf = (/** @type {Element} */ one) => (nameOf(one) ? [one] : [...one.querySelectorAll("[data-field]")]);
    return [...form.querySelectorAll("[data-required]")].filter((one) => !fieldsOf(one).some(isAnswered));
  }

  /** The buttons below a form. @param {Cpd.FormPage} page @param {(name: string) => HTMLElement} find */
  function offer(page, find) {
    const box = find("actions");
    const opener = button("Clear this form", () => later(page, (deeds) => deeds.clear(page, clearing)), { kind: "drastic" });
    const clearing = element("p", "cpd-form__clear", opener);
    box.append(
      button("Print my answers", () => page.whenComplete(() => window.print()), { kind: "main" }),
      button("Print a blank form", () => later(page, (deeds) => deeds.printBlank(page.form))),
      ...FILES.map(({ ending, words }) => copy(page, ending, words)),
    );
    box.hidden = false;
    find("end").append(clearing);
    // Before it is needed, so that a connection may fail by then.
    page.form.addEventListener("focusin", () => later(page, () => {}, () => {}), { once: true });
  }

  /** A button for a reader's own copy, for word processors. @param {Cpd.FormPage} page @param {string} ending @param {string} words */
  function copy(page, ending, words) {
    const made = button(`Download as ${words}`, () => page.whenComplete(() => later(page, (deeds) => deeds.download(page, made, ending, words))));
    return made;
  }

  /** What colleagues do together comes when it is opened. @param {Cpd.FormPage} page @param {HTMLElement} section */
  function together(page, section) {
    const opener = /** @type {HTMLButtonElement} */ (section.querySelector("button"));
    const box = element("div", "cpd-together");
    let isDrawn = false;
    section.hidden = false;
    opener.addEventListener("click", async () => {
      try {
        await cpd.load("together.css", "joint", "together-view", "together");
      } catch {
        return page.say(NOT_OPENED);
      }
      if (!isDrawn) section.append(box);
      if (!isDrawn) cpd.together(page.form, box);
      box.hidden = isDrawn && !box.hidden;
      opener.setAttribute("aria-expanded", String(!box.hidden));
      isDrawn = true;
    });
  }

  /** The table of areas fills itself once it is near, or somebody is about to rate something. @param {HTMLElement} form */
  function sums(form) {
    const table = /** @type {HTMLElement | null} */ (form.querySelector("[data-cpd~=summary]"));
    if (!table) return;
    const rating = (/** @type {Event} */ { target, isTrusted }) => {
      if (isTrusted && target instanceof Element && target.closest("[data-type=scale]")) table.dataset.rated = "";
    };
    const come = async () => {
      watch.disconnect();
      form.removeEventListener("focusin", come);
      form.removeEventListener("cpd:form-restored", again);
      await cpd.load("summary", "change");
      form.removeEventListener("change", rating);
      cpd.run(form);
    };
    const again = () => form.querySelector("[data-type=scale] input:checked") && come();
    const watch = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && come(), { rootMargin: "100%" });
    watch.observe(table);
    form.addEventListener("focusin", come);
    form.addEventListener("change", rating);
    form.addEventListener("cpd:form-restored", again);
    again();
  }

  return { later, missing, offer, together, sums };
})();
