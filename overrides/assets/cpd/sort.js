// @ts-check
/**
 * Cards to sort, into piles or into an order. What is filled in, kept and printed is the list in
 * the HTML, with its radios or numbers; this draws a board from it, and each button sets a control
 * of the list. The board keeps nothing: whoever else sets the controls is followed.
 */
(() => {
  const { element } = cpd;
  const folder = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const library = new URL("../vendor/sortablejs-1.15.7/Sortable.min.js", folder).href;

  /**
   * @typedef {{id: string, words: string, item: HTMLElement, fits: string[], fitting: string, why: Node[]}} Card
   * @typedef {{id: string, label: string}} Pile
   * @typedef {{cards: HTMLSelectElement[], has: (card: Card) => boolean, isFull: () => boolean, count: () => number,
   *   add: (card: Card) => void, remove: (card: Card) => void, list: (first: Card[], label: string) => void}} Chosen
   */

  /** @param {string} looks @param {(Node | string)[]} inside */
  const button = (looks, ...inside) => element("button", { type: "button", class: looks }, ...inside);

  /** @param {number} count @param {string} [one] */
  const counted = (count, one = "card") => `${count} ${one}${count === 1 ? "" : "s"}`;

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

  /** A control was set: who keeps answers hears of it as if the reader had done it. @param {HTMLElement} control */
  function tell(control) {
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** Put elements into a list in this order; what stands right is not touched, and keeps its focus. @param {HTMLElement} list @param {HTMLElement[]} items */
  function arrange(list, items) {
    items.forEach((item, at) => {
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    });
  }

  // What the HTML says

  /** @param {HTMLElement} root @returns {Card[]} */
  function cardsOf(root) {
    const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-cpd-baseline] > [data-card]")]);
    return items.map((item) => {
      const id = item.dataset.card ?? "";
      const reason = root.querySelector(`.cpd-sort__key [data-card="${CSS.escape(id)}"] > dd`)?.cloneNode(true);
      if (reason instanceof HTMLElement && item.dataset.belongs) reason.querySelector("strong")?.remove();
      return {
        id,
        item,
        words: (item.querySelector("legend, label")?.textContent ?? "").trim(),
        fits: (item.dataset.belongs ?? "").split(" ").filter(Boolean),
        fitting: item.dataset.fits ?? "",
        why: reason ? [...reason.childNodes] : [],
      };
    });
  }

  /** @param {Card} card */
  const controls = (card) => /** @type {HTMLInputElement[]} */ ([...card.item.querySelectorAll("input")]);

  /** @param {Card} card @returns {Pile[]} */
  const pilesOf = (card) => controls(card).map((radio) => ({ id: radio.value, label: (radio.parentElement?.textContent ?? "").trim() }));

  /** The pile a card is in; empty while it is in none. @param {Card} card */
  const pileOf = (card) => controls(card).find((radio) => radio.checked)?.value ?? "";

  /** @param {Card} card @param {string} pile */
  function put(card, pile) {
    const [before, after] = [pileOf(card), pile].map((id) => controls(card).find((radio) => radio.value === id));
    if (before === after) return;
    if (before) before.checked = false;
    if (after) after.checked = true;
    const changed = after ?? before;
    if (changed) tell(changed);
  }

  /** Its place in the order; without one, behind all that have one. @param {Card} card */
  const rank = (card) => Number(controls(card)[0].value.trim() || NaN) || Infinity;

  /** @param {Card[]} cards */
  function number(cards) {
    cards.forEach((card, at) => {
      const [control] = controls(card);
      if (control.value === String(at + 1)) return;
      control.value = String(at + 1);
      tell(control);
    });
  }

  /** The selects for the cards that are chosen in the end. @param {HTMLElement} root @returns {Chosen} */
  function chosenOf(root) {
    const cards = /** @type {HTMLSelectElement[]} */ ([...root.querySelectorAll(".cpd-sort__chosen select")]);
    const options = cards.map((select) => [...select.options]);
    /** @param {HTMLSelectElement} select */
    const note = (select) => /** @type {HTMLTextAreaElement | null} */ (select.form?.elements.namedItem(`${select.name}-note`))?.value ?? "";
    /** @param {HTMLSelectElement} select @param {string} value */
    const set = (select, value) => {
      select.value = value;
      tell(select);
    };
    return {
      cards,
      has: (card) => cards.some((select) => select.value === card.id),
      isFull: () => cards.every((select) => select.value),
      count: () => cards.filter((select) => select.value).length,
      add(card) {
        const free = cards.filter((select) => !select.value);
        // What was written of a card that is no longer chosen is not given to another, as long as there is room.
        const place = free.find((select) => !note(select)) ?? free[0];
        if (place) set(place, card.id);
      },
      remove: (card) => cards.filter((select) => select.value === card.id).forEach((select) => set(select, "")),
      /** The likely ones first; none twice. */
      list(first, label) {
        const ids = first.map((card) => card.id);
        cards.forEach((select, at) => {
          const { value } = select;
          const [empty, ...rest] = options[at];
          const others = rest.sort((one, other) => (ids.indexOf(one.value) + 1 || Infinity) - (ids.indexOf(other.value) + 1 || Infinity) || 0);
          const groups = [true, false].map((isFirst) => others.filter((option) => ids.includes(option.value) === isFirst));
          const names = [label, "Other cards"];
          const isSplit = groups.every((group) => group.length);
          select.replaceChildren(empty, ...(isSplit ? groups.map((group, n) => element("optgroup", { label: names[n] }, ...group)) : others));
          select.value = value;
          for (const option of others) option.disabled = option.value !== value && cards.some((other) => other.value === option.value);
        });
      },
    };
  }

  // What is drawn

  /** A card on the board, with its tools. */
  class Face {
    /** @param {Card} card @param {string} name */
    constructor(card, name) {
      const words = element("p", { class: "cpd-board__words", id: `${name}-${card.id}` }, card.words);
      this.card = card;
      this.why = element("p", { class: "cpd-board__why", hidden: "" });
      this.tools = element("div", { class: "cpd-board__tools" });
      this.group = element("div", { class: "cpd-board__face", role: "group", tabindex: "-1", "aria-labelledby": words.id }, words, this.why, this.tools);
      this.item = element("li", { class: "cpd-board__card", "data-card": card.id }, this.group);
      this.choice = button("cpd-button cpd-button--small cpd-board__choose");
      this.choice.hidden = true;
    }

    /** A button that also says aloud which card it is for. @param {string} looks @param {string} label @param {() => void} act */
    tool(looks, label, act) {
      const made = button(looks, label);
      made.addEventListener("click", act);
      this.name(made, label);
      return made;
    }

    /** @param {HTMLElement} one @param {string} deed */
    name(one, deed) {
      one.setAttribute("aria-label", `${deed}: ${this.card.words}`);
    }

    /** @param {Chosen} chosen @param {boolean} canBe */
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
      return /** @type {Face} */ (this.faces.get(id));
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

    /** @param {Face} face */
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

    /** @param {Face} _face @param {HTMLElement} _list */
    dropped(_face, _list) {}
  }

  /** Cards into piles: the next card large, the piles below it. */
  class Piles extends Board {
    /** @param {HTMLElement} root */
    constructor(root) {
      super(root);
      this.dragging = { group: this.name, sort: false };
      this.piles = pilesOf(this.cards[0]);
      this.current = "";
      this.isWhole = false;
      this.stack = element("ul", { class: "cpd-board__list", "data-pile": "" });
      this.left = this.heading();
      this.left.tabIndex = -1;
      this.whole = button("cpd-button cpd-button--small");
      this.whole.addEventListener("click", () => {
        this.isWhole = !this.isWhole;
        this.draw();
      });
      this.skip = button("cpd-button cpd-button--small", "Skip this card");
      this.skip.addEventListener("click", () => {
        this.current = this.next(this.face(this.current).card)?.id ?? "";
        this.draw();
        this.face(this.current).group.focus();
      });
      const heads = this.piles.map((pile) => this.pile(pile));
      this.heads = new Map(heads.map(({ id, ...head }) => [id, head]));
      this.lists = [this.stack, ...heads.map((head) => head.list)];
      for (const face of this.faces.values()) this.equip(face);
      const stack = element("section", { class: "cpd-board__stack" }, this.left, this.stack, this.said, this.foot(this.skip, this.whole));
      this.board.append(stack, element("div", { class: "cpd-board__piles" }, ...heads.map((head) => head.section)));
    }

    /** @param {Pile} pile */
    pile({ id, label }) {
      const count = element("span", { class: "cpd-board__count" });
      const heading = this.heading(label, " ", count);
      const none = element("p", { class: "cpd-board__none" }, "No cards yet");
      const choosing = element("p", { class: "cpd-board__choosing", hidden: "" });
      const list = element("ul", { class: "cpd-board__list", "data-pile": id });
      heading.id = `${this.name}--${id}`;
      const section = element("section", { class: "cpd-board__pile", "aria-labelledby": heading.id }, heading, choosing, list, none);
      return { id, section, list, count, none, choosing };
    }

    /** The buttons of a card: one for each pile, and back. @param {Face} face */
    equip(face) {
      const moves = element("div", { class: "cpd-board__moves" }, element("span", { class: "cpd-board__to", "aria-hidden": "true" }, "Move to"));
      for (const { id, label } of this.piles) {
        const one = face.tool("cpd-button", label, () => this.place(face, id));
        one.dataset.to = id;
        moves.append(one);
      }
      const back = face.tool("cpd-button", "Put back", () => this.place(face, ""));
      back.dataset.to = "";
      moves.append(back);
      const more = face.tool("cpd-button cpd-button--small cpd-board__more", "Move", () => this.open(face, more.getAttribute("aria-expanded") === "false"));
      face.tools.append(face.choice, more, moves);
      this.open(face, false);
    }

    /** On a small screen the buttons of a placed card are folded. @param {Face} face @param {boolean} isOpen */
    open(face, isOpen) {
      face.item.toggleAttribute("data-open", isOpen);
      face.tools.querySelector(".cpd-board__more")?.setAttribute("aria-expanded", String(isOpen));
    }

    /** @param {string} id */
    label(id) {
      return this.piles.find((pile) => pile.id === id)?.label ?? "";
    }

    /** @param {Face} face @param {string} pile @param {boolean} [isDragged] */
    place(face, pile, isDragged = false) {
      const { card } = face;
      const before = pileOf(card);
      if (before === pile) return;
      const next = this.next(card);
      this.current = pile ? next?.id ?? "" : card.id;
      this.open(face, false);
      this.act(() => put(card, pile));
      const done = pile ? `${before ? "Moved to" : "Placed in"} ${this.label(pile)}.` : "Put back.";
      this.say(element("p", {}, `${done} ${this.rest()}`), ...this.verdict(card, pile, true));
      if (isDragged) return;
      if (before) face.group.focus();
      else (next ? this.face(next.id).group : this.left).focus();
    }

    /** The card to sort after this one. @param {Card} card */
    next(card) {
      const at = this.cards.indexOf(card);
      return [...this.cards.slice(at + 1), ...this.cards.slice(0, at)].find((one) => !pileOf(one));
    }

    /** How many are to be sorted yet. */
    rest() {
      const left = this.cards.filter((card) => !pileOf(card)).length;
      return left ? `${left} left.` : "All cards are placed.";
    }

    /** What we think of where a card was put. @param {Card} card @param {string} pile @param {boolean} [isNews] */
    verdict(card, pile, isNews = false) {
      if (!pile || (!card.fits.length && !card.why.length)) return [];
      const words = card.fits.includes(pile) ? "That is what we think, too." : `We would say ${card.fitting}.`;
      const view = element("p", {}, ...(card.fits.length ? [element("strong", {}, words), " "] : []), ...card.why.map((node) => node.cloneNode(true)));
      // Who has just placed it knows which card this is about, unless it is out of sight.
      return isNews ? [element("p", { class: "cpd-board__about", "aria-hidden": "true" }, card.words), view] : [...view.childNodes];
    }

    /** @param {Face} face @param {HTMLElement} list */
    dropped(face, list) {
      const pile = list.dataset.pile ?? "";
      if (pile === pileOf(face.card)) this.draw();
      else this.place(face, pile, true);
    }

    draw() {
      const left = this.cards.filter((card) => !pileOf(card));
      if (!left.some((card) => card.id === this.current)) this.current = left[0]?.id ?? "";
      this.root.toggleAttribute("data-unsorted", left.length > 0);
      this.left.replaceChildren(
        left.length ? "Cards to sort " : `All ${counted(this.cards.length)} are placed`,
        ...(left.length ? [element("span", { class: "cpd-board__count" }, `(${left.length} left)`)] : []),
      );
      this.whole.hidden = left.length < 2;
      this.skip.hidden = left.length < 2 || this.isWhole;
      this.whole.textContent = this.isWhole ? "Show one card" : `Show all ${left.length} cards`;
      this.whole.setAttribute("aria-expanded", String(this.isWhole));
      for (const list of this.lists) {
        arrange(list, this.cards.filter((card) => pileOf(card) === list.dataset.pile).map((card) => this.face(card.id).item));
      }
      for (const card of this.cards) this.show(this.face(card.id));
      this.heads.forEach(({ count, none, list }) => {
        count.textContent = counted(list.children.length);
        none.hidden = list.children.length > 0;
      });
      if (this.chosen.cards.length) this.showChoosing();
    }

    /** @param {Face} face */
    show(face) {
      const pile = pileOf(face.card);
      face.item.hidden = !pile && !this.isWhole && face.card.id !== this.current;
      face.item.toggleAttribute("data-next", !pile && face.card.id === this.current);
      const verdict = this.verdict(face.card, pile);
      face.why.hidden = !verdict.length;
      face.why.replaceChildren(...verdict);
      for (const one of /** @type {NodeListOf<HTMLElement>} */ (face.tools.querySelectorAll("[data-to]"))) {
        one.hidden = one.dataset.to === pile;
        one.classList.toggle("cpd-button--small", Boolean(pile));
        if (one.dataset.to) face.name(one, `${pile ? "Move to" : "Place in"} ${one.textContent}`);
      }
    }

    /** Cards are chosen from the first pile; where cards have a right place, from all. */
    showChoosing() {
      const [{ id, label }] = this.piles;
      const isAny = this.cards.some((card) => card.fits.length);
      const likely = this.cards.filter((card) => pileOf(card) === id);
      for (const face of this.faces.values()) face.choose(this.chosen, isAny ? Boolean(pileOf(face.card)) : likely.includes(face.card));
      this.chosen.list(isAny ? [] : likely, `In ${label}`);
      const choosing = this.heads.get(id)?.choosing;
      if (!choosing || isAny) return;
      choosing.hidden = !likely.length;
      choosing.textContent = `${this.chosen.count()} of ${this.chosen.cards.length} chosen`;
    }
  }

  /** Cards into an order: one list, with buttons to move each. */
  class Order extends Board {
    /** @param {HTMLElement} root */
    constructor(root) {
      super(root);
      this.list = element("ol", { class: "cpd-board__list" });
      this.lists = [this.list];
      this.state = this.heading();
      this.keep = button("cpd-button", "Keep this order");
      this.keep.addEventListener("click", () => {
        this.act(() => number(this.ordered()));
        this.say(element("p", {}, "Order kept."));
        this.face(this.ordered()[0].id).group.focus();
      });
      for (const face of this.faces.values()) this.equip(face);
      this.board.classList.add("cpd-board--order");
      this.board.append(this.state, this.list, this.said, this.foot(this.keep));
    }

    /** @param {Face} face */
    equip(face) {
      const moves = element("div", { class: "cpd-board__moves" });
      /** @type {[string, (at: number) => number][]} */
      const ways = [["Up", (at) => at - 1], ["Down", (at) => at + 1], ["To the top", () => 0]];
      for (const [label, to] of ways) {
        const one = face.tool("cpd-button cpd-button--small", label, () => {
          const at = this.ordered().indexOf(face.card);
          if (one.getAttribute("aria-disabled") === "true") return;
          this.move(face, to(at));
          one.focus();
        });
        one.dataset.by = label === "Down" ? "down" : "up";
        moves.append(one);
      }
      face.tools.append(face.choice, moves);
    }

    ordered() {
      return [...this.cards].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
    }

    /** @param {Face} face @param {number} to */
    move(face, to) {
      const cards = this.ordered().filter((card) => card !== face.card);
      cards.splice(to, 0, face.card);
      this.act(() => number(cards));
      this.say(element("p", {}, `Moved to place ${to + 1} of ${cards.length}.`));
    }

    /** @param {Face} face @param {HTMLElement} list */
    dropped(face, list) {
      const to = [...list.querySelectorAll(":scope > [data-card]")].indexOf(face.item);
      if (to === this.ordered().indexOf(face.card)) this.draw();
      else this.move(face, to);
    }

    draw() {
      const cards = this.ordered();
      const isSet = this.cards.every((card) => rank(card) < Infinity);
      this.state.textContent = isSet ? "Your order" : "Not in your order yet";
      this.list.toggleAttribute("data-unset", !isSet);
      this.keep.hidden = isSet;
      arrange(this.list, cards.map((card) => this.face(card.id).item));
      cards.forEach((card, at) => {
        for (const one of this.face(card.id).tools.querySelectorAll("[data-by]")) {
          const isEnd = at === (one.getAttribute("data-by") === "up" ? 0 : cards.length - 1);
          one.setAttribute("aria-disabled", String(isEnd));
        }
        if (this.chosen.cards.length) this.face(card.id).choose(this.chosen, true);
      });
      if (this.chosen.cards.length) this.chosen.list(cards, "");
    }
  }

  cpd.component("sort", (root) => {
    if (!root.querySelector("[data-cpd-baseline] > [data-card]")) return;
    const board = "ordered" in root.dataset ? new Order(root) : new Piles(root);
    board.start();
  });
})();
