// @ts-check
/**
 * Cards in the joint view: where each was put, or its place in the order, and which were chosen in the end.
 *
 * @requires together-view/counts
 * @requires together-view/editor
 * @requires together-view/proposals
 * @requires together-view/said
 * @requires together-view/texts
 * @requires together-view/words
 */
cpd.jointSort = (() => {
  const { element } = cpd;
  const { rowsInOrder, rows: rowsIn } = cpd.jointSaid;
  const { namesOf, nameInSentence, anchor } = cpd.jointWords;
  const { button, editor, box } = cpd.jointEditor;
  const { halves, line, matrix, ranking } = cpd.jointCounts;

  /** @param {Cpd.Scene} scene @param {Cpd.FormPart} part */
  function sort(scene, part) {
    const rows = rowsIn(scene, part);
    const board = part.isOrdered ? order(scene, part, rows) : halves(scene, rows, "card", (some) => matrix(scene, "Where each card was put", "Card", some));
    return part.slots.length ? [...board, ...chosenInTheEnd(scene, part)] : board;
  }

  /** @param {Cpd.Scene} scene @param {Cpd.FormPart} part @param {Cpd.JointRow[]} rows */
  function order(scene, part, rows) {
    const by = (/** @type {Cpd.JointRow} */ { measure }) => (measure ? (measure.middle[0] + measure.middle[1]) / 2 : Infinity);
    const inMiddle = [...rows].sort((one, other) => (by(one) === by(other) ? 0 : by(one) - by(other)));
    const shown = scene.order === "apart" ? rowsInOrder(scene, rows) : inMiddle;
    const take = button("Use the median order", () => {
      inMiddle.forEach(({ field }, at) => scene.agreed.set(field.name, String(at + 1)));
      scene.decided();
      scene.redraw(`order ${part.id}`);
    }, { key: `order ${part.id}` });
    return [...halves(scene, shown, "card", (some) => ranking(scene, some, rows.length)), ...(scene.isAgreeing ? [element("p", "cpd-together__tools", take)] : [])];
  }

  /** The cards chosen in the end. @param {Cpd.Scene} scene @param {Cpd.FormPart} part */
  function chosenInTheEnd(scene, part) {
    const all = cpd.jointProposals.chosenCards(scene, part);
    const voices = scene.voices.filter((voice) => part.slots.some(({ card }) => voice.answers.has(card.name)));
    const entries = all.map(({ card, said }) => {
      const written = said.filter(({ value }) => value);
      return element("li", "", element("span", "cpd-joint__row", card.label), " ", element("span", "cpd-joint__quiet", `${said.length} of ${voices.length}: ${namesOf(said)}`),
        line(said.length, voices.length), ...(written.length ? [cpd.jointTexts.words(written)] : []));
    });
    const none = voices.length < 2 ? [element("p", "cpd-joint__quiet", voices.length ? `Only ${nameInSentence(voices[0])} chose.` : "Nobody chose any.")] : [];
    const heading = element("p", { class: "cpd-field__label", id: anchor(`${part.id}.chosen`), tabindex: "-1" }, "Chosen in the end");
    return [heading, ...(all.length ? [element("ol", "cpd-joint__chosen", ...entries)] : []), ...none, ...(scene.isAgreeing ? part.slots.map((slot) => agreedSlot(scene, part, slot, all)) : [])];
  }

  /** Which card is agreed on, and why: with what was written of it, to take. @param {Cpd.Scene} scene @param {Cpd.FormPart} part @param {Cpd.FormPart["slots"][number]} slot @param {ReturnType<Cpd.JointProposals["chosenCards"]>} all */
  function agreedSlot(scene, part, { card, note }, all) {
    const made = editor(scene, card);
    const words = note && editor(scene, note);
    const offers = element("div", "cpd-offer");
    const offer = () => {
      const id = made.read?.() ?? "";
      const label = part.rows.find((one) => one.id === id)?.label;
      const said = all.find((one) => one.card.id === id)?.said.filter(({ value }) => value) ?? [];
      offers.replaceChildren(...(words ? said : []).map(({ voice, value }) => button(`Use what ${voice.name} wrote`, () => {
        words?.put([(words.read?.() ?? "").trimEnd(), String(value)].filter(Boolean).join("\n"));
      }, { label: `Use what ${voice.name} wrote of ${label}` })));
    };
    made.box.addEventListener("input", offer);
    offer();
    return box(`Agreed: ${card.label}`, made.box, ...(words ? [words.box, offers] : []));
  }

  return sort;
})();
