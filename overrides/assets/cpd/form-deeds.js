// @ts-check
/**
 * What a form does now and then: it asks before it is cleared, prints a blank sheet, makes a reader's own copy for word processors,
 * names what is required and still empty, and lists earlier answers. It comes when it is needed (form/actions.js).
 *
 * @requires store
 * @requires form
 */
cpd.formDeeds = (() => {
  const { element, button, datedAt, store, formBeside: beside } = cpd;
  const { missing } = cpd.formActions;
  const { labelOf } = cpd.formFields;

  /** Not only hidden: a blank sheet that is saved as a file must not hold the answers either. @param {HTMLElement} form */
  function printBlank(form) {
    const papers = [...form.querySelectorAll(".cpd-paper")].map((paper) => ({ paper, text: paper.textContent }));
    for (const { paper } of papers) paper.textContent = "";
    cpd.printPart("blank", () => {
      for (const { paper, text } of papers) paper.textContent = text;
    });
  }

  /** Ask before a form is cleared. @param {HTMLElement} form @param {string} warning @param {() => void} clear */
  function question(form, warning, clear) {
    const dialog = element("dialog", "cpd-form__ask");
    const title = element("h2", "", "Clear this form?");
    title.id = "__form-ask";
    dialog.setAttribute("aria-labelledby", title.id);
    const stay = button("Keep my answers", () => dialog.close(), { kind: "main" });
    const go = button("Clear this form", () => {
      dialog.close();
      clear();
    }, { kind: "drastic" });
    dialog.append(title, element("p", "", warning), element("p", "cpd-form__actions", stay, go));
    dialog.addEventListener("close", () => dialog.remove());
    form.append(dialog);
    dialog.showModal();
    stay.focus();
  }

  /** Clear a form, if the reader says so. @param {Cpd.FormPage} page @param {HTMLElement} place with the button that asks for it */
  function clear(page, place) {
    const words = "Everything you wrote in it is deleted from this browser. You can bring it back until you leave this page.";
    question(page.form, page.keeper.earlier().length ? `${words} Earlier answers stay until you delete them one by one.` : words, () => {
      const undo = page.own(() => page.keeper.clear());
      page.refresh(true);
      beside.undoList(place)("Cleared.", () => {
        page.own(undo);
        page.refresh(true);
        place.querySelector("button")?.focus();
        page.say("Your answers are back.");
      });
      page.say("Cleared.");
    });
  }

  /** Make a reader's own copy, and say so at its button. @param {Cpd.FormPage} page @param {HTMLButtonElement} button @param {string} ending @param {string} words */
  async function download({ form }, button, ending, words) {
    const filled = /** @type {Cpd.Filled} */ (form.cpdForm);
    const label = button.textContent;
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    button.textContent = `Making the ${words} file …`;
    form.querySelector(".cpd-form__failure")?.remove();
    try {
      await cpd.load("own-copy");
      filled.say(`Downloaded: ${await cpd.ownCopy(form, filled, ending)}`);
    } catch (error) {
      console.error("cpd: no file could be made", error);
      const failure = `The ${words} file could not be made. What you have written is still here: you can try again, or print this page.`;
      form.querySelector(".cpd-form__alert")?.append(element("p", "cpd-form__failure", failure));
    }
    button.removeAttribute("aria-busy");
    button.textContent = label;
  }

  /** What is required and still empty: it is named, and nobody is stopped. */
  class Required {
    #isShown = false;

    /** @param {HTMLElement} form @param {HTMLElement} box */
    constructor(form, box) {
      this.form = form;
      this.box = box;
    }

    all() {
      return [...this.form.querySelectorAll("[data-required]")];
    }

    hide() {
      this.#isShown = false;
      this.box.hidden = true;
      this.all().forEach((one) => beside.note(one, "error", ""));
    }

    /** What was answered since is no longer named. */
    settle() {
      if (!this.#isShown) return;
      const left = missing(this.form);
      this.all().forEach((one) => beside.note(one, "error", left.includes(one) ? noAnswer(one) : ""));
      this.box.querySelector("ul")?.replaceChildren(...left.map(link));
      if (!left.length) this.hide();
    }

    /** Say what is not there, and offer to do it all the same. @param {() => void} act */
    ask(act) {
      const { box } = this;
      const title = element("h2", "", "There is something left to fill in");
      const goOn = button("Continue anyway", () => {
        this.hide();
        act();
      });
      title.id = "__form-errors";
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", title.id);
      box.replaceChildren(title, element("ul", ""), element("p", "", goOn));
      box.hidden = false;
      this.#isShown = true;
      this.settle();
      box.focus();
    }
  }

  /** @param {Element} one */
  const noAnswer = (one) => `“${labelOf(one)}” has no answer yet.`;

  /** Where to write it. @param {Element} one */
  function control(one) {
    return /** @type {HTMLElement | undefined} */ ([...one.querySelectorAll("input, textarea, select, button")].find((found) => found.checkVisibility()));
  }

  /** @param {Element} one */
  function link(one) {
    const made = element("a", "", noAnswer(one));
    made.href = `#${control(one)?.id ?? ""}`;
    made.addEventListener("click", (event) => {
      event.preventDefault();
      one.scrollIntoView();
      control(one)?.focus({ preventScroll: true });
    });
    return element("li", "", made);
  }

  // Earlier answers

  /** The list of what is kept and stands in no field. @param {Cpd.FormPage} page @param {HTMLElement} section */
  function earlier(page, section) {
    const note = element("p", "cpd-form__note", "The form has changed since you wrote these, or you wrote them in two tabs at the same time. They stay until you delete them, and are printed and downloaded with the form.");
    const list = element("dl", "cpd-earlier");
    section.append(note, list);
    const undoable = beside.undoList(list);

    /** @param {Cpd.EarlierAnswer} one */
    function entry({ facet, kept, label, words }) {
      const day = datedAt(kept.at);
      const remove = button("Delete", () => {
        page.own(() => store.remove(page.id, facet));
        show();
        undoable(`Earlier answer deleted: ${label}.`, () => {
          page.own(() => page.keeper.putBack(facet, kept));
          page.refresh();
          list.querySelector("button")?.focus();
          page.say("The earlier answer is back.");
        });
        page.say("Earlier answer deleted.");
      }, { kind: "small", label: `Delete: ${label}` });
      return element("div", "cpd-earlier__entry",
        element("dt", "", label),
        element("dd", "cpd-earlier__answer", words),
        element("dd", "cpd-earlier__facts", day && `Written on ${day} `, remove));
    }

    function show() {
      const all = page.keeper.earlier();
      const state = JSON.stringify(all.map(({ facet, kept }) => [facet, kept.at, kept.value]));
      if (list.dataset.state === state) return;
      list.dataset.state = state;
      list.replaceChildren(...all.map(entry));
      note.hidden = list.hidden = !all.length;
      section.hidden = !all.length && !section.querySelector(".cpd-undo__entry");
    }

    return show;
  }

  return { printBlank, clear, download, Required, earlier };
})();
