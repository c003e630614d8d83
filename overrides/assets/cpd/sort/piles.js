// @ts-check
/**
 * Cards into piles: the next card large, the piles below it.
 *
 * @requires sort/board
 * @requires sort/cards
 */
cpd.SortPiles = (() => {
  const { element } = cpd;
  const { pilesOf, pileOf, put } = cpd.sortCards;

  class Piles extends cpd.SortBoard {
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
      this.whole = cpd.button("", () => {
        this.isWhole = !this.isWhole;
        this.draw();
      }, { kind: "small" });
      this.skip = cpd.button("Skip this card", () => {
        this.current = this.next(this.face(this.current).card)?.id ?? "";
        this.draw();
        this.face(this.current).group.focus();
      }, { kind: "small" });
      const heads = this.piles.map((pile) => this.pile(pile));
      this.heads = new Map(heads.map(({ id, ...head }) => [id, head]));
      this.lists = [this.stack, ...heads.map((head) => head.list)];
      for (const face of this.faces.values()) this.equip(face);
      const stack = element("section", { class: "cpd-board__stack" }, this.left, this.stack, this.said, this.foot(this.skip, this.whole));
      this.board.append(stack, element("div", { class: "cpd-board__piles" }, ...heads.map((head) => head.section)));
    }

    /** @param {Cpd.SortPile} pile */
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

    /** The buttons of a card: one for each pile, and back. @param {Cpd.SortFace} face */
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

    /** On a small screen the buttons of a placed card are folded. @param {Cpd.SortFace} face @param {boolean} isOpen */
    open(face, isOpen) {
      face.item.toggleAttribute("data-open", isOpen);
      face.tools.querySelector(".cpd-board__more")?.setAttribute("aria-expanded", String(isOpen));
    }

    /** @param {string} id */
    label(id) {
      return this.piles.find((pile) => pile.id === id)?.label ?? "";
    }

    /** @param {Cpd.SortFace} face @param {string} pile @param {boolean} [isDragged] */
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

    /** The card to sort after this one. @param {Cpd.SortCard} card */
    next(card) {
      const at = this.cards.indexOf(card);
      return [...this.cards.slice(at + 1), ...this.cards.slice(0, at)].find((one) => !pileOf(one));
    }

    /** How many are to be sorted yet. */
    rest() {
      const left = this.cards.filter((card) => !pileOf(card)).length;
      return left ? `${left} left.` : "All cards are placed.";
    }

    /** What we think of where a card was put. @param {Cpd.SortCard} card @param {string} pile @param {boolean} [isNews] */
    verdict(card, pile, isNews = false) {
      if (!pile || (!card.fits.length && !card.why.length)) return [];
      const words = card.fits.includes(pile) ? "That is what we think, too." : `We would say ${card.fitting}.`;
      const view = element("p", {}, ...(card.fits.length ? [element("strong", {}, words), " "] : []), ...card.why.map((node) => node.cloneNode(true)));
      // Who has just placed it knows which card this is about, unless it is out of sight.
      return isNews ? [element("p", { class: "cpd-board__about", "aria-hidden": "true" }, card.words), view] : [...view.childNodes];
    }

    /** @param {Cpd.SortFace} face @param {HTMLElement} list */
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
        left.length ? "Cards to sort " : `All ${cpd.counted(this.cards.length, "card")} are placed`,
        ...(left.length ? [element("span", { class: "cpd-board__count" }, `(${left.length} left)`)] : []),
      );
      this.whole.hidden = left.length < 2;
      this.skip.hidden = left.length < 2 || this.isWhole;
      this.whole.textContent = this.isWhole ? "Show one card" : `Show all ${left.length} cards`;
      this.whole.setAttribute("aria-expanded", String(this.isWhole));
      for (const list of this.lists) {
        this.arrange(list, this.cards.filter((card) => pileOf(card) === list.dataset.pile).map((card) => this.face(card.id).item));
      }
      for (const card of this.cards) this.show(this.face(card.id));
      this.heads.forEach(({ count, none, list }) => {
        count.textContent = cpd.counted(list.children.length, "card");
        none.hidden = list.children.length > 0;
      });
      if (this.chosen.cards.length) this.showChoosing();
    }

    /** @param {Cpd.SortFace} face */
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

  return Piles;
})();
