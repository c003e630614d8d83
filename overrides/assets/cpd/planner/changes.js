// @ts-check
/**
 * What the reader does to a session: parts moved, swapped, taken out, added and lengthened; and the last of it undone.
 *
 * @requires plan
 */
cpd.PlannerChanges = (() => {
  const { counted } = cpd;

  class Changes {
    /** @param {Cpd.Planner} planner */
    constructor(planner) {
      this.planner = planner;
      /** The session before the last change. @type {{rows: Cpd.PlannerRow[]} | null} */
      this.before = null;
      /** What was offered in a row already. @type {Map<number, string[]>} */
      this.offered = new Map();
    }

    /** Change the plan; what was before can be brought back. @param {string} what @param {() => void} act */
    change(what, act) {
      this.before = { rows: this.planner.rows.map((row) => ({ ...row })) };
      act();
      this.planner.draw();
      const left = this.planner.wanted().minutes - this.planner.rows.reduce((all, row) => all + row.minutes, 0);
      this.planner.say(`${what} ${this.planner.rest(left)}`.trim());
    }

    back() {
      if (!this.before) return;
      const { rows } = this.before;
      this.before = null;
      this.planner.lines.forget(rows);
      this.planner.rows = rows;
      this.planner.draw();
      this.planner.say(`Undone. ${this.planner.heading.textContent}.`);
      this.planner.heading.focus();
    }

    /** @param {Cpd.PlannerRow | undefined} row @param {string} act */
    focus(row, act) {
      (this.planner.lines.tool(row, act) ?? this.planner.heading).focus();
    }

    /** @param {Cpd.PlannerRow} row @param {number} by */
    move(row, by) {
      const at = this.planner.rows.findIndex((one) => one.key === row.key);
      const to = at + by;
      if (to < 0 || to >= this.planner.rows.length) return;
      this.change(`“${this.planner.title(row.id)}” is now ${to + 1} of ${this.planner.rows.length}.`, () => this.planner.rows.splice(to, 0, ...this.planner.rows.splice(at, 1)));
      this.focus(row, by < 0 ? "up" : "down");
    }

    /** @param {Cpd.PlannerRow} row */
    remove(row) {
      const at = this.planner.rows.findIndex((one) => one.key === row.key);
      this.change(`“${this.planner.title(row.id)}” is removed.`, () => this.planner.rows.splice(at, 1));
      if (!this.planner.rows.length) this.planner.wish.field("minutes").focus();
      else this.focus(this.planner.rows[Math.min(at, this.planner.rows.length - 1)], "remove");
    }

    /** The next best in its place; what was shown there comes again when all have been. @param {Cpd.PlannerRow} row */
    swap(row) {
      const at = this.planner.rows.findIndex((one) => one.key === row.key);
      const now = this.planner.rows[at];
      const shown = this.offered.get(now.key) ?? [now.id];
      // What stood here first and since counts as if it were in the plan.
      const others = cpd.plan.instead(this.planner.catalogue, this.planner.wishes(), this.planner.rows, at);
      const fresh = others.find((item) => !shown.includes(item.id));
      const next = fresh ?? others.find((item) => item.id === shown[0]) ?? others[0];
      if (!next) {
        this.planner.say(`Nothing else fits in place of “${this.planner.title(now.id)}”.`);
        return;
      }
      const made = this.planner.row(next.id, next.minutes ?? now.minutes, `In place of “${this.planner.title(now.id)}”.`);
      this.offered.set(made.key, fresh ? [...shown, next.id] : [next.id]);
      this.change(`“${this.planner.title(next.id)}” in place of “${this.planner.title(now.id)}”.${fresh ? "" : " That was all; it begins again."}`, () => this.planner.rows.splice(at, 1, made));
      this.focus(made, "swap");
    }

    /** @param {Cpd.PlannerRow} row @param {HTMLInputElement} input */
    lengthen(row, input) {
      const now = this.planner.rows.find((one) => one.key === row.key);
      const minutes = Math.floor(Number(input.value));
      if (!now) return;
      if (input.value === "" || !(minutes >= 0 && minutes <= cpd.plan.MOST)) {
        input.value = String(now.minutes);
        this.planner.say(`Minutes are a number from 0 to ${cpd.plan.MOST}; it stays at ${now.minutes}.`);
        return;
      }
      input.value = String(minutes);
      this.change(`“${this.planner.title(now.id)}”: ${counted(minutes, "minute")}.`, () => Object.assign(now, { minutes }));
    }

    /** What is added comes where it stands in the text; what is no item before the close. @param {string} id */
    add(id) {
            const item = this.planner.items.get(id);
      const order = (/** @type {string} */ one) => this.planner.catalogue.items.findIndex((each) => each.id === one);
      const frame = cpd.plan.FRAMES[id];
      if (item && this.planner.rows.some((row) => row.id === id)) {
        this.planner.say(`“${item.title}” is in the session already.`);
        return;
      }
      const made = this.planner.row(id, frame?.minutes ?? item?.minutes ?? 0, frame?.why ?? "You added this.");
      const last = this.planner.rows.findLastIndex((row) => row.id !== "~close") + 1;
      const after = item ? this.planner.rows.findIndex((row) => order(row.id) > order(id)) : -1;
      const at = id === "~arrive" ? 0 : id === "~close" ? this.planner.rows.length : after < 0 ? last : after;
      this.change(`“${this.planner.title(id)}” is added as ${at + 1} of ${this.planner.rows.length + 1}.`, () => this.planner.rows.splice(at, 0, made));
    }
  }

  return Changes;
})();
