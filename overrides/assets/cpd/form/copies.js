// @ts-check
/**
 * Copies of one form: which there are, what each is called, and how a reader goes from one to another.
 *
 * @requires store
 * @requires form/answers
 * @requires form/fields
 * @requires form/keeper
 */
(() => {
  const { element, button, datedAt, copyId, store, formAnswers: answers, FormKeeper: Keeper } = cpd;
  const NAMING = new Set([...cpd.organisations(), "name"]);

  class Copies {
    /** @param {Cpd.Keeper} keeper @param {HTMLElement} box @param {number} here */
    constructor(keeper, box, here) {
      this.keeper = keeper;
      this.box = box;
      this.here = here;
      this.base = keeper.form.dataset.form ?? "";
      this.label = element("label", "cpd-form__copy", "Your copies of this form ");
      this.select = element("select", "");
      this.open = button("Open this copy", () => this.go(Number(this.select.value)));
      const another = button("Start another copy", () => this.go(this.next())); // an empty one is not left for another
      this.label.append(this.select);
      box.append(this.label, this.open, another);
    }

    /** Which copy the page's address names. */
    static here() {
      const number = Number(new URLSearchParams(location.search).get("copy"));
      return Number.isInteger(number) && number > 1 && number < 1000 ? number : 1;
    }

    /** The numbers of copies with something in them. */
    kept() {
      const copies = store.ids().map(cpd.copyOf).filter(({ base }) => base === this.base);
      return copies.map(({ number }) => number);
    }

    next() {
      return Math.max(1, ...this.kept()) + 1;
    }

    /** @param {number} number */
    address(number) {
      const url = new URL(location.href);
      url.hash = "";
      if (number > 1) url.searchParams.set("copy", String(number));
      else url.searchParams.delete("copy");
      return url.href;
    }

    /** @param {number} number */
    go(number) {
      location.assign(this.address(number));
    }

    /** Every copy with something in it. */
    all() {
      const numbers = [...new Set(this.kept())].sort((one, other) => one - other);
      return numbers.map((number) => ({ number, id: copyId(this.base, number), name: this.facts(number).name }));
    }

    /** Keep answers as a copy: a new one, or the one of this number, which has these and no others then. @param {Map<string, Cpd.Given>} given by facet @param {number} [number] */
    keep(given, number = Math.max(this.next(), this.here + 1)) {
      const id = copyId(this.base, number);
      const gone = [...store.all(id).keys()].filter((facet) => facet.startsWith("form.") && !given.has(facet));
      gone.forEach((facet) => store.remove(id, facet));
      given.forEach((one, facet) => answers.same(store.get(id, facet)?.value, one.value) || store.set(id, facet, one));
      this.show();
      return number;
    }

    /** What a copy is called, and when it was changed. @param {number} number */
    facts(number) {
      const all = store.all(copyId(this.base, number));
      const naming = this.keeper.fields().filter((field) => NAMING.has(field.getAttribute("data-shared") ?? ""));
      const said = [Keeper.CALLED, ...naming.map((field) => `form.${cpd.formFields.nameOf(field)}`)].map((facet) => all.get(facet)?.value);
      const name = said.find((value) => typeof value === "string" && value.trim());
      const at = [...all.values()].map((one) => one.at).sort().at(-1);
      return { number, name: name ? String(name).trim() : `Copy ${number}`, when: at ? `last changed ${datedAt(at)}` : "nothing written yet" };
    }

    show() {
      const { select, here } = this;
      const numbers = [...new Set([...this.kept(), here])].sort((one, other) => one - other);
      const copies = numbers.map((number) => this.facts(number));
      const isTwice = (/** @type {string} */ name) => copies.filter((one) => one.name === name).length > 1;
      const options = copies.map(({ number, name, when }) => [number, `${isTwice(name) ? `${name} (copy ${number})` : name}, ${when}`]);
      this.box.hidden = numbers.length === 1 && !this.kept().length;
      this.label.hidden = this.open.hidden = numbers.length === 1;
      if (select.dataset.options === JSON.stringify(options)) return;
      select.dataset.options = JSON.stringify(options);
      const chosen = select.value || String(here);
      select.replaceChildren(...options.map(([number, words]) => new Option(String(words), String(number))));
      select.value = chosen;
    }
  }

  cpd.FormCopies = Copies;
})();
