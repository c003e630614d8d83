// @ts-check
/**
 * The frame: menu, search, colours. Two hidden checkboxes, which Material's bundle asks for where it comes, hold what is open.
 * What finds and shows what is searched for comes when somebody is about to search.
 */
(() => {
  /** @type {<T extends Element = HTMLElement>(selector: string, from?: ParentNode) => T | null} */
  const find = (selector, from = document) => from.querySelector(selector);

  /**
   * A button, the panel it opens, and the checkbox that holds the state.
   * @param {{name: string, toggle: string, button: string, panel: string, onOpen?: () => void}} part
   */
  function disclosure({ name, toggle, button, panel, onOpen }) {
    const state = /** @type {HTMLInputElement | null} */ (find(`[data-md-toggle=${toggle}]`));
    const opener = find(`[data-shell=${button}]`);
    const box = find(panel);
    if (!state || !opener || !box) return;

    const set = (/** @type {boolean} */ open) => {
      if (state.checked !== open) state.click();
    };
    const show = () => {
      const hadFocus = box.contains(document.activeElement);
      document.documentElement.classList.toggle(`cpd-open-${name}`, state.checked);
      if (opener.hasAttribute("aria-expanded")) opener.setAttribute("aria-expanded", String(state.checked));
      if (state.checked) onOpen?.();
      else if (hadFocus) opener.focus();
    };
    // As it was when it happened: what was pressed may be gone by now.
    const isInside = (/** @type {Event} */ event) => event.composedPath().some((one) => one === box || one === opener || one === state);

    state.checked = false; // some browsers bring back a checked box after a reload
    state.addEventListener("change", show);
    opener.addEventListener("click", () => set(!state.checked));
    document.addEventListener("click", (event) => !isInside(event) && set(false));
    document.addEventListener("focusin", (event) => state.checked && !isInside(event) && set(false));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !state.checked) return;
      set(false);
      opener.focus();
    });
    return set;
  }

  function menu() {
    disclosure({ name: "menu", toggle: "drawer", button: "menu", panel: "#__nav" });
  }

  function search() {
    const input = /** @type {HTMLInputElement | null} */ (find(".cpd-search__input"));
    if (!input) return;
    const load = () => void cpd.load("search.css", "search").catch(() => {});
    for (const type of ["pointerenter", "focus"]) find("[data-shell=search]")?.addEventListener(type, load);
    const set = disclosure({
      name: "search",
      toggle: "search",
      button: "search",
      panel: ".cpd-search",
      onOpen: () => {
        load();
        input.focus();
      },
    });
    // Its own click would count as one beside the search, and close it.
    find("[data-shell=search-too]")?.addEventListener("click", (event) => {
      event.stopPropagation();
      set?.(true);
    });
    find("[data-shell=search-close]")?.addEventListener("click", () => set?.(false));
    shortcut(() => set?.(true));
    // The words by which a page was found are marked on it.
    if (new URLSearchParams(location.search).has("h")) load();
  }

  /** The / key, which a reader can have for other things: who speaks to the computer may press keys without wanting to. @param {() => void} open */
  function shortcut(open) {
    const choice = /** @type {HTMLInputElement | null} */ (find("[data-shell=search-key]"));
    if (!choice) return;
    choice.checked = __md_get("__slash") !== false;
    choice.addEventListener("change", () => __md_set("__slash", choice.checked));
    document.addEventListener("keydown", (event) => {
      const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], .reveal");
      if (event.key !== "/" || !choice.checked || isWriting || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      open();
    });
  }

  function scheme() {
    const buttons = document.querySelectorAll("[data-shell=scheme]");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => document.body.dataset.mdColorScheme === "slate";
    const set = (/** @type {boolean} */ on) => {
      document.body.dataset.mdColorScheme = on ? "slate" : "default";
      buttons.forEach((button) => button.setAttribute("aria-pressed", String(on)));
    };
    set(isDark());
    const turn = () => {
      set(!isDark());
      __md_set("__palette", { index: Number(isDark()), color: { scheme: document.body.dataset.mdColorScheme } });
    };
    buttons.forEach((button) => button.addEventListener("click", turn));
    dark.addEventListener("change", () => {
      if (!__md_get("__palette")) set(dark.matches);
    });
  }

  cpd.component("shell", () => {
    menu();
    search();
    scheme();
  });
})();
