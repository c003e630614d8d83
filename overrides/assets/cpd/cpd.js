// @ts-check
/**
 * The one namespace, and the start of every component. A component is registered by its
 * script, `cpd.component("filter", start)`, and started once for each element that names it,
 * `data-cpd="filter"`. One that fails is logged and leaves the others and the HTML alone.
 *
 * @type {Cpd.Namespace}
 */
var cpd = (() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {Map<string, Cpd.Start>} */
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
   * @param {string} words @param {() => void} act @param {Cpd.ButtonLooks} [more]
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
    const link = element("a", { href: URL.createObjectURL(new Blob([contents], { type: type ?? (contents instanceof Blob ? contents.type : "") })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a slow computer has taken it by then
  }

  /** What is chosen stands in the address, by name; what is empty does not. @param {Record<string, string>} chosen */
  function toAddress(chosen) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(chosen)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // Some browsers refuse this in a folder (file:); the page is right all the same.
    }
  }

  /** Print a part of the page, which the stylesheets for paper know by this name. @param {string} part @param {() => void} [after] */
  function printPart(part, after) {
    const page = document.documentElement;
    addEventListener("afterprint", () => {
      delete page.dataset.cpdPrint;
      after?.();
    }, { once: true });
    page.dataset.cpdPrint = part;
    print();
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

  /** Own scripts that have come in one with others. @param {string[]} names */
  function brought(...names) {
    for (const name of names) loaded.set(name, Promise.resolve());
  }

  // Tables

  const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope=row]": "rowheader" };

  /**
   * A table that a narrow screen shows as blocks, or a row of one, stays one for screen readers.
   * @template {Element} T @param {T} table
   */
  function asTable(table) {
    for (const [part, role] of Object.entries(ROLES)) {
      for (const one of [table, ...table.querySelectorAll(part)]) if (one.matches(part)) one.setAttribute("role", role);
    }
    return table;
  }

  // Addresses

  /** The id that a fragment names; one that no browser can read stays as it is written. @param {string} [hash] */
  function idIn(hash = location.hash) {
    const name = hash.slice(1);
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  }

  // Words

  /** In which numbers and dates are written: words are English, so the page's own English, or British. */
  const LANGUAGE = /^en\b/i.test(document.documentElement.lang) ? document.documentElement.lang : "en-GB";

  /** What the site says in its own words, by name: `words:` in mkdocs.yml. @type {Record<string, string | string[]>} */
  const WORDS = JSON.parse(document.documentElement.dataset.cpdWords ?? "{}");

  /** The site's own word for something, or the usual one. @param {string} name @param {string} usual */
  const word = (name, usual) => String(WORDS[name] ?? usual);

  /** What the site adds to a list of words. @param {string} name @returns {string[]} */
  const moreWords = (name) => [WORDS[name] ?? []].flat();

  /** What forms call the reader's own organisation, and the other: `shared: organisation`. */
  function organisations() {
    const own = word("organisation", "organisation").toLowerCase().replace(/\s+/g, "-");
    return [own, `other-${own}`];
  }

  /** "1 minute", "2,000 minutes". The first number that a browser writes in a language takes it ten milliseconds. @param {number} count @param {string} one @param {string} [many] */
  const counted = (count, one, many = `${one}s`) => `${count < 1000 ? count : count.toLocaleString(LANGUAGE)} ${count === 1 ? one : many}`;

  /** Whether it is a day that there is: "2026-11-22". @param {unknown} value @returns {value is string} */
  function isDay(value) {
    const moment = new Date(typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00Z` : NaN);
    return !isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === value;
  }

  /** "14 September 2026"; what is no day stays as it is. @param {string} day */
  const dated = (day) => (isDay(day) ? new Date(`${day}T00:00Z`).toLocaleDateString(LANGUAGE, { dateStyle: "long", timeZone: "UTC" }) : day);

  /** The day, here, of a moment that was written down, in words; nothing where it is none. @param {string} at */
  const datedAt = (at) => (isNaN(Date.parse(at)) ? "" : new Date(at).toLocaleDateString(LANGUAGE, { dateStyle: "long" }));

  /** The day here and now, or of a moment: "2026-11-22". @param {Date} [moment] */
  function dayOf(moment = new Date()) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  }

  const AROUND = ".cpd-keep, .cpd-note, .cpd-twins, .headerlink, sup[id^=fnref]";

  /** A question as plain text, without what stands around it; a formula as its words. @param {DocumentFragment | Element} copy is changed */
  function wording(copy) {
    copy.querySelectorAll(AROUND).forEach((one) => one.remove());
    copy.querySelectorAll("math[alttext]").forEach((one) => one.replaceWith(one.getAttribute("alttext") ?? ""));
    copy.querySelectorAll(".cpd-part__label").forEach((one) => one.append(":"));
    return within(String(copy.textContent).replace(/\s*\n\s*/g, "\n").trim(), 4000);
  }

  /** As many whole sentences of a text as this many letters hold; of one that is longer, whole words. @param {string} text @param {number} most */
  function within(text, most) {
    if (text.length <= most) return text;
    const start = text.slice(0, most + 1);
    return (start.match(/^[^]*(?:[.!?…][”’"')]*(?=\s)|(?=\n))/) ?? start.match(/^[^]*(?=\s)/) ?? [text.slice(0, most).replace(/[\ud800-\udbff]$/, "")])[0].trimEnd();
  }

  /** Of a question what is to be written down, where it says so; else all of it. @param {string} question */
  function toWrite(question) {
    const label = moreWords("write-down")[0];
    const others = moreWords("labels").map(escaped).join("|");
    return label ? (question.match(new RegExp(`^${escaped(label)}:[^]*?(?=\\n(?:${others || "(?!)"}):|(?![^]))`, "m")) ?? [question])[0] : question;
  }

  /** Words as a pattern that fits them alone. @param {string} words */
  const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // Copies of one form: "a-form" is the first, "a-form@copy-2" the second

  /** @param {string} base @param {number} number */
  const copyId = (base, number) => (number > 1 ? `${base}@copy-${number}` : base);

  /** Which copy of what. @param {string} id */
  function copyOf(id) {
    const [base, number] = id.split(/@copy-([1-9]\d*)$/);
    return { base, number: Number(number) || 1 };
  }

  // Other scripts bring the rest.
  return /** @type {Cpd.Namespace} */ ({
    run,
    element,
    button,
    offer,
    toAddress,
    printPart,
    drawing,
    load,
    brought,
    asTable,
    idIn,
    counted,
    isDay,
    dated,
    datedAt,
    dayOf,
    wording,
    within,
    toWrite,
    language: LANGUAGE,
    word,
    moreWords,
    organisations,
    escaped,
    copyId,
    copyOf,
    /** What can be opened under an item, by name. @type {Cpd.Namespace["trays"]} */
    trays: {},
    /** @param {string} name @param {Cpd.Start} start */
    component(name, start) {
      starts.set(name, start);
    },
  });
})();
