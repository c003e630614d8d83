// @ts-check
/**
 * Filters for an index page, or for case studies. The choices stand in the HTML; the state stands in the address
 * (`?section=…&minutes=20`), so that it can be sent to somebody and survives going back.
 * An entry says what it is in `data-section`, `data-tags` and so on; minutes mean "at most".
 */
cpd.component("filter", (root) => {
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector(".cpd-filter"));
  if (!form) return;
  const fields = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select[name]")]);
  const entries = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-item]")]);
  const groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".cpd-index__group, .cpd-index__page")]);
  const count = form.querySelector(".cpd-filter__count");
  // A page's second list keeps its state apart from the first one's.
  const state = root.dataset.state ?? "";

  /** @param {HTMLElement} entry @param {string} name @param {string} wanted */
  function fits(entry, name, wanted) {
    if (name === "minutes") return Boolean(entry.dataset.minutes) && Number(entry.dataset.minutes) <= Number(wanted);
    if (name === "tag") return (entry.dataset.tags ?? "").split(" ").includes(wanted);
    return (entry.dataset[name] ?? "").split(" ").includes(wanted) || entry.dataset[name] === wanted;
  }

  function show() {
    const wanted = fields.filter((field) => field.value);
    for (const entry of entries) entry.hidden = !wanted.every((field) => fits(entry, field.name, field.value));
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    const shown = entries.filter((entry) => !entry.hidden).length;
    root.dispatchEvent(new CustomEvent("cpd:filtered"));
    if (count) count.textContent = wanted.length ? `${shown} of ${entries.length} shown` : `All ${entries.length} shown`;
  }

  /** The address decides; a value that is not among the choices is added for minutes, else left out. */
  function read() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = query.get(state + field.name) ?? "";
      const isChoice = [...field.options].some((option) => option.value === value);
      if (!isChoice && field.name === "minutes" && Number(value) > 0) field.add(new Option(`at most ${Number(value)}`, value));
      field.value = value;
      if (field.selectedIndex < 0) field.value = "";
    }
    show();
  }

  function write() {
    const url = new URL(location.href);
    for (const field of fields) {
      if (field.value) url.searchParams.set(state + field.name, field.value);
      else url.searchParams.delete(state + field.name);
    }
    try {
      history.replaceState(history.state, "", url);
    } catch (error) {
      // Some browsers refuse this in a folder (file:); the list is right all the same.
    }
    show();
  }

  // Choices are controls, not text of the page: they are kept as labels, out of what is copied and counted.
  for (const option of form.querySelectorAll("option")) {
    option.setAttribute("value", option.value);
    option.label = option.text;
    option.textContent = "";
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", write);
  form.addEventListener("reset", () => setTimeout(() => {
    for (const field of fields) field.value = "";
    write();
  }));
  addEventListener("popstate", read);
  addEventListener("pageshow", read);
  read();
  // The place asked for may have moved while entries were hidden.
  if (location.hash) document.getElementById(cpd.idIn())?.scrollIntoView();
});
