// @ts-check
/**
 * What the record's page is laid out in: its sections and boxes, and where the focus is in them when they are drawn anew.
 *
 * @requires record/tools
 * @requires record/log
 */
(() => {
  const { element, button, record } = cpd;
  const BOXES = /** @type {const} */ (["shared", "trouble", "nudge", "jump", "due", "touched", "list", "rows", "save", "wipe", "sharing"]);
  const ORDERS = /** @type {const} */ ([["suite", "By suite"], ["date", "By date"]]);

  /** @param {string} name @param {string} title @param {(Node | string)[]} inside */
  const section = (name, title, ...inside) =>
    element("section", { class: "cpd-record__part", "aria-labelledby": `cpd-record-${name}` }, element("h2", { id: `cpd-record-${name}`, tabindex: "-1", "data-key": `#${name}` }, title), ...inside);

  class Frame {
    status = element("p", { class: "cpd-record__status", role: "status" });
    alert = element("div", { role: "alert" });
    found = element("p", { class: "cpd-record__facts cpd-record__count", role: "status" });
    search = element("input", { type: "search", class: "cpd-record__input", "data-key": "#search", autocomplete: "off" });
    choices = element("div", "cpd-record__choices");
    file = element("input", { type: "file", accept: ".json,application/json", "data-key": "#file", class: "cpd-record__file" });
    imports = element("div", { class: "cpd-record__import" });
    boxes = /** @type {Record<typeof BOXES[number], HTMLElement>} */ (/** @type {unknown} */ (Object.fromEntries(BOXES.map((name) => [name, element("div", { "data-place": name })]))));

    /** @param {HTMLElement} root @param {Cpd.RecordPage} page */
    constructor(root, page) {
      const { boxes } = this;
      this.root = root;
      this.empty = /** @type {HTMLElement | null} */ (root.querySelector(".cpd-record__empty"));
      this.everything = section("everything", "Everything you have kept", this.#bar(page), this.found, boxes.list);
      this.wiped = section("wipe-part", "Delete", boxes.wipe);
      this.sharing = section("shared-computer", "On a shared computer", boxes.sharing);
      const logged = section("log", "Log of professional development", boxes.rows, element("details", "cpd-record__fold cpd-record__adding", element("summary", { "data-key": "#adding" }, "Add something you did elsewhere"), record.log.addForm(page)));
      const saved = section("save", "Save a copy", boxes.save, element("div", "cpd-record__names"),
        element("h3", "", "Bring a copy back"), element("p", "", "Choose a back-up file (JSON), or drop it anywhere on this page. You see what is in it before anything is changed."),
        record.labelled("Back-up file", this.file), this.imports);
      root.append(boxes.shared, this.alert, boxes.trouble, boxes.nudge, boxes.jump, boxes.due, boxes.touched, this.everything, logged, saved, this.wiped, this.sharing, this.status);
      root.querySelector(".cpd-record__off")?.remove();
    }

    /** What is looked for, in which order, and which parts. @param {Cpd.RecordPage} page */
    #bar(page) {
      const order = element("fieldset", "cpd-record__set cpd-record__order", element("legend", "cpd-record__label", "Order"));
      for (const [value, words] of ORDERS) {
        const input = element("input", { type: "radio", name: "cpd-record-order", value, "data-key": `order ${value}` });
        input.checked = value === page.order;
        input.addEventListener("change", () => page.orderBy(value, words));
        order.append(element("label", "cpd-record__tick", input, element("span", "", words)));
      }
      return element("div", "cpd-record__bar", record.labelled("Search my record", this.search), order, element("details", "cpd-record__fold", element("summary", "", "Choose parts"), this.choices,
        element("p", "cpd-record__row", button("Tick everything shown", () => page.tickAll(true), { key: "tick all", kind: "small" }), button("Untick all", () => page.tickAll(false), { key: "tick none", kind: "small" }))));
    }

    /** @param {boolean} isEmpty @param {boolean} isAnythingElse to delete */
    hideEmpty(isEmpty, isAnythingElse) {
      if (this.empty) this.empty.hidden = !isEmpty;
      this.everything.hidden = isEmpty;
      this.wiped.hidden = isEmpty && !isAnythingElse;
    }

    /** @param {string} words */
    count(words) {
      if (this.found.textContent !== words) this.found.textContent = words;
    }

    jump() {
      const there = [...this.root.querySelectorAll("h2[id]")].filter((one) => !one.closest("[hidden]") && !one.closest("dialog"));
      return element("nav", { "aria-label": "On this page", class: "cpd-record__jump-list" }, ...there.map((one) => element("a", { href: `#${one.id}` }, one.textContent ?? "")));
    }

    // Focus

    /** What bears a key. @param {string | undefined} key */
    keyed(key) {
      return key ? /** @type {Partial<HTMLInputElement> & HTMLElement | null} */ (this.root.querySelector(`[data-key="${CSS.escape(key)}"]`)) : null;
    }

    /** Where the focus is on this page, and what is marked there. @returns {Cpd.Focus | null} */
    focused() {
      const active = /** @type {Partial<HTMLInputElement> & HTMLElement} */ (document.activeElement);
      if (!this.root.contains(active)) return null;
      const { selectionStart: from = null, selectionEnd: to = null, scrollTop: top } = active;
      return { part: active.closest("section")?.querySelector("h2") ?? null, key: active.dataset.key ?? "", from, to, top };
    }

    /** The focus is where it was before all was drawn anew, or goes to what bears a key. @param {Cpd.Focus | null} before @param {string} [focus] */
    refocus(before, focus) {
      const next = this.keyed(focus ?? before?.key);
      if (!next && !before && focus === undefined) return;
      const target = next || before?.part || this.everything.querySelector("h2");
      if (!target || target.closest("[hidden]")) return;
      target.focus({ preventScroll: focus === undefined });
      if (next && before) mark(next, before);
    }

    /** What is drawn anew meanwhile has the focus again, if it had it. @param {() => void} change */
    keepFocus(change) {
      const active = /** @type {HTMLElement} */ (document.activeElement);
      const key = this.root.contains(active) ? active.dataset.key : "";
      change();
      this.sharing.hidden = !this.boxes.sharing.childElementCount;
      if (!active.isConnected) this.keyed(key)?.focus({ preventScroll: true });
    }

    // Files

    /** A file may be dropped anywhere on the page. @param {(file: File | undefined) => void} take */
    onDrop(take) {
      const isFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
      document.addEventListener("dragover", (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        this.root.classList.add("cpd-record--over");
      });
      document.addEventListener("dragleave", ({ relatedTarget }) => !relatedTarget && this.root.classList.remove("cpd-record--over"));
      document.addEventListener("drop", (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        this.root.classList.remove("cpd-record--over");
        take(event.dataTransfer?.files[0]);
      });
    }
  }

  /** What was marked in a box is marked again. @param {Partial<HTMLInputElement> & HTMLElement} box @param {Cpd.Focus} before */
  function mark(box, { from, to, top }) {
    if (!box.setSelectionRange || from === null || box.type === "date") return;
    box.setSelectionRange(from, to);
    box.scrollTop = top;
  }

  record.Frame = Frame;
})();
