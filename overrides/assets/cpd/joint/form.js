// @ts-check
/**
 * A form as it is asked: its parts with their fields, read from the page.
 */
cpd.jointForm = (() => {
  const NAMING = ["name", "role", ...cpd.organisations()];

  /** @param {Element | null | undefined} element */
  const words = (element) => (element?.textContent ?? "").trim();
  /** @param {Element} element @param {string} name */
  const data = (element, name) => element.getAttribute(`data-${name}`) ?? "";
  /** @param {string} list */
  const split = (list) => list.split(/\s+/).filter(Boolean);

  /** @param {Element} element @param {string[]} [former] the part's names before @param {string} [part] @returns {Cpd.Field} */
  function field(element, former = [], part = "") {
    const name = data(element, "field");
    const ticks = [...element.querySelectorAll("input[type=radio], input[type=checkbox]")];
    const options = [...element.querySelectorAll("option")];
    const choices = [
      ...ticks.map((tick) => ({ id: tick.getAttribute("value") ?? "", label: words(tick.closest("label")) })),
      ...options.map((option) => ({ id: option.value, label: words(option) })),
    ];
    return {
      name,
      label: data(element, "label"),
      type: data(element, "type"),
      choices: choices.filter(({ id }) => id),
      names: [...split(data(element, "was")), ...former.map((old) => old + name.slice(part.length))],
      shared: data(element, "shared") || data(element, "gives"),
      lines: element.querySelector("textarea")?.rows ?? 1,
      unit: words(element.querySelector(".cpd-field__unit")),
    };
  }

  /** @param {Element} element @param {string} group @returns {Cpd.FormPart} */
  function part(element, group) {
    const id = data(element, "part");
    const type = data(element, id ? "type" : "");
    const names = split(data(element, "was"));
    /** @type {Pick<Cpd.FormPart, "group" | "rows" | "columns" | "slots" | "isOrdered">} */
    const base = { group, rows: [], columns: [], slots: [], isOrdered: false };
    if (!id) {
      const one = field(element);
      return { ...base, id: one.name, label: one.label, type: "question", names: [], fields: [one], isNaming: NAMING.includes(data(element, "shared")) };
    }
    const under = (/** @type {ParentNode} */ of) => [...of.querySelectorAll("[data-field]")].map((one) => field(one, names, id));
    const made = { ...base, id, label: data(element, "label"), type, names, fields: under(element), isNaming: type === "signature" };
    if (type === "grid") {
      made.rows = ([...element.querySelectorAll("[data-row]")].map((row) => ({ id: data(row, "row"), label: words(row.querySelector("th")) })));
      made.columns = ([...(element.querySelector("[data-row]")?.querySelectorAll("[data-field]") ?? [])].map((one) => column(one)));
    }
    if (type === "table") {
      made.fields = [];
      made.columns = ([...(element.querySelector("template")?.content.querySelectorAll("[data-field]") ?? [])].map((one) => column(one)));
    }
    if (type === "sort") {
      made.rows = ([...element.querySelectorAll("[data-cpd-baseline] > [data-card]")].map((card) => ({ id: data(card, "card"), label: words(card.querySelector("legend, label")) })));
      made.isOrdered = element.hasAttribute("data-ordered");
      const chosen = under(element.querySelector(".cpd-sort__chosen") ?? document.createElement("p"));
      made.slots = (chosen.filter(({ name }) => !name.endsWith("-note")).map((card) => ({ card, note: chosen.find(({ name }) => name === `${card.name}-note`) ?? null })));
    }
    return made;
  }

  /** A column, with the last piece of its fields' names for its name. @param {Element} element @returns {Cpd.Field} */
  function column(element) {
    const one = field(element);
    return { ...one, name: one.name.split(".")[2] ?? "", label: data(element, "header") };
  }

  /** The parts of a form that hold answers, in its order. @param {HTMLElement} form @returns {Cpd.FormPart[]} */
  function read(form) {
    return [...form.querySelectorAll(".cpd-form__group")].flatMap((group) =>
      [...group.children].filter((one) => one.matches("[data-field], [data-part]")).map((one) => part(one, words(group.querySelector(":scope > h2")))));
  }

  return read;
})();
