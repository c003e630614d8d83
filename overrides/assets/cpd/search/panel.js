// @ts-check
/**
 * The search panel: what is typed is looked for, what was found is drawn, counted and told; keys lead through it.
 *
 * @requires search/finder
 * @requires search/pieces
 * @requires search/draw
 */
(() => {
  const { counted, element, button } = cpd;
  /** As many pages are shown at a time. */
  const SHOWN = 8;
  /** How long the first pages wait for their texts. */
  const PATIENCE = 80;
  const PAUSE = 60;
  const IS_ENGLISH = /^en\b/i.test(document.documentElement.lang);

  const later = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));

  class Panel {
    #box;
    #input;
    #status;
    #kinds;
    #list;
    #finder = new cpd.SearchFinder(cpd.searchPiece, IS_ENGLISH);
    /** Counts what was asked: an answer that comes late is not shown. */
    #asked = 0;
    #kind = 0;

    /** @param {HTMLElement} box */
    constructor(box) {
      const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`.cpd-search__${name}`));
      this.#box = box;
      this.#input = /** @type {HTMLInputElement} */ (find("input"));
      this.#status = find("status");
      this.#kinds = find("kinds");
      this.#list = find("list");
      this.#input.addEventListener("input", () => void this.#look(PAUSE));
      box.querySelector("form")?.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#first();
      });
      box.addEventListener("keydown", (event) => this.#key(event));
      void this.#finder.site().catch(() => {});
      if (this.#input.value.trim()) void this.#look(0);
    }

    /** Look for what is typed, once no more is typed. @param {number} pause */
    async #look(pause) {
      this.#asked += 1;
      const asked = this.#asked;
      if (pause) await later(pause);
      const text = this.#input.value;
      if (asked !== this.#asked) return;
      if (!cpd.searchWords.typed(text).length) return this.#empty("Type a word to search");
      try {
        const found = await this.#find(text);
        if (asked === this.#asked) await this.#show(found, () => asked === this.#asked);
      } catch {
        if (asked === this.#asked) this.#empty("Search cannot be loaded at the moment. Try again later.");
      }
    }

    /** Once more from the start where the site has been built anew meanwhile. @param {string} text */
    async #find(text) {
      try {
        return await this.#finder.find(text, this.#kind);
      } catch {
        this.#finder = new cpd.SearchFinder(cpd.searchPiece, IS_ENGLISH);
        return this.#finder.find(text, this.#kind);
      }
    }

    /** @param {string} words */
    #empty(words) {
      this.#status.textContent = words;
      this.#kinds.replaceChildren();
      this.#list.replaceChildren();
    }

    /** @param {Cpd.SearchFound} found @param {() => boolean} isWanted whether nothing else has been asked since */
    async #show(found, isWanted) {
      const site = await this.#finder.site();
      const items = await this.#items(found, site, 0);
      if (!isWanted()) return;
      this.#status.textContent = this.#said(found);
      this.#choices(found, site);
      this.#list.replaceChildren(...items);
      this.#list.parentElement?.scrollTo(0, 0);
      this.#more(found, site, items.length);
    }

    /** The next pages, with their texts where those come soon. @param {Cpd.SearchFound} found @param {Cpd.SearchSite} site @param {number} from */
    async #items(found, site, from) {
      const search = { found, site, words: marks(found) };
      const shown = found.hits.slice(from, from + SHOWN).map((hit) => ({ hit, item: cpd.searchHit(hit, null, search) }));
      const drawn = shown.map(async (one) => {
        const texts = await this.#finder.texts(one.hit.page.number);
        redraw(one.item, cpd.searchHit(one.hit, texts, search));
      });
      await Promise.race([Promise.allSettled(drawn), later(PATIENCE)]);
      return shown.map(({ item }) => item);
    }

    /** @param {Cpd.SearchFound} found @param {Cpd.SearchSite} site @param {number} shown */
    #more(found, site, shown) {
      const left = found.hits.length - shown;
      if (left <= 0) return;
      const next = button(`Show ${counted(Math.min(left, SHOWN), "more page", "more pages")}`, async () => {
        const items = await this.#items(found, site, shown);
        last.replaceWith(...items);
        items[0].querySelector("a")?.focus();
        this.#more(found, site, shown + items.length);
      });
      const last = element("li", "cpd-search__rest", next);
      this.#list.append(last);
    }

    /** @param {Cpd.SearchFound} found */
    #said({ hits, terms, hasAll }) {
      const mistyped = terms.filter(({ isMistyped }) => isMistyped);
      const instead = mistyped.map(({ wanted, found }) => ` No page has “${wanted}”: these have “${found[0].word}”.`);
      const without = terms.filter(({ found }) => !found.length).map(({ wanted }) => ` No page has “${wanted}”.`);
      if (!hits.length) return "Nothing found. Try another word, or fewer.";
      return `${counted(hits.length, "page")} found.${[...instead, ...without].join("")}${hasAll || without.length ? "" : " No page has all the words."}`;
    }

    /** What readers can look for alone. @param {Cpd.SearchFound} found @param {Cpd.SearchSite} site */
    #choices({ counts, hits }, site) {
      const had = this.#kinds.contains(document.activeElement);
      const chosen = this.#kind;
      const kinds = site.kinds.map(({ plural }, place) => ({ plural, kind: place + 1, count: counts.get(place + 1) ?? 0 }));
      const shown = kinds.filter(({ count, kind }) => count || kind === chosen);
      const choice = (/** @type {string} */ words, /** @type {number} */ kind) => {
        const made = button(words, () => this.#choose(kind), { looks: "cpd-search__kind", key: String(kind) });
        made.setAttribute("aria-pressed", String(kind === chosen));
        return made;
      };
      const isUseful = chosen || (hits.length > 1 && shown.length);
      this.#kinds.replaceChildren(...(isUseful ? [choice("All", 0), ...shown.map(({ plural, kind, count }) => choice(`${plural} ${count}`, kind))] : []));
      if (had) /** @type {HTMLElement | null} */ (this.#kinds.querySelector("[aria-pressed=true]"))?.focus();
    }

    /** @param {number} kind */
    #choose(kind) {
      this.#kind = kind;
      void this.#look(0);
    }

    #links() {
      return [.../** @type {NodeListOf<HTMLElement>} */ (this.#list.querySelectorAll(".cpd-search__link"))].filter((link) => link.checkVisibility());
    }

    /** Enter in the box leads to the best page; on a touch screen it only puts the keyboard away. */
    #first() {
      const [first] = this.#links();
      if (!first) return;
      if (matchMedia("(pointer: coarse)").matches) first.focus();
      else first.click();
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const stops = [this.#input, ...this.#links()];
      const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      if (here < 0 && !this.#box.contains(document.activeElement)) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      stops[(Math.max(here, 0) + step + stops.length) % stops.length].focus();
    }
  }

  /** The words that the page found is to mark: as they were typed, or as they are written where one was mistyped. @param {Cpd.SearchFound} found */
  function marks({ terms }) {
    return terms.flatMap(({ wanted, found, isMistyped }) => (isMistyped ? found.map(({ word }) => word) : [wanted])).join(" ");
  }

  /** Draw a page that is found as it is with its texts. A reader who is on a link of it stays there. @param {Element} item @param {Element} drawn */
  function redraw(item, drawn) {
    const place = [...item.querySelectorAll("a")].findIndex((link) => link === document.activeElement);
    item.replaceChildren(...drawn.childNodes);
    if (place >= 0) (item.querySelectorAll("a")[place] ?? item.querySelector("a"))?.focus({ preventScroll: true });
  }

  cpd.component("search", (box) => void new Panel(box));
  cpd.run();
})();
