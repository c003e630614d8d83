// @ts-check
/**
 * Filters for an index page, or for case studies. The choices stand in the HTML; the state stands in the address
 * (`?section=…&minutes=20`), so that it can be sent to somebody and survives going back.
 * An entry says what it is in `data-section`, `data-tags` and so on; minutes mean "at most".
 */
(() => {
  /** @param {HTMLElement} entry @param {string} name @param {string} wanted */
  function fits(entry, name, wanted) {
    if (name === "minutes") return Boolean(entry.dataset.minutes) && Number(entry.dataset.minutes) <= Number(wanted);
    if (name === "tag") return (entry.dataset.tags ?? "").split(" ").includes(wanted);
    return (entry.dataset[name] ?? "").split(" ").includes(wanted) || entry.dataset[name] === wanted;
  }

  class Filter {
    /** @param {HTMLElement} root @param {HTMLFormElement} form */
    constructor(root, form) {
      this.root = root;
      this.form = form;
      this.fields = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select[name]")]);
      this.entries = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-item]")]);
      this.groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".cpd-index__group, .cpd-index__page")]);
      this.count = form.querySelector(".cpd-filter__count");
      // A page's second list keeps its state apart from the first one's.
      this.state = root.dataset.state ?? "";
    }

    show() {
      const wanted = this.fields.filter((field) => field.value);
      for (const entry of this.entries) entry.hidden = !wanted.every((field) => fits(entry, field.name, field.value));
      for (const group of this.groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
      const shown = this.entries.filter((entry) => !entry.hidden).length;
      this.root.dispatchEvent(new CustomEvent("cpd:filtered"));
      if (this.count) this.count.textContent = wanted.length ? `${shown} of ${this.entries.length} shown` : `All ${this.entries.length} shown`;
    }

    /** The address decides; a value that is not among the choices is added for minutes, else left out. */
    read() {
      const query = new URLSearchParams(location.search);
      for (const field of this.fields) {
        const value = query.get(this.state + field.name) ?? "";
        const isChoice = [...field.options].some((option) => option.value === value);
        if (!isChoice && field.name === "minutes" && Number(value) > 0) field.add(new Option(`at most ${Number(value)}`, value));
        field.value = value;
        if (field.selectedIndex < 0) field.value = "";
      }
      this.show();
    }

    write() {
      cpd.toAddress(Object.fromEntries(this.fields.map((field) => [this.state + field.name, field.value])));
      this.show();
    }

    start() {
      // Choices are controls, not text of the page: they are kept as labels, out of what is copied and counted.
      for (const option of this.form.querySelectorAll("option")) {
        option.setAttribute("value", option.value);
        option.label = option.text;
        option.textContent = "";
      }
      this.form.hidden = false;
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("change", () => this.write());
      this.form.addEventListener("reset", () => setTimeout(() => {
        for (const field of this.fields) field.value = "";
        this.write();
      }));
      for (const type of ["popstate", "pageshow"]) addEventListener(type, () => this.read());
      this.read();
      // The place asked for may have moved while entries were hidden.
      if (location.hash) document.getElementById(cpd.idIn())?.scrollIntoView();
    }
  }

  cpd.component("filter", (root) => {
    const form = /** @type {HTMLFormElement | null} */ (root.querySelector(".cpd-filter"));
    if (form) new Filter(root, form).start();
  });
})();
