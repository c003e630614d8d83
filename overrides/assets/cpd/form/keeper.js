// @ts-check
/**
 * What is kept of a form: the facet `form.<field name>` of the form's item for each field. An answer that no longer
 * fits its field is put aside (`earlier.<field name>`) before the field is written to.
 *
 * @requires store
 * @requires form/answers
 * @requires form/fields
 */
(() => {
  const { store, formAnswers: answers, formFields: fields } = cpd;
  const { same, rowsIn } = answers;
  const { nameOf, typeOf, valueOf, isEmpty } = fields;

  /** @typedef {{facet: string, kept: Cpd.Facet}} Source */

  /** @param {Element} field */
  const facetOf = (field) => `form.${nameOf(field)}`;

  class Keeper {
    /** What a copy is called, where that was said: no field's name has such a sign. */
    static CALLED = "form.copy=name";

    /** What each field is known to have kept: what is kept there and is neither this nor what stands in it was written in another tab. @type {WeakMap<Element, Cpd.Value>} */
    #known = new WeakMap();

    /** @param {HTMLElement} form @param {string} id */
    constructor(form, id) {
      this.form = form;
      this.id = id;
    }

    fields() {
      return [...this.form.querySelectorAll("[data-field]")];
    }

    /** The kept answer that stands in a field, and where it is kept. @param {Element} field @returns {Source | null} */
    source(field) {
      const isTaken = (/** @type {string} */ old) => this.form.querySelector(`[data-field="${CSS.escape(old)}"]`);
      const names = [nameOf(field), ...fields.formerNames(field).filter((old) => !isTaken(old))];
      for (const name of names) {
        const kept = store.get(this.id, `form.${name}`);
        if (kept && fields.fits(field, kept)) return { facet: `form.${name}`, kept };
      }
      return null;
    }

    /** What is kept of a field, to be shown in it. @param {Element} field */
    kept(field) {
      const value = this.source(field)?.kept.value ?? "";
      this.#known.set(field, value);
      return value;
    }

    /** Keep what stands in a field; what was written there in another tab, and never shown here, is put aside. @param {Element} field @returns {"nothing" | "own" | "both"} */
    save(field) {
      const value = valueOf(field);
      const before = this.source(field);
      if (fields.isUnfinished(field)) return "nothing";
      const isSeen = !before || [this.#known.get(field) ?? "", value].some((one) => same(one, before.kept.value));
      this.#known.set(field, value);
      if (before ? before.facet === facetOf(field) && same(before.kept.value, value) : isEmpty(field)) return "nothing";
      const aside = isSeen ? undefined : store.roomFor(this.id, before.facet);
      if (before && isEmpty(field)) this.#drop(before, aside);
      else this.#write(field, before, aside);
      return aside ? "both" : "own";
    }

    /** @param {Source} before @param {string} [aside] */
    #drop(before, aside) {
      if (aside) store.set(this.id, aside, before.kept);
      store.remove(this.id, before.facet, { after: aside });
    }

    /** @param {Element} field @param {Source | null} before @param {string} [aside] */
    #write(field, before, aside) {
      const { id } = this;
      const facet = facetOf(field);
      const isMoving = before && before.facet !== facet;
      const stranger = before?.facet !== facet && store.get(id, facet);
      if (isMoving && aside) store.set(id, aside, before.kept);
      store.set(id, facet, this.#given(field), { aside: stranger ? store.roomFor(id, facet) : aside });
      if (isMoving) store.remove(id, before.facet, { after: aside ?? facet });
    }

    /** @param {Element} field @returns {Cpd.Given} */
    #given(field) {
      const hasChoices = ["choice", "choices", "scale"].includes(typeOf(field));
      const shared = field.getAttribute("data-shared") ?? field.getAttribute("data-gives");
      return {
        value: valueOf(field),
        label: fields.labelOf(field),
        type: typeOf(field),
        ...(shared && { shared }),
        ...(hasChoices && { words: fields.wordsOf(field) }),
      };
    }

    /** What is kept and stands in no field. @returns {Cpd.EarlierAnswer[]} */
    earlier() {
      const placed = new Set(this.fields().map((field) => this.source(field)?.facet));
      return [...store.all(this.id)]
        .filter(([facet, { type }]) => /^(form|earlier)\./.test(facet) && type !== "rows" && facet !== Keeper.CALLED && !placed.has(facet))
        .sort(([, one], [, other]) => one.at.localeCompare(other.at))
        .map(([facet, kept]) => ({ facet, kept, label: kept.label || facet, words: answers.wordsOf(kept) }));
    }

    /** Forget what stands in the fields, and the rows; what brings it back is returned. */
    clear() {
      const left = new Set(this.earlier().map(({ facet }) => facet));
      const gone = [...store.all(this.id)].filter(([facet]) => facet.startsWith("form.") && !left.has(facet));
      gone.forEach(([facet]) => store.remove(this.id, facet));
      return () => gone.forEach(([facet, kept]) => this.putBack(facet, kept));
    }

    /** Keep again what was removed. Where something else has been written since, nothing is lost. @param {string} facet @param {Cpd.Facet} kept */
    putBack(facet, kept) {
      const now = store.get(this.id, facet);
      if (kept.type === "rows") store.set(this.id, facet, { ...kept, value: [...new Set([...rowsIn(kept), ...rowsIn(now)])] });
      else if (!now || !same(now.value, kept.value)) store.set(this.id, now ? store.roomFor(this.id, facet) : facet, kept);
    }
  }

  cpd.FormKeeper = Keeper;
})();
