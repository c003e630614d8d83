// @ts-check
/**
 * The one namespace, and the start of every component. A component is registered by its
 * script, `cpd.component("filter", start)`, and started once for each element that names it,
 * `data-cpd="filter"`. One that fails is logged and leaves the others and the HTML alone.
 *
 * @typedef {(root: HTMLElement) => void} Start
 */
var cpd = (() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {Map<string, Start>} */
  const starts = new Map();
  /** @type {WeakMap<Element, Set<string>>} */
  const started = new WeakMap();

  /** @param {HTMLElement} root */
  function startAll(root) {
    const done = started.get(root) ?? new Set();
    started.set(root, done);
    for (const name of (root.dataset.cpd ?? "").split(/\s+/)) {
      const start = starts.get(name);
      if (!start || done.has(name)) continue;
      done.add(name);
      try {
        start(root);
      } catch (error) {
        console.error(`cpd: ${name} could not start`, error);
      }
    }
  }

  /** Start what stands in `scope` and has not been started. @param {ParentNode} [scope] */
  function run(scope = document) {
    for (const root of scope.querySelectorAll("[data-cpd]")) startAll(/** @type {HTMLElement} */ (root));
  }

  // Deferred scripts have all run by then.
  document.addEventListener("DOMContentLoaded", () => run());

  /**
   * An element with what is in it. Its looks are its class, or its attributes by name.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {string | Record<string, string>} [looks] @param {(Node | string)[]} inside
   * @returns {HTMLElementTagNameMap[T]}
   */
  function element(tag, looks = "", ...inside) {
    const made = document.createElement(tag);
    const attributes = typeof looks === "string" ? { class: looks } : looks;
    for (const [name, value] of Object.entries(attributes)) if (value || name !== "class") made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  /**
   * A button that acts. Its looks are a class, its kind one more after that; `key` is how the focus finds it
   * when it is drawn anew.
   * @param {string} words @param {() => void} act @param {{looks?: string, kind?: string, label?: string, key?: string}} [more]
   */
  function button(words, act, { looks = "cpd-button", kind = "", label = "", key = "" } = {}) {
    const made = element("button", { type: "button", class: kind ? `${looks} ${looks}--${kind}` : looks }, words);
    if (label) made.setAttribute("aria-label", label);
    if (key) made.dataset.key = key;
    made.addEventListener("click", act);
    return made;
  }

  /** Give the reader a file. @param {Blob | string} contents @param {string} name @param {string} [type] of a text */
  function offer(contents, name, type) {
    const link = element("a", { href: URL.createObjectURL(new Blob([contents], { type: type ?? /** @type {Blob} */ (contents).type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a slow computer has taken it by then
  }

  /** A part of a drawing. @param {string} tag @param {Record<string, string | number>} attributes @param {Node[]} inside */
  function drawing(tag, attributes, ...inside) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.append(...inside);
    return made;
  }

  /** @type {Map<string, Promise<unknown>>} */
  const loaded = new Map();

  /** @param {string} name */
  const asset = (name) => new Promise((onload, failed) => {
    const isStyle = name.endsWith(".css");
    const url = new URL(isStyle ? name : `${name}.js`, own).href;
    // What the page itself names has run before components start.
    if (document.querySelector(`[src$="/${name}.js"], [href$="/${name}"]`)) return onload(null);
    const made = isStyle ? element("link", { rel: "stylesheet", href: url }) : element("script", { src: url });
    // Taken away, so that it can be asked for again.
    const onerror = () => {
      made.remove();
      failed(loaded.delete(name));
    };
    document.head.append(Object.assign(made, { async: false, onload, onerror }));
  });

  /** Bring own scripts and stylesheets (`x.css`), each once; scripts run in this order. @param {string[]} names */
  const load = (...names) => Promise.all(names.map((name) => loaded.get(name) ?? loaded.set(name, asset(name)).get(name)));

  const later = /** @type {any} */ (null);

  return {
    run,
    element,
    button,
    offer,
    drawing,
    load,
    // Other scripts bring these; the store is what readers write.
    store: later,
    ics: later,
    keeps: later,
    names: later,
    shared: later,
    speaking: later,
    terms: later,
    tray: later,
    /** What can be opened under an item, by name. @type {Record<string, (keep: any) => void>} */
    trays: {},
    /** @param {string} name @param {Start} start */
    component(name, start) {
      starts.set(name, start);
    },
  };
})();
