// @ts-check
/**
 * What both the Word file and the page to print say, in the same order. Touches no page.
 *
 * @requires record
 */
(() => {
  const { record, dated, datedAt, counted } = cpd;
  const { told, otherFacts, wordsOf, stem, hours, logged, minutesOf, totals, bySuite, questionOf, log } = record;

  /** @param {Cpd.Thing} thing @returns {Cpd.ToldOf} */
  function toldOf(thing) {
    const { title, url, facets, place, isWithdrawn, at } = thing;
    const value = (/** @type {string} */ facet) => facets.get(facet)?.value;
    const done = value("done");
    const minutes = done || facets.has("minutes") ? minutesOf(thing) : 0;
    const facts = [
      place,
      isWithdrawn ? "Withdrawn from the site" : "",
      facets.has("star") ? "Starred" : "",
      done ? `Done on ${dated(String(done))}` : "",
      minutes ? counted(minutes, "minute") : "",
      facets.has("remind") ? `Reminder on ${dated(String(value("remind")))}` : "",
      ...otherFacts(facets),
      `Last changed on ${datedAt(at) || "no date"}`,
    ];
    // What was learned stands in the log's table.
    const isText = (/** @type {string} */ facet) => !["facts", "log"].includes(record.facets.placeOf(facet));
    const texts = [...facets].filter(([facet, { type }]) => isText(facet) && type !== "rows").map(([facet, entry]) => ({
      question: stem(facet) === "answer" ? questionOf({ facet, thing, entry }) : "",
      label: (facet.startsWith("form.") && entry.label) || wordsOf(facet, entry),
      words: told(facet, entry),
    }));
    return { title, url, facts: facts.filter(Boolean), texts };
  }

  /** Chosen entries as a document. @param {Cpd.Entry[]} entries @returns {Cpd.LaidOut} */
  function laidOut(entries) {
    /** @type {Map<string, Cpd.Thing>} */
    const things = new Map();
    for (const { id, facet, thing, entry } of entries) {
      const whole = things.get(id) ?? { ...thing, facets: new Map() };
      things.set(id, whole);
      whole.facets.set(facet, entry);
    }
    const all = [...things.values()];
    const rows = logged(all);
    const time = totals(rows, () => "").reduce((sum, [, minutes]) => sum + minutes, 0);
    // What the table says in full is not said twice.
    const isTold = (/** @type {Cpd.Thing} */ { sort }) => sort !== "log";
    const groups = bySuite(all.filter(isTold)).map(({ title, sections }) => ({ title, sections: [...sections].map(([section, found]) => ({ title: section, things: found.map(toldOf) })) }));
    const text = (/** @type {Cpd.Thing} */ thing, /** @type {string} */ facet) => String(thing.facets.get(facet)?.value ?? "");
    return {
      groups,
      total: `${hours(time)} in all.`,
      log: { headings: log.HEADINGS, rows: rows.map((one) => [dated(text(one, "done")), one.title, String(minutesOf(one) || ""), text(one, "learned"), text(one, "changed")]) },
    };
  }

  record.laidOut = laidOut;
})();
