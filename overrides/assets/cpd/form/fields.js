// @ts-check
/**
 * A field, one element `[data-field]` with its controls inside: what it is called, what stands in it, what can.
 *
 * @requires form/answers
 */
cpd.formFields = (() => {
  const { formAnswers: answers } = cpd;

  /** @param {Element} field @returns {Cpd.Control[]} */
  function controls(field) {
    const found = /** @type {NodeListOf<Cpd.Control>} */ (field.querySelectorAll("input, textarea, select"));
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
    const text = answers.lines(values[0] ?? "");
    for (const control of controls(field)) {
      if (isTick(control)) control.checked = values.includes(control.value);
      else if (control.value !== text) control.value = text; // not touched where it is right: the cursor stays
    }
  }

  /** Whether a kept answer can stand in a field as it is now. @param {Element} field @param {Cpd.Facet} kept */
  const fits = (field, kept) => answers.fits({ type: typeOf(field), choices: controls(field).flatMap(choicesOf) }, kept);

  /** What can be chosen with a control. @param {Cpd.Control} control */
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

  /** What a control shows. @param {Cpd.Control} control */
  function shown(control) {
    if (control instanceof HTMLSelectElement) return control.value && (control.selectedOptions[0]?.textContent ?? "");
    return control.type === "date" ? cpd.dated(control.value) : control.value;
  }

  /** The names a field had before. @param {Element} field */
  function formerNames(field) {
    const part = /** @type {HTMLElement | null} */ (field.closest("[data-part]"));
    const rest = nameOf(field).slice((part?.dataset.part ?? "").length);
    return [...answers.split(field.getAttribute("data-was")), ...answers.split(part?.dataset.was).map((old) => old + rest)];
  }

  /** What is wrong with a number; nothing, as a rule. @param {Element} field */
  function wrong(field) {
    const [control] = controls(field);
    return typeOf(field) === "number" && control ? answers.wrong(control.value.trim(), control.dataset) : "";
  }

  return { controls, nameOf, labelOf, typeOf, isTick, isWritten, valueOf, isEmpty, isAnswered, isUnfinished, put, fits, wordsOf, shown, formerNames, wrong };
})();
