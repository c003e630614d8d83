// @ts-check
/**
 * The one namespace, and the start of every component. A component is registered by its
 * script, `cpd.component("filter", start)`, and started once for each element that names it,
 * `data-cpd="filter"`. One that fails is logged and leaves the others and the HTML alone.
 *
 * @typedef {(root: HTMLElement) => void} Start
 */
var cpd = (() => {
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

  /** A part of a drawing. @param {string} tag @param {Record<string, string | number>} attributes @param {Node[]} inside */
  function drawing(tag, attributes, ...inside) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.append(...inside);
    return made;
  }

  return {
    run,
    element,
    drawing,
    /** What readers write; comes with store.js. */
    store: /** @type {any} */ (null),
    /** @param {string} name @param {Start} start */
    component(name, start) {
      starts.set(name, start);
    },
  };
})();
