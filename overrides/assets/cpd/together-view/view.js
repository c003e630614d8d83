// @ts-check
/**
 * The joint view of a form: what several people answered, part by part, and beside it what they agree
 * on. It draws what it is given and keeps nothing; what the reader decides stands in `work.agreed`.
 *
 * @requires joint
 * @requires together-view/counts
 * @requires together-view/editor
 * @requires together-view/proposals
 * @requires together-view/said
 * @requires together-view/sort
 * @requires together-view/texts
 * @requires together-view/words
 */
(() => {
  /** @typedef {{part: Cpd.FormPart, field: Cpd.Field, measure: Cpd.Measure}} Known */

  const { element, counted, joint } = cpd;
  const { saidOf, places, isCard, counts, rows: rowsIn, partsInOrder, isBlank, isBlankPart } = cpd.jointSaid;
  const { anchor, medianWords, rangeWords, agreementWords, nobodyWords } = cpd.jointWords;
  const { fold, halves, matrix, tally } = cpd.jointCounts;
  const { texts, values, signatures, rows } = cpd.jointTexts;
  const TOP = 5;

  // Parts

  /** @param {Cpd.Scene} scene @param {Cpd.FormPart} part @returns {Node[]} */
  function inside(scene, part) {
    const [field] = part.fields;
    if (part.type === "grid") return part.columns.flatMap((column) => (column.choices.length ? statements(scene, part, column) : examples(scene, part, column)));
    if (part.type === "sort") return cpd.jointSort(scene, part);
    if (part.type === "table") return rows(scene, part);
    if (part.type === "signature") return signatures(scene, part);
    if (field.choices.length) return tally(scene, part);
    return field.type === "long-text" ? texts(scene, field) : values(scene, part);
  }

  /** A grid's column of things to choose. @param {Cpd.Scene} scene @param {Cpd.FormPart} part @param {Cpd.Field} column */
  function statements(scene, part, column) {
    const all = rowsIn(scene, part, column.name);
    const made = halves(scene, all, "statement", (some) => matrix(scene, column.label, "Statement", some));
    const names = all.map(({ field }) => field.name);
    return names.every((name) => isBlank(scene, name)) && !isBlankPart(scene, part) ? [fold(scene, names, nobodyWords("answered", "", [column]), made)] : made;
  }

  /** A grid's column of words. @param {Cpd.Scene} scene @param {Cpd.FormPart} part @param {Cpd.Field} column */
  function examples(scene, part, column) {
    const all = rowsIn(scene, part, column.name);
    const written = all.filter(({ field }) => saidOf(scene, field.name).length);
    const rest = all.filter((one) => !written.includes(one));
    const entry = (/** @type {Cpd.JointRow} */ { label, field }) => element("div", "cpd-joint__cell",
      element("p", { class: "cpd-joint__row", id: anchor(field.name), tabindex: "-1" }, label), ...texts(scene, field));
    const heading = element("p", "cpd-field__label", column.label);
    const none = written.length ? `Nobody wrote here for ${counted(rest.length, "row")}.` : "Nobody has written here.";
    const others = scene.isAgreeing && rest.length ? [lazyBox(`Agree on words for ${counted(rest.length, "row")} without any`, `more ${part.id} ${column.name}`, () => rest.map(entry))] : [];
    return [heading, ...written.map(entry), ...(rest.length ? [element("p", "cpd-joint__quiet", none)] : []), ...others];
  }

  /** What is drawn only when it is wanted. @param {string} words @param {string} key @param {() => Node[]} draw */
  function lazyBox(words, key, draw) {
    const box = element("div", "");
    const opener = cpd.jointEditor.button(words, () => {
      const isOpen = opener.getAttribute("aria-expanded") === "true";
      opener.setAttribute("aria-expanded", String(!isOpen));
      if (!box.children.length) box.append(...draw());
      box.hidden = isOpen;
    }, { key });
    opener.setAttribute("aria-expanded", "false");
    return element("div", "cpd-joint__more", opener, box);
  }

  // Where people agree, and where they do not

  /** @param {Cpd.Work} work @param {Known} one */
  function facts(work, { part, field, measure }) {
    const answered = `${measure.count} of ${work.voices.length} answered`;
    if (measure.ends.length) return [rangeWords(measure.ends), ...(measure.level === "same" ? [] : [`middle ${medianWords(measure.middle)}`]), answered].join(", ");
    return `${agreementWords(field, measure, isCard(part, field) ? places(part) : 0)}, ${answered}`;
  }

  /** Without the column, where there is only one to choose in. @param {Known} one */
  function title({ part, field }) {
    const isOne = part.type === "grid" && part.columns.filter(({ choices }) => choices.length).length === 1;
    return (isOne && part.rows.find(({ id }) => field.name.split(".")[1] === id)?.label) || field.label;
  }

  /** @param {Cpd.Work} work */
  function overview(work) {
    const all = work.parts.flatMap((part) => counts(work, part));
    const known = all.flatMap(({ part, field, measure }) => (measure ? [{ part, field, measure }] : []));
    if (!known.length) return element("p", "cpd-joint__quiet", "Nothing that can be counted was answered by two people or more. Their words stand below.");
    known.sort((one, other) => joint.byApart(one.measure, other.measure));
    const [apart, agreed] = [["apart", "mostly"], ["close", "same"]].map((levels) => known.filter(({ measure }) => levels.includes(measure.level)));
    const item = (/** @type {Known} */ one) => element("li", "", element("a", { href: `#${anchor(one.field.name)}` }, title(one)), element("span", "cpd-joint__quiet cpd-joint__under", facts(work, one)));
    const list = (/** @type {string} */ words, /** @type {Known[]} */ found, /** @type {string} */ none) => element("div", "cpd-joint__list", element("h4", "", words),
      ...(found.length ? [element("ol", "", ...found.slice(0, TOP).map(item))] : [element("p", "cpd-joint__quiet", none)]),
      ...(found.length > TOP ? [element("p", "cpd-joint__quiet", `and ${found.length - TOP} more`)] : []));
    return element("div", "cpd-joint__overview",
      list("Talk about these first", apart, "You are never more than one point apart."),
      list("Where you agree most", agreed.reverse(), "Nothing that can be counted is agreed yet."));
  }

  // The whole

  /** A part with its heading. @param {Cpd.Scene} scene @param {Cpd.FormPart} part */
  function partBox(scene, part) {
    const isUnder = scene.order === "form" && part.group;
    const kicker = scene.order === "apart" && part.group ? [element("span", "cpd-joint__quiet", `${part.group}: `)] : [];
    const heading = element(isUnder ? "h5" : "h4", { id: anchor(part.type === "question" ? part.fields[0].name : part.id), tabindex: "-1" }, ...kicker, part.label);
    return element("div", "cpd-joint__part", heading, ...inside(scene, part));
  }

  /** Parts one after the other, those that nobody answered as one; each run under its heading. @param {Cpd.Scene} scene @returns {{group: string, isBlank: boolean, parts: Cpd.FormPart[]}[]} */
  function runs(scene) {
    /** @type {ReturnType<typeof runs>} */
    const found = [];
    for (const part of partsInOrder(scene)) {
      const group = scene.order === "form" ? part.group : "";
      const isBlankOne = isBlankPart(scene, part);
      const last = found.at(-1);
      if (last && last.isBlank === isBlankOne && last.group === group) last.parts.push(part);
      else found.push({ group, isBlank: isBlankOne, parts: [part] });
    }
    return found;
  }

  /** @param {Cpd.Work} work @returns {Node[]} */
  function view(work) {
    const scene = { ...work, proposal: cpd.jointProposals.proposals(work) };
    return [overview(work), ...runs(scene).flatMap(({ group, isBlank: isFolded, parts }, at, all) => {
      const heading = group && group !== all[at - 1]?.group ? [element("h4", "cpd-joint__group", group)] : [];
      const boxes = parts.map((part) => partBox(scene, part));
      return [...heading, ...(isFolded ? [fold(scene, parts.map(({ id }) => id), nobodyWords("answered", "question", parts), boxes)] : boxes)];
    })];
  }

  Object.assign(joint, /** @satisfies {Partial<Cpd.Joint>} */ ({ view }));
})();
