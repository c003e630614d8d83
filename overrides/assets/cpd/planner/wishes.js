// @ts-check
/**
 * The form in which a session leader says what is wished for: its choices, what stands in it, and how a link fills it in.
 *
 * @requires plan
 * @requires store
 */
cpd.PlannerWishes = (() => {
  /** @typedef {{minutes: HTMLInputElement, people: HTMLInputElement, from: HTMLInputElement, of: HTMLSelectElement, topic: HTMLSelectElement, undone: HTMLInputElement}} Fields */

  const { element } = cpd;

  /** @param {string} words */
  const upper = (words) => words.charAt(0).toUpperCase() + words.slice(1);

  /** @param {HTMLSelectElement} select @param {string} label @param {[string, string][]} options */
  function group(select, label, options) {
    if (options.length) select.append(element("optgroup", { label }, ...options.map(([value, words]) => new Option(words, value))));
  }

  class Wishes {
    /** @param {HTMLFormElement} form @param {Cpd.Catalogue} catalogue */
    constructor(form, catalogue) {
      this.form = form;
      this.catalogue = catalogue;
      this.choices();
    }

    choices() {
      const { suites, items } = this.catalogue;
      const timed = items.filter((item) => item.minutes && !item.withdrawn && !item.unlisted);
      const of = this.field("of");
      const found = new Set(timed.flatMap((item) => cpd.plan.phases(this.catalogue, item)));
      const phases = [...found].filter((phase) => !/^(all|any|every)\b/.test(phase)).sort();
      group(of, "By phase", phases.map((phase) => /** @type {[string, string]} */ ([`phase:${phase}`, upper(phase)])));
      const some = suites.filter((suite) => timed.some((item) => item.suite === suite.id));
      group(of, "One suite", some.map((suite) => /** @type {[string, string]} */ ([`suite:${suite.id}`, suite.title])));
      const tags = new Set(timed.flatMap((item) => item.tags));
      const topic = this.field("topic");
      for (const tag of [...tags].sort()) topic.append(new Option(upper(tag.replaceAll("-", " ")), tag));
      const box = this.form.querySelector("[data-planner-done]");
      const count = this.done().length;
      if (!box || !count) return;
      /** @type {HTMLElement} */ (box).hidden = false;
      box.querySelector("span")?.append(` (${count})`);
    }

    /** @template {keyof Fields} N @param {N} name @returns {Fields[N]} */
    field(name) {
      return /** @type {Fields[N]} */ (this.form.elements.namedItem(name));
    }

    /** What the reader has marked as done, under its present name. @returns {string[]} */
    done() {
      const isDone = (/** @type {string} */ id) => cpd.store.get(id, "done");
      return this.catalogue.items.filter((item) => [item.id, ...(item.was ?? [])].some(isDone)).map((item) => item.id);
    }

    /** @returns {Cpd.Wanted} */
    wanted() {
      const [, kind, name] = /^(\w+):(.*)$/s.exec(this.field("of").value) ?? ["", "", ""];
      const whole = (/** @type {string} */ words) => Math.floor(Number(words)) || 0;
      return {
        minutes: whole(this.field("minutes").value),
        people: whole(this.field("people").value) || null,
        from: this.field("from").value,
        suite: kind === "suite" ? name : "",
        phase: kind === "phase" ? name : "",
        topic: this.field("topic").value,
        undone: this.field("undone").checked,
      };
    }

    /** @returns {Cpd.Wishes} */
    wishes() {
      const wanted = this.wanted();
      return { ...wanted, done: wanted.undone ? this.done() : [] };
    }

    // A link

    /** Fill it in as a link says; what cannot be is told. @param {URLSearchParams} query @returns {string[]} */
    restore(query) {
      return [
        this.restoreNumber(query, "minutes", [5, cpd.plan.MOST]),
        this.restoreNumber(query, "people", [1, 500]),
        this.restoreTime(query),
        ...["phase", "suite"].map((kind) => this.restoreOf(kind, query.get(kind))),
        this.restoreTopic(query.get("topic") ?? ""),
        this.restoreDone(query),
      ].filter(Boolean);
    }

    /** @param {URLSearchParams} query @param {"minutes" | "people"} name @param {[number, number]} limits */
    restoreNumber(query, name, [least, most]) {
      const words = query.get(name);
      if (words === null) {
        if (name === "people" && query.has("minutes")) this.field(name).value = "";
        return "";
      }
      const isRight = /^\d{1,3}$/.test(words) && Number(words) >= least && Number(words) <= most;
      if (!isRight) return `“${words.slice(0, 20)}” is no number from ${least} to ${most}; the link says so of ${name}.`;
      this.field(name).value = words;
      return "";
    }

    /** @param {URLSearchParams} query */
    restoreTime(query) {
      const from = query.get("from");
      const at = cpd.plan.time(from);
      if (at !== null) this.field("from").value = cpd.plan.clock(at);
      else if (from) return `“${from.slice(0, 20)}” is no time of day; the session begins at ${this.field("from").value}.`;
      else if (query.has("minutes")) this.field("from").value = "";
      return "";
    }

    /** @param {string} kind @param {string | null} value */
    restoreOf(kind, value) {
      if (!value) return "";
      this.field("of").value = `${kind}:${value}`;
      if (this.field("of").selectedIndex >= 0) return "";
      this.field("of").value = "";
      return `There is no ${kind} “${value.slice(0, 60)}” here any more.`;
    }

    /** @param {string} topic */
    restoreTopic(topic) {
      this.field("topic").value = topic;
      if (this.field("topic").selectedIndex >= 0) return "";
      this.field("topic").value = "";
      return `No activity is about “${topic.slice(0, 60)}” any more.`;
    }

    /** @param {URLSearchParams} query */
    restoreDone(query) {
      this.field("undone").checked = query.has("undone");
      return "";
    }
  }

  return Object.assign(Wishes, { group });
})();
