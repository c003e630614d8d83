// @ts-check
/**
 * The joint view of a form: what several people answered, part by part, and beside it what they agree
 * on. It draws what it is given and keeps nothing; what the reader decides stands in `work.agreed`.
 *
 * @requires joint
 */
(() => {
  /** @typedef {{voice: Cpd.Voice, value: Cpd.Answered}} Said */

  const { element, drawing, counted, joint } = cpd;
  const TOP = 5;
  /** A column for each choice up to so many; more are told in one cell. */
  const COLUMNS = 10;
  const LEVELS = { same: "All the same", close: "Close together", mostly: "Mostly together", apart: "Apart" };

  // Words

  /** @param {number} value */
  const rounded = (value) => String(Math.round(value * 10) / 10);
  /** @param {Said[]} said */
  const names = (said) => said.map(({ voice }) => voice.name).join(", ");

  /** An answer as a reader says it. @param {Cpd.Field} of @param {Cpd.Answered} value */
  function worded({ type, choices, unit }, value) {
    const labels = [value].flat().map((one) => choices.find(({ id }) => id === one)?.label ?? one).join("; ");
    if (type === "date") return cpd.dated(labels);
    return [labels, unit].filter(Boolean).join(" ");
  }

  /** @param {number[]} middle */
  const middled = ([low, high]) => (low === undefined ? "" : low === high ? rounded(low) : `between ${rounded(low)} and ${rounded(high)}`);
  /** @param {number[]} ends */
  const spread = ([least, most]) => (least === undefined ? "" : least === most ? `only ${rounded(least)}` : `${rounded(least)} to ${rounded(most)}`);

  /** What agreement is of a field. @param {Cpd.Field} of @param {Cpd.Measure} measure @param {number} [places] */
  function agreement({ type, choices }, { agreed, count, share }, places = 0) {
    const part = agreed === 1 && type !== "choices" && (type !== "number" || places) ? "no two" : `${rounded(agreed)} of ${count} (${Math.round(share * 100)}%)`;
    if (type === "choices") return `on average ${part} chose each option that anybody chose`;
    if (type === "number" && !places) return `${part} within a tenth of the median`;
    return `${part} chose the same${Math.max(type === "scale" ? choices.length : 0, places) >= 4 ? ` or a neighbouring ${places ? "place" : "point"}` : ""}`;
  }

  /** What is said where there is nothing to count. @param {Said[]} said */
  const few = (said) => (said.length ? `Only ${named(said[0].voice)} answered` : "Nobody answered");

  /** In a sentence. @param {Cpd.Voice} voice */
  const named = ({ name }) => (name === "Mine" ? "you" : name);

  /** @param {string} name */
  const anchor = (name) => `joint-${name}`;

  /** @param {string} words @param {() => void} act @param {{label?: string, key?: string}} [more] */
  const button = (words, act, more) => cpd.button(words, act, { kind: "small", ...more });

  // What was said

  /** @param {Cpd.Work} work @param {string} name @returns {Said[]} */
  const saidOf = ({ voices }, name) => voices.flatMap((voice) => {
    const value = voice.answers.get(name);
    return value === undefined ? [] : [{ voice, value }];
  });

  /** @param {Cpd.FormPart} part */
  const places = (part) => (part.isOrdered ? part.rows.length : 0);

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Cpd.Field} field @returns {Cpd.Measure | null} */
  const measured = (work, part, field) => joint.measure(field, saidOf(work, field.name).map(({ value }) => value), isCard(part, field) ? places(part) : 0);

  /** Whether a field is where a card was put. @param {Cpd.FormPart} part @param {Cpd.Field} field */
  const isCard = (part, field) => part.type === "sort" && part.rows.some(({ id }) => field.name === `${part.id}.${id}`);

  /** What can be counted of a part, field by field; the cards chosen in the end are counted as a whole. @param {Cpd.Work} work @param {Cpd.FormPart} part */
  const counts = (work, part) => part.fields.filter((field) => part.type !== "sort" || isCard(part, field)).map((field) => ({ part, field, measure: measured(work, part, field) }));

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part */
  const mostApart = (work, part) => counts(work, part).map(({ measure }) => measure).sort(joint.byApart)[0] ?? null;

  /** The parts in the order that was chosen. @param {Cpd.Work} work */
  function ordered(work) {
    const all = work.parts.map((part) => ({ part, apart: mostApart(work, part) }));
    if (work.order === "apart") all.sort((one, other) => joint.byApart(one.apart, other.apart));
    return all.map(({ part }) => part);
  }

  /** @template {{measure: Cpd.Measure | null}} T @param {Cpd.Work} work @param {T[]} rows */
  const sorted = (work, rows) => (work.order === "apart" ? [...rows].sort((one, other) => joint.byApart(one.measure, other.measure)) : rows);

  // What is agreed on

  /** What is proposed for each field. @param {Cpd.Work} work @returns {Map<string, Cpd.Answered>} */
  function proposals(work) {
    /** @type {Map<string, Cpd.Answered>} */
    const found = new Map();
    for (const part of work.parts.filter(({ type }) => type !== "signature")) {
      const cards = part.fields.filter((field) => isCard(part, field));
      const others = part.fields.filter((field) => !cards.includes(field) && !part.slots.some(({ card, note }) => field === card || field === note));
      const values = (/** @type {Cpd.Field} */ field) => saidOf(work, field.name).map(({ value }) => value);
      for (const field of [...cards, ...others]) found.set(field.name, joint.proposed(field, values(field)));
      // Two cards cannot have one place.
      if (part.isOrdered) for (const { name } of cards) if (cards.filter((other) => found.get(other.name) === found.get(name)).length > 1) found.set(name, "");
      leading(work, part).forEach(({ card, said }, at) => {
        const { card: slot, note } = part.slots[at];
        found.set(slot.name, card.id);
        if (note) found.set(note.name, joint.proposed(note, said.map(({ value }) => value).filter((value) => value.length)));
      });
    }
    return found;
  }

  /** The cards that more people chose than any other, as many as there are places. @param {Cpd.Work} work @param {Cpd.FormPart} part */
  function leading(work, part) {
    const all = chosen(work, part);
    const next = all[part.slots.length]?.said.length ?? 0;
    return all.slice(0, part.slots.length).filter(({ said }) => said.length > next);
  }

  /** The cards that were chosen in the end, by whom and with what words, the most chosen first. @param {Cpd.Work} work @param {Cpd.FormPart} part */
  function chosen(work, part) {
    const all = part.rows.map((card) => ({
      card,
      said: work.voices.flatMap((voice) => {
        const slot = part.slots.find(({ card: one }) => voice.answers.get(one.name) === card.id);
        return slot ? [{ voice, value: (slot.note && voice.answers.get(slot.note.name)) ?? "" }] : [];
      }),
    }));
    return all.filter(({ said }) => said.length).sort((one, other) => other.said.length - one.said.length);
  }

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

  /** What stands in the agreed version now, by field. @param {Cpd.Work} work @returns {Map<string, Cpd.Answered>} */
  const standing = (work) => new Map([...proposals(work), ...work.agreed]);

  /** @typedef {{value: Cpd.Answered, isOwn: boolean, only?: string}} State  only: who alone answered */
  /** @param {Cpd.Work} work @param {string} name @param {Map<string, Cpd.Answered>} proposal @returns {State} */
  const stateOf = (work, name, proposal) => ({ value: work.agreed.get(name) ?? proposal.get(name) ?? "", isOwn: work.agreed.has(name) });

  /** @param {State} state */
  const told = ({ value, isOwn, only }) => (isOwn ? "decided by you" : !value.length ? "open" : only ? `proposed, only from ${only}` : "proposed");

  /** What is written, as it is printed. @param {string} words */
  const paper = (words) => element("div", { class: "cpd-paper", "aria-hidden": "true" }, words);

  /**
   * A control for what is agreed, with the word for how it came about.
   * @param {Cpd.Work} work @param {Cpd.Field} field @param {string} label @param {State} state @param {{values?: string[], set: (value: Cpd.Answered) => void, replaced?: (before: string) => void, isPlain?: boolean}} how
   */
  function control(work, field, label, state, { values = [], set, replaced, isPlain = false }) {
    const note = element("span", "cpd-joint__state", isPlain ? "" : told(state));
    const box = element("div", "cpd-joint__editor");
    const mirror = paper(worded(field, state.value));
    const act = (/** @type {Cpd.Answered} */ value) => {
      set(value);
      note.textContent = isPlain ? "" : told({ value, isOwn: true });
      mirror.textContent = worded(field, value);
    };
    if (field.type === "choices") {
      const ticks = field.choices.map(({ id, label: words }) => {
        const tick = element("input", { type: "checkbox", value: id, "data-key": `agreed ${field.name} ${id}` });
        tick.checked = state.value.includes(id);
        return { tick, label: element("label", "cpd-tick", tick, " ", element("span", "", words)) };
      });
      const fieldset = element("fieldset", "cpd-ticks", element("legend", "cpd-visually-hidden", label), ...ticks.map((one) => one.label));
      fieldset.addEventListener("change", () => act(ticks.filter(({ tick }) => tick.checked).map(({ tick }) => tick.value)));
      box.append(fieldset, note);
      return { box, put: act };
    }
    /** @type {HTMLSelectElement | HTMLTextAreaElement | HTMLInputElement} */
    let one;
    if (field.choices.length) {
      one = element("select", "", new Option("Choose an answer", ""), ...field.choices.map(({ id, label: words }) => new Option(words, id)));
    } else if (field.type === "long-text") one = element("textarea", { rows: String(Math.min(field.lines, 3)) });
    else one = element("input", field.type === "date" ? { type: "date" } : field.type === "number" ? { type: "text", inputmode: "decimal" } : { type: "text" });
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
    const offers = element("div", "cpd-offer", ...values.map((value) => button(`Use “${worded(field, value)}”`, () => put(value), { label: `Use “${worded(field, value)}”: ${label}` })));
    box.append(one, mirror, ...(values.length ? [offers] : []), note);
    return { box, put, read: () => one.value };
  }

  /** The control of a field. @param {Cpd.Work} work @param {Cpd.Field} field @param {Map<string, Cpd.Answered>} proposal @param {string} [label] */
  function editor(work, field, proposal, label = field.label) {
    const said = saidOf(work, field.name);
    const state = { ...stateOf(work, field.name, proposal), ...(said.length === 1 && { only: named(said[0].voice) }) };
    const written = !field.choices.length && field.type !== "long-text";
    const before = work.before.get(field.name) ?? new Set();
    const values = written ? [...new Set([...said.map(({ value }) => String(value).trim()), ...before])] : [];
    return control(work, field, `Agreed: ${label}`, state, {
      values,
      set: (value) => {
        work.agreed.set(field.name, value);
        work.decided();
      },
      // What was written by hand and is replaced can be taken again.
      ...(written && {
        replaced: (one) => {
          work.before.set(field.name, before.add(one));
          work.redraw(`agreed ${field.name}`);
        },
      }),
    });
  }

  // What nobody answered

  /** Nobody answered it, and nothing was decided that would be hidden. @param {Cpd.Work} work @param {string} name of a field */
  const isBlank = ({ voices, isAgreeing, agreed }, name) => !voices.some(({ answers }) => answers.has(name)) && !(isAgreeing && agreed.get(name)?.length);

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part */
  const isBlankPart = (work, { id, fields }) =>
    fields.every(({ name }) => isBlank(work, name)) && !work.voices.some(({ tables }) => tables.get(id)?.length) && !(work.isAgreeing && work.rows.get(id)?.length);

  /** One line; what was opened once stays open when all is drawn anew. @param {Cpd.Work} work @param {string[]} names of fields or parts @param {string} words @param {Node[]} inside */
  function fold({ unfolded }, names, words, inside) {
    const made = element("details", "cpd-fold", element("summary", { "data-key": `fold ${names[0]}` }, words), ...inside);
    made.open = names.some((name) => unfolded.has(name));
    made.addEventListener("toggle", () => names.forEach((name) => (made.open ? unfolded.add(name) : unfolded.delete(name))));
    return made;
  }

  /** @param {string} verb @param {string} noun @param {{label: string}[]} all */
  const nobody = (verb, noun, all) => `Nobody ${verb} ${all.length === 1 ? `“${all[0].label}”` : `these ${counted(all.length, noun)}`}`;

  /** A table of the rows that somebody answered, and one of the rest, folded. @template {{label: string, field: Cpd.Field}} R @param {Cpd.Work} work @param {R[]} rows @param {string} noun @param {(rows: R[]) => HTMLElement} draw */
  function halves(work, rows, noun, draw) {
    const blank = rows.filter(({ field }) => isBlank(work, field.name));
    if (!blank.length || blank.length === rows.length) return [draw(rows)];
    const words = nobody(noun === "card" ? "sorted" : "answered", noun, blank);
    return [draw(rows.filter((row) => !blank.includes(row))), fold(work, blank.map(({ field }) => field.name), words, [draw(blank)])];
  }

  // Tables of numbers

  /** How large a part of all chose it; the number stands beside. @param {number} count @param {number} all */
  function column(count, all) {
    const height = all ? count / all : 0;
    return drawing("svg", { class: "cpd-joint__column", viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" },
      drawing("rect", { class: "cpd-joint__bar", x: 0, y: 1 - height, width: 1, height }));
  }

  /** @param {number} count @param {number} all */
  const bar = (count, all) => drawing("svg", { class: "cpd-joint__line", viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawing("rect", { class: "cpd-joint__bar", x: 0, y: 0, height: 1, width: all ? count / all : 0 }));

  /** @param {Cpd.Work} work @param {Said[]} said */
  const who = (work, said) => (work.isNaming && said.length ? [element("span", "cpd-joint__who", names(said))] : []);

  /** What counts as agreement, for the head of a column. @param {Cpd.Field} of @param {number} [many] places of an order */
  function meant({ type, choices }, many = 0) {
    if (type === "choices") return "on average, of each chosen option";
    return Math.max(type === "scale" ? choices.length : 0, many) >= 4 ? `same or neighbouring ${many ? "place" : "point"}` : "the same";
  }

  /** How far a row agrees, in short. @param {Cpd.Measure | null} measure @param {Said[]} said */
  const inShort = (measure, said) => (measure ? [level(measure), element("span", "cpd-joint__quiet cpd-joint__under", `${rounded(measure.agreed)} of ${measure.count}, ${Math.round(measure.share * 100)}%`)] : [element("span", "cpd-joint__quiet", few(said))]);

  /** @param {Cpd.Measure} measure */
  const level = (measure) => element("span", `cpd-joint__level cpd-joint__level--${measure.level}`, LEVELS[measure.level]);

  /** @param {Cpd.Field} field @param {Cpd.Measure | null} measure @param {Said[]} said @param {number} [many] places of an order */
  function verdict(field, measure, said, many = 0) {
    if (!measure) return [element("span", "cpd-joint__quiet", few(said))];
    return [level(measure), " ", element("span", "cpd-joint__quiet", agreement(field, measure, many))];
  }

  /** Who chose what, in one line. @param {Cpd.Field} field @param {Said[]} said */
  function namesBy({ type, choices }, said) {
    return choices.map((choice) => ({ choice, chose: said.filter(({ value }) => [value].flat().includes(choice.id)) })).filter(({ chose }) => chose.length)
      .map(({ choice, chose }) => `${type === "scale" ? choice.id : choice.label}: ${names(chose)}`).join("; ");
  }

  /** @param {Cpd.Field} field @param {number} [many] */
  const agreementHead = (field, many) => head("Agreement", element("span", "cpd-joint__quiet cpd-joint__under", meant(field, many)));

  /** @param {string} header @param {(Node | string)[]} inside */
  const cell = (header, ...inside) => element("td", { "data-header": header }, ...inside);
  /** @param {string} words @param {(Node | string)[]} more */
  const head = (words, ...more) => element("th", { scope: "col" }, words, ...more);

  /**
   * A table with a row for each statement or card, and a column for each thing to choose.
   * @param {Cpd.Work} work @param {Cpd.FormPart} part @param {string} caption @param {string} first @param {{label: string, field: Cpd.Field, measure: Cpd.Measure | null}[]} rows @param {Map<string, Cpd.Answered>} proposal
   */
  function matrix(work, part, caption, first, rows, proposal) {
    const [{ field }] = rows;
    const { choices } = field;
    const isScale = field.type === "scale";
    const isWide = choices.length <= COLUMNS;
    const short = (/** @type {{id: string, label: string}} */ choice) => (isScale ? choice.id : choice.label);
    const ends = [choices[0], choices.at(-1)].map((choice) => choice?.label).join(" to ");
    const columns = isWide ? choices.map((choice) => element("th", { scope: "col", class: "cpd-joint__count" }, short(choice))) : [head("Chosen")];
    const key = isScale ? [element("span", "cpd-joint__quiet", ends)] : [];
    const measures = isScale ? [head("Median"), head("Range")] : [];
    const heads = [head(first), ...columns, ...measures, agreementHead(field), ...(work.isAgreeing ? [head("Agreed")] : [])];
    const body = sorted(work, rows).map(({ label, field: one, measure }) => {
      const said = saidOf(work, one.name);
      const of = (/** @type {string} */ id) => said.filter(({ value }) => [value].flat().includes(id));
      const cells = choices.map((choice) => {
        const chose = of(choice.id);
        const made = cell(short(choice), column(chose.length, said.length), element("span", "cpd-joint__number", String(chose.length)));
        made.classList.add("cpd-joint__count");
        if (!chose.length) made.classList.add("cpd-joint__count--none");
        return made;
      });
      const list = cell("Chosen", choices.filter(({ id }) => of(id).length).map((choice) => `${choice.label}: ${of(choice.id).length}`).join("; "));
      return element("tr", "", element("th", { scope: "row", id: anchor(one.name), tabindex: "-1" }, label), ...(isWide ? cells : [list]),
        ...(isScale ? [cell("Median", measure ? middled(measure.middle) : "–"), cell("Range", measure ? spread(measure.ends) : "–")] : []),
        cell("Agreement", ...inShort(measure, said), ...(work.isNaming && said.length ? [element("span", "cpd-joint__who", namesBy(one, said))] : [])),
        ...(work.isAgreeing ? [cell("Agreed", editor(work, one, proposal).box)] : []));
    });
    return element("div", "cpd-joint__scroll", element("table", `cpd-table cpd-joint__matrix ${work.isAgreeing ? "cpd-joint__matrix--agreed" : ""}`.trim(),
      element("caption", "", element("span", "cpd-field__label", caption), ...key), element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body)));
  }

  /** One question with things to choose: a row for each. @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Map<string, Cpd.Answered>} proposal */
  function tallied(work, part, proposal) {
    const [field] = part.fields;
    const said = saidOf(work, field.name);
    const measure = measured(work, part, field);
    const body = field.choices.map(({ id, label }) => {
      const chose = said.filter(({ value }) => [value].flat().includes(id));
      return element("tr", "", element("th", { scope: "row" }, label), element("td", { "data-header": "How many" }, `${chose.length} of ${said.length}`), element("td", "cpd-joint__lines", bar(chose.length, said.length), ...who(work, chose)));
    });
    const facts = measure?.middle.length ? `Median: ${middled(measure.middle)}. Range: ${spread(measure.ends)}. ` : "";
    const table = element("table", "cpd-table cpd-joint__tally", element("caption", "cpd-visually-hidden", part.label),
      element("thead", "", element("tr", "", head("Answer"), head("How many"), head("", element("span", "cpd-visually-hidden", "As a bar")))), element("tbody", "", ...body));
    return [...(said.length ? [table] : []), element("p", "cpd-joint__facts", facts, ...verdict(field, measure, said)), ...agreedBox(work, field, proposal)];
  }

  /** @param {Cpd.Work} work @param {Cpd.Field} field @param {Map<string, Cpd.Answered>} proposal */
  const agreedBox = (work, field, proposal) => (work.isAgreeing ? [element("div", "cpd-joint__agreed", element("span", "cpd-joint__word", "Agreed"), editor(work, field, proposal).box)] : []);

  // Words that were written

  /** Everybody's text, and a box for the agreed one into which each can be taken. @param {Cpd.Work} work @param {Cpd.Field} field @param {Said[]} said @param {Map<string, Cpd.Answered>} proposal */
  function texts(work, field, said, proposal) {
    const made = work.isAgreeing ? editor(work, field, proposal) : null;
    const take = (/** @type {Said} */ { voice, value }) => button("Use this", () => {
      const there = (made?.read?.() ?? "").trimEnd();
      made?.put([there, String(value)].filter(Boolean).join("\n"));
      work.say(there ? `Added below what stands there: ${voice.name}.` : `Taken from ${voice.name}.`);
    }, { label: `Use this of ${voice.name}: ${field.label}` });
    const entries = said.map((one) => element("div", "cpd-joint__text", element("dt", "", one.voice.name),
      element("dd", "", element("div", { class: "cpd-joint__words", dir: "auto" }, String(one.value)), ...(made ? [take(one)] : []))));
    const list = said.length ? element("dl", "cpd-joint__texts", ...entries) : element("p", "cpd-joint__quiet", few(said));
    const one = said.length === 1 ? [element("p", "cpd-joint__quiet", `${few(said)}.`)] : [];
    return [list, ...one, ...(made ? [element("div", "cpd-joint__agreed", element("span", "cpd-joint__word", "Agreed"), made.box)] : [])];
  }

  /** Short answers, each once, with who gave them. @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Map<string, Cpd.Answered>} proposal */
  function values(work, part, proposal) {
    const [field] = part.fields;
    const said = saidOf(work, field.name);
    const measure = measured(work, part, field);
    const all = [...new Set(said.map(({ value }) => String(value).trim()))].map((value) => ({ value, said: said.filter((one) => String(one.value).trim() === value) }));
    if (field.type === "date") all.sort((one, other) => one.value.localeCompare(other.value));
    if (field.type === "number") all.sort((one, other) => joint.number(one.value) - joint.number(other.value) || 0);
    const facts = measure?.middle.length ? `Lowest ${rounded(measure.ends[0])}, median ${rounded((measure.middle[0] + measure.middle[1]) / 2)}, highest ${rounded(measure.ends[1])}. ` : "";
    const list = element("ul", "cpd-joint__values", ...all.map((one) => element("li", { dir: "auto" }, element("strong", "", worded(field, one.value)), ` ${names(one.said)}`)));
    const line = measure || said.length < 2 ? [element("p", "cpd-joint__facts", facts, ...verdict(field, measure, said))] : [];
    return [...(said.length ? [list] : []), ...line, ...agreedBox(work, field, proposal)];
  }

  // Parts

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Map<string, Cpd.Answered>} proposal @returns {Node[]} */
  function drawn(work, part, proposal) {
    const [field] = part.fields;
    if (part.type === "grid") return grid(work, part, proposal);
    if (part.type === "sort") return sort(work, part, proposal);
    if (part.type === "table") return table(work, part);
    if (part.type === "signature") return signature(work, part);
    if (field.choices.length) return tallied(work, part, proposal);
    return field.type === "long-text" ? texts(work, field, saidOf(work, field.name), proposal) : values(work, part, proposal);
  }

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Map<string, Cpd.Answered>} proposal */
  function grid(work, part, proposal) {
    const rows = (/** @type {Cpd.Field} */ column) => part.rows.flatMap(({ id, label }) => {
      const field = part.fields.find(({ name }) => name === `${part.id}.${id}.${column.name}`);
      return field ? [{ label, field, measure: measured(work, part, field) }] : [];
    });
    return part.columns.flatMap((column) => {
      const all = rows(column);
      if (column.choices.length) {
        const made = halves(work, all, "statement", (some) => matrix(work, part, column.label, "Statement", some, proposal));
        const names = all.map(({ field }) => field.name);
        return names.every((name) => isBlank(work, name)) && !isBlankPart(work, part) ? [fold(work, names, nobody("answered", "", [column]), made)] : made;
      }
      const isSaid = (/** @type {Cpd.Field} */ { name }) => saidOf(work, name).length > 0;
      const written = all.filter(({ field }) => isSaid(field));
      const rest = all.filter(({ field }) => !isSaid(field));
      const entry = (/** @type {{label: string, field: Cpd.Field}} */ { label, field }) => element("div", "cpd-joint__cell",
        element("p", { class: "cpd-joint__row", id: anchor(field.name), tabindex: "-1" }, label), ...texts(work, field, saidOf(work, field.name), proposal));
      const heading = element("p", "cpd-field__label", column.label);
      const none = written.length ? `Nobody wrote here for ${counted(rest.length, "row")}.` : "Nobody has written here.";
      const others = work.isAgreeing && rest.length ? [unfolding(`Agree on words for ${counted(rest.length, "row")} without any`, `more ${part.id} ${column.name}`, () => rest.map(entry))] : [];
      return [heading, ...written.map(entry), ...(rest.length ? [element("p", "cpd-joint__quiet", none)] : []), ...others];
    });
  }

  /** What is drawn only when it is wanted. @param {string} words @param {string} key @param {() => Node[]} draw */
  function unfolding(words, key, draw) {
    const box = element("div", "");
    const opener = button(words, () => {
      const isOpen = opener.getAttribute("aria-expanded") === "true";
      opener.setAttribute("aria-expanded", String(!isOpen));
      if (!box.children.length) box.append(...draw());
      box.hidden = isOpen;
    }, { key });
    opener.setAttribute("aria-expanded", "false");
    return element("div", "cpd-joint__more", opener, box);
  }

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Map<string, Cpd.Answered>} proposal */
  function sort(work, part, proposal) {
    const rows = part.rows.flatMap(({ id, label }) => {
      const field = part.fields.find(({ name }) => name === `${part.id}.${id}`);
      return field ? [{ label, field, measure: measured(work, part, field) }] : [];
    });
    const board = part.isOrdered ? order(work, part, rows, proposal) : halves(work, rows, "card", (some) => matrix(work, part, "Where each card was put", "Card", some, proposal));
    return part.slots.length ? [...board, ...choosing(work, part, proposal)] : board;
  }

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part @param {{label: string, field: Cpd.Field, measure: Cpd.Measure | null}[]} rows @param {Map<string, Cpd.Answered>} proposal */
  function order(work, part, rows, proposal) {
    const many = rows.length;
    const by = (/** @type {typeof rows[number]} */ { measure }) => (measure ? (measure.middle[0] + measure.middle[1]) / 2 : Infinity);
    const inMiddle = [...rows].sort((one, other) => (by(one) === by(other) ? 0 : by(one) - by(other)));
    const shown = work.order === "apart" ? sorted(work, rows) : inMiddle;
    const body = (/** @type {typeof rows} */ some) => some.map(({ label, field, measure }) => {
      const said = saidOf(work, field.name);
      const at = said.map(({ voice, value }) => `${voice.name}: ${value}`).join(", ");
      return element("tr", "", element("th", { scope: "row", id: anchor(field.name), tabindex: "-1" }, label, ...(work.isNaming && at ? [element("span", "cpd-joint__who", at)] : [])),
        cell("Median", measure ? middled(measure.middle) : "–"), cell("Range", measure ? spread(measure.ends) : "–"), cell("Agreement", ...inShort(measure, said)),
        ...(work.isAgreeing ? [cell("Agreed", editor(work, field, proposal).box)] : []));
    });
    const take = button("Use the median order", () => {
      inMiddle.forEach(({ field }, at) => work.agreed.set(field.name, String(at + 1)));
      work.decided();
      work.redraw(`order ${part.id}`);
    }, { key: `order ${part.id}` });
    const heads = [head("Card"), head("Median"), head("Range"), agreementHead(rows[0].field, many), ...(work.isAgreeing ? [head("Agreed")] : [])];
    const made = (/** @type {typeof rows} */ some) => element("div", "cpd-joint__scroll", element("table", "cpd-table cpd-joint__matrix",
      element("caption", "", element("span", "cpd-field__label", "The place of each card")), element("thead", "", element("tr", "", ...heads.map((one) => one.cloneNode(true)))), element("tbody", "", ...body(some))));
    return [...halves(work, shown, "card", made), ...(work.isAgreeing ? [element("p", "cpd-together__tools", take)] : [])];
  }

  /** The cards chosen in the end. @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Map<string, Cpd.Answered>} proposal */
  function choosing(work, part, proposal) {
    const all = chosen(work, part);
    const voices = work.voices.filter((voice) => part.slots.some(({ card }) => voice.answers.has(card.name)));
    const labels = new Map(part.rows.map(({ id, label }) => [id, label]));
    const entries = all.map(({ card, said }) => element("li", "", element("span", "cpd-joint__row", card.label), " ",
      element("span", "cpd-joint__quiet", `${said.length} of ${voices.length}: ${names(said)}`), bar(said.length, voices.length),
      ...(said.some(({ value }) => value) ? [element("dl", "cpd-joint__texts", ...said.filter(({ value }) => value).map(({ voice, value }) =>
        element("div", "cpd-joint__text", element("dt", "", voice.name), element("dd", "", element("div", { class: "cpd-joint__words", dir: "auto" }, String(value))))))] : [])));
    const slots = part.slots.map(({ card, note }) => {
      const made = editor(work, card, proposal);
      const words = note && editor(work, note, proposal);
      const offers = element("div", "cpd-offer");
      const offer = () => {
        const there = all.find((one) => one.card.id === (made.read?.() ?? ""));
        offers.replaceChildren(...(words ? there?.said.filter(({ value }) => value) ?? [] : []).map(({ voice, value }) => button(`Use what ${voice.name} wrote`, () => {
          words?.put([(words.read?.() ?? "").trimEnd(), String(value)].filter(Boolean).join("\n"));
        }, { label: `Use what ${voice.name} wrote of ${labels.get(made.read?.() ?? "")}` })));
      };
      made.box.addEventListener("input", offer);
      offer();
      return element("div", "cpd-joint__agreed", element("span", "cpd-joint__word", `Agreed: ${card.label}`), made.box, ...(words ? [words.box, offers] : []));
    });
    const none = voices.length < 2 ? [element("p", "cpd-joint__quiet", voices.length ? `Only ${named(voices[0])} chose.` : "Nobody chose any.")] : [];
    return [element("p", { class: "cpd-field__label", id: anchor(`${part.id}.chosen`), tabindex: "-1" }, "Chosen in the end"), ...(all.length ? [element("ol", "cpd-joint__chosen", ...entries)] : []), ...none, ...(work.isAgreeing ? slots : [])];
  }

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part */
  function table(work, part) {
    const all = work.voices.flatMap((voice) => (voice.tables.get(part.id) ?? []).map(({ values: row }) => ({ voice, row })));
    const writers = new Set(all.map(({ voice }) => voice));
    const agreed = element("div", "cpd-joint__agreed");
    const heads = [head("From"), ...part.columns.map(({ label }) => head(label)), ...(work.isAgreeing ? [head("Agreed")] : [])];
    const body = all.map(({ voice, row }) => element("tr", "", element("th", { scope: "row" }, voice.name),
      ...part.columns.map((column) => {
        const made = cell(column.label, row.has(column.name) ? worded(column, row.get(column.name) ?? "") : "");
        made.dir = "auto";
        return made;
      }),
      ...(work.isAgreeing ? [cell("Agreed", button("Use this row", () => {
        keep([...rowsOf(work, part), { from: voice.name, values: new Map(row) }]);
        draw();
        work.say(`Row of ${voice.name} taken. ${counted(rowsOf(work, part).length, "row")} agreed.`);
      }, { label: `Use this row of ${voice.name}` }))] : [])));
    const keep = (/** @type {ReturnType<typeof rowsOf>} */ rows) => {
      work.rows.set(part.id, rows);
      work.decided();
    };

    function draw() {
      const rows = rowsOf(work, part);
      const boxes = rows.map((one, at) => {
        const fields = part.columns.map((column) => {
          const name = `${part.id} ${at} ${column.name}`;
          const state = { value: one.values.get(column.name) ?? "", isOwn: true };
          const { box } = control(work, { ...column, name }, `Agreed, row ${at + 1}: ${column.label}`, state, {
            isPlain: true,
            set: (value) => {
              one.values.set(column.name, value);
              keep(rows);
            },
          });
          return element("div", "", element("span", "cpd-joint__word", column.label), box);
        });
        const out = button("Remove", () => {
          const left = rows.filter((other) => other !== one);
          keep(left);
          draw();
          work.say(`Row ${at + 1} removed.`);
          /** @type {HTMLElement | null} */ (agreed.querySelector(".cpd-joint__add"))?.focus();
        }, { label: `Remove agreed row ${at + 1}` });
        return element("div", "cpd-joint__agreed-row", ...fields, element("p", "cpd-together__tools", element("span", "cpd-joint__state", one.from ? `from ${one.from}` : "yours"), out));
      });
      const add = button("Add a row", () => {
        keep([...rows, { from: "", values: new Map() }]);
        draw();
        /** @type {HTMLElement | null} */ (agreed.querySelector(".cpd-joint__agreed-row:last-of-type :is(input, textarea, select)"))?.focus();
      }, { label: `Add a row: ${part.label}, agreed` });
      add.classList.add("cpd-joint__add");
      const none = rows.length ? [] : [element("p", "cpd-joint__quiet", "No row is agreed yet.")];
      agreed.replaceChildren(element("span", "cpd-joint__word", "Agreed rows"), ...none, ...boxes, element("p", "cpd-together__tools", add));
    }

    if (work.isAgreeing) draw();
    const shown = all.length ? [element("div", "cpd-joint__scroll", element("table", "cpd-table", element("caption", "cpd-visually-hidden", part.label), element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body)))] : [];
    const line = writers.size < 2 ? [element("p", "cpd-joint__quiet", writers.size ? `Only ${named([...writers][0])} filled in rows.` : "Nobody has filled in a row.")] : [];
    return [...shown, ...line, ...(work.isAgreeing ? [agreed] : [])];
  }

  /** @param {Cpd.Work} work @param {Cpd.FormPart} part */
  function signature(work, part) {
    const signed = part.fields.flatMap((field) => saidOf(work, field.name).map(({ voice, value }) => element("li", { dir: "auto" }, element("strong", "", worded(field, value)), ` ${voice.name}`)));
    const words = work.isAgreeing ? "Sign on the agreed version itself." : signed.length ? "" : "Nobody has signed here.";
    return [...(signed.length ? [element("ul", "cpd-joint__values", ...signed)] : []), ...(words ? [element("p", "cpd-joint__quiet", words)] : [])];
  }

  // The whole

  /** Where people agree, and where they do not. @param {Cpd.Work} work */
  function overview(work) {
    const all = work.parts.flatMap((part) => counts(work, part));
    /** @type {{part: Cpd.FormPart, field: Cpd.Field, measure: Cpd.Measure}[]} */
    const known = all.flatMap(({ part, field, measure }) => (measure ? [{ part, field, measure }] : []));
    known.sort((one, other) => joint.byApart(one.measure, other.measure));
    const apart = known.filter(({ measure }) => ["apart", "mostly"].includes(measure.level));
    const agreed = known.filter(({ measure }) => ["close", "same"].includes(measure.level)).reverse();
    const facts = (/** @type {typeof known[number]} */ { part, field, measure }) => {
      const answered = `${measure.count} of ${work.voices.length} answered`;
      if (measure.ends.length) return [spread(measure.ends), ...(measure.level === "same" ? [] : [`middle ${middled(measure.middle)}`]), answered].join(", ");
      return `${agreement(field, measure, isCard(part, field) ? places(part) : 0)}, ${answered}`;
    };
    /** Without the column, where there is only one to choose in. @param {typeof known[number]} one */
    const title = ({ part, field }) => {
      const isOne = part.type === "grid" && part.columns.filter(({ choices }) => choices.length).length === 1;
      return (isOne && part.rows.find(({ id }) => field.name.split(".")[1] === id)?.label) || field.label;
    };
    const item = (/** @type {typeof known[number]} */ one) => element("li", "", element("a", { href: `#${anchor(one.field.name)}` }, title(one)), element("span", "cpd-joint__quiet cpd-joint__under", facts(one)));
    const list = (/** @type {string} */ title, /** @type {typeof known} */ found, /** @type {string} */ none) => element("div", "cpd-joint__list", element("h4", "", title),
      ...(found.length ? [element("ol", "", ...found.slice(0, TOP).map(item))] : [element("p", "cpd-joint__quiet", none)]),
      ...(found.length > TOP ? [element("p", "cpd-joint__quiet", `and ${found.length - TOP} more`)] : []));
    if (!known.length) return element("p", "cpd-joint__quiet", "Nothing that can be counted was answered by two people or more. Their words stand below.");
    return element("div", "cpd-joint__overview",
      list("Talk about these first", apart, "You are never more than one point apart."),
      list("Where you agree most", agreed, "Nothing that can be counted is agreed yet."));
  }

  /** @param {Cpd.Work} work @returns {Node[]} */
  function view(work) {
    const proposal = proposals(work);
    const isGrouped = work.order === "form";
    /** @type {Node[]} */
    const nodes = [overview(work)];
    /** Parts one after the other that nobody answered. @type {Cpd.FormPart[]} */
    let blank = [];
    let group = "";
    const close = () => {
      if (blank.length) nodes.push(fold(work, blank.map(({ id }) => id), nobody("answered", "question", blank), blank.map((part) => boxed(work, part, proposal))));
      blank = [];
    };
    for (const part of ordered(work)) {
      if (isGrouped && part.group !== group) {
        close();
        if (part.group) nodes.push(element("h4", "cpd-joint__group", part.group));
      }
      group = part.group;
      if (isBlankPart(work, part)) blank.push(part);
      else {
        close();
        nodes.push(boxed(work, part, proposal));
      }
    }
    close();
    return nodes;
  }

  /** A part with its heading. @param {Cpd.Work} work @param {Cpd.FormPart} part @param {Map<string, Cpd.Answered>} proposal */
  function boxed(work, part, proposal) {
    const isUnder = work.order === "form" && part.group;
    const kicker = work.order === "apart" && part.group ? [element("span", "cpd-joint__quiet", `${part.group}: `)] : [];
    const heading = element(isUnder ? "h5" : "h4", { id: anchor(part.type === "question" ? part.fields[0].name : part.id), tabindex: "-1" }, ...kicker, part.label);
    return element("div", "cpd-joint__part", heading, ...drawn(work, part, proposal));
  }

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

  /** What the agreed version holds, as it is kept. @param {Cpd.Work} work @returns {Map<string, {value: Cpd.Answered, label: string, type: string, shared?: string, words?: string}>} */
  function facets(work) {
    const all = standing(work);
    const found = new Map();
    const given = (/** @type {Cpd.Field} */ field, /** @type {string} */ label, /** @type {Cpd.Answered} */ value) => ({
      value, label, type: field.type, ...(field.shared && { shared: field.shared }), ...(field.choices.length && { words: worded(field, value) }),
    });
    for (const part of work.parts) {
      for (const field of part.fields) {
        const value = all.get(field.name);
        if (value !== undefined && [value].flat().some((one) => one.trim())) found.set(`form.${field.name}`, given(field, field.label, value));
      }
      const rows = part.type === "table" ? rowsOf(work, part).filter(({ values: row }) => [...row.values()].flat().some((one) => one.trim())) : [];
      rows.forEach(({ values: row }, at) => {
        for (const column of part.columns) {
          const value = row.get(column.name) ?? "";
          if ([value].flat().some((one) => one.trim())) found.set(`form.${part.id}.${at + 1}.${column.name}`, given(column, `${part.label}, row ${at + 1}: ${column.label}`, value));
        }
      });
      if (rows.length) found.set(`form.${part.id}`, { value: rows.map((_, at) => String(at + 1)), label: part.label, type: "rows" });
    }
    return found;
  }

  Object.assign(joint, /** @satisfies {Partial<Cpd.Joint>} */ ({ view, progress, facets }));
})();
