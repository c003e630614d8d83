// @ts-check
/**
 * What was written in the joint view: everybody's words, short answers each once, and rows of tables.
 *
 * @requires joint
 * @requires together-view/counts
 * @requires together-view/editor
 * @requires together-view/proposals
 * @requires together-view/said
 * @requires together-view/words
 */
cpd.jointTexts = (() => {
  /** @typedef {ReturnType<Cpd.JointProposals["rowsOf"]>[number]} AgreedRow */

  const { element, joint, counted } = cpd;
  const { saidOf, measureOf } = cpd.jointSaid;
  const { round, namesOf, nameInSentence, answerWords, fewWords } = cpd.jointWords;
  const { rowsOf } = cpd.jointProposals;
  const { button, control, editor, box } = cpd.jointEditor;
  const { cell, head, wide, verdict, agreedBox } = cpd.jointCounts;

  /** Everybody's text, and a box for the agreed one into which each can be taken. @param {Cpd.Scene} scene @param {Cpd.Field} field */
  function texts(scene, field) {
    const said = saidOf(scene, field.name);
    const made = scene.isAgreeing ? editor(scene, field) : null;
    const take = (/** @type {Cpd.Said} */ { voice, value }) => button("Use this", () => {
      const there = (made?.read?.() ?? "").trimEnd();
      made?.put([there, String(value)].filter(Boolean).join("\n"));
      scene.say(there ? `Added below what stands there: ${voice.name}.` : `Taken from ${voice.name}.`);
    }, { label: `Use this of ${voice.name}: ${field.label}` });
    const list = said.length ? words(said, (one) => (made ? [take(one)] : [])) : element("p", "cpd-joint__quiet", fewWords(said));
    const one = said.length === 1 ? [element("p", "cpd-joint__quiet", `${fewWords(said)}.`)] : [];
    return [list, ...one, ...(made ? [box("Agreed", made.box)] : [])];
  }

  /** Who wrote what. @param {Cpd.Said[]} said @param {(one: Cpd.Said) => Node[]} [more] below each */
  const words = (said, more = () => []) => element("dl", "cpd-joint__texts", ...said.map((one) => element("div", "cpd-joint__text", element("dt", "", one.voice.name),
    element("dd", "", element("div", { class: "cpd-joint__words", dir: "auto" }, String(one.value)), ...more(one)))));

  /** Short answers, each once, with who gave them. @param {Cpd.Scene} scene @param {Cpd.FormPart} part */
  function values(scene, part) {
    const [field] = part.fields;
    const said = saidOf(scene, field.name);
    const measure = measureOf(scene, part, field);
    const all = [...new Set(said.map(({ value }) => String(value).trim()))].map((value) => ({ value, said: said.filter((one) => String(one.value).trim() === value) }));
    if (field.type === "date") all.sort((one, other) => one.value.localeCompare(other.value));
    if (field.type === "number") all.sort((one, other) => joint.number(one.value) - joint.number(other.value) || 0);
    const facts = measure?.middle.length ? `Lowest ${round(measure.ends[0])}, median ${round((measure.middle[0] + measure.middle[1]) / 2)}, highest ${round(measure.ends[1])}. ` : "";
    const list = element("ul", "cpd-joint__values", ...all.map((one) => element("li", { dir: "auto" }, element("strong", "", answerWords(field, one.value)), ` ${namesOf(one.said)}`)));
    const line = measure || said.length < 2 ? [element("p", "cpd-joint__facts", facts, ...verdict(field, measure, said))] : [];
    return [...(said.length ? [list] : []), ...line, ...agreedBox(scene, field)];
  }

  /** @param {Cpd.Scene} scene @param {Cpd.FormPart} part */
  function signatures(scene, part) {
    const signed = part.fields.flatMap((field) => saidOf(scene, field.name).map(({ voice, value }) => element("li", { dir: "auto" }, element("strong", "", answerWords(field, value)), ` ${voice.name}`)));
    const none = scene.isAgreeing ? "Sign on the agreed version itself." : signed.length ? "" : "Nobody has signed here.";
    return [...(signed.length ? [element("ul", "cpd-joint__values", ...signed)] : []), ...(none ? [element("p", "cpd-joint__quiet", none)] : [])];
  }

  // Tables with rows

  /** Everybody's rows, and those that are agreed. @param {Cpd.Scene} scene @param {Cpd.FormPart} part */
  function rows(scene, part) {
    const all = scene.voices.flatMap((voice) => (voice.tables.get(part.id) ?? []).map(({ values: row }) => ({ voice, row })));
    const writers = [...new Set(all.map(({ voice }) => voice))];
    const agreed = element("div", "cpd-joint__agreed");
    const take = (/** @type {typeof all[number]} */ { voice, row }) => button("Use this row", () => {
      keep(scene, part, [...rowsOf(scene, part), { from: voice.name, values: new Map(row) }]);
      showAgreed(scene, part, agreed);
      scene.say(`Row of ${voice.name} taken. ${counted(rowsOf(scene, part).length, "row")} agreed.`);
    }, { label: `Use this row of ${voice.name}` });
    const body = all.map((one) => element("tr", "", element("th", { scope: "row" }, one.voice.name),
      ...part.columns.map((column) => {
        const made = cell(column.label, answerWords(column, one.row.get(column.name) ?? ""));
        made.dir = "auto";
        return made;
      }),
      ...(scene.isAgreeing ? [cell("Agreed", take(one))] : [])));
    const heads = [head("From"), ...part.columns.map(({ label }) => head(label)), ...(scene.isAgreeing ? [head("Agreed")] : [])];
    if (scene.isAgreeing) showAgreed(scene, part, agreed);
    const shown = all.length ? [wide("cpd-table", element("caption", "cpd-visually-hidden", part.label), heads, body)] : [];
    const line = writers.length < 2 ? [element("p", "cpd-joint__quiet", writers.length ? `Only ${nameInSentence(writers[0])} filled in rows.` : "Nobody has filled in a row.")] : [];
    return [...shown, ...line, ...(scene.isAgreeing ? [agreed] : [])];
  }

  /** @param {Cpd.Scene} scene @param {Cpd.FormPart} part @param {AgreedRow[]} all */
  function keep(scene, part, all) {
    scene.rows.set(part.id, all);
    scene.decided();
  }

  /** The rows that are agreed, to change, take out and add to. @param {Cpd.Scene} scene @param {Cpd.FormPart} part @param {HTMLElement} agreed where they are drawn */
  function showAgreed(scene, part, agreed) {
    const all = rowsOf(scene, part);
    const change = (/** @type {AgreedRow[]} */ to, /** @type {string} */ focus) => {
      keep(scene, part, to);
      showAgreed(scene, part, agreed);
      /** @type {HTMLElement | null} */ (agreed.querySelector(focus))?.focus();
    };
    const boxes = all.map((one, at) => {
      const fields = part.columns.map((column) => element("div", "", element("span", "cpd-joint__word", column.label), agreedCell(part, column, one, { at, set: () => keep(scene, part, all) })));
      const out = button("Remove", () => {
        change(all.filter((other) => other !== one), ".cpd-joint__add");
        scene.say(`Row ${at + 1} removed.`);
      }, { label: `Remove agreed row ${at + 1}` });
      return element("div", "cpd-joint__agreed-row", ...fields, element("p", "cpd-together__tools", element("span", "cpd-joint__state", one.from ? `from ${one.from}` : "yours"), out));
    });
    const add = button("Add a row", () => change([...all, { from: "", values: new Map() }], ".cpd-joint__agreed-row:last-of-type :is(input, textarea, select)"), { label: `Add a row: ${part.label}, agreed` });
    add.classList.add("cpd-joint__add");
    const none = all.length ? [] : [element("p", "cpd-joint__quiet", "No row is agreed yet.")];
    agreed.replaceChildren(element("span", "cpd-joint__word", "Agreed rows"), ...none, ...boxes, element("p", "cpd-together__tools", add));
  }

  /** @param {Cpd.FormPart} part @param {Cpd.Field} column @param {AgreedRow} row @param {{at: number, set: () => void}} how */
  function agreedCell(part, column, row, { at, set }) {
    const state = { value: row.values.get(column.name) ?? "", isOwn: true };
    return control({ ...column, name: `${part.id} ${at} ${column.name}` }, `Agreed, row ${at + 1}: ${column.label}`, state, {
      isPlain: true,
      set: (value) => {
        row.values.set(column.name, value);
        set();
      },
    }).box;
  }

  return { texts, words, values, signatures, rows };
})();
