// @ts-check
/**
 * The frame: menu, search, colours. Material's two hidden checkboxes hold what is open;
 * its bundle, which finds and shows what is searched for, closes them too.
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
    const isInside = (/** @type {EventTarget | null} */ target) =>
      target instanceof Node && (box.contains(target) || opener.contains(target) || target === state);

    state.checked = false; // some browsers bring back a checked box after a reload
    state.addEventListener("change", show);
    opener.addEventListener("click", () => set(!state.checked));
    document.addEventListener("click", (event) => !isInside(event.target) && set(false));
    document.addEventListener("focusin", (event) => state.checked && !isInside(event.target) && set(false));
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
    const input = /** @type {HTMLInputElement | null} */ (find("[data-md-component=search-query]"));
    const output = find(".cpd-search__output");
    const list = find(".md-search-result__list");
    if (!input || !output || !list) return;
    const load = bundle(find("#__search-panel")?.dataset.bundle);
    for (const type of ["pointerenter", "focus"]) find("[data-shell=search]")?.addEventListener(type, load);
    const set = disclosure({
      name: "search",
      toggle: "search",
      button: "search",
      panel: "#__search-panel",
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
    // The bundle closes the search on Tab, takes letters typed on a hit back to the box,
    // and keeps hits out of the Tab order.
    find("#__search-panel")?.addEventListener("keydown", (event) => {
      const isHit = event.target instanceof Node && output.contains(event.target);
      if (event.key === "Tab" || (isHit && !["ArrowUp", "ArrowDown", "Escape"].includes(event.key))) bypass(event);
    });
    // The bundle looks when a key is let go: words that are pasted or dictated come without one.
    input.addEventListener("input", () => input.dispatchEvent(new Event("keyup")));
    new MutationObserver(() => {
      for (const hit of list.querySelectorAll("[tabindex='-1']")) hit.removeAttribute("tabindex");
      const exact = hitWithTitle(list, input.value);
      if (exact && exact !== list.firstElementChild) list.prepend(exact);
    }).observe(list, { childList: true });
  }

  /** The hit with just this title: of a page, else of a heading in one. @param {Element} list @param {string} title */
  function hitWithTitle(list, title) {
    const bare = (/** @type {string | null} */ words) => String(words).toLowerCase().replace(/^[\d.]+\s/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const wanted = bare(title);
    const heads = wanted ? ["h1", "h2"].flatMap((tag) => [...list.querySelectorAll(tag)]) : [];
    return heads.find((head) => bare(head.textContent) === wanted)?.closest("li");
  }

  /**
   * Material's bundle, brought once, when somebody is about to search. It closes the search
   * where the address has an anchor, so it does not get to see that.
   * @param {string | undefined} source
   */
  function bundle(source) {
    return () => {
      if (!source) return;
      const { hash, href } = location;
      const script = document.createElement("script");
      script.src = source;
      source = undefined;
      if (hash) history.replaceState(history.state, "", href.slice(0, -hash.length));
      for (const type of hash ? ["load", "error"] : []) script.addEventListener(type, () => history.replaceState(history.state, "", href));
      document.head.append(script);
    };
  }

  /** Keep a key from the bundle's listener on window, but not from ours. @param {KeyboardEvent} event */
  function bypass(event) {
    event.stopPropagation();
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
