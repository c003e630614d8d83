// @ts-check
/**
 * My record: all that a reader has written, ticked and starred, in one place. This script lays the
 * page out and draws it anew when something changes; what is drawn stands in the other scripts:
 * record-model.js (what there is), record-tools.js (boxes, questions, undo), record-list.js,
 * record-log.js, record-keep.js (files, deleting); export-*.js, record-file.js and record-import.js come when used.
 *
 * @requires catalogue-data
 * @requires store
 */
(() => {
  const { element, button, counted } = cpd;
  const PAUSE = 200;
  const QUIET = 12_000;

  /** @param {HTMLElement} root */
  function start(root) {
    const { store } = cpd;
    const { record } = cpd;
    const { labelled, list, due, touched, parts, fitting, log, keep, folded } = record;
    /** @type {Map<string, {signature: string, node: HTMLElement}>} */
    const cards = new Map();
    /** What was deleted, by where. @type {Map<string, Cpd.Thing>} */
    const remembered = new Map();
    let isOwn = false;
    let isWaiting = false;
    /** @type {Cpd.Thing[]} */
    let all = [];
    /** What is kept, as it is now; read again after every change. @type {Cpd.Thing[] | null} */
    let fresh = null;

    // The page

    const status = element("p", { class: "cpd-record__status", role: "status" });
    const voice = cpd.speaking(status);
    let quiet = 0;
    /** What is said here stands elsewhere, too; so it need not cover the page for long. @param {string} words */
    function say(words) {
      voice.say(words);
      clearTimeout(quiet);
      quiet = setTimeout(() => (status.textContent = ""), QUIET);
    }
    const alert = element("div", { role: "alert" });
    /** @param {string} words */
    const warn = (words) => alert.replaceChildren(element("p", "cpd-record__trouble", words));
    const found = element("p", { class: "cpd-record__facts cpd-record__count", role: "status" });
    const search = element("input", { type: "search", class: "cpd-record__input", "data-key": "#search", autocomplete: "off" });
    const choices = element("div", "cpd-record__choices");
    const order = element("fieldset", "cpd-record__set cpd-record__order", element("legend", "cpd-record__label", "Order"));
    const boxes = Object.fromEntries(["shared", "trouble", "nudge", "jump", "due", "touched", "list", "rows", "save", "wipe", "sharing"].map((name) => [name, element("div", { "data-place": name })]));
    const file = element("input", { type: "file", accept: ".json,application/json", "data-key": "#file", class: "cpd-record__file" });
    const imports = element("div", { class: "cpd-record__import" });

    /** @param {string} name @param {string} title @param {(Node | string)[]} inside */
    const section = (name, title, ...inside) =>
      element("section", { class: "cpd-record__part", "aria-labelledby": `cpd-record-${name}` }, element("h2", { id: `cpd-record-${name}`, tabindex: "-1", "data-key": `#${name}` }, title), ...inside);
    const everything = section("everything", "Everything you have kept",
      element("div", "cpd-record__bar", labelled("Search my record", search), order, element("details", "cpd-record__fold", element("summary", "", "Choose parts"), choices,
        element("p", "cpd-record__row", button("Tick everything shown", () => tickAll(true), { key: "tick all", kind: "small" }), button("Untick all", () => tickAll(false), { key: "tick none", kind: "small" })))),
      found, boxes.list);
    const logged = section("log", "Log of professional development", boxes.rows, element("details", "cpd-record__fold cpd-record__adding", element("summary", { "data-key": "#adding" }, "Add something you did elsewhere"), log.adding(viewOf())));
    const saved = section("save", "Save a copy", boxes.save, element("div", "cpd-record__names"),
      element("h3", "", "Bring a copy back"), element("p", "", "Choose a back-up file (JSON), or drop it anywhere on this page. You see what is in it before anything is changed."),
      labelled("Back-up file", file), imports);
    const wiped = section("wipe-part", "Delete", boxes.wipe);
    const sharing = section("shared-computer", "On a shared computer", boxes.sharing);
    root.append(boxes.shared, alert, boxes.trouble, boxes.nudge, boxes.jump, boxes.due, boxes.touched, everything, logged, saved, wiped, sharing, status);
    root.querySelector(".cpd-record__off")?.remove();
    const empty = /** @type {HTMLElement | null} */ (root.querySelector(".cpd-record__empty"));

    for (const [value, words] of /** @type {const} */ ([["suite", "By suite"], ["date", "By date"]])) {
      const input = element("input", { type: "radio", name: "cpd-record-order", value, "data-key": `order ${value}` });
      input.checked = value === (new URLSearchParams(location.search).get("order") === "date" ? "date" : "suite");
      input.addEventListener("change", () => {
        const url = new URL(location.href);
        if (value === "date") url.searchParams.set("order", value);
        else url.searchParams.delete("order");
        history.replaceState(null, "", url);
        view.order = value;
        draw();
        say(`Ordered ${words.toLowerCase()}.`);
      });
      order.append(element("label", "cpd-record__tick", input, element("span", "", words)));
    }

    // What the parts are given

    function things() {
      record.settle();
      fresh ??= record.things();
      return fresh;
    }

    /** @returns {Cpd.Thing[]} */
    const shown = () => fitting(view, things());

    /** @returns {Cpd.View} */
    function viewOf() {
      return Object.assign(view, /** @satisfies {Partial<Cpd.View>} */ ({
        root, say, warn, draw, saved: () => voice.saved(), things,
        chosen: () => shown().filter(({ id }) => !view.ticked.size || view.ticked.has(id)),
        sought: () => folded(view.search).split(/\s+/).filter(Boolean),
        remember: (thing, place = thing.id) => void remembered.set(place, { ...thing, facets: new Map() }),
        own: (act) => {
          isOwn = true;
          try {
            act();
          } finally {
            isOwn = false;
          }
        },
        tick: (id, isOn) => {
          if (isOn) view.ticked.add(id);
          else view.ticked.delete(id);
          drawEnd();
        },
        choose: (key, isOn) => {
          if (isOn) view.without.delete(key);
          else view.without.add(key);
          draw();
        },
        reused,
      }));
    }

    /** A card or a row that has not changed is not made again. @type {Cpd.View["reused"]} */
    function reused(thing, level, make) {
      const name = `${typeof level} ${thing.id}`;
      const facts = [...thing.facets].map(([facet, { at, asked, value }]) => [facet, at, asked, record.opened.has(`${thing.id}#${facet}`), typeof value === "string" && value.length > 200 ? value.length : value]);
      const ghosts = [thing.id, `row ${thing.id}`].flatMap((place) => view.ghosts.get(place) ?? []).map(({ key }) => key);
      const signature = JSON.stringify([level, view.search, view.ticked.has(thing.id), facts, ghosts]);
      const known = cards.get(name);
      if (known?.signature === signature) return known.node;
      const node = make(view, thing, level);
      cards.set(name, { signature, node });
      return node;
    }

    /** @param {boolean} isOn */
    function tickAll(isOn) {
      view.ticked.clear();
      if (isOn) shown().forEach(({ id }) => view.ticked.add(id));
      draw();
      say(isOn ? `${counted(view.ticked.size, "thing")} ticked.` : "Nothing ticked: everything shown is included.");
    }

    // Drawing

    /** Draw everything anew; the focus stays, or goes to what bears a key. @param {string} [focus] */
    function draw(focus) {
      const kept = things();
      const active = document.activeElement;
      const before = focused();
      const ids = new Set(kept.map(({ id }) => id));
      // What was deleted keeps its place, in the list or in the log, where it can be undone.
      const ghosts = (/** @type {(place: string) => boolean} */ isHere) => [...remembered].filter(([place, { id }]) => view.ghosts.has(place) && !ids.has(id) && isHere(place)).map(([, thing]) => thing);
      all = [...kept, ...ghosts((place) => !place.startsWith("row "))].sort(record.inOrder);
      const fitted = shown();
      for (const id of view.ticked) if (!ids.has(id)) view.ticked.delete(id);
      const fits = new Set(fitted);
      const drawn = all.map((one) => fitted.find(({ id }) => id === one.id) ?? one).filter((one) => fits.has(one) || !one.facets.size);
      const isEmpty = !all.length;
      if (empty) empty.hidden = !isEmpty;
      everything.hidden = isEmpty;
      wiped.hidden = isEmpty && !view.ghosts.size && !store.troubles().length && !store.all(record.SETTINGS).size;
      boxes.list.replaceChildren(...list(view, drawn));
      boxes.due.replaceChildren(...due(view, kept));
      boxes.touched.replaceChildren(...touched(kept));
      choices.replaceChildren(...parts(view, kept));
      const isChosen = view.search.trim() || view.without.size;
      const words = isChosen ? `${fitted.length} of ${counted(kept.length, "thing")} ${fitted.length === 1 ? "fits" : "fit"}.` : `${counted(kept.length, "thing")}.`;
      if (found.textContent !== words) found.textContent = words;
      boxes.rows.replaceChildren(...log.section(view, [...kept, ...ghosts((place) => place.startsWith("row "))], fitted));
      boxes.jump.replaceChildren(...(isEmpty ? [] : [jump()]));
      drawEnd();

      if (focus !== undefined || active !== document.activeElement) refocus(before, focus);
    }

    /** Where the focus is on this page, and what is marked there. */
    function focused() {
      const active = /** @type {Partial<HTMLInputElement> & HTMLElement} */ (document.activeElement);
      if (!root.contains(active)) return null;
      const { selectionStart: from = null, selectionEnd: to = null, scrollTop: top } = active;
      return { part: active.closest("section")?.querySelector("h2"), key: active.dataset.key ?? "", from, to, top };
    }

    /** The focus is where it was before all was drawn anew, or goes to what bears a key. @param {ReturnType<typeof focused>} before @param {string} [focus] */
    function refocus(before, focus) {
      const key = focus ?? before?.key;
      const next = key ? /** @type {Partial<HTMLInputElement> & HTMLElement | null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`)) : null;
      if (!next && !before && focus === undefined) return;
      const target = next || before?.part || everything.querySelector("h2");
      if (!target || target.closest("[hidden]")) return;
      target.focus({ preventScroll: focus === undefined });
      if (!next?.setSelectionRange || !before || before.from === null || next.type === "date") return;
      next.setSelectionRange(before.from, before.to);
      next.scrollTop = before.top;
    }

    /** What depends on what is chosen. */
    function drawEnd() {
      const active = /** @type {HTMLElement} */ (document.activeElement);
      const key = root.contains(active) ? active.dataset.key : "";
      boxes.trouble.replaceChildren(...keep.troubles(view), ...record.undos(view, "#bad"));
      boxes.nudge.replaceChildren(...keep.nudge(view));
      boxes.save.replaceChildren(...(all.length ? keep.saving(view) : [element("p", "", "There is nothing to save yet.")]));
      boxes.wipe.replaceChildren(...keep.deleting(view));
      boxes.sharing.replaceChildren(...keep.sharing(view));
      sharing.hidden = !boxes.sharing.childElementCount;
      if (key && !active.isConnected) /** @type {HTMLElement | null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
    }

    function jump() {
      const there = [...root.querySelectorAll("h2[id]")].filter((one) => !one.closest("[hidden]") && !one.closest("dialog"));
      return element("nav", { "aria-label": "On this page", class: "cpd-record__jump-list" }, ...there.map((one) => element("a", { href: `#${one.id}` }, one.textContent ?? "")));
    }

    const later = () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        draw();
      });
    };

    // What the reader does

    let timer = 0;
    search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        view.search = search.value;
        draw();
      }, PAUSE);
    });

    /** @param {File | undefined} given */
    async function bring(given) {
      if (!given) return;
      alert.replaceChildren();
      try {
        await cpd.load("record-file", "record-import");
        await record.bring(view, given, imports);
      } catch (error) {
        console.error("cpd: the file could not be brought back", error);
        warn("This file could not be read. Nothing was changed.");
      }
      file.value = "";
    }
    file.addEventListener("change", () => bring(file.files?.[0]));
    const isFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
    document.addEventListener("dragover", (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      root.classList.add("cpd-record--over");
    });
    document.addEventListener("dragleave", ({ relatedTarget }) => !relatedTarget && root.classList.remove("cpd-record--over"));
    document.addEventListener("drop", (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      root.classList.remove("cpd-record--over");
      bring(event.dataTransfer?.files[0]);
    });

    store.watch(() => {
      fresh = null;
      if (!isOwn) later();
    });
    store.onTrouble(() => {
      fresh = null;
      later();
    });
    draw();
    const others = async () => {
      if (!location.hash.startsWith("#shared=")) return;
      await cpd.load("record-shared");
      await record.shared(view, boxes.shared);
    };
    addEventListener("hashchange", others);
    others();
    const target = location.hash.startsWith("#cpd-record-") ? document.getElementById(location.hash.slice(1)) : null;
    target?.scrollIntoView();
  }

  /** What the reader has chosen on this page. @type {Cpd.View} */
  const view = /** @type {Cpd.View} */ ({ ghosts: new Map(), ticked: new Set(), without: new Set(), search: "", order: new URLSearchParams(location.search).get("order") === "date" ? "date" : "suite" });

  // In this order: each uses those before it.
  const PARTS = ["record-model", "record-tools", "record-list", "record-log", "record-keep"];

  cpd.component("record", (root) => {
    cpd.load(...PARTS, "speaking").then(() => start(root)).catch((error) => console.error("cpd: the record could not start", error));
  });
})();
