// @ts-check
/**
 * Who said what of which field, how far apart they are, and what nobody answered.
 *
 * @requires joint
 */
cpd.jointSaid = (() => {
  const { joint } = cpd;

  /** @param {Cpd.Work} work @param {string} name @returns {Cpd.Said[]} */
  const saidOf = ({ voices }, name) => voices.flatMap((voice) => {
    const value = voice.answers.get(name);
    return value === undefined ? [] : [{ voice, value }];
  });

  /** @param {Cpd.FormPart} part */
  const places = (part) => (part.isOrdered ? part.rows.length : 0);

  /** Whether a field is where a card was put. @param {Cpd.FormPart} part @param {Cpd.Field} field */
  const isCard = (part, field) => part.type === "sort" && part.rows.some(({ id }) => field.name === `${part.id}.${id}`);

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Cpd.Field} field @returns {Cpd.Measure | null} */
  const measureOf = (work, part, field) => joint.measure(field, saidOf(work, field.name).map(({ value }) => value), isCard(part, field) ? places(part) : 0);

  /** What can be counted of a part, field by field; the cards chosen in the end are counted as a whole. @param {Cpd.Work} work @param {Cpd.FormPart} part */
  const counts = (work, part) => part.fields.filter((field) => part.type !== "sort" || isCard(part, field)).map((field) => ({ part, field, measure: measureOf(work, part, field) }));

  /** Rows of a part with their field and its measure. @param {Cpd.Work} work @param {Cpd.FormPart} part @param {string} [column] @returns {Cpd.JointRow[]} */
  const rows = (work, part, column) => part.rows.flatMap(({ id, label }) => {
    const field = part.fields.find(({ name }) => name === [part.id, id, ...(column ? [column] : [])].join("."));
    return field ? [{ label, field, measure: measureOf(work, part, field) }] : [];
  });

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part */
  const mostApart = (work, part) => counts(work, part).map(({ measure }) => measure).sort(joint.byApart)[0] ?? null;

  /** The parts in the order that was chosen. @param {Cpd.Work} work */
  function partsInOrder(work) {
    const all = work.parts.map((part) => ({ part, apart: mostApart(work, part) }));
    if (work.order === "apart") all.sort((one, other) => joint.byApart(one.apart, other.apart));
    return all.map(({ part }) => part);
  }

  /** @template {{measure: Cpd.Measure | null}} T @param {Cpd.Work} work @param {T[]} some */
  const rowsInOrder = (work, some) => (work.order === "apart" ? [...some].sort((one, other) => joint.byApart(one.measure, other.measure)) : some);

  /** Nobody answered it, and nothing was decided that would be hidden. @param {Cpd.Work} work @param {string} name of a field */
  const isBlank = ({ voices, isAgreeing, agreed }, name) => !voices.some(({ answers }) => answers.has(name)) && !(isAgreeing && agreed.get(name)?.length);

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part */
  const isBlankPart = (work, { id, fields }) =>
    fields.every(({ name }) => isBlank(work, name)) && !work.voices.some(({ tables }) => tables.get(id)?.length) && !(work.isAgreeing && work.rows.get(id)?.length);

  return { saidOf, places, isCard, measureOf, counts, rows, partsInOrder, rowsInOrder, isBlank, isBlankPart };
})();
