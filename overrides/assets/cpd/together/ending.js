// @ts-check
/**
 * One agreed version: how much of it stands, and keeping it as a copy of the form. It is kept only when the reader asks.
 *
 * @requires joint
 * @requires store
 * @requires together/tools
 */
cpd.TogetherEnding = (() => {
  const { element, store, joint, counted } = cpd;
  const { button } = cpd.togetherTools;

  /** @param {Map<string, Cpd.Facet>} one @param {Map<string, Cpd.Given>} other */
  const isSame = (one, other) => one.size === other.size && [...one].every(([facet, { value }]) => JSON.stringify(value) === JSON.stringify(other.get(facet)?.value));

  class Ending {
    box = element("div", "cpd-together__end");
    progress = element("p", "cpd-together__progress");
    isUnkept = false;

    /** @param {Cpd.Filled} filled @param {Cpd.Work} work @param {(focus?: string) => void} draw all anew */
    constructor(filled, work, draw) {
      this.filled = filled;
      this.work = work;
      this.drawAll = draw;
      /** The agreed version as it was kept last. @type {{number: number, facets: Map<string, Cpd.Given>} | null} */
      this.kept = null;
      addEventListener("beforeunload", (event) => {
        if (!this.isUnkept) return;
        event.preventDefault();
        event.returnValue = true; // what older browsers look at
      });
    }

    decided() {
      this.isUnkept = true;
      this.showProgress();
    }

    showProgress() {
      const { decided, proposed, open, rows } = joint.progress(this.work);
      const pieces = [`${decided} decided by you`, `${proposed} proposed`, `${open} open`, ...(rows ? [counted(rows, "row of tables", "rows of tables")] : [])];
      this.progress.textContent = `${pieces.join(", ")}.`;
    }

    /** @param {boolean} isThere whether there is a joint view */
    draw(isThere) {
      this.box.hidden = !isThere;
      if (!isThere) return;
      this.showProgress();
      this.box.replaceChildren(element("h3", { id: "cpd-agreed" }, "One agreed version"), ...(this.work.isAgreeing ? this.keepBox() : this.startBox()), ...this.keptLine());
    }

    startBox() {
      const start = button("Write an agreed version", () => {
        this.work.isAgreeing = true;
        this.drawAll();
        const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".cpd-joint__editor :is(select, input, textarea)"));
        [...all].find((one) => !one.closest("details:not([open])"))?.focus();
        this.filled.say("Each answer has a place for the agreed one now.");
      });
      const told = this.isUnkept || this.kept ? [this.progress] : [];
      return [element("p", "", "Decide together what the form is to say. What most of you chose is proposed, on a scale the median, if it is one point; the rest is open. Nothing is averaged. You can change everything."), ...told, element("p", "cpd-together__tools", start)];
    }

    keepBox() {
      const keep = button("Keep it as a copy of this form", () => this.keep(), { kind: "main" });
      return [this.progress, element("p", "cpd-field__help", "What is proposed is kept as it stands. What is open stays empty. In the copy you can change everything, and download it as Word or OpenDocument, or print it."), element("p", "cpd-together__tools", keep)];
    }

    /** Where it is kept. */
    keptLine() {
      if (!this.kept) return [];
      const { number } = this.kept;
      const link = element("a", { href: this.filled.address(number), "data-key": "kept" }, "Open the agreed version");
      const words = this.isUnkept ? `Copy ${number} holds it as it was kept last. ` : `Kept in this browser as copy ${number}. `;
      return [element("p", "cpd-together__kept", words, link, " When you go there, colleagues’ files are forgotten here.")];
    }

    /** Kept again, it goes where it was; unless somebody has written there since. */
    keep() {
      const facets = joint.facets(this.work);
      if (!facets.size) return this.filled.say("Nothing is agreed yet.");
      facets.set(joint.KEEPER, { value: "Agreed version", label: "What this copy is called", type: "short-text" });
      const isAsKept = this.kept && isSame(store.all(this.filled.copyId(this.kept.number)), this.kept.facets);
      const number = this.filled.keep(facets, isAsKept ? this.kept?.number : undefined);
      this.kept = { number, facets };
      this.isUnkept = false;
      this.drawAll("kept");
      this.filled.say(`Kept as copy ${number} of this form.`);
    }
  }

  return Ending;
})();
