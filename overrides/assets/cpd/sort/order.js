// @ts-check
/**
 * Cards into an order: one list, with buttons to move each.
 *
 * @requires sort/board
 * @requires sort/cards
 */
cpd.SortOrder = (() => {
  const { element } = cpd;
  const { rank, number } = cpd.sortCards;

  class Order extends cpd.SortBoard {
    /** @param {HTMLElement} root */
    constructor(root) {
      super(root);
      this.list = element("ol", { class: "cpd-board__list" });
      this.lists = [this.list];
      this.state = this.heading();
      this.keep = cpd.button("Keep this order", () => {
        this.act(() => number(this.inOrder()));
        this.say(element("p", {}, "Order kept."));
        this.face(this.inOrder()[0].id).group.focus();
      });
      for (const face of this.faces.values()) this.equip(face);
      this.board.classList.add("cpd-board--order");
      this.board.append(this.state, this.list, this.said, this.foot(this.keep));
    }

    /** @param {Cpd.SortFace} face */
    equip(face) {
      const moves = element("div", { class: "cpd-board__moves" });
      /** @type {[string, (at: number) => number][]} */
      const ways = [["Up", (at) => at - 1], ["Down", (at) => at + 1], ["To the top", () => 0]];
      for (const [label, to] of ways) {
        const one = face.tool("cpd-button cpd-button--small", label, () => {
          const at = this.inOrder().indexOf(face.card);
          if (one.getAttribute("aria-disabled") === "true") return;
          this.move(face, to(at));
          one.focus();
        });
        one.dataset.by = label === "Down" ? "down" : "up";
        moves.append(one);
      }
      face.tools.append(face.choice, moves);
    }

    inOrder() {
      return [...this.cards].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
    }

    /** @param {Cpd.SortFace} face @param {number} to */
    move(face, to) {
      const cards = this.inOrder().filter((card) => card !== face.card);
      cards.splice(to, 0, face.card);
      this.act(() => number(cards));
      this.say(element("p", {}, `Moved to place ${to + 1} of ${cards.length}.`));
    }

    /** @param {Cpd.SortFace} face @param {HTMLElement} list */
    dropped(face, list) {
      const to = [...list.querySelectorAll(":scope > [data-card]")].indexOf(face.item);
      if (to === this.inOrder().indexOf(face.card)) this.draw();
      else this.move(face, to);
    }

    draw() {
      const cards = this.inOrder();
      const isSet = this.cards.every((card) => rank(card) < Infinity);
      this.state.textContent = isSet ? "Your order" : "Not in your order yet";
      this.list.toggleAttribute("data-unset", !isSet);
      this.keep.hidden = isSet;
      this.arrange(this.list, cards.map((card) => this.face(card.id).item));
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

  return Order;
})();
