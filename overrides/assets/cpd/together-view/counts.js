// @ts-check
/**
 * What can be counted, as tables: a row for each statement, card or choice, with its numbers, and what nobody answered
 * folded below.
 *
 * @requires together-view/editor
 * @requires together-view/said
 * @requires together-view/words
 */
cpd.jointCounts = (() => {
  const { element, drawing } = cpd;
  const { saidOf, measureOf, rowsInOrder, isBlank } = cpd.jointSaid;
  const { round, namesOf, anchor, medianWords, rangeWords, agreementWords, agreementMeaning, fewWords, nobodyWords } = cpd.jointWords;
  const { editor, box } = cpd.jointEditor;
  /** A column for each choice up to so many; more are told in one cell. */
  const COLUMNS = 10;
  const LEVELS = { same: "All the same", close: "Close together", mostly: "Mostly together", apart: "Apart" };

  /** One line; what was opened once stays open when all is drawn anew. @param {Cpd.Work} work @param {string[]} of fields or parts @param {string} words @param {Node[]} inside */
  function fold({ unfolded }, of, words, inside) {
    const made = element("details", "cpd-fold", element("summary", { "data-key": `fold ${of[0]}` }, words), ...inside);
    made.open = of.some((name) => unfolded.has(name));
    made.addEventListener("toggle", () => of.forEach((name) => (made.open ? unfolded.add(name) : unfolded.delete(name))));
    return made;
  }

  /** A table of the rows that somebody answered, and one of the rest, folded. @param {Cpd.Work} work @param {Cpd.JointRow[]} rows @param {"statement" | "card"} noun @param {(rows: Cpd.JointRow[]) => HTMLElement} draw */
  function halves(work, rows, noun, draw) {
    const blank = rows.filter(({ field }) => isBlank(work, field.name));
    if (!blank.length || blank.length === rows.length) return [draw(rows)];
    const words = nobodyWords(noun === "card" ? "sorted" : "answered", noun, blank);
    return [draw(rows.filter((row) => !blank.includes(row))), fold(work, blank.map(({ field }) => field.name), words, [draw(blank)])];
  }

  // Pieces of tables

  /** @param {string} looks @param {{x?: number, y?: number, width: number, height: number}} size of the whole, which is 1 by 1 */
  const bar = (looks, { x = 0, y = 0, width, height }) => drawing("svg", { class: looks, viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawing("rect", { class: "cpd-joint__bar", x, y, width, height }));

  /** How large a part of all chose it; the number stands beside. @param {number} count @param {number} all */
  function column(count, all) {
    const height = all ? count / all : 0;
    return bar("cpd-joint__column", { y: 1 - height, width: 1, height });
  }

  /** The same, lying. @param {number} count @param {number} all */
  const line = (count, all) => bar("cpd-joint__line", { height: 1, width: all ? count / all : 0 });

  /** @param {string} header @param {(Node | string)[]} inside */
  const cell = (header, ...inside) => element("td", { "data-header": header }, ...inside);
  /** @param {string} words @param {(Node | string)[]} more */
  const head = (words, ...more) => element("th", { scope: "col" }, words, ...more);
  /** @param {string} caption @param {Node[]} more */
  const captionOf = (caption, ...more) => element("caption", "", element("span", "cpd-field__label", caption), ...more);
  /** @param {string} looks @param {Node} caption @param {Node[]} heads @param {Node[]} body */
  const table = (looks, caption, heads, body) => element("table", looks, caption, element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body));
  /** A table that may be wider than the page. @param {Parameters<typeof table>} of */
  const wide = (...of) => element("div", "cpd-joint__scroll", table(...of));

  /** @param {Cpd.Measure} measure */
  const level = (measure) => element("span", `cpd-joint__level cpd-joint__level--${measure.level}`, LEVELS[measure.level]);

  /** How far a row agrees, in short. @param {Cpd.Measure | null} measure @param {Cpd.Said[]} said */
  const inShort = (measure, said) => (measure ? [level(measure), element("span", "cpd-joint__quiet cpd-joint__under", `${round(measure.agreed)} of ${measure.count}, ${Math.round(measure.share * 100)}%`)] : [element("span", "cpd-joint__quiet", fewWords(said))]);

  /** @param {Cpd.Field} field @param {Cpd.Measure | null} measure @param {Cpd.Said[]} said */
  function verdict(field, measure, said) {
    if (!measure) return [element("span", "cpd-joint__quiet", fewWords(said))];
    return [level(measure), " ", element("span", "cpd-joint__quiet", agreementWords(field, measure))];
  }

  /** @param {Cpd.Field} field @param {number} [places] */
  const agreementHead = (field, places) => head("Agreement", element("span", "cpd-joint__quiet cpd-joint__under", agreementMeaning(field, places)));

  /** Median and range. @param {Cpd.Measure | null} measure */
  const middles = (measure) => [cell("Median", measure ? medianWords(measure.middle) : "–"), cell("Range", measure ? rangeWords(measure.ends) : "–")];

  /** @param {Cpd.Scene} scene @param {Cpd.Field} field */
  const agreedCell = (scene, field) => (scene.isAgreeing ? [cell("Agreed", editor(scene, field).box)] : []);

  /** @param {Cpd.Scene} scene @param {Cpd.Field} field */
  const agreedBox = (scene, field) => (scene.isAgreeing ? [box("Agreed", editor(scene, field).box)] : []);

  /** Who chose what, in one line. @param {Cpd.Field} field @param {Cpd.Said[]} said */
  function namesBy({ type, choices }, said) {
    return choices.map((choice) => ({ choice, chose: said.filter(({ value }) => [value].flat().includes(choice.id)) })).filter(({ chose }) => chose.length)
      .map(({ choice, chose }) => `${type === "scale" ? choice.id : choice.label}: ${namesOf(chose)}`).join("; ");
  }

  // Statements and cards

  /** What stands above the column of a choice. @param {Cpd.Field} field @param {Cpd.Choice} choice */
  const short = ({ type }, choice) => (type === "scale" ? choice.id : choice.label);

  /** How many chose what. @param {Cpd.Field} field @param {Cpd.Said[]} said */
  function numbers(field, said) {
    const of = (/** @type {string} */ id) => said.filter(({ value }) => [value].flat().includes(id)).length;
    if (field.choices.length > COLUMNS) return [cell("Chosen", field.choices.filter(({ id }) => of(id)).map(({ id, label }) => `${label}: ${of(id)}`).join("; "))];
    return field.choices.map((choice) => {
      const made = cell(short(field, choice), column(of(choice.id), said.length), element("span", "cpd-joint__number", String(of(choice.id))));
      made.classList.add("cpd-joint__count", ...(of(choice.id) ? [] : ["cpd-joint__count--none"]));
      return made;
    });
  }

  /**
   * A table with a row for each statement or card, and a column for each thing to choose.
   * @param {Cpd.Scene} scene @param {string} caption @param {string} first what stands in a row @param {Cpd.JointRow[]} rows
   */
  function matrix(scene, caption, first, rows) {
    const [{ field }] = rows;
    const { choices } = field;
    const isScale = field.type === "scale";
    const ends = [choices[0], choices.at(-1)].map((choice) => choice?.label).join(" to ");
    const columns = choices.length > COLUMNS ? [head("Chosen")] : choices.map((choice) => element("th", { scope: "col", class: "cpd-joint__count" }, short(field, choice)));
    const heads = [head(first), ...columns, ...(isScale ? [head("Median"), head("Range")] : []), agreementHead(field), ...(scene.isAgreeing ? [head("Agreed")] : [])];
    const body = rowsInOrder(scene, rows).map(({ label, field: one, measure }) => {
      const said = saidOf(scene, one.name);
      const who = scene.isNaming && said.length ? [element("span", "cpd-joint__who", namesBy(one, said))] : [];
      return element("tr", "", element("th", { scope: "row", id: anchor(one.name), tabindex: "-1" }, label), ...numbers(one, said),
        ...(isScale ? middles(measure) : []), cell("Agreement", ...inShort(measure, said), ...who), ...agreedCell(scene, one));
    });
    const looks = `cpd-table cpd-joint__matrix ${scene.isAgreeing ? "cpd-joint__matrix--agreed" : ""}`.trim();
    return wide(looks, captionOf(caption, ...(isScale ? [element("span", "cpd-joint__quiet", ends)] : [])), heads, body);
  }

  /** The places of cards in an order. @param {Cpd.Scene} scene @param {Cpd.JointRow[]} rows @param {number} places */
  function ranking(scene, rows, places) {
    const body = rows.map(({ label, field, measure }) => {
      const said = saidOf(scene, field.name);
      const at = said.map(({ voice, value }) => `${voice.name}: ${value}`).join(", ");
      return element("tr", "", element("th", { scope: "row", id: anchor(field.name), tabindex: "-1" }, label, ...(scene.isNaming && at ? [element("span", "cpd-joint__who", at)] : [])),
        ...middles(measure), cell("Agreement", ...inShort(measure, said)), ...agreedCell(scene, field));
    });
    const heads = [head("Card"), head("Median"), head("Range"), agreementHead(rows[0].field, places), ...(scene.isAgreeing ? [head("Agreed")] : [])];
    return wide("cpd-table cpd-joint__matrix", captionOf("The place of each card"), heads, body);
  }

  /** One question with things to choose: a row for each. @param {Cpd.Scene} scene @param {Cpd.FormPart} part */
  function tally(scene, part) {
    const [field] = part.fields;
    const said = saidOf(scene, field.name);
    const measure = measureOf(scene, part, field);
    const body = field.choices.map(({ id, label }) => {
      const chose = said.filter(({ value }) => [value].flat().includes(id));
      const who = scene.isNaming && chose.length ? [element("span", "cpd-joint__who", namesOf(chose))] : [];
      return element("tr", "", element("th", { scope: "row" }, label), cell("How many", `${chose.length} of ${said.length}`), element("td", "cpd-joint__lines", line(chose.length, said.length), ...who));
    });
    const facts = measure?.middle.length ? `Median: ${medianWords(measure.middle)}. Range: ${rangeWords(measure.ends)}. ` : "";
    const heads = [head("Answer"), head("How many"), head("", element("span", "cpd-visually-hidden", "As a bar"))];
    const made = table("cpd-table cpd-joint__tally", element("caption", "cpd-visually-hidden", part.label), heads, body);
    return [...(said.length ? [made] : []), element("p", "cpd-joint__facts", facts, ...verdict(field, measure, said)), ...agreedBox(scene, field)];
  }

  return { fold, halves, line, cell, head, wide, verdict, agreedBox, matrix, ranking, tally };
})();
