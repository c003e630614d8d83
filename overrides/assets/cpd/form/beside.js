// @ts-check
/**
 * What is added beside fields: an answer as it is printed, a button that takes a choice back, what was typed before, a
 * sentence about what is wrong; and lists of what can be undone.
 *
 * @requires store
 * @requires form/answers
 * @requires form/fields
 */
cpd.formBeside = (() => {
  const { element, button, dated, store, formAnswers: answers, formFields: fields } = cpd;
  const { controls, nameOf, labelOf, typeOf, isTick, isWritten, isEmpty } = fields;
  const OFFERS = 3;

  /** @param {Element} of @param {string} name @param {string} word @param {boolean} isThere */
  function toggleWord(of, name, word, isThere) {
    const words = new Set(answers.split(of.getAttribute(name)));
    if (isThere) words.add(word);
    else words.delete(word);
    if (words.size) of.setAttribute(name, [...words].join(" "));
    else of.removeAttribute(name);
  }

  /** Where the focus is, and what is marked there, stays as it was. @param {() => void} change */
  function keepFocus(change) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const [from, to] = isWritten(active) ? [active.selectionStart, active.selectionEnd] : [null, null]; // null in a date
    change();
    if (active === document.activeElement || !active?.isConnected) return;
    active.focus({ preventScroll: true });
    if (from !== null && isWritten(active)) active.setSelectionRange(from, to);
  }

  /**
   * A list of what was just taken away, each with a button that brings it back until the page is left.
   * @param {Element} before
   */
  function undoList(before) {
    const list = element("ul", "cpd-undo");
    list.hidden = true;
    before.after(list);
    /** @param {string} words @param {() => void} undo */
    return (words, undo) => {
      const entry = element("li", "cpd-undo__entry", `${words} `);
      const back = button("Undo", act, { kind: "small", label: `Undo: ${words}` });
      function act() {
        entry.remove();
        list.hidden = !list.children.length;
        undo();
      }
      entry.append(back);
      list.append(entry);
      list.hidden = false;
      back.focus();
    };
  }

  /** A control's answer as it is printed, so that nothing is cut off. @param {Cpd.Control} control */
  function mirror(control) {
    let paper = control.nextElementSibling;
    if (!paper?.classList.contains("cpd-paper")) {
      paper = element("div", "cpd-paper");
      paper.setAttribute("aria-hidden", "true");
      control.after(paper);
    }
    if (paper.textContent !== fields.shown(control)) paper.textContent = fields.shown(control);
  }

  const growsItself = CSS.supports("field-sizing", "content");

  /** @param {Cpd.Control} control */
  function grow(control) {
    if (growsItself || !(control instanceof HTMLTextAreaElement)) return;
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + control.offsetHeight - control.clientHeight}px`;
  }

  /** A button that takes back a choice of one. Cards are taken back in their own way. @param {Element} field @param {() => void} taken */
  function clearButton(field, taken) {
    const ticks = field.querySelector(".cpd-ticks");
    const radios = controls(field).filter((control) => isTick(control) && control.type === "radio");
    if (!ticks || !radios.length || field.hasAttribute("data-card")) return;
    let clear = /** @type {HTMLButtonElement | null} */ (field.querySelector(".cpd-clear"));
    if (!clear) {
      clear = button("Clear", taken, { kind: "small" });
      clear.classList.add("cpd-clear");
      ticks.after(clear);
    }
    clear.setAttribute("aria-label", `Clear: ${labelOf(field)}`);
    clear.hidden = isEmpty(field);
  }

  /** Offer what was typed before under the same word, here or in any form. @param {Element} field @param {(value: string) => void} take */
  function showOffers(field, take) {
    const word = field.getAttribute("data-shared");
    if (!word) return;
    const fitting = isEmpty(field) && !fields.isUnfinished(field) ? store.shared(word).filter((kept) => fields.fits(field, kept)) : [];
    const offers = fitting.slice(0, OFFERS).map(({ value }) => String(value));
    let box = /** @type {HTMLElement | null} */ (field.querySelector(".cpd-offer"));
    if (!box) {
      box = element("div", "cpd-offer");
      field.append(box);
    }
    if (box.dataset.offers === JSON.stringify(offers)) return;
    box.dataset.offers = JSON.stringify(offers);
    box.hidden = !offers.length;
    box.replaceChildren(...offers.map((value) => {
      const words = `Use “${typeOf(field) === "date" ? dated(value) : value}”`;
      return button(words, () => take(value), { kind: "small", label: `${words}: ${labelOf(field)}` });
    }));
  }

  /** A sentence at a field, or none. @param {Element} field @param {string} kind @param {string} words */
  function note(field, kind, words) {
    const [control] = controls(field);
    const id = `__form-${nameOf(field) || field.getAttribute("data-part")}-${kind}`;
    const described = isTick(control) || !nameOf(field) ? field.querySelector("fieldset, table") ?? field : control;
    let there = document.getElementById(id);
    if (!there && words) {
      there = element("p", `cpd-field__${kind}`);
      there.id = id;
      if (kind === "note") field.append(there);
      else beginning(field).before(there);
    }
    if (there && there.textContent !== words) there.textContent = words;
    if (!words) there?.remove();
    toggleWord(described, "aria-describedby", id, Boolean(words));
    if (control && nameOf(field) && !isTick(control)) toggleWord(control, "aria-invalid", "true", Boolean(words));
  }

  /** Where the answers of a field or part begin. @param {Element} field */
  function beginning(field) {
    const box = field.querySelector(".cpd-ticks, table, .cpd-signature__line, ol");
    const [control] = controls(field);
    return (isTick(control) || !control ? box : control) ?? /** @type {Element} */ (field.lastElementChild);
  }

  return { keepFocus, undoList, mirror, grow, clearButton, showOffers, note };
})();
