// @ts-check
/**
 * What a form says when something is wrong with keeping.
 *
 * @requires store
 * @requires form/beside
 */
cpd.formMessages = (() => {
  const { element, button, offer, store, formBeside: beside } = cpd;

  /** @param {number} count */
  const answersOf = (count) => (count === 1 ? "One answer" : `${count} answers`);

  /** Say what is wrong with keeping, and what to do. @param {string} id @param {HTMLElement} box */
  function trouble(id, box) {
    const undoable = beside.undoList(box);
    const stay = (/** @type {BeforeUnloadEvent} */ event) => {
      event.preventDefault();
      event.returnValue = true; // what older browsers look at
    };

    function show() {
      const found = store.troubles(id);
      const said = JSON.stringify(found.map((one) => [one.kind, one.unkept > 0, one.found.length]));
      removeEventListener("beforeunload", stay);
      if (store.unkept()) addEventListener("beforeunload", stay);
      if (said === (box.dataset.said ?? "[]")) return;
      box.dataset.said = said;
      box.replaceChildren(...found.flatMap((one) => paragraphs(one, remove)));
    }

    /** @param {Cpd.Unreadable[]} found */
    function remove(found) {
      const undos = found.map(({ key }) => store.discard(key));
      show();
      undoable(`${answersOf(found.length)} that could not be read: deleted.`, () => {
        undos.forEach((undo) => undo());
        show();
        box.querySelector("button")?.focus();
      });
    }

    return show;
  }

  /** @param {Cpd.Trouble} trouble @param {(found: Cpd.Unreadable[]) => void} remove @returns {Node[]} */
  function paragraphs({ kind, unkept, found }, remove) {
    if (kind === "damaged") return [element("p", "", `${answersOf(found.length)} in this form could not be read. Nothing was deleted, and you can go on.`), choices(found, remove)];
    if (kind === "newer") {
      const then = unkept ? " What you type into such a field here is not kept: reload this page to get that version." : " Reload this page to get that version.";
      return [element("p", "", `${answersOf(found.length)} in this form was written by a newer version of this page. Nothing was deleted.${then}`)];
    }
    return [element("p", "", `This browser is not keeping what you write: ${store.reasons[kind]}. Keep this page open, and print or download before you leave.`)];
  }

  /** @param {Cpd.Unreadable[]} found @param {(found: Cpd.Unreadable[]) => void} remove */
  function choices(found, remove) {
    const text = found.map(({ key, raw }) => `${key}\n${raw}\n`).join("\n");
    const download = button("Download what could not be read", () => offer(text, "could-not-be-read.txt", "text/plain"));
    return element("p", "", download, " ", button("Delete it", () => remove(found)));
  }

  return { trouble };
})();
