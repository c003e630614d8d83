// @ts-check
/**
 * A reader's own copy of a form for word processors: the blank file of the form is filled in with
 * the answers, here (office.js). What has no place in the file is added at its end, so that every
 * answer is in it. form-deeds.js brings this.
 */
(() => {
  const EARLIER = "Earlier answers";
  const WHY = "Answers to questions that this form asked before, or that have no place in it now.";

  // What stands on the page

  /** The tables that grow, with the names of what is in a row. @param {Cpd.Form} form @returns {Cpd.Table[]} */
  function tables(form) {
    return [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-part][data-type=table]"))].map((table) => {
      const fields = [...(table.querySelector("template")?.content.querySelectorAll("[data-field]") ?? [])];
      const endings = fields.flatMap((field) => {
        const ending = (field.getAttribute("data-field") ?? "").split("__row__")[1] ?? "";
        const choices = /** @type {NodeListOf<HTMLInputElement | HTMLOptionElement>} */ (field.querySelectorAll("input[type=radio], input[type=checkbox], option"));
        return [ending, ...[...choices].map(({ value }) => `${ending}=${value}`)];
      });
      return { part: table.dataset.part ?? "", endings };
    });
  }

  /** What summaries say of each area. @param {Cpd.Form} form @returns {Cpd.Summed[]} */
  function summaries(form) {
    return [...form.querySelectorAll(".cpd-summary [data-grid]")].flatMap((row) => {
      const lines = [...row.querySelectorAll(".cpd-summary__lowest :is(li, p)")].map((line) => (line.textContent ?? "").trim());
      const table = (row.closest("table")?.querySelector("caption")?.textContent ?? "").trim();
      return lines.length ? [{ table, row: (row.querySelector("th")?.textContent ?? "").trim(), lines }] : [];
    });
  }

  /** @param {Cpd.Blank} blank @param {Cpd.Form} form @param {Cpd.Filled} filled */
  function fill(blank, form, filled) {
    for (const table of tables(form)) blank.rows(table, filled.rows(table.part));
    /** @type {Cpd.Told[]} */
    const homeless = [];
    for (const [name, answer] of filled.answers()) {
      const values = [answer.value].flat().filter((value) => String(value ?? "").trim());
      if (!values.length || blank.write(name, answer)) continue;
      const lost = values.filter((value) => !blank.tick(`${name}=${value}`));
      if (lost.length) homeless.push({ label: answer.label, words: lost.length === values.length ? answer.words : lost.join("; ") });
    }
    for (const summed of summaries(form)) blank.sum(summed);
    const earlier = [...filled.earlier(), ...homeless];
    if (earlier.length) blank.append({ heading: EARLIER, why: WHY, told: earlier });
    for (const added of changes(form)) blank.append(added);
  }

  /** What has changed since an earlier copy, where the page shows that. @param {Cpd.Form} form @returns {Cpd.Added[]} */
  function changes(form) {
    return [...form.querySelectorAll("[data-cpd~=change]")].flatMap((one) => /** @type {{cpdChange?: () => Cpd.Added | null}} */ (Object(one)).cpdChange?.() ?? []);
  }

  /** The form's name, and its organisation's where it was given. @param {Cpd.Form} form @param {Cpd.Filled} filled @param {string} ending @param {(words: string) => string} slug */
  function fileName(form, filled, ending, slug) {
    const [own] = cpd.organisations();
    const place = /** @type {HTMLElement | null} */ (form.querySelector(`[data-shared="${own}"]`))?.dataset.field ?? "";
    const parts = [form.dataset.name ?? "form", slug(filled.answers().get(place)?.words ?? "")];
    return `${parts.filter(Boolean).join("-")}.${ending}`;
  }

  // Making it

  /** @param {Cpd.Form} form @param {Cpd.Filled} filled @param {string} ending */
  async function make(form, filled, ending) {
    await cpd.load("office");
    const { office } = cpd;
    await office.load(form.dataset.templates ?? "");
    const template = window.cpdTemplates?.[form.dataset.name ?? ""]?.[ending];
    const kind = office.KINDS.find((one) => one.ending === ending);
    if (!template || !kind) throw new Error("the blank file is missing");
    const blank = new kind.Blank(await office.unpacked(template));
    fill(blank, form, filled);
    const name = fileName(form, filled, ending, office.slug);
    cpd.offer(blank.packed(kind.type), name);
    return name;
  }

  cpd.ownCopy = make;
})();
