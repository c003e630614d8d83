// @ts-check
/**
 * What several people's answers to one form have in common. Nothing is drawn or kept here: a form is
 * read as parts and fields, answers of a file or a copy are taken where they fit, and counted.
 *
 * How it is counted. Only those who answered count; with fewer than two there is nothing to count.
 * - Middle: the median. With an even number of answers that is two points, which may differ.
 * - Agreement, as a share of those who answered:
 *   of a scale with four points or more, and of places in an order: the most people who chose the same
 *   point or one of two neighbours; of anything else to choose one of: the most who chose the same; where
 *   several can be chosen: how many, on average, chose each option that anybody chose; of numbers: how
 *   many are within a tenth of the median.
 * - In words: "all the same"; "close" if all are in that agreement; "mostly together" from three
 *   quarters on; "apart" below.
 * - Order, most apart first: by these words; then by how far, on average, answers lie from the middle (as
 *   a part of the furthest possible), or by the share that does not agree; then by the spread.
 */
(() => {
  const FORMAT = "cpd-record";
  const VERSION = 1;
  const ENTRIES = 100_000;
  const LABEL = 60;
  const KEEPER = "form.copy=name";
  const NAMING = ["name", "role", "school", "other-school"];
  const TEXT = 100_000;
  const ROWS = 200;
  const ROW = /^[\w-]{1,40}$/;
  const MOSTLY = 0.75;
  const LEVELS = ["apart", "mostly", "close", "same"];
  /** From so many points on, a neighbouring point is agreement, too. */
  const POINTS = 4;

  // A form as it is asked

  /** @param {Element | null | undefined} element */
  const words = (element) => (element?.textContent ?? "").trim();
  /** @param {Element} element @param {string} name */
  const data = (element, name) => element.getAttribute(`data-${name}`) ?? "";
  /** @param {string} list */
  const split = (list) => list.split(/\s+/).filter(Boolean);

  /** @param {Element} element @param {string[]} [former] the part's names before @param {string} [part] @returns {Cpd.Field} */
  function field(element, former = [], part = "") {
    const name = data(element, "field");
    const ticks = [...element.querySelectorAll("input[type=radio], input[type=checkbox]")];
    const options = [...element.querySelectorAll("option")];
    const choices = [
      ...ticks.map((tick) => ({ id: tick.getAttribute("value") ?? "", label: words(tick.closest("label")) })),
      ...options.map((option) => ({ id: option.value, label: words(option) })),
    ];
    return {
      name,
      label: data(element, "label"),
      type: data(element, "type"),
      choices: choices.filter(({ id }) => id),
      names: [...split(data(element, "was")), ...former.map((old) => old + name.slice(part.length))],
      shared: data(element, "shared") || data(element, "gives"),
      lines: element.querySelector("textarea")?.rows ?? 1,
      unit: words(element.querySelector(".cpd-field__unit")),
    };
  }

  /** @param {Element} element @param {string} group @returns {Cpd.FormPart} */
  function part(element, group) {
    const id = data(element, "part");
    const type = data(element, id ? "type" : "");
    const names = split(data(element, "was"));
    /** @type {Pick<Cpd.FormPart, "group" | "rows" | "columns" | "slots" | "isOrdered">} */
    const base = { group, rows: [], columns: [], slots: [], isOrdered: false };
    if (!id) {
      const one = field(element);
      return { ...base, id: one.name, label: one.label, type: "question", names: [], fields: [one], isNaming: NAMING.includes(data(element, "shared")) };
    }
    const under = (/** @type {ParentNode} */ of) => [...of.querySelectorAll("[data-field]")].map((one) => field(one, names, id));
    const made = { ...base, id, label: data(element, "label"), type, names, fields: under(element), isNaming: type === "signature" };
    if (type === "grid") {
      made.rows = ([...element.querySelectorAll("[data-row]")].map((row) => ({ id: data(row, "row"), label: words(row.querySelector("th")) })));
      made.columns = ([...(element.querySelector("[data-row]")?.querySelectorAll("[data-field]") ?? [])].map((one) => column(one)));
    }
    if (type === "table") {
      made.fields = [];
      made.columns = ([...(element.querySelector("template")?.content.querySelectorAll("[data-field]") ?? [])].map((one) => column(one)));
    }
    if (type === "sort") {
      made.rows = ([...element.querySelectorAll("[data-cpd-baseline] > [data-card]")].map((card) => ({ id: data(card, "card"), label: words(card.querySelector("legend, label")) })));
      made.isOrdered = element.hasAttribute("data-ordered");
      const chosen = under(element.querySelector(".cpd-sort__chosen") ?? document.createElement("p"));
      made.slots = (chosen.filter(({ name }) => !name.endsWith("-note")).map((card) => ({ card, note: chosen.find(({ name }) => name === `${card.name}-note`) ?? null })));
    }
    return made;
  }

  /** A column, with the last piece of its fields' names for its name. @param {Element} element @returns {Cpd.Field} */
  function column(element) {
    const one = field(element);
    return { ...one, name: one.name.split(".")[2] ?? "", label: data(element, "header") };
  }

  /** The parts of a form that hold answers, in its order. @param {HTMLElement} form @returns {Cpd.FormPart[]} */
  function read(form) {
    return [...form.querySelectorAll(".cpd-form__group")].flatMap((group) =>
      [...group.children].filter((one) => one.matches("[data-field], [data-part]")).map((one) => part(one, words(group.querySelector(":scope > h2")))));
  }

  // Files of answers

  /** A short text of a file, as it may be shown: one line, and no signs that turn the text around. @param {unknown} value @param {number} most */
  function plain(value, most) {
    const text = typeof value === "string" ? value.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim() : "";
    return [...text].slice(0, most).join("");
  }

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isThing = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** What a file has of a form: its copies, each with its answers; or why it cannot be used. @param {string} text @param {string} base the form's id @returns {Cpd.Opened} */
  function opened(text, base) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "It is not a file of answers, or it is damaged." };
    }
    if (!isThing(file) || file.format !== FORMAT || !Array.isArray(file.entries)) return { error: "It is not a file of answers from these pages." };
    if (!Number.isInteger(file.version) || Number(file.version) < 1) return { error: "It does not say which version of a file it is." };
    if (Number(file.version) > VERSION) return { error: "It was made by a newer version of these pages. Reload this page and try again." };
    if (file.entries.length > ENTRIES) return { error: `It holds more than ${ENTRIES.toLocaleString("en-GB")} entries.` };
    const about = isThing(file.about) ? file.about : {};
    /** @type {Map<string, Cpd.AnswerSet>} */
    const sets = new Map();
    for (const entry of file.entries) {
      if (!isThing(entry) || typeof entry.id !== "string" || typeof entry.facet !== "string" || (entry.v ?? 1) !== 1) continue;
      const copy = cpd.copyOf(entry.id);
      if (copy.base !== base || !/^form\../.test(entry.facet)) continue;
      const set = sets.get(entry.id) ?? { words: copy.number > 1 && copy.number < 1000 ? `copy ${copy.number}` : "", isNamed: false, answers: [], at: "" };
      sets.set(entry.id, set);
      if (entry.facet === KEEPER && plain(entry.value, LABEL)) Object.assign(set, { words: plain(entry.value, LABEL), isNamed: true });
      set.answers.push([entry.facet, entry.value]);
      if (typeof entry.at === "string" && entry.at > set.at) set.at = entry.at;
    }
    const other = plain(about.title, LABEL) || plain(about.form, LABEL);
    if (!sets.size) return { error: other && about.form !== base ? `It belongs to another form: ${other}.` : "It holds no answers to this form." };
    // What somebody wrote alone comes first, the newest of it above all.
    const sorted = [...sets.values()].sort((one, two) => Number(one.isNamed) - Number(two.isNamed) || two.at.localeCompare(one.at));
    return { sets: sorted, from: plain(about.from, LABEL), site: plain(file.site, LABEL) };
  }

  // Answers as they come

  /** What of a value can stand in a field; null if it cannot. @param {Cpd.Field} of @param {unknown} value @returns {Cpd.Answered | null} */
  function fitting({ type, choices }, value) {
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
        const value = fitting(one, all.get(name));
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
      const fits = of && fitting(of, value);
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

  // Counting

  /** @param {string} text */
  const number = (text) => Number(text.trim().replace(/,(?=\d{3}\b)/g, "") || NaN);

  /** The one or two values in the middle. @param {number[]} values */
  function middle(values) {
    const sorted = [...values].sort((one, other) => one - other);
    const half = (sorted.length - 1) / 2;
    return sorted.length ? [sorted[Math.floor(half)], sorted[Math.ceil(half)]] : [];
  }

  /** The mean distance from the middle. @param {number[]} values */
  function distance(values) {
    const [from] = middle(values);
    return values.reduce((sum, value) => sum + Math.abs(value - from), 0) / values.length;
  }

  /** How many chose what, in the order of the first of each. @param {Cpd.Answered[]} values */
  function tally(values) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const value of values.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }

  /** The most answers that lie on one point, or on two neighbours. @param {number[]} values @param {number} reach */
  const together = (values, reach) => Math.max(...values.map((from) => values.filter((value) => value >= from && value <= from + reach).length));

  /** What can be said of the answers of at least two people; null where nothing can be counted. @param {Cpd.Field} of @param {Cpd.Answered[]} values @param {number} [places] of an order @returns {Cpd.Measure | null} */
  function measure({ type, choices }, values, places = 0) {
    const count = values.length;
    const counts = tally(values);
    const numbers = type === "number" || type === "scale" ? values.map((value) => number(String(value))).filter((one) => !isNaN(one)) : [];
    if (count < 2 || !["choice", "choices", "scale", "number"].includes(type) || (type === "number" && numbers.length < 2)) return null;
    const [low, high] = middle(numbers);
    const ends = numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [];
    const points = type === "scale" ? choices.length : places;
    const most = Math.max(...counts.values());
    let [agreed, apart, reach, of] = [most, 1 - most / count, 0, count];
    if (type === "choices") {
      agreed = [...counts.values()].reduce((sum, one) => sum + one, 0) / counts.size;
      apart = 1 - agreed / count;
    } else if (points) {
      of = numbers.length;
      agreed = together(numbers, points >= POINTS ? 1 : 0);
      apart = distance(numbers) / ((points - 1) / 2 || 1);
      reach = (ends[1] - ends[0]) / (points - 1 || 1);
    } else if (numbers.length) {
      of = numbers.length;
      const centre = (low + high) / 2;
      agreed = numbers.filter((one) => Math.abs(one - centre) <= Math.abs(centre) / 10).length;
      apart = Math.min(1, distance(numbers) / Math.abs(centre || 1));
    }
    const isSame = numbers.length ? ends[0] === ends[1] : new Set(values.map(String)).size === 1;
    const share = agreed / of;
    const level = isSame ? "same" : share >= 1 ? "close" : share >= MOSTLY ? "mostly" : "apart";
    return { count: of, tally: counts, middle: numbers.length ? [low, high] : [], ends, agreed, share, level, apart, reach };
  }

  /** Biggest differences first; what cannot be counted comes last. @param {Cpd.Measure | null} one @param {Cpd.Measure | null} other */
  function byApart(one, other) {
    if (!one || !other) return Number(!one) - Number(!other);
    return LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || other.apart - one.apart || other.reach - one.reach;
  }

  /** What more people chose than anything else; nothing, if there is no such thing. @param {string[]} values */
  function most(values) {
    const counts = [...tally(values)].sort(([, one], [, other]) => other - one);
    const [[value, count] = ["", 0], [, next] = ["", 0]] = counts;
    return count > next ? value : "";
  }

  /**
   * What could be agreed on: of a scale the middle, if it is one point; of several to choose what more than
   * half chose; else what most chose, which is also what the only one chose. Nothing that nobody chose.
   * @param {Cpd.Field} of @param {Cpd.Answered[]} values @returns {Cpd.Answered}
   */
  function proposed({ type, choices }, values) {
    if (type === "choices") return choices.map(({ id }) => id).filter((id) => values.filter((value) => value.includes(id)).length * 2 > values.length);
    const texts = values.map((value) => String(value).trim());
    if (type !== "scale") return most(texts);
    const [low, high] = middle(texts.map(Number));
    return texts.length && low === high ? String(low) : "";
  }

  cpd.joint = /** @type {Cpd.Joint} */ ({ FORMAT, VERSION, LABEL, KEEPER, plain, opened, read, taken, measure, byApart, proposed, middle, number });
})();
