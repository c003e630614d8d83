// @ts-check
/**
 * Looks words up in the index: as they are written, in other forms, as beginnings; where there is nothing, with a letter
 * mistyped. Touches no page.
 *
 * @requires search/words
 * @requires search/postings
 * @requires search/ranking
 */
(() => {
  const { typed, likeness, nearness, stump } = cpd.searchWords;
  const { notes, shards, entries, site } = cpd.searchPostings;
  const { ranked, counts } = cpd.searchRanking;
  /** As many words stand in for a mistyped one. */
  const MOST = 3;

  class Finder {
    /** @type {Promise<Cpd.SearchSite> | undefined} */
    #site;
    /** @type {Map<number, Promise<[string, string][]>>} */
    #shards = new Map();
    #get;
    #isEnglish;

    /** @param {Cpd.SearchGet} get brings a piece of the index @param {boolean} isEnglish */
    constructor(get, isEnglish) {
      this.#get = get;
      this.#isEnglish = isEnglish;
    }

    site() {
      this.#site ??= this.#get("index").then((core) => site(/** @type {Cpd.SearchCore} */ (core)));
      this.#site.catch(() => {
        this.#site = undefined;
      });
      return this.#site;
    }

    /** The texts of a page's passages. @param {number} page @returns {Promise<Cpd.SearchText[]>} */
    texts(page) {
      return /** @type {Promise<Cpd.SearchText[]>} */ (this.#get(`page-${page}`));
    }

    /** All that answers a text. @param {string} text @param {number} [kind] @returns {Promise<Cpd.SearchFound>} */
    async find(text, kind = 0) {
      const known = await this.site();
      const terms = await Promise.all(typed(text).map((word) => this.#term(word, known)));
      const met = terms.filter(({ found }) => found.length);
      const all = ranked(known, met, text);
      return {
        hits: kind ? ranked(known, met, text, kind) : all,
        counts: counts(all),
        terms,
        words: new Set(terms.flatMap(({ found }) => found.map(({ word }) => word))),
        hasAll: all.some(({ words }) => words === terms.length),
      };
    }

    /** @param {string} wanted @param {Cpd.SearchSite} known @returns {Promise<Cpd.SearchTerm>} */
    async #term(wanted, known) {
      const found = await this.#words(known, stump(wanted, this.#isEnglish), (word) => likeness(word, wanted, this.#isEnglish));
      if (found.length) return { wanted, found, isMistyped: false };
      const near = await this.#words(known, [...wanted][0], (word) => nearness(word, wanted));
      near.sort((a, b) => b.likeness - a.likeness || b.notes.length - a.notes.length);
      return { wanted, found: near.slice(0, MOST), isMistyped: near.length > 0 };
    }

    /** @param {Cpd.SearchSite} known @param {string} beginning @param {(word: string) => number} like */
    async #words(known, beginning, like) {
      const parts = await Promise.all(shards(known.words, beginning).map((number) => this.#shard(number)));
      const found = [];
      for (const [word, signs] of parts.flat()) {
        const likely = word.startsWith(beginning) ? like(word) : 0;
        if (likely > 0) found.push({ word, likeness: likely, notes: notes(signs) });
      }
      return found;
    }

    /** @param {number} number */
    #shard(number) {
      const known = this.#shards.get(number) ?? this.#get(`words-${number}`).then((part) => entries(/** @type {string} */ (part)));
      this.#shards.set(number, known);
      known.catch(() => this.#shards.delete(number));
      return known;
    }
  }

  cpd.SearchFinder = Finder;
})();
