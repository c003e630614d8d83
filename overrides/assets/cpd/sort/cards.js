// @ts-check
/**
 * Cards as the HTML says them: what is filled in, kept and printed is the list there, with its radios or numbers. What is
 * set here is heard as if the reader had done it.
 */
cpd.sortCards = (() => {
  const { element } = cpd;

  /** A control was set: who keeps answers hears of it as if the reader had done it. @param {HTMLElement} control */
  function tell(control) {
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** @param {HTMLElement} root @returns {Cpd.SortCard[]} */
  function cardsOf(root) {
    const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-cpd-baseline] > [data-card]")]);
    return items.map((item) => {
      const id = item.dataset.card ?? "";
      const reason = root.querySelector(`.cpd-sort__key [data-card="${CSS.escape(id)}"] > dd`)?.cloneNode(true);
      if (reason instanceof HTMLElement && item.dataset.belongs) reason.querySelector("strong")?.remove();
      return {
        id,
        item,
        words: (item.querySelector("legend, label")?.textContent ?? "").trim(),
        fits: (item.dataset.belongs ?? "").split(" ").filter(Boolean),
        fitting: item.dataset.fits ?? "",
        why: reason ? [...reason.childNodes] : [],
      };
    });
  }

  /** @param {Cpd.SortCard} card */
  const controls = (card) => /** @type {HTMLInputElement[]} */ ([...card.item.querySelectorAll("input")]);

  /** @param {Cpd.SortCard} card @returns {Cpd.SortPile[]} */
  const pilesOf = (card) => controls(card).map((radio) => ({ id: radio.value, label: (radio.parentElement?.textContent ?? "").trim() }));

  /** The pile a card is in; empty while it is in none. @param {Cpd.SortCard} card */
  const pileOf = (card) => controls(card).find((radio) => radio.checked)?.value ?? "";

  /** @param {Cpd.SortCard} card @param {string} pile */
  function put(card, pile) {
    const [before, after] = [pileOf(card), pile].map((id) => controls(card).find((radio) => radio.value === id));
    if (before === after) return;
    if (before) before.checked = false;
    if (after) after.checked = true;
    const changed = after ?? before;
    if (changed) tell(changed);
  }

  /** Its place in the order; without one, behind all that have one. @param {Cpd.SortCard} card */
  const rank = (card) => Number(controls(card)[0].value.trim() || NaN) || Infinity;

  /** @param {Cpd.SortCard[]} cards */
  function number(cards) {
    cards.forEach((card, at) => {
      const [control] = controls(card);
      if (control.value === String(at + 1)) return;
      control.value = String(at + 1);
      tell(control);
    });
  }

  /** The selects for the cards that are chosen in the end. @param {HTMLElement} root @returns {Cpd.SortChosen} */
  function chosenOf(root) {
    const cards = /** @type {HTMLSelectElement[]} */ ([...root.querySelectorAll(".cpd-sort__chosen select")]);
    const options = cards.map((select) => [...select.options]);
    /** @param {HTMLSelectElement} select */
    const note = (select) => /** @type {HTMLTextAreaElement | null} */ (select.form?.elements.namedItem(`${select.name}-note`))?.value ?? "";
    /** @param {HTMLSelectElement} select @param {string} value */
    const set = (select, value) => {
      select.value = value;
      tell(select);
    };
    return {
      cards,
      has: (card) => cards.some((select) => select.value === card.id),
      isFull: () => cards.every((select) => select.value),
      count: () => cards.filter((select) => select.value).length,
      add(card) {
        const free = cards.filter((select) => !select.value);
        // What was written of a card that is no longer chosen is not given to another, as long as there is room.
        const place = free.find((select) => !note(select)) ?? free[0];
        if (place) set(place, card.id);
      },
      remove: (card) => cards.filter((select) => select.value === card.id).forEach((select) => set(select, "")),
      /** The likely ones first; none twice. */
      list(first, label) {
        const ids = first.map((card) => card.id);
        cards.forEach((select, at) => {
          const { value } = select;
          const [empty, ...rest] = options[at];
          const others = rest.sort((one, other) => (ids.indexOf(one.value) + 1 || Infinity) - (ids.indexOf(other.value) + 1 || Infinity) || 0);
          const groups = [true, false].map((isFirst) => others.filter((option) => ids.includes(option.value) === isFirst));
          const names = [label, "Other cards"];
          const isSplit = groups.every((group) => group.length);
          select.replaceChildren(empty, ...(isSplit ? groups.map((group, n) => element("optgroup", { label: names[n] }, ...group)) : others));
          select.value = value;
          for (const option of others) option.disabled = option.value !== value && cards.some((other) => other.value === option.value);
        });
      },
    };
  }

  return { of: cardsOf, pilesOf, pileOf, put, rank, number, chosenOf };
})();
