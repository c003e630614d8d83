// @ts-check
/**
 * A form that keeps what is written in it, in the reader's browser, as it is typed.
 *
 * Every field is one element `[data-field]` with its controls inside; what is kept of it is the
 * facet `form.<field name>` of the form's item. An answer that no longer fits its field is shown
 * under "Earlier answers", and put aside (`earlier.<field name>`) before the field is written to.
 *
 * Other scripts find the form's answers in `form.cpdForm` when the form has said `cpd:form-ready`.
 * When controls were set here, and not by the reader, the form says `cpd:form-restored`.
 *
 * @requires store
 * @requires speaking
 */
(() => {
  /**
   * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
   * @typedef {{facet: string, kept: Cpd.Facet, label: string, words: string}} Earlier
   */

  const { element, button, offer, dated, datedAt, copyId, store } = cpd;
  const OFFERS = 3;
  const NAMING = new Set(["school", "other-school", "name"]);
  const ROW = /^[\w-]{1,40}$/;
  /** What a copy is called, where that was said: no field's name has such a sign. */
  const CALLED = "form.copy=name";
  const BOTH = "Two tabs wrote here at the same time. Both are kept: see “Earlier answers”.";

  // Elements

  /** @param {Element} of @param {string} name @param {string} word @param {boolean} isThere */
  function toggleWord(of, name, word, isThere) {
    const words = new Set((of.getAttribute(name) ?? "").split(/\s+/).filter(Boolean));
    if (isThere) words.add(word);
    else words.delete(word);
    if (words.size) of.setAttribute(name, [...words].join(" "));
    else of.removeAttribute(name);
  }

  /** @param {string | undefined} words */
  const split = (words) => (words ?? "").split(/\s+/).filter(Boolean);

  /** Where the focus is, and what is marked there, stays as it was. @param {() => void} change */
  function keepingFocus(change) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const [from, to] = isWritten(active) ? [active.selectionStart, active.selectionEnd] : [null, null]; // null in a date
    change();
    if (active === document.activeElement || !active?.isConnected) return;
    active.focus({ preventScroll: true });
    if (from !== null && isWritten(active)) active.setSelectionRange(from, to);
  }

  // A field's controls and their value

  /** @param {Element} field @returns {Control[]} */
  function controls(field) {
    const found = /** @type {NodeListOf<Control>} */ (field.querySelectorAll("input, textarea, select"));
    return [...found].filter(({ name }) => name === nameOf(field));
  }

  /** @param {Element} field */
  const nameOf = (field) => field.getAttribute("data-field") ?? "";
  /** @param {Element} field */
  const labelOf = (field) => field.getAttribute("data-label") ?? "";
  /** @param {Element} field */
  const typeOf = (field) => field.getAttribute("data-type") ?? "";

  /** @param {unknown} control @returns {control is HTMLInputElement} */
  const isTick = (control) => control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type);

  /** @param {unknown} control @returns {control is HTMLInputElement | HTMLTextAreaElement} */
  const isWritten = (control) => control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && !isTick(control));

  /** What stands in a field. @param {Element} field @returns {string | string[]} */
  function valueOf(field) {
    const all = controls(field);
    const ticked = all.filter((control) => isTick(control) && control.checked).map(({ value }) => value);
    if (typeOf(field) === "choices") return ticked;
    return all.some(isTick) ? ticked[0] ?? "" : all[0]?.value ?? "";
  }

  /** @param {Element} field */
  const isEmpty = (field) => valueOf(field).length === 0;

  /** @param {Element} field */
  const isAnswered = (field) => [valueOf(field)].flat().some((value) => value.trim());

  /** A date that is half written has no value yet. @param {Element} field */
  const isUnfinished = (field) => controls(field).some(({ validity }) => validity.badInput);

  /** @param {Element} field @param {Cpd.Value} value */
  function put(field, value) {
    const values = [value].flat().map(String);
    const text = lines(values[0] ?? "");
    for (const control of controls(field)) {
      if (isTick(control)) control.checked = values.includes(control.value);
      else if (control.value !== text) control.value = text; // not touched where it is right: the cursor stays
    }
  }

  /** Line breaks as controls have them. @param {unknown} text */
  const lines = (text) => String(text).replace(/\r\n?/g, "\n");

  /** Whether a kept answer can stand in a field as it is now. @param {Element} field @param {Cpd.Facet} kept */
  function fits(field, kept) {
    const values = [kept.value].flat().map(String);
    const all = controls(field);
    const choices = all.flatMap(choicesOf);
    if (typeof kept.value !== "string" && !Array.isArray(kept.value)) return false;
    if (typeOf(field) !== "choices" && values.length !== 1) return false;
    if (choices.length) return values.every((value) => value && choices.includes(value));
    if (["choice", "choices", "scale"].includes(kept.type) || Array.isArray(kept.value)) return false;
    if (typeOf(field) === "date") return cpd.isDay(values[0]);
    return typeOf(field) === "long-text" || !/[\r\n]/.test(values[0]);
  }

  /** What can be chosen with a control. @param {Control} control */
  function choicesOf(control) {
    if (control instanceof HTMLSelectElement) return [...control.options].map(({ value }) => value);
    return isTick(control) ? [control.value] : [];
  }

  /** An answer as a reader says it. @param {Element} field */
  function wordsOf(field) {
    const all = controls(field);
    const unit = field.querySelector(".cpd-field__unit")?.textContent?.trim();
    const ticked = all.filter((control) => isTick(control) && control.checked);
    if (ticked.length) return ticked.map(({ labels }) => labels?.[0]?.textContent?.trim() ?? "").join("; ");
    return all.some(isTick) || !all[0]?.value ? "" : [shown(all[0]), unit].filter(Boolean).join(" ");
  }

  /** What a control shows. @param {Control} control */
  function shown(control) {
    if (control instanceof HTMLSelectElement) return control.value && (control.selectedOptions[0]?.textContent ?? "");
    return control.type === "date" ? dated(control.value) : control.value;
  }

  /** The names a field had before. @param {Element} field */
  function formerNames(field) {
    const part = /** @type {HTMLElement | null} */ (field.closest("[data-part]"));
    const rest = nameOf(field).slice((part?.dataset.part ?? "").length);
    return [...split(field.getAttribute("data-was") ?? ""), ...split(part?.dataset.was).map((old) => old + rest)];
  }

  /** What is wrong with a number; nothing, as a rule. @param {Element} field */
  function wrong(field) {
    const [control] = controls(field);
    const { least, most } = control?.dataset ?? {};
    const text = control?.value.trim() ?? "";
    if (typeOf(field) !== "number" || !text) return "";
    const number = Number(text.replace(/,(?=\d{3}\b)/g, ""));
    const isTooSmall = least !== undefined && number < Number(least);
    const isTooGreat = most !== undefined && number > Number(most);
    if (!isNaN(number) && !isTooSmall && !isTooGreat) return "";
    const kept = "What you wrote is kept as it is.";
    if (least !== undefined && most !== undefined) return `This asks for a number from ${least} to ${most}. ${kept}`;
    if (least !== undefined) return `This asks for a number, ${least} or more. ${kept}`;
    return `This asks for a number${most === undefined ? ", in figures" : `, ${most} or less`}. ${kept}`;
  }

  // What is kept of a form

  /** @param {HTMLElement} form @param {string} id */
  function keeping(form, id) {
    /** What each field is known to have kept: what is kept there and is neither this nor what stands in it was written in another tab. @type {WeakMap<Element, Cpd.Value>} */
    const known = new WeakMap();
    /** @param {string} name */
    const facetOf = (name) => `form.${name}`;
    const fields = () => [...form.querySelectorAll("[data-field]")];

    /** The kept answer that stands in a field, and where it is kept. @param {Element} field */
    function source(field) {
      const taken = (/** @type {string} */ old) => form.querySelector(`[data-field="${CSS.escape(old)}"]`);
      const names = [nameOf(field), ...formerNames(field).filter((old) => !taken(old))];
      for (const name of names) {
        const kept = store.get(id, facetOf(name));
        if (kept && fits(field, kept)) return { facet: facetOf(name), kept };
      }
      return null;
    }

    /** What is kept of a field, to be shown in it. @param {Element} field */
    function kept(field) {
      const value = source(field)?.kept.value ?? "";
      known.set(field, value);
      return value;
    }

    /** Keep what stands in a field; what was written there in another tab, and never shown here, is put aside. @param {Element} field */
    function save(field) {
      const facet = facetOf(nameOf(field));
      const value = valueOf(field);
      const before = source(field);
      if (isUnfinished(field)) return "nothing";
      const isSeen = !before || [known.get(field) ?? "", value].some((one) => same(one, before.kept.value));
      known.set(field, value);
      if (before ? before.facet === facet && same(before.kept.value, value) : isEmpty(field)) return "nothing";
      const isStaying = before?.facet === facet && !isEmpty(field);
      const stranger = before?.facet !== facet && store.get(id, facet);
      const aside = isSeen ? undefined : store.roomFor(id, before.facet);
      if (aside && before && !isStaying) store.set(id, aside, before.kept);
      if (!isEmpty(field)) store.set(id, facet, described(field, value), { aside: stranger ? store.roomFor(id, facet) : aside });
      if (before && !isStaying) store.remove(id, before.facet, { after: aside ?? (isEmpty(field) ? undefined : facet) });
      return aside ? "both" : "own";
    }

    /** @param {Element} field @param {string | string[]} value */
    function described(field, value) {
      const hasChoices = ["choice", "choices", "scale"].includes(typeOf(field));
      const shared = field.getAttribute("data-shared") ?? field.getAttribute("data-gives");
      return {
        value,
        label: labelOf(field),
        type: typeOf(field),
        ...(shared && { shared }),
        ...(hasChoices && { words: wordsOf(field) }),
      };
    }

    /** What is kept and stands in no field. @returns {Earlier[]} */
    function earlier() {
      const placed = new Set(fields().map((field) => source(field)?.facet));
      return [...store.all(id)]
        .filter(([facet, { type }]) => /^(form|earlier)\./.test(facet) && type !== "rows" && facet !== CALLED && !placed.has(facet))
        .sort(([, one], [, other]) => one.at.localeCompare(other.at))
        .map(([facet, kept]) => ({ facet, kept, label: kept.label || facet, words: wordsOfKept(kept) }));
    }

    /** Forget what stands in the fields, and the rows; what brings it back is returned. */
    function clear() {
      const left = new Set(earlier().map(({ facet }) => facet));
      const gone = [...store.all(id)].filter(([facet]) => facet.startsWith("form.") && !left.has(facet));
      gone.forEach(([facet]) => store.remove(id, facet));
      return () => gone.forEach(([facet, kept]) => putBack(facet, kept));
    }

    /** Keep again what was removed. Where something else has been written since, nothing is lost. @param {string} facet @param {Cpd.Facet} kept */
    function putBack(facet, kept) {
      const now = store.get(id, facet);
      if (kept.type === "rows") store.set(id, facet, { ...kept, value: [...new Set([...rowsIn(kept), ...rowsIn(now)])] });
      else if (!now || !same(now.value, kept.value)) store.set(id, now ? store.roomFor(id, facet) : facet, kept);
    }

    return { id, fields, source, kept, save, earlier, clear, putBack };
  }

  /** The names of rows that were kept. @param {Cpd.Facet | null} kept @returns {string[]} */
  const rowsIn = (kept) => (Array.isArray(kept?.value) ? kept.value : []);

  /** @param {unknown} one @param {unknown} other */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** @param {Cpd.Facet} kept */
  function wordsOfKept(kept) {
    const words = kept.words || [kept.value].flat().join("; ");
    return kept.type === "date" ? dated(words) : words;
  }

  // What the form says

  /**
   * A list of what was just taken away, each with a button that brings it back until the page is left.
   * @param {Element} before
   */
  function undoing(before) {
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

  // What is added to each field

  /** A control's answer as it is printed, so that nothing is cut off. @param {Control} control */
  function mirror(control) {
    let paper = control.nextElementSibling;
    if (!paper?.classList.contains("cpd-paper")) {
      paper = element("div", "cpd-paper");
      paper.setAttribute("aria-hidden", "true");
      control.after(paper);
    }
    if (paper.textContent !== shown(control)) paper.textContent = shown(control);
  }

  const growsItself = CSS.supports("field-sizing", "content");

  /** @param {Control} control */
  function grow(control) {
    if (growsItself || !(control instanceof HTMLTextAreaElement)) return;
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + control.offsetHeight - control.clientHeight}px`;
  }

  /** A button that takes back a choice of one. Cards are taken back in their own way. @param {Element} field @param {() => void} taken */
  function clearing(field, taken) {
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
  function offering(field, take) {
    const word = field.getAttribute("data-shared");
    if (!word) return;
    const fitting = isEmpty(field) && !isUnfinished(field) ? store.shared(word).filter((kept) => fits(field, kept)) : [];
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
  function noting(field, kind, words) {
    const [control] = controls(field);
    const id = `__form-${nameOf(field) || field.getAttribute("data-part")}-${kind}`;
    const described = isTick(control) || !nameOf(field) ? field.querySelector("fieldset, table") ?? field : control;
    let note = document.getElementById(id);
    if (!note && words) {
      note = element("p", `cpd-field__${kind}`);
      note.id = id;
      if (kind === "note") field.append(note);
      else beginning(field).before(note);
    }
    if (note && note.textContent !== words) note.textContent = words;
    if (!words) note?.remove();
    toggleWord(described, "aria-describedby", id, Boolean(words));
    if (control && nameOf(field) && !isTick(control)) toggleWord(control, "aria-invalid", "true", Boolean(words));
  }

  /** Where the answers of a field or part begin. @param {Element} field */
  function beginning(field) {
    const box = field.querySelector(".cpd-ticks, table, .cpd-signature__line, ol");
    const [control] = controls(field);
    return (isTick(control) || !control ? box : control) ?? /** @type {Element} */ (field.lastElementChild);
  }

  // Tables

  /**
   * Rows that the reader adds, moves and removes.
   * @param {ReturnType<typeof keeping>} keeper
   * @param {{own: (change: () => void) => void, say: (words: string) => void, changed: (isAll?: boolean) => void, dress: (field: Element) => void}} then
   * @param {HTMLElement} part
   */
  function growing(keeper, { own: ownly, say, changed, dress }, part) {
    const { id } = keeper;
    const name = part.dataset.part ?? "";
    const body = /** @type {HTMLTableSectionElement} */ (part.querySelector("tbody[data-rows]"));
    const blank = /** @type {HTMLTemplateElement} */ (part.querySelector("template"));
    const names = () => [...body.rows].map((row) => row.dataset.row ?? "");
    const first = names();
    const columns = new Set([...blank.content.querySelectorAll("[data-field]")].map((field) => nameOf(field).split(".")[2]));
    const formerly = [name, ...split(part.dataset.was)];

    body.parentElement?.querySelector("thead tr")?.append(head());
    const add = button("Add a row", () => added(), { label: `Add a row: ${part.dataset.label}` });
    const tools = element("p", "cpd-grid__tools", add);
    blank.before(tools);
    const undoable = undoing(tools);

    /** The rows there are to be: in their kept order, then those that have answers and no place. */
    function wanted() {
      const kept = formerly.map((old) => store.get(id, `form.${old}`)).find(isOrder) ?? null;
      const order = kept ? rowsIn(kept) : first;
      const answered = [...store.all(id)].sort(([, one], [, other]) => one.at.localeCompare(other.at)).map(([facet]) => rowOf(facet));
      const active = document.hasFocus() ? document.activeElement?.closest("tr")?.dataset.row ?? "" : "";
      const isThere = names().includes(active);
      return [...new Set([...order, ...answered, isThere ? active : ""])].filter((row) => ROW.test(row));
    }

    /** @param {Cpd.Facet | null} kept */
    const isOrder = (kept) => kept?.type === "rows" && Array.isArray(kept.value);

    /** The row a facet belongs to; none if it is no answer in this table. @param {string} facet */
    function rowOf(facet) {
      const [form, table, row, column, ...rest] = facet.split(".");
      return form === "form" && formerly.includes(table) && columns.has(column) && !rest.length ? row : "";
    }

    /** Make the rows what they are to be. */
    function sync() {
      const rows = new Map([...body.rows].map((row) => [row.dataset.row ?? "", row]));
      const order = wanted();
      keepingFocus(() => {
        for (const [row, there] of rows) if (!order.includes(row)) there.remove();
        order.forEach((row, place) => {
          const made = rows.get(row) ?? drawn(row);
          if (body.rows[place] !== made) body.insertBefore(made, body.rows[place] ?? null);
        });
      });
      [...body.rows].forEach(label);
    }

    /** A new row of this name. @param {string} row */
    function drawn(row) {
      const made = /** @type {DocumentFragment} */ (document.importNode(blank.content, true));
      for (const one of made.querySelectorAll("*")) {
        for (const { name: key, value } of one.attributes) {
          if (value.includes("__row__")) one.setAttribute(key, value.replaceAll("__row__", row));
        }
      }
      return /** @type {HTMLTableRowElement} */ (made.firstElementChild);
    }

    /** Say which row it is, wherever that is said. @param {HTMLTableRowElement} row @param {number} place */
    function label(row, place) {
      for (const field of row.querySelectorAll("[data-field]")) {
        const words = `${part.dataset.label}, row ${place + 1}: ${field.getAttribute("data-header")}`;
        field.setAttribute("data-label", words);
        for (const control of controls(field)) if (control.hasAttribute("aria-label")) control.setAttribute("aria-label", words);
        const legend = field.querySelector("legend");
        if (legend) legend.textContent = words;
        dress(field);
      }
      if (!row.querySelector(".cpd-cell--tools")) row.append(handles(row));
      const [up, down, remove] = row.querySelectorAll(".cpd-cell--tools button");
      up.setAttribute("aria-label", `Up: move row ${place + 1}`);
      down.setAttribute("aria-label", `Down: move row ${place + 1}`);
      remove.setAttribute("aria-label", `Remove row ${place + 1}`);
      up.setAttribute("aria-disabled", String(place === 0));
      down.setAttribute("aria-disabled", String(place === body.rows.length - 1));
    }

    function head() {
      const cell = element("th", "cpd-cell--tools", element("span", "cpd-visually-hidden", "Change the row"));
      cell.scope = "col";
      cell.setAttribute("role", "columnheader");
      return cell;
    }

    /** @param {HTMLTableRowElement} row */
    function handles(row) {
      const small = { kind: "small" };
      const cell = element("td", "cpd-cell cpd-cell--tools", element("div", "cpd-grid__tools",
        button("Up", () => moved(row, -1), small),
        button("Down", () => moved(row, 1), small),
        button("Remove", () => removed(row), small)));
      cell.setAttribute("role", "cell");
      return cell;
    }

    /** @param {string[]} order */
    function keep(order) {
      const [own, ...old] = formerly.map((one) => `form.${one}`);
      ownly(() => {
        store.set(id, own, { value: order, label: part.dataset.label ?? "", type: "rows" });
        for (const facet of old) if (isOrder(store.get(id, facet))) store.remove(id, facet, { after: own });
      });
      sync();
      changed();
    }

    function added() {
      const row = fresh();
      keep([...names(), row]);
      firstOf(row)?.focus();
      say(`Row ${body.rows.length} added.`);
    }

    /** A name no row has had. */
    function fresh() {
      const digits = crypto.getRandomValues(new Uint32Array(2));
      return `r${[...digits].map((one) => one.toString(36)).join("").slice(0, 8)}`;
    }

    /** @param {string} row */
    const firstOf = (row) => /** @type {HTMLElement | undefined} */ (
      [...body.rows].find((one) => one.dataset.row === row)?.querySelector("input, textarea, select")
    );

    /** @param {HTMLTableRowElement} row @param {number} step */
    function moved(row, step) {
      const order = names();
      const place = order.indexOf(row.dataset.row ?? "");
      const next = place + step;
      if (next < 0 || next >= order.length) return say(`Row ${place + 1} is the ${step < 0 ? "first" : "last"} row.`);
      [order[place], order[next]] = [order[next], order[place]];
      keep(order);
      say(`Row ${place + 1} is row ${next + 1} now.`);
    }

    /** @param {HTMLTableRowElement} row */
    function removed(row) {
      const order = names();
      const own = row.dataset.row ?? "";
      const place = order.indexOf(own);
      const answers = [...store.all(id)].filter(([facet]) => rowOf(facet) === own);
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      ownly(() => answers.forEach(([facet]) => store.remove(id, facet)));
      keep(order.filter((one) => one !== own));
      undoable(`Row ${place + 1} removed.`, () => {
        ownly(() => answers.forEach(([facet, kept]) => keeper.putBack(facet, kept)));
        keep(restored(order, own));
        changed(true);
        firstOf(own)?.focus();
        say(`Row ${names().indexOf(own) + 1} is back.`);
      });
      say(`Row ${place + 1} removed.`);
    }

    /** The rows there are, with this one behind those it stood behind. @param {string[]} before @param {string} row */
    function restored(before, row) {
      const now = names().filter((one) => one !== row);
      const above = before.slice(0, before.indexOf(row)).findLast((one) => now.includes(one));
      now.splice(above === undefined ? 0 : now.indexOf(above) + 1, 0, row);
      return now;
    }

    return { name, names, sync };
  }

  // Copies of one form

  /**
   * @param {HTMLElement} form @param {HTMLElement} box @param {number} here
   * @param {() => Element[]} fields
   */
  function copying(form, box, here, fields) {
    const base = form.dataset.form ?? "";
    const label = element("label", "cpd-form__copy", "Your copies of this form ");
    const select = element("select", "");
    const open = button("Open this copy", () => go(Number(select.value)));
    const another = button("Start another copy", () => go(next())); // an empty one is not left for another
    label.append(select);
    box.append(label, open, another);

    /** The numbers of copies with something in them. */
    const kept = () => store.ids().map(numberOf).filter(Boolean);

    /** @param {string} id */
    function numberOf(id) {
      const copy = cpd.copyOf(id);
      return copy.base === base ? copy.number : 0;
    }

    const next = () => Math.max(1, ...kept()) + 1;

    /** @param {number} number */
    function address(number) {
      const url = new URL(location.href);
      url.hash = "";
      if (number > 1) url.searchParams.set("copy", String(number));
      else url.searchParams.delete("copy");
      return url.href;
    }

    /** @param {number} number */
    const go = (number) => location.assign(address(number));

    /** Every copy with something in it. */
    const all = () => [...new Set(kept())].sort((one, other) => one - other).map((number) => ({ number, id: copyId(base, number), name: named(number).name }));

    /** Keep answers as a copy: a new one, or the one of this number, which has these and no others then. @param {Map<string, Cpd.Given>} answers by facet @param {number} [number] */
    function keep(answers, number = Math.max(next(), here + 1)) {
      const id = copyId(base, number);
      const gone = [...store.all(id).keys()].filter((facet) => facet.startsWith("form.") && !answers.has(facet));
      gone.forEach((facet) => store.remove(id, facet));
      answers.forEach((given, facet) => same(store.get(id, facet)?.value, given.value) || store.set(id, facet, given));
      show();
      return number;
    }

    /** What a copy is called. @param {number} number */
    function named(number) {
      const id = copyId(base, number);
      const all = store.all(id);
      const naming = fields().filter((field) => NAMING.has(field.getAttribute("data-shared") ?? ""));
      const said = [CALLED, ...naming.map((field) => `form.${nameOf(field)}`)].map((facet) => all.get(facet)?.value);
      const name = said.find((value) => typeof value === "string" && value.trim());
      const at = [...all.values()].map((one) => one.at).sort().at(-1);
      return { number, name: name ? String(name).trim() : `Copy ${number}`, when: at ? `last changed ${datedAt(at)}` : "nothing written yet" };
    }

    function show() {
      const numbers = [...new Set([...kept(), here])].sort((one, other) => one - other);
      const copies = numbers.map(named);
      const isTwice = (/** @type {string} */ name) => copies.filter((one) => one.name === name).length > 1;
      const options = copies.map(({ number, name, when }) => [number, `${isTwice(name) ? `${name} (copy ${number})` : name}, ${when}`]);
      box.hidden = numbers.length === 1 && !kept().length;
      label.hidden = open.hidden = numbers.length === 1;
      if (select.dataset.options === JSON.stringify(options)) return;
      select.dataset.options = JSON.stringify(options);
      const chosen = select.value || String(here);
      select.replaceChildren(...options.map(([number, words]) => new Option(String(words), String(number))));
      select.value = chosen;
    }

    return { show, all, keep, address };
  }

  function copyHere() {
    const number = Number(new URLSearchParams(location.search).get("copy"));
    return Number.isInteger(number) && number > 1 && number < 1000 ? number : 1;
  }

  // Trouble

  /** Say what is wrong with keeping, and what to do. @param {string} id @param {HTMLElement} box */
  function alarming(id, box) {
    const undoable = undoing(box);
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
      box.replaceChildren(...found.flatMap(paragraphs));
    }

    /** @param {Cpd.Trouble} trouble @returns {Node[]} */
    function paragraphs({ kind, unkept, found }) {
      if (kind === "damaged") return [element("p", "", `${counted(found.length)} in this form could not be read. Nothing was deleted, and you can go on.`), choices(found)];
      if (kind === "newer") {
        const then = unkept ? " What you type into such a field here is not kept: reload this page to get that version." : " Reload this page to get that version.";
        return [element("p", "", `${counted(found.length)} in this form was written by a newer version of this page. Nothing was deleted.${then}`)];
      }
      return [element("p", "", `This browser is not keeping what you write: ${store.reasons[kind]}. Keep this page open, and print or download before you leave.`)];
    }

    /** @param {Cpd.Unreadable[]} found */
    function choices(found) {
      const text = found.map(({ key, raw }) => `${key}\n${raw}\n`).join("\n");
      const download = button("Download what could not be read", () => offer(text, "could-not-be-read.txt", "text/plain"));
      const remove = button("Delete it", () => {
        const undos = found.map(({ key }) => store.discard(key));
        show();
        undoable(`${counted(found.length)} that could not be read: deleted.`, () => {
          undos.forEach((undo) => undo());
          show();
          box.querySelector("button")?.focus();
        });
      });
      return element("p", "", download, " ", remove);
    }

    return { show };
  }

  /** @param {number} count */
  const counted = (count) => (count === 1 ? "One answer" : `${count} answers`);

  // Before something leaves the browser

  /** Name what is required and still empty; nobody is stopped. @param {HTMLElement} form @param {HTMLElement} box */
  function checking(form, box) {
    const required = () => [...form.querySelectorAll("[data-required]")];
    const fieldsOf = (/** @type {Element} */ one) => (nameOf(one) ? [one] : [...one.querySelectorAll("[data-field]")]);
    const missing = () => required().filter((one) => !fieldsOf(one).some(isAnswered));
    const words = (/** @type {Element} */ one) => `“${labelOf(one)}” has no answer yet.`;
    let isShown = false;

    /** Where to write it. @param {Element} one */
    function control(one) {
      return /** @type {HTMLElement | undefined} */ ([...one.querySelectorAll("input, textarea, select, button")].find((found) => found.checkVisibility()));
    }

    /** @param {Element} one */
    function link(one) {
      const made = element("a", "", words(one));
      made.href = `#${control(one)?.id ?? ""}`;
      made.addEventListener("click", (event) => {
        event.preventDefault();
        one.scrollIntoView();
        control(one)?.focus({ preventScroll: true });
      });
      return element("li", "", made);
    }

    function hide() {
      isShown = false;
      box.hidden = true;
      required().forEach((one) => noting(one, "error", ""));
    }

    /** What was answered since is no longer named. */
    function settle() {
      if (!isShown) return;
      const left = missing();
      required().forEach((one) => noting(one, "error", left.includes(one) ? words(one) : ""));
      box.querySelector("ul")?.replaceChildren(...left.map(link));
      if (!left.length) hide();
    }

    /** Do it if all is there; else say what is not, and offer to do it all the same. @param {() => void} act */
    function whenComplete(act) {
      if (!missing().length) return act();
      const title = element("h2", "", "There is something left to fill in");
      const goOn = button("Continue anyway", () => {
        hide();
        act();
      });
      title.id = "__form-errors";
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", title.id);
      box.replaceChildren(title, element("ul", ""), element("p", "", goOn));
      box.hidden = false;
      isShown = true;
      settle();
      box.focus();
    }

    return { settle, whenComplete };
  }

  // Paper

  /** Not only hidden: a blank sheet that is saved as a file must not hold the answers either. @param {HTMLElement} form */
  function printBlank(form) {
    const page = document.documentElement;
    const papers = [...form.querySelectorAll(".cpd-paper")].map((paper) => ({ paper, text: paper.textContent }));
    addEventListener("afterprint", () => {
      delete page.dataset.cpdPrint;
      for (const { paper, text } of papers) paper.textContent = text;
    }, { once: true });
    page.dataset.cpdPrint = "blank";
    for (const { paper } of papers) paper.textContent = "";
    window.print();
  }

  // Clearing

  /** Ask before a form is cleared. @param {HTMLElement} form @param {() => string} warning @param {() => void} clear */
  function asking(form, warning, clear) {
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

  // The form

  cpd.component("form", (form) => {
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`.cpd-form__${name}`));
    const here = copyHere();
    const id = copyId(form.dataset.form ?? "", here);
    const keeper = keeping(form, id);
    const { fields, source, earlier } = keeper;
    const { say, saved, wait } = cpd.speaking(find("status"), checkNumbers);
    const check = checking(form, find("errors"));
    let isOwn = false;
    /** Whether something waits to be shown until nobody is writing there. */
    let isLate = false;

    const tables = [...form.querySelectorAll("[data-part][data-type=table]")].map((part) =>
      growing(keeper, { own, say, changed: (isAll = false) => (isAll ? refresh() : settle()), dress }, /** @type {HTMLElement} */ (part)));
    const copies = copying(form, find("copies"), here, fields);
    const alert = alarming(id, find("alert"));
    find("promise").hidden = false;
    const old = showingEarlier(find("earlier"));
    actions();

    /** Changes made here are not restored. @template T @param {() => T} change */
    function own(change) {
      isOwn = true;
      try {
        return change();
      } finally {
        isOwn = false;
      }
    }

    /** What stands beside a field. @param {Element} field */
    function dress(field) {
      for (const control of controls(field)) {
        if (isTick(control)) continue;
        mirror(control);
        grow(control);
      }
      clearing(field, () => {
        set(field, "");
        say(`Cleared: ${labelOf(field)}`);
      });
      offer(field);
      if (typeOf(field) === "number" && !wrong(field)) noting(field, "note", "");
    }

    /** @param {Element} field */
    const offer = (field) => offering(field, (value) => set(field, value));

    /** What stands elsewhere on the page and follows from the answers. */
    function settle() {
      form.querySelectorAll("[data-shared]").forEach(offer);
      check.settle();
      copies.show();
      old.show();
    }

    /** Put what is kept into the page. @param {boolean} [isForced] also where somebody is writing */
    function refresh(isForced = false) {
      const active = !isForced && document.hasFocus() && isWritten(document.activeElement) ? document.activeElement : null;
      isLate = Boolean(active);
      tables.forEach(({ sync }) => sync());
      for (const field of fields()) if (!field.contains(active)) restore(field);
      checkNumbers(false);
      alert.show();
      settle();
      restored();
    }

    /** Answer for the reader. @param {Element} field @param {string} value */
    function set(field, value) {
      put(field, value);
      write(field);
      controls(field)[0]?.focus();
      restored();
    }

    const restored = () => form.dispatchEvent(new CustomEvent("cpd:form-restored"));

    /** @param {Element} field */
    function restore(field) {
      if (isUnfinished(field) && !source(field)) return;
      put(field, keeper.kept(field));
      dress(field);
    }

    /** Keep a field's answer. @param {Element} field */
    function write(field) {
      const what = own(() => keeper.save(field));
      if (what === "nothing") wait();
      else saved();
      if (what === "both") say(BOTH);
      dress(field);
      settle();
    }

    function checkNumbers(isNews = true) {
      for (const field of fields()) {
        const words = wrong(field);
        const isKnown = document.getElementById(`__form-${nameOf(field)}-note`);
        if (words) noting(field, "note", words);
        if (words && !isKnown && isNews) say(`${labelOf(field)}. ${words}`);
      }
    }

    /** @param {HTMLElement} section */
    function showingEarlier(section) {
      const note = element("p", "cpd-form__note", "The form has changed since you wrote these, or you wrote them in two tabs at the same time. They stay until you delete them, and are printed and downloaded with the form.");
      const list = element("dl", "cpd-earlier");
      section.append(note, list);
      const undoable = undoing(list);

      /** @param {Earlier} one */
      function entry({ facet, kept, label, words }) {
        const day = datedAt(kept.at);
        const remove = button("Delete", () => {
          own(() => store.remove(id, facet));
          show();
          undoable(`Earlier answer deleted: ${label}.`, () => {
            own(() => keeper.putBack(facet, kept));
            refresh();
            list.querySelector("button")?.focus();
            say("The earlier answer is back.");
          });
          say("Earlier answer deleted.");
        }, { kind: "small", label: `Delete: ${label}` });
        return element("div", "cpd-earlier__entry",
          element("dt", "", label),
          element("dd", "cpd-earlier__answer", words),
          element("dd", "cpd-earlier__facts", day && `Written on ${day} `, remove));
      }

      function show() {
        const all = earlier();
        const state = JSON.stringify(all.map(({ facet, kept }) => [facet, kept.at, kept.value]));
        if (list.dataset.state === state) return;
        list.dataset.state = state;
        list.replaceChildren(...all.map(entry));
        note.hidden = list.hidden = !all.length;
        section.hidden = !all.length && !section.querySelector(".cpd-undo__entry");
      }

      return { show };
    }

    function actions() {
      const box = find("actions");
      const downloads = element("div", "cpd-form__downloads");
      const answers = button("Print my answers", () => check.whenComplete(() => window.print()), { kind: "main" });
      const blank = button("Print a blank form", () => printBlank(form));
      const ask = asking(form, warning, clear);
      const opener = button("Clear this form", ask, { kind: "drastic" });
      const clearing = element("p", "cpd-form__clear", opener);
      box.append(answers, blank, downloads);
      box.hidden = false;
      find("end").append(clearing);
      const undoable = undoing(clearing);

      function warning() {
        const words = "Everything you wrote in it is deleted from this browser. You can bring it back until you leave this page.";
        return earlier().length ? `${words} Earlier answers stay until you delete them one by one.` : words;
      }

      function clear() {
        const undo = own(() => keeper.clear());
        refresh(true);
        undoable("Cleared.", () => {
          own(undo);
          refresh(true);
          opener.focus();
          say("Your answers are back.");
        });
        say("Cleared.");
      }
    }

    /** What colleagues do together comes when it is opened. */
    function opening() {
      const section = find("together");
      const opener = /** @type {HTMLButtonElement} */ (section.querySelector("button"));
      const box = element("div", "cpd-together");
      let isDrawn = false;
      section.hidden = false;
      opener.addEventListener("click", async () => {
        try {
          await cpd.load("together.css", "joint", "together-view", "together");
        } catch {
          return say("This could not be opened. Reload the page and try again.");
        }
        if (!isDrawn) section.append(box);
        if (!isDrawn) cpd.together(form, box);
        box.hidden = isDrawn && !box.hidden;
        opener.setAttribute("aria-expanded", String(!box.hidden));
        isDrawn = true;
      });
    }

    /** @param {Event} event */
    function heard(event) {
      const field = event.target instanceof Element && event.target.closest("[data-field]");
      if (field && controls(field).some((control) => control === event.target)) write(field);
    }

    form.addEventListener("input", heard);
    // Leaving a text is no writing: another tab may have written there since.
    form.addEventListener("change", (event) => isWritten(event.target) || heard(event));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", () => isLate && refresh());
    // Browsers bring back what stood in the controls, which may be older than what is kept.
    addEventListener("pageshow", () => refresh(true));
    store.watch((change) => {
      if (change.id === id && !isOwn) refresh();
      else if (!isOwn) settle();
      if (change.id === id && change.isRescued) say(BOTH);
    });
    let unkept = 0;
    store.onTrouble(() => {
      alert.show();
      if (unkept && !store.unkept()) saved();
      unkept = store.unkept();
    });
    refresh(true);

    /** @type {Cpd.Filled} */
    const api = {
      id,
      title: form.dataset.title ?? "",
      /** What is answered, by field name. */
      answers: () => new Map(fields().filter(isAnswered).map((field) =>
        [nameOf(field), { value: valueOf(field), words: wordsOf(field), label: labelOf(field), type: typeOf(field) }])),
      /** The names of a table's rows, in order. */
      rows: (part) => tables.find(({ name }) => name === part)?.names() ?? [],
      earlier: () => earlier().map(({ facet, kept, label, words }) => ({ facet, label, words, value: kept.value, type: kept.type, at: kept.at })),
      /** The copies of this form with something in them, with the names they are kept under. */
      copies: copies.all,
      keep: copies.keep,
      address: copies.address,
      copyId: (number) => copyId(form.dataset.form ?? "", number),
      whenComplete: check.whenComplete,
      say,
    };
    Object.assign(form, { cpdForm: api });
    form.dispatchEvent(new CustomEvent("cpd:form-ready", { bubbles: true, detail: api }));
    opening();
  });
})();
