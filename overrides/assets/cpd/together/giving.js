// @ts-check
/**
 * Giving one's own copy: a file for colleagues, with what the reader ticks. What names somebody is out until it is ticked,
 * and what looks like a name is shown first.
 *
 * @requires joint
 * @requires together/tools
 */
cpd.TogetherGiving = (() => {
  const { element, joint, counted } = cpd;
  const { FORMAT, VERSION, LABEL, plain } = joint;
  const { button, tickBox, foldButton, keepFocus, site } = cpd.togetherTools;
  /** So many that look like names are shown. */
  const SUSPECTS = 30;

  /** @typedef {{part: Cpd.FormPart, answers: [string, Cpd.Answer][]}} PartAnswers */

  /** What looks for names, where this site has it. */
  async function namesFinder() {
    await cpd.load("names").catch(() => null);
    return /** @type {Cpd.Names | undefined} */ (cpd.names);
  }

  class Giving {
    choices = element("div", "cpd-together__parts");
    preview = element("div", { class: "cpd-together__preview", role: "region", "aria-label": "What will be in the file", tabindex: "0" });
    facts = element("p", "");
    suspects = element("div", { role: "status" });
    raw = element("pre", { tabindex: "0", "aria-label": "The file as it is", hidden: "" });
    from = element("input", { type: "text", id: "cpd-together-from", maxlength: "40", autocomplete: "off" });
    sheet = element("div", "cpd-together__give");
    save = button("Save the file", () => this.offer(), { kind: "main" });
    label = "";

    /** @param {Cpd.Form} form @param {Cpd.Filled} filled @param {Cpd.FormPart[]} parts */
    constructor(form, filled, parts) {
      this.form = form;
      this.filled = filled;
      this.parts = parts;
      /** What is not to be in the file. */
      this.off = new Set(parts.filter(({ isNaming }) => isNaming).map(({ id }) => id));
      this.build();
      this.opener = foldButton("Share my copy", this.sheet, "give");
      this.opener.addEventListener("click", () => this.list());
    }

    build() {
      this.from.setAttribute("aria-describedby", "cpd-together-from-help");
      this.from.addEventListener("input", () => {
        this.label = plain(this.from.value, LABEL);
        this.show();
      });
      this.sheet.hidden = true;
      this.sheet.append(
        element("p", "", "This makes a file that a colleague can add to theirs. It leaves this browser only when you send it."),
        element("div", "cpd-field", element("label", { class: "cpd-field__label", for: "cpd-together-from" }, "A label for you, if you like"),
          element("p", { class: "cpd-field__help", id: "cpd-together-from-help" }, "For example Colleague A. Without one, the file does not say whose it is."), this.from),
        this.choices, this.facts, this.preview, this.suspects,
        element("p", "cpd-together__tools", this.save, foldButton("The file as it is", this.raw, "raw")), this.raw,
      );
    }

    offer() {
      const name = `${this.form.dataset.name ?? "form"}-to-share-${cpd.dayOf()}.json`;
      cpd.offer(this.text(new Date().toISOString()), name, "application/json");
      this.filled.say(`Saved: ${name}. Send it as you send any file.`);
    }

    /** What is answered of each part, in the form's order. @returns {PartAnswers[]} */
    answersByPart() {
      const all = [...this.filled.answers()];
      return this.parts.map((part) => ({ part, answers: all.filter(([name]) => name === part.id || name.startsWith(`${part.id}.`)) })).filter(({ answers }) => answers.length);
    }

    /** What is to be in the file. */
    chosenAnswers() {
      return this.answersByPart().filter(({ part }) => !this.off.has(part.id));
    }

    /** The file. @param {string} at */
    text(at) {
      const base = this.form.dataset.form ?? "";
      const entries = this.chosenAnswers().flatMap(({ part, answers }) => {
        const one = (/** @type {string} */ name, /** @type {object} */ given) => ({ id: base, facet: `form.${name}`, v: 1, ...given, at });
        const rows = part.type === "table" ? [one(part.id, { value: this.filled.rows(part.id), label: part.label, type: "rows" })] : [];
        return [...rows, ...answers.map(([name, { value, label, type }]) => one(name, { value, label, type }))];
      });
      const about = { form: base, title: this.filled.title, ...(this.label && { from: this.label }) };
      return JSON.stringify({ format: FORMAT, version: VERSION, site: site(), made: at, about, entries }, null, 1);
    }

    // What is ticked

    list() {
      const all = this.answersByPart();
      const groups = [...new Set(all.map(({ part }) => part.group))].map((group) => this.group(group, all.filter(({ part }) => part.group === group)));
      const none = element("p", "", "You have not answered anything on this form yet.");
      keepFocus(this.sheet, () => this.choices.replaceChildren(element("fieldset", "", element("legend", "cpd-field__label", "What goes into the file"), ...(groups.length ? groups : [none]))));
      this.show();
    }

    /** @param {string} id @param {boolean} isIn */
    put(id, isIn) {
      if (isIn) this.off.delete(id);
      else this.off.add(id);
    }

    /** A tick for each part under a heading, and one for all of them. @param {string} group @param {PartAnswers[]} inside */
    group(group, inside) {
      // What names somebody is ticked by itself only, and counts for nothing here.
      const usual = inside.filter(({ part }) => !part.isNaming);
      const ticks = inside.map(({ part, answers }) => tickBox(part.label, !this.off.has(part.id), (isIn) => {
        this.put(part.id, isIn);
        settle();
        this.show();
      }, `give ${part.id}`, element("span", "cpd-joint__quiet", ` ${counted(answers.length, "answer")}${part.isNaming ? ` · names a person or ${cpd.word("organisation", "organisation")}` : ""}`)));
      const whole = tickBox(group || "Without a heading", true, (isIn) => {
        for (const { part } of isIn ? usual : inside) this.put(part.id, isIn);
        inside.forEach(({ part }, at) => { ticks[at].tick.checked = !this.off.has(part.id); });
        settle();
        this.show();
      }, `give group ${group}`);
      const settle = () => {
        const count = usual.filter(({ part }) => !this.off.has(part.id)).length;
        whole.tick.checked = count === usual.length;
        whole.tick.indeterminate = count > 0 && count < usual.length;
      };
      settle();
      whole.label.classList.add("cpd-together__whole");
      const isWorth = group && usual.length > 0 && inside.length > 1;
      return element("div", "cpd-together__group", ...(isWorth ? [whole.label] : []), ...ticks.map((one) => one.label));
    }

    // What is in it

    show() {
      const all = this.chosenAnswers();
      const answers = all.flatMap((one) => one.answers);
      this.save.disabled = !answers.length;
      this.facts.textContent = `In the file: the names of this form and site, the time when you save it, ${this.label ? `your label “${this.label}”` : "no label"}, and ${counted(answers.length, "answer")}:`;
      this.preview.replaceChildren(...all.flatMap(({ part, answers: some }, at) => {
        const isNew = part.group && part.group !== all[at - 1]?.part.group;
        return [...(isNew ? [element("p", "cpd-together__under", part.group)] : []), element("dl", "", ...some.flatMap(([, { label, words }]) => [element("dt", "", label), element("dd", { dir: "auto" }, words)]))];
      }));
      this.preview.hidden = !answers.length;
      this.raw.textContent = this.text(new Date().toISOString());
      this.suspect(answers.map(([, one]) => one));
    }

    /** What looks like somebody's name, number or address is shown; the reader may go on. @param {Pick<Cpd.Answer, "value" | "label" | "type">[]} answers */
    async suspect(answers) {
      const finder = await namesFinder();
      const written = [{ value: this.label, label: "Your label", type: "short-text" }, ...answers].filter(({ type }) => /text/.test(type));
      const found = finder ? written.flatMap((one) => finder.found(String(one.value)).map(({ text }) => ({ words: text, where: one.label }))) : [];
      const items = found.slice(0, SUSPECTS).map(({ words, where }) => element("li", "", element("strong", "", words), ` in “${where}”`));
      this.suspects.replaceChildren(...(items.length ? [element("p", "", "This looks like somebody’s name, telephone number or e-mail address. Remove it above, or leave it if it is fine."), element("ul", "", ...items)] : []));
    }
  }

  return Giving;
})();
