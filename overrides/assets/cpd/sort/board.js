// @ts-check
/**
 * What boards of both sorts have: a face for each card, the controls they follow, what they say, choosing, dragging. A board
 * keeps nothing: whoever else sets the controls is followed.
 *
 * @requires sort/cards
 */
cpd.SortBoard = (() => {
  const { element } = cpd;
  const { of: cardsOf, chosenOf } = cpd.sortCards;
  const folder = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const library = new URL("../vendor/sortablejs-1.15.7/Sortable.min.js", folder).href;

  /** @type {Promise<unknown> | undefined} */
  let loading;

  /** The library, once for all boards. */
  function brought() {
    loading ??= new Promise((resolve) => {
      const script = element("script", { src: library });
      script.addEventListener("load", resolve);
      document.head.append(script);
    });
    return loading;
  }

  /** A card on the board, with its tools. */
  class Face {
    /** @param {Cpd.SortCard} card @param {string} name */
    constructor(card, name) {
      const words = element("p", { class: "cpd-board__words", id: `${name}-${card.id}` }, card.words);
      this.card = card;
      this.why = element("p", { class: "cpd-board__why", hidden: "" });
      this.tools = element("div", { class: "cpd-board__tools" });
      this.group = element("div", { class: "cpd-board__face", role: "group", tabindex: "-1", "aria-labelledby": words.id }, words, this.why, this.tools);
      this.item = element("li", { class: "cpd-board__card", "data-card": card.id }, this.group);
      this.choice = element("button", { type: "button", class: "cpd-button cpd-button--small cpd-board__choose" });
      this.choice.hidden = true;
    }

    /** A button that also says aloud which card it is for. @param {string} looks @param {string} label @param {() => void} act */
    tool(looks, label, act) {
      const made = cpd.button(label, act, { looks });
      this.name(made, label);
      return made;
    }

    /** @param {HTMLElement} one @param {string} deed */
    name(one, deed) {
      one.setAttribute("aria-label", `${deed}: ${this.card.words}`);
    }

    /** @param {Cpd.SortChosen} chosen @param {boolean} canBe */
    choose(chosen, canBe) {
      const isChosen = chosen.has(this.card);
      this.item.toggleAttribute("data-chosen", isChosen);
      this.choice.hidden = !isChosen && (!canBe || chosen.isFull());
      this.choice.textContent = isChosen ? "Deselect" : "Choose this card";
      this.name(this.choice, this.choice.textContent);
    }
  }

  /** What boards of both sorts have: the controls they follow, what they say, choosing, dragging. */
  class Board {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.name = `board-${root.dataset.part}`;
      this.cards = cardsOf(root);
      this.chosen = chosenOf(root);
      this.faces = new Map(this.cards.map((card) => [card.id, new Face(card, this.name)]));
      this.said = element("div", { class: "cpd-board__said", role: "status" });
      this.hint = element("p", { class: "cpd-board__hint", hidden: "" }, "You can drag cards, too.");
      this.board = element("div", { class: "cpd-board" });
      /** @type {HTMLElement[]} */
      this.lists = [];
      /** What the library is told of the lists. @type {Record<string, unknown>} */
      this.dragging = {};
      this.isActing = false;
      this.canDrag = false;
      for (const face of this.faces.values()) face.choice.addEventListener("click", () => this.choose(face));
    }

    /** @param {string} id */
    face(id) {
      return /** @type {Cpd.SortFace} */ (this.faces.get(id));
    }

    /** A heading one step below those of the form. @param {(Node | string)[]} inside */
    heading(...inside) {
      const tag = this.root.closest(".cpd-form__group")?.querySelector(":scope > h2") ? "h3" : "h2";
      return element(tag, { class: "cpd-board__heading" }, ...inside);
    }

    /** What stands below the cards, with the word on dragging. @param {HTMLElement[]} buttons */
    foot(...buttons) {
      return element("div", { class: "cpd-board__foot" }, ...buttons, this.hint);
    }

    /** Put elements into a list in this order; what stands right is not touched, and keeps its focus. @param {HTMLElement} list @param {HTMLElement[]} items */
    arrange(list, items) {
      items.forEach((item, at) => {
        if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
      });
    }

    start() {
      const baseline = /** @type {HTMLElement} */ (this.root.querySelector("[data-cpd-baseline]"));
      const form = /** @type {HTMLElement} */ (this.root.closest("form") ?? this.root);
      const follow = () => this.isActing || this.draw();
      for (const type of ["input", "change"]) {
        // The library for dragging has events of the same name.
        this.root.addEventListener(type, ({ target }) => target instanceof Element && target.matches("input, select") && follow());
      }
      form.addEventListener("cpd:form-restored", follow);
      form.addEventListener("reset", () => setTimeout(follow));
      addEventListener("pageshow", follow);
      this.draw();
      baseline.after(this.board);
      this.root.setAttribute("data-cpd-board", "");
      for (const type of ["pointerover", "touchstart"]) this.board.addEventListener(type, () => this.drag(), { once: true, passive: true });
    }

    /** Set controls, then draw once. @param {() => void} change */
    act(change) {
      this.isActing = true;
      change();
      this.isActing = false;
      this.draw();
    }

    /** Seen and heard. @param {(Node | string)[]} inside */
    say(...inside) {
      this.said.replaceChildren(...inside);
    }

    /** @param {Cpd.SortFace} face */
    choose(face) {
      const isNew = !this.chosen.has(face.card);
      this.act(() => (isNew ? this.chosen.add(face.card) : this.chosen.remove(face.card)));
      this.say(element("p", {}, `${isNew ? "Chosen" : "No longer chosen"}: ${this.chosen.count()} of ${this.chosen.cards.length}.`));
      (face.choice.hidden ? face.group : face.choice).focus();
    }

    /** Dragging is an extra, brought when a pointer first comes near. */
    drag() {
      if (this.canDrag) return;
      this.canDrag = true;
      const isQuiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
      brought().then(() => {
        for (const list of this.lists) {
          Sortable.create(list, {
            ...this.dragging,
            animation: isQuiet ? 0 : 150,
            draggable: ".cpd-board__card",
            filter: "button",
            preventOnFilter: false,
            // One way for all pointers; on a touch screen a card is held first, so that the page scrolls as ever.
            forceFallback: true,
            fallbackTolerance: 4,
            delay: 200,
            delayOnTouchOnly: true,
            touchStartThreshold: 8,
            ghostClass: "cpd-board__card--place",
            fallbackClass: "cpd-board__card--held",
            /** @param {{item: HTMLElement, to: HTMLElement}} event */
            onEnd: ({ item, to }) => this.dropped(this.face(item.dataset.card ?? ""), to),
          });
        }
        this.board.setAttribute("data-drags", "");
        this.hint.hidden = false;
      });
    }

    draw() {}

    /** @param {Cpd.SortFace} _face @param {HTMLElement} _list */
    dropped(_face, _list) {}
  }

  return Board;
})();
