// @ts-check
/**
 * Where the agreed answer to a question is written: a control like the form's own, with the word for how its answer came
 * about, and everybody's short answers to take.
 *
 * @requires together-view/proposals
 * @requires together-view/said
 * @requires together-view/words
 */
cpd.jointEditor = (() => {
  /** @typedef {{values?: string[], set: (value: Cpd.Answered) => void, replaced?: (before: string) => void, isPlain?: boolean}} How */

  const { element } = cpd;
  const { saidOf } = cpd.jointSaid;
  const { nameInSentence, answerWords } = cpd.jointWords;

  /** @param {string} words @param {() => void} act @param {{label?: string, key?: string}} [more] */
  const button = (words, act, more) => cpd.button(words, act, { kind: "small", ...more });

  /** @param {Cpd.Agreed} state */
  const stateWords = ({ value, isOwn, only }) => (isOwn ? "decided by you" : !value.length ? "open" : only ? `proposed, only from ${only}` : "proposed");

  /** @param {Cpd.Field} field @param {string} label @param {Cpd.Answered} value @param {(value: string[]) => void} act */
  function ticks(field, label, value, act) {
    const all = field.choices.map(({ id, label: words }) => {
      const tick = element("input", { type: "checkbox", value: id, "data-key": `agreed ${field.name} ${id}` });
      tick.checked = value.includes(id);
      return { tick, label: element("label", "cpd-tick", tick, " ", element("span", "", words)) };
    });
    const made = element("fieldset", "cpd-ticks", element("legend", "cpd-visually-hidden", label), ...all.map((one) => one.label));
    made.addEventListener("change", () => act(all.filter(({ tick }) => tick.checked).map(({ tick }) => tick.value)));
    return made;
  }

  /** @param {Cpd.Field} field @returns {HTMLSelectElement | HTMLTextAreaElement | HTMLInputElement} */
  function input({ type, choices, lines }) {
    if (choices.length) return element("select", "", new Option("Choose an answer", ""), ...choices.map(({ id, label }) => new Option(label, id)));
    if (type === "long-text") return element("textarea", { rows: String(Math.min(lines, 3)) });
    if (type === "date") return element("input", { type: "date" });
    return element("input", type === "number" ? { type: "text", inputmode: "decimal" } : { type: "text" });
  }

  /** @param {Cpd.Field} field @param {string} label @param {Cpd.Agreed} state @param {How} how @returns {Cpd.Editor} */
  function control(field, label, state, { values = [], set, replaced, isPlain = false }) {
    const note = element("span", "cpd-joint__state", isPlain ? "" : stateWords(state));
    const paper = element("div", { class: "cpd-paper", "aria-hidden": "true" }, answerWords(field, state.value));
    const act = (/** @type {Cpd.Answered} */ value) => {
      set(value);
      note.textContent = isPlain ? "" : stateWords({ value, isOwn: true });
      paper.textContent = answerWords(field, value);
    };
    if (field.type === "choices") return { box: element("div", "cpd-joint__editor", ticks(field, label, state.value, act), note), put: act };
    const one = input(field);
    one.value = String(state.value);
    one.setAttribute("aria-label", label);
    one.dataset.key = `agreed ${field.name}`;
    one.addEventListener("input", () => act(one.value));
    const put = (/** @type {string} */ value) => {
      const before = one.value.trim();
      one.value = value;
      act(value);
      one.focus();
      if (before && before !== value) replaced?.(before);
    };
    const offers = values.map((value) => button(`Use “${answerWords(field, value)}”`, () => put(value), { label: `Use “${answerWords(field, value)}”: ${label}` }));
    return { box: element("div", "cpd-joint__editor", one, paper, ...(offers.length ? [element("div", "cpd-offer", ...offers)] : []), note), put, read: () => one.value };
  }

  /** The control of a field. @param {Cpd.Scene} scene @param {Cpd.Field} field @returns {Cpd.Editor} */
  function editor(scene, field) {
    const said = saidOf(scene, field.name);
    const state = { ...cpd.jointProposals.stateOf(scene, field.name, scene.proposal), ...(said.length === 1 && { only: nameInSentence(said[0].voice) }) };
    const isWritten = !field.choices.length && field.type !== "long-text";
    const before = scene.before.get(field.name) ?? new Set();
    return control(field, `Agreed: ${field.label}`, state, {
      values: isWritten ? [...new Set([...said.map(({ value }) => String(value).trim()), ...before])] : [],
      set: (value) => {
        scene.agreed.set(field.name, value);
        scene.decided();
      },
      // What was written by hand and is replaced can be taken again.
      ...(isWritten && {
        replaced: (one) => {
          scene.before.set(field.name, before.add(one));
          scene.redraw(`agreed ${field.name}`);
        },
      }),
    });
  }

  /** @param {string} word @param {(Node | string)[]} inside */
  const box = (word, ...inside) => element("div", "cpd-joint__agreed", element("span", "cpd-joint__word", word), ...inside);

  return { button, control, editor, box };
})();
