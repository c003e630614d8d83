// @ts-check
/**
 * Answers as they come, of a file or a copy, taken where they fit a form. Touches no page.
 */
cpd.jointAnswers = (() => {
  const TEXT = 100_000;
  const ROWS = 200;
  const ROW = /^[\w-]{1,40}$/;

  /** What of a value can stand in a field; null if it cannot. @param {Cpd.Field} of @param {unknown} value @returns {Cpd.Answered | null} */
  function fittingValue({ type, choices }, value) {
    const isOne = (/** @type {unknown} */ one) => choices.some(({ id }) => id === one);
    if (type === "choices") return Array.isArray(value) && value.length && value.every(isOne) ? choices.map(({ id }) => id).filter((id) => value.includes(id)) : null;
    if (typeof value !== "string" || !value.trim() || value.length > TEXT) return null;
    if (choices.length) return isOne(value) ? value : null;
    if (type === "date") return cpd.isDay(value) ? value : null;
    const text = value.replace(/\r\n?/g, "\n");
    return type === "long-text" || !text.includes("\n") ? text : null;
  }

  /** What answers of a form can stand in its fields; an answer under a field's own name counts before one under a former name. @param {Cpd.FormPart[]} parts @param {Iterable<[string, unknown]>} facets @returns {Cpd.Taken} */
  function taken(parts, facets) {
    const all = new Map([...facets].filter(([facet]) => facet.startsWith("form.") && !facet.includes("=")).map(([facet, value]) => [facet.slice(5), value]));
    const used = new Set();
    /** @type {Map<string, Cpd.Answered>} */
    const answers = new Map();
    /** @type {Map<string, Cpd.Row[]>} */
    const tables = new Map();
    const fields = parts.flatMap((one) => one.fields);
    const own = new Set(fields.map(({ name }) => name));
    for (const one of fields) {
      for (const name of [one.name, ...one.names.filter((old) => !own.has(old))]) {
        const value = fittingValue(one, all.get(name));
        if (value === null || answers.has(one.name)) continue;
        used.add(name);
        answers.set(one.name, value);
      }
    }
    for (const one of parts.filter(({ type }) => type === "table")) {
      const { rows, names } = rowsOf(one, all);
      if (rows.length) tables.set(one.id, rows);
      names.forEach((name) => used.add(name));
    }
    return { answers, tables, left: [...all.keys()].filter((name) => !used.has(name)).length };
  }

  /** The rows of a table, in the order in which they were put, and the names of all that belongs to them. @param {Cpd.FormPart} table @param {Map<string, unknown>} all */
  function rowsOf(table, all) {
    const tables = [table.id, ...table.names];
    /** @type {Map<string, Cpd.Row>} */
    const found = new Map();
    /** @type {string[]} */
    const names = [];
    for (const [name, value] of all) {
      const [id, row, last, ...rest] = name.split(".");
      const of = table.columns.find((one) => one.name === last);
      const fits = of && fittingValue(of, value);
      if (tables.includes(id) && row === undefined) names.push(name);
      if (!tables.includes(id) || rest.length || !ROW.test(row ?? "") || !of || !fits || (!found.has(row) && found.size === ROWS)) continue;
      const made = found.get(row) ?? { row, values: new Map() };
      found.set(row, made);
      made.values.set(of.name, fits);
      names.push(name);
    }
    const order = tables.map((id) => all.get(id)).find(Array.isArray);
    const place = (/** @type {Cpd.Row} */ { row }) => (order?.indexOf(row) ?? -1) + 1 || Infinity;
    return { rows: [...found.values()].sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other))), names };
  }

  return taken;
})();
