// @ts-check
/**
 * What a reader does with a whole form: print it, with answers or blank, clear it, work on it together, sum it up.
 *
 * @requires form/beside
 */
cpd.formActions = (() => {
  const { element, button, formBeside: beside } = cpd;

  /** Not only hidden: a blank sheet that is saved as a file must not hold the answers either. @param {HTMLElement} form */
  function printBlank(form) {
    const papers = [...form.querySelectorAll(".cpd-paper")].map((paper) => ({ paper, text: paper.textContent }));
    for (const { paper } of papers) paper.textContent = "";
    cpd.printPart("blank", () => {
      for (const { paper, text } of papers) paper.textContent = text;
    });
  }

  /** Ask before a form is cleared. @param {HTMLElement} form @param {() => string} warning @param {() => void} clear */
  function question(form, warning, clear) {
    const dialog = element("dialog", "cpd-form__ask");
    const title = element("h2", "", "Clear this form?");
    const text = element("p", "");
    title.id = "__form-ask";
    dialog.setAttribute("aria-labelledby", title.id);
    const stay = button("Keep my answers", () => dialog.close(), { kind: "main" });
    const go = button("Clear this form", () => {
      dialog.close();
      clear();
    }, { kind: "drastic" });
    dialog.append(title, text, element("p", "cpd-form__actions", stay, go));
    form.append(dialog);
    return () => {
      text.textContent = warning();
      dialog.showModal();
      stay.focus();
    };
  }

  /** The buttons below a form. @param {Cpd.FormPage} page @param {(name: string) => HTMLElement} find */
  function offer(page, find) {
    const box = find("actions");
    const { form, keeper } = page;
    const ask = question(form, warning, clear);
    const opener = button("Clear this form", ask, { kind: "drastic" });
    const clearing = element("p", "cpd-form__clear", opener);
    box.append(
      button("Print my answers", () => page.required.whenComplete(() => window.print()), { kind: "main" }),
      button("Print a blank form", () => printBlank(form)),
      element("div", "cpd-form__downloads"),
    );
    box.hidden = false;
    find("end").append(clearing);
    const undoable = beside.undoList(clearing);

    function warning() {
      const words = "Everything you wrote in it is deleted from this browser. You can bring it back until you leave this page.";
      return keeper.earlier().length ? `${words} Earlier answers stay until you delete them one by one.` : words;
    }

    function clear() {
      const undo = page.own(() => keeper.clear());
      page.refresh(true);
      undoable("Cleared.", () => {
        page.own(undo);
        page.refresh(true);
        opener.focus();
        page.say("Your answers are back.");
      });
      page.say("Cleared.");
    }
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
        return page.say("This could not be opened. Reload the page and try again.");
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

  return { offer, together, sums };
})();
