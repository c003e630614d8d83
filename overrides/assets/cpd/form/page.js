// @ts-check
/**
 * A form that keeps what is written in it, in the reader's browser, as it is typed.
 *
 * Every field is one element `[data-field]` with its controls inside (fields.js); what is kept of it is the facet
 * `form.<field name>` of the form's item (keeper.js). An answer that no longer fits its field is shown under
 * "Earlier answers", and put aside before the field is written to.
 *
 * Other scripts find the form's answers in `form.cpdForm` when the form has said `cpd:form-ready`.
 * When controls were set here, and not by the reader, the form says `cpd:form-restored`.
 *
 * @requires store
 * @requires speaking
 * @requires form/fields
 * @requires form/beside
 * @requires form/keeper
 * @requires form/copies
 * @requires form/messages
 * @requires form/actions
 */
(() => {
  const { copyId, store, formFields: fields, formBeside: beside, formMessages, formActions, FormCopies: Copies, FormKeeper: Keeper } = cpd;
  const { controls, labelOf, nameOf, typeOf, isWritten } = fields;
  const BOTH = "Two tabs wrote here at the same time. Both are kept: see “Earlier answers”.";

  class FormPage {
    #isOwn = false;
    /** What is required and still empty, once somebody was told. @type {Cpd.Required | undefined} */
    #required;
    /** Shows earlier answers, once there were some. @type {(() => void) | undefined} */
    #showEarlier;
    /** Whether something waits to be shown until nobody is writing there. */
    #isLate = false;
    #unkept = 0;

    /** @param {Cpd.Form} form */
    constructor(form) {
      const find = (/** @type {string} */ name) => this.find(name);
      const here = Copies.here();
      this.form = form;
      this.id = copyId(form.dataset.form ?? "", here);
      this.keeper = new Keeper(form, this.id);
      this.voice = cpd.speaking(find("status"), () => this.checkNumbers());
      this.tables = [...form.querySelectorAll("[data-part][data-type=table]")].flatMap((part) => cpd.formRows?.(this, /** @type {HTMLElement} */ (part)) ?? []);
      this.copies = new Copies(this.keeper, find("copies"), here);
      this.showTrouble = formMessages.trouble(this.id, find("alert"));
      find("promise").hidden = false;
      formActions.offer(this, find);
      this.#listen();
      this.refresh(true);
      this.#publish();
      formActions.together(this, find("together"));
      formActions.sums(form);
    }

    /** @param {string} name */
    find(name) {
      return /** @type {HTMLElement} */ (this.form.querySelector(`.cpd-form__${name}`));
    }

    /** @param {string} words */
    say(words) {
      this.voice.say(words);
    }

    /** Changes made here are not restored. @template T @param {() => T} change */
    own(change) {
      this.#isOwn = true;
      try {
        return change();
      } finally {
        this.#isOwn = false;
      }
    }

    /** What stands beside a field. @param {Element} field */
    dress(field) {
      for (const control of controls(field)) {
        if (fields.isTick(control)) continue;
        beside.mirror(control);
        beside.grow(control);
      }
      beside.clearButton(field, () => {
        this.set(field, "");
        this.say(`Cleared: ${labelOf(field)}`);
      });
      this.offer(field);
      if (typeOf(field) === "number" && !fields.wrong(field)) beside.note(field, "note", "");
    }

    /** @param {Element} field */
    offer(field) {
      beside.showOffers(field, (value) => this.set(field, value));
    }

    /** Do it if all is there; else say what is not. @param {() => void} act */
    whenComplete(act) {
      const ask = (/** @type {Cpd.FormDeeds} */ deeds) => (this.#required ??= new deeds.Required(this.form, this.find("errors"))).ask(act);
      if (formActions.missing(this.form).length) formActions.later(this, ask, act);
      else act();
    }

    /** What is kept and stands in no field. */
    showEarlier() {
      if (this.#showEarlier) this.#showEarlier();
      else if (this.keeper.earlier().length) formActions.later(this, (deeds) => (this.#showEarlier ??= deeds.earlier(this, this.find("earlier")))());
    }

    /** What stands elsewhere on the page and follows from the answers. */
    settle() {
      this.form.querySelectorAll("[data-shared]").forEach((field) => this.offer(field));
      this.#required?.settle();
      this.copies.show();
      this.showEarlier();
    }

    /** Put what is kept into the page. @param {boolean} [isForced] also where somebody is writing */
    refresh(isForced = false) {
      const active = !isForced && document.hasFocus() && isWritten(document.activeElement) ? document.activeElement : null;
      this.#isLate = Boolean(active);
      this.tables.forEach((table) => table.sync());
      for (const field of this.keeper.fields()) if (!field.contains(active)) this.restore(field);
      this.checkNumbers(false);
      this.showTrouble();
      this.settle();
      this.#restored();
    }

    /** Answer for the reader. @param {Element} field @param {string} value */
    set(field, value) {
      fields.put(field, value);
      this.write(field);
      controls(field)[0]?.focus();
      this.#restored();
    }

    #restored() {
      this.form.dispatchEvent(new CustomEvent("cpd:form-restored"));
    }

    /** @param {Element} field */
    restore(field) {
      if (fields.isUnfinished(field) && !this.keeper.source(field)) return;
      fields.put(field, this.keeper.kept(field));
      this.dress(field);
    }

    /** Keep a field's answer. @param {Element} field */
    write(field) {
      const what = this.own(() => this.keeper.save(field));
      if (what === "nothing") this.voice.wait();
      else this.voice.saved();
      if (what === "both") this.say(BOTH);
      this.dress(field);
      this.settle();
    }

    checkNumbers(isNews = true) {
      for (const field of this.keeper.fields()) {
        const words = fields.wrong(field);
        const isKnown = document.getElementById(`__form-${nameOf(field)}-note`);
        if (words) beside.note(field, "note", words);
        if (words && !isKnown && isNews) this.say(`${labelOf(field)}. ${words}`);
      }
    }

    #listen() {
      const { form } = this;
      const hear = (/** @type {Event} */ event) => {
        const field = event.target instanceof Element && event.target.closest("[data-field]");
        if (field && controls(field).some((control) => control === event.target)) this.write(field);
      };
      form.addEventListener("input", hear);
      // Leaving a text is no writing: another tab may have written there since.
      form.addEventListener("change", (event) => isWritten(event.target) || hear(event));
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("focusout", () => this.#isLate && this.refresh());
      // Browsers bring back what stood in the controls, which may be older than what is kept. A slow phone answers in between.
      addEventListener("pageshow", () => setTimeout(() => this.refresh(true)));
      store.watch((change) => {
        if (change.id === this.id && !this.#isOwn) this.refresh();
        else if (!this.#isOwn) this.settle();
        if (change.id === this.id && change.isRescued) this.say(BOTH);
      });
      store.onTrouble(() => {
        this.showTrouble();
        if (this.#unkept && !store.unkept()) this.voice.saved();
        this.#unkept = store.unkept();
      });
    }

    /** What is answered, by field name. @returns {Map<string, Cpd.Answer>} */
    answers() {
      return new Map(this.keeper.fields().filter(fields.isAnswered).map((field) =>
        [nameOf(field), { value: fields.valueOf(field), words: fields.wordsOf(field), label: labelOf(field), type: typeOf(field) }]));
    }

    /** Say to other scripts that the form is there, and give them its answers. */
    #publish() {
      const { form, copies } = this;
      /** @type {Cpd.Filled} */
      const filled = {
        id: this.id,
        title: form.dataset.title ?? "",
        answers: () => this.answers(),
        /** The names of a table's rows, in order. */
        rows: (part) => this.tables.find(({ name }) => name === part)?.names() ?? [],
        earlier: () => this.keeper.earlier().map(({ facet, kept, label, words }) => ({ facet, label, words, value: kept.value, type: kept.type, at: kept.at })),
        /** The copies of this form with something in them, with the names they are kept under. */
        copies: () => copies.all(),
        keep: (answers, number) => copies.keep(answers, number),
        address: (number) => copies.address(number),
        copyId: (number) => copyId(form.dataset.form ?? "", number),
        whenComplete: (act) => this.whenComplete(act),
        say: (words) => this.say(words),
      };
      form.cpdForm = filled;
      form.dispatchEvent(new CustomEvent("cpd:form-ready", { bubbles: true, detail: filled }));
    }
  }

  cpd.component("form", (form) => void new FormPage(form));
})();
