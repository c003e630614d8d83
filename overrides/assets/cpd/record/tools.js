// @ts-check
/**
 * What all parts of the record's page are made of: buttons, boxes to write in, questions to the reader, deleting with a way back.
 *
 * @requires record/model
 * @requires store
 */
(() => {
  const { element, button } = cpd;
  const { record } = cpd;
  const PAUSE = 400;
  const WARNING = cpd.word("do-not-name", "Don’t name anybody.");
  let count = 0;
  /** More letters than these are not laid out before they are asked for. */
  const [LONG, START] = [50_000, 1_000];
  /** The long texts that were asked for. @type {Set<string>} */
  const opened = new Set();
  /** What was typed and is not kept yet. @type {Set<() => void>} */
  const pending = new Set();
  const settle = () => [...pending].forEach((keep) => keep());
  addEventListener("pagehide", settle);
  document.addEventListener("visibilitychange", settle);

  /** @param {string} words @param {{key?: string, isOn?: boolean, act: (isOn: boolean) => void}} how */
  function tick(words, { key = "", isOn = false, act }) {
    const input = element("input", { type: "checkbox", "data-key": key });
    input.checked = isOn;
    input.addEventListener("change", () => act(input.checked));
    return element("label", "cpd-record__tick", input, element("span", "", words));
  }

  /** A label with its control. @param {string} words @param {HTMLElement} control */
  const labelled = (words, control) => element("label", "cpd-record__field", element("span", "cpd-record__label", words), control);

  /** Where something is written, saved as it is written; on paper its words. @param {Cpd.View} view @param {{id: string, facet: string, label: string, title: string, rows?: number, hides?: boolean}} of */
  function box(view, { id, facet, label, title, rows = 2, hides = false }) {
    const { store } = cpd;
    const { length } = String(store.get(id, facet)?.value ?? "");
    const name = `${id}#${facet}`;
    if (length > LONG && !opened.has(name)) return longText(view, name, label, title, String(store.get(id, facet)?.value));
    /** What is kept when the reader comes here. */
    let before = store.get(id, facet);
    const area = element("textarea", { class: "cpd-record__box", rows: String(rows), "data-key": name, "aria-label": `${label}: ${title}`, "aria-describedby": `cpd-record-${(count += 1)}` });
    const hint = element("p", { class: "cpd-record__hint", id: `cpd-record-${count}` }, WARNING);
    const paper = element("div", "cpd-record__paper", String(before?.value ?? ""));
    /** What this box knows to be kept. */
    let known = area.value = String(before?.value ?? "");
    let timer = 0;

    function keep() {
      clearTimeout(timer);
      pending.delete(keep);
      const { v: _v, at: _at, ...entry } = store.get(id, facet) ?? { v: 0, at: "", value: "", label: facet === "learned" || facet === "changed" ? label : title, type: "long-text" };
      const there = String(entry.value ?? "");
      if (there === area.value) return;
      // Written elsewhere while somebody writes here: both stay.
      const aside = there && there !== known ? cpd.store.roomFor(id, facet) : undefined;
      known = area.value;
      view.own(() => {
        if (area.value.trim()) return store.set(id, facet, { ...entry, value: area.value }, { aside });
        if (aside) store.set(id, aside, entry);
        return store.remove(id, facet, { after: aside });
      });
      paper.textContent = area.value;
      view.saved();
    }
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
      pending.add(keep);
    });
    area.addEventListener("focus", () => (before = store.get(id, facet) ?? before));
    area.addEventListener("change", () => {
      keep();
      if (area.value.trim() || !before) return;
      // Nothing is lost by emptying a box by mistake.
      deleted(view, id, `${label} deleted: ${title}.`, [{ id, facet, entry: before }]);
      view.draw();
    });
    return element("div", `cpd-record__text ${hides ? "cpd-record__text--bare" : ""}`.trim(), hides ? "" : element("p", { class: "cpd-record__label", "aria-hidden": "true" }, label), area, paper, hint);
  }

  /** So long a text is laid out slowly: its beginning, until the reader wants all of it. @param {Cpd.View} view @param {string} name @param {string} label @param {string} title @param {string} text */
  function longText(view, name, label, title, text) {
    const show = button(`Show all ${text.length.toLocaleString(cpd.language)} characters`, () => {
      opened.add(name);
      view.draw(name);
    }, { key: name, label: `Show all of it: ${label}, ${title}`, kind: "small" });
    return element("div", "cpd-record__text", element("p", "cpd-record__label", label), element("p", "cpd-record__words cpd-record__start", `${text.slice(0, START)} …`), element("div", "cpd-record__paper", text), show);
  }

  /**
   * Ask the reader; what is answered is the chosen button's value, "" when the question is put away.
   * @param {Cpd.View} view @param {string} title @param {(Node | string)[]} inside @param {{words: string, value: string, kind?: string}[]} answers @returns {Promise<string>}
   */
  function ask(view, title, inside, answers) {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const heading = element("h2", { id: "cpd-record-ask" }, title);
    const dialog = element("dialog", { class: "cpd-record__ask", "aria-labelledby": "cpd-record-ask" }, heading, ...inside);
    view.root.append(dialog);
    return new Promise((resolve) => {
      const buttons = answers.map(({ words, value, kind }) => button(words, () => dialog.close(value), { kind }));
      dialog.append(element("p", "cpd-record__row", ...buttons));
      dialog.addEventListener("close", () => {
        const value = dialog.returnValue;
        dialog.remove();
        if (before?.isConnected) before.focus();
        resolve(value);
      });
      dialog.showModal();
    });
  }

  // Deleting, and back

  /** Forget entries. @param {Cpd.View} view @param {Pick<Cpd.Kept, "id" | "facet">[]} kept */
  function forget(view, kept) {
    view.own(() => kept.forEach(({ id, facet }) => cpd.store.remove(id, facet)));
  }

  /** Put entries back; what was written meanwhile stays, and the old stands beside it. @param {Cpd.View} view @param {Cpd.Kept[]} kept */
  function putBack(view, kept) {
    const { store } = cpd;
    view.own(() => {
      for (const { id, facet, entry } of kept) {
        const there = store.get(id, facet);
        const isSame = there && JSON.stringify(there.value) === JSON.stringify(entry.value);
        if (!isSame) store.set(id, there ? cpd.store.roomFor(id, facet) : facet, { ...entry });
      }
    });
  }

  /** Something was deleted at a place of this page: there it can be undone, until the page is left. @param {Cpd.View} view @param {string} place @param {string} words @param {Cpd.Kept[]} kept @param {(() => void)[]} [more] */
  function deleted(view, place, words, kept, more = []) {
    return undoable(view, place, words, () => {
      putBack(view, kept);
      more.forEach((undo) => undo());
    });
  }

  /** @param {Cpd.View} view @param {string} place @param {string} words @param {() => void} undo */
  function undoable(view, place, words, undo) {
    /** @type {Cpd.Ghost} */
    const ghost = { words, key: `undo ${(count += 1)}`, undo: () => {
      const others = (view.ghosts.get(place) ?? []).filter((one) => one !== ghost);
      if (others.length) view.ghosts.set(place, others);
      else view.ghosts.delete(place);
      undo();
      view.say("It is back.");
      view.draw(place.startsWith("row ") ? `${place.slice(4)}#activity` : place);
    } };
    view.ghosts.set(place, [...(view.ghosts.get(place) ?? []), ghost]);
    view.say(`${words} You can undo this until you leave this page.`);
    return ghost;
  }

  /** What can be undone at a place. @param {Cpd.View} view @param {string} place */
  function undos(view, place) {
    return (view.ghosts.get(place) ?? []).map(({ words, undo, key }) => element("p", "cpd-record__undo", element("span", "", words), " ", button("Undo", undo, { key })));
  }

  Object.assign(record, /** @satisfies {Partial<Cpd.MyRecord>} */ ({ tick, labelled, box, ask, forget, putBack, deleted, undoable, undos, settle, opened, WARNING }));
})();
