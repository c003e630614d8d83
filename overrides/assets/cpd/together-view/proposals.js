// @ts-check
/**
 * The agreed version: what is proposed for each field, what stands in the end, and how it is kept. Touches no page.
 *
 * @requires joint
 * @requires together-view/said
 * @requires together-view/words
 */
cpd.jointProposals = (() => {
  const { joint } = cpd;
  const { saidOf, isCard } = cpd.jointSaid;
  const { answerWords } = cpd.jointWords;

  /** The cards that were chosen in the end, by whom and with what words, the most chosen first. @param {Cpd.Work} work @param {Cpd.FormPart} part */
  function chosenCards(work, part) {
    const all = part.rows.map((card) => ({
      card,
      said: work.voices.flatMap((voice) => {
        const slot = part.slots.find(({ card: one }) => voice.answers.get(one.name) === card.id);
        return slot ? [{ voice, value: (slot.note && voice.answers.get(slot.note.name)) ?? "" }] : [];
      }),
    }));
    return all.filter(({ said }) => said.length).sort((one, other) => other.said.length - one.said.length);
  }

  /** The cards that more people chose than any other, as many as there are places. @param {Cpd.Work} work @param {Cpd.FormPart} part */
  function leadingCards(work, part) {
    const all = chosenCards(work, part);
    const next = all[part.slots.length]?.said.length ?? 0;
    return all.slice(0, part.slots.length).filter(({ said }) => said.length > next);
  }

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part @returns {[string, Cpd.Answered][]} */
  function proposalsOf(work, part) {
    const cards = part.fields.filter((field) => isCard(part, field));
    const others = part.fields.filter((field) => !cards.includes(field) && !part.slots.some(({ card, note }) => field === card || field === note));
    /** @type {Map<string, Cpd.Answered>} */
    const found = new Map();
    for (const field of [...cards, ...others]) found.set(field.name, joint.proposed(field, saidOf(work, field.name).map(({ value }) => value)));
    // Two cards cannot have one place.
    const isTwice = (/** @type {string} */ name) => part.isOrdered && cards.filter((other) => found.get(other.name) === found.get(name)).length > 1;
    for (const { name } of cards) if (isTwice(name)) found.set(name, "");
    leadingCards(work, part).forEach(({ card, said }, at) => {
      const { card: slot, note } = part.slots[at];
      found.set(slot.name, card.id);
      if (note) found.set(note.name, joint.proposed(note, said.map(({ value }) => value).filter((value) => value.length)));
    });
    return [...found];
  }

  /** What is proposed for each field. @param {Cpd.Work} work @returns {Map<string, Cpd.Answered>} */
  const proposals = (work) => new Map(work.parts.filter(({ type }) => type !== "signature").flatMap((part) => proposalsOf(work, part)));

  /** Rows of a table that at least two have, word by word; all rows, where only one has any. @param {Cpd.Work} work @param {Cpd.FormPart} part */
  function proposedRows(work, part) {
    /** @type {Map<string, {values: Map<string, Cpd.Answered>, voices: Cpd.Voice[]}>} */
    const found = new Map();
    for (const voice of work.voices) {
      for (const { values } of voice.tables.get(part.id) ?? []) {
        const key = JSON.stringify(part.columns.map(({ name }) => String(values.get(name) ?? "").trim()));
        const one = found.get(key) ?? { values, voices: [] };
        if (!one.voices.includes(voice)) one.voices.push(voice);
        found.set(key, one);
      }
    }
    const isOne = new Set([...found.values()].flatMap(({ voices }) => voices)).size === 1;
    return [...found.values()].filter(({ voices }) => isOne || voices.length > 1).map(({ values, voices }) => ({ from: voices.map(({ name }) => name).join(", "), values: new Map(values) }));
  }

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part */
  const rowsOf = (work, part) => work.rows.get(part.id) ?? proposedRows(work, part);

  /** @param {Cpd.Work} work @param {string} name @param {Map<string, Cpd.Answered>} proposal @returns {Cpd.Agreed} */
  const stateOf = (work, name, proposal) => ({ value: work.agreed.get(name) ?? proposal.get(name) ?? "", isOwn: work.agreed.has(name) });

  /** How much of the agreed version stands. @param {Cpd.Work} work */
  function progress(work) {
    const proposal = proposals(work);
    const fields = work.parts.filter(({ type }) => type !== "signature").flatMap((part) => part.fields);
    const states = fields.map(({ name }) => stateOf(work, name, proposal));
    const said = new Set(work.voices.flatMap((voice) => [...voice.answers].filter(([, value]) => value.length).map(([name]) => name)));
    const rows = work.parts.filter(({ type }) => type === "table").flatMap((part) => rowsOf(work, part));
    return {
      decided: states.filter(({ value, isOwn }) => isOwn && value.length).length,
      proposed: states.filter(({ value, isOwn }) => !isOwn && value.length).length,
      open: fields.filter(({ name }, at) => said.has(name) && !states[at].value.length).length,
      rows: rows.length,
    };
  }

  /** @param {Cpd.Answered} value */
  const isWritten = (value) => [value].flat().some((one) => one.trim());

  /** @param {Cpd.Field} field @param {string} label @param {Cpd.Answered} value @returns {Cpd.Given} */
  const given = (field, label, value) => ({
    value, label, type: field.type, ...(field.shared && { shared: field.shared }), ...(field.choices.length && { words: answerWords(field, value) }),
  });

  /** A table's agreed rows, as they are kept. @param {Cpd.Work} work @param {Cpd.FormPart} part @returns {[string, Cpd.Given][]} */
  function tableFacets(work, part) {
    const rows = rowsOf(work, part).filter(({ values: row }) => isWritten([...row.values()].flat()));
    if (!rows.length) return [];
    const cells = rows.flatMap(({ values: row }, at) => part.columns.flatMap((column) => {
      const value = row.get(column.name) ?? "";
      return isWritten(value) ? [/** @type {[string, Cpd.Given]} */ ([`form.${part.id}.${at + 1}.${column.name}`, given(column, `${part.label}, row ${at + 1}: ${column.label}`, value)])] : [];
    }));
    return [...cells, [`form.${part.id}`, { value: rows.map((_, at) => String(at + 1)), label: part.label, type: "rows" }]];
  }

  /** What the agreed version holds, as it is kept. @param {Cpd.Work} work @returns {Map<string, Cpd.Given>} */
  function facets(work) {
    const standing = new Map([...proposals(work), ...work.agreed]);
    return new Map(work.parts.flatMap((part) => [
      ...part.fields.flatMap((field) => {
        const value = standing.get(field.name);
        return value !== undefined && isWritten(value) ? [/** @type {[string, Cpd.Given]} */ ([`form.${field.name}`, given(field, field.label, value)])] : [];
      }),
      ...(part.type === "table" ? tableFacets(work, part) : []),
    ]));
  }

  Object.assign(joint, /** @satisfies {Partial<Cpd.Joint>} */ ({ progress, facets }));
  return { proposals, chosenCards, rowsOf, stateOf };
})();
