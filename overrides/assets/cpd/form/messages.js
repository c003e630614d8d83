// @ts-check
/**
 * What a form says beside its questions: trouble with keeping, what is required and still empty, earlier answers.
 *
 * @requires store
 * @requires form/fields
 * @requires form/beside
 */
cpd.formMessages = (() => {
  const { element, button, offer, datedAt, store, formBeside: beside } = cpd;
  const { labelOf, nameOf, isAnswered } = cpd.formFields;

  // Trouble

  /** @param {number} count */
  const answersOf = (count) => (count === 1 ? "One answer" : `${count} answers`);

  /** Say what is wrong with keeping, and what to do. @param {string} id @param {HTMLElement} box */
  function trouble(id, box) {
    const undoable = beside.undoList(box);
    const stay = (/** @type {BeforeUnloadEvent} */ event) => {
      event.preventDefault();
      event.returnValue = true; // what older browsers look at
    };

    function show() {
      const found = store.troubles(id);
      const said = JSON.stringify(found.map((one) => [one.kind, one.unkept > 0, one.found.length]));
      removeEventListener("beforeunload", stay);
      if (store.unkept()) addEventListener("beforeunload", stay);
      if (said === (box.dataset.said ?? "[]")) return;
      box.dataset.said = said;
      box.replaceChildren(...found.flatMap((one) => paragraphs(one, remove)));
    }

    /** @param {Cpd.Unreadable[]} found */
    function remove(found) {
      const undos = found.map(({ key }) => store.discard(key));
      show();
      undoable(`${answersOf(found.length)} that could not be read: deleted.`, () => {
        undos.forEach((undo) => undo());
        show();
        box.querySelector("button")?.focus();
      });
    }

    return show;
  }

  /** @param {Cpd.Trouble} trouble @param {(found: Cpd.Unreadable[]) => void} remove @returns {Node[]} */
  function paragraphs({ kind, unkept, found }, remove) {
    if (kind === "damaged") return [element("p", "", `${answersOf(found.length)} in this form could not be read. Nothing was deleted, and you can go on.`), choices(found, remove)];
    if (kind === "newer") {
      const then = unkept ? " What you type into such a field here is not kept: reload this page to get that version." : " Reload this page to get that version.";
      return [element("p", "", `${answersOf(found.length)} in this form was written by a newer version of this page. Nothing was deleted.${then}`)];
    }
    return [element("p", "", `This browser is not keeping what you write: ${store.reasons[kind]}. Keep this page open, and print or download before you leave.`)];
  }

  /** @param {Cpd.Unreadable[]} found @param {(found: Cpd.Unreadable[]) => void} remove */
  function choices(found, remove) {
    const text = found.map(({ key, raw }) => `${key}\n${raw}\n`).join("\n");
    const download = button("Download what could not be read", () => offer(text, "could-not-be-read.txt", "text/plain"));
    return element("p", "", download, " ", button("Delete it", () => remove(found)));
  }

  // Before something leaves the browser

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

    missing() {
      const fieldsOf = (/** @type {Element} */ one) => (nameOf(one) ? [one] : [...one.querySelectorAll("[data-field]")]);
      return this.all().filter((one) => !fieldsOf(one).some(isAnswered));
    }

    hide() {
      this.#isShown = false;
      this.box.hidden = true;
      this.all().forEach((one) => beside.note(one, "error", ""));
    }

    /** What was answered since is no longer named. */
    settle() {
      if (!this.#isShown) return;
      const left = this.missing();
      this.all().forEach((one) => beside.note(one, "error", left.includes(one) ? noAnswer(one) : ""));
      this.box.querySelector("ul")?.replaceChildren(...left.map(link));
      if (!left.length) this.hide();
    }

    /** Do it if all is there; else say what is not, and offer to do it all the same. @param {() => void} act */
    whenComplete(act) {
      const { box } = this;
      if (!this.missing().length) return act();
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

  return { trouble, Required, earlier };
})();
