// @ts-check
/**
 * What was found, in the order in which readers get it: pages that have all words before others, exact titles first.
 * Touches no page.
 *
 * @requires search/words
 */
(() => {
  /** @typedef {Cpd.SearchHit["passages"][number]} Passage */
  /** @typedef {Omit<Cpd.SearchHit, "passages" | "kinds"> & {passages: Map<number, Passage>}} Met a page that has one of the words at least */

  const { typed } = cpd.searchWords;
  const TITLE = 3;
  /** Of the best passage of a page, what another one needs to be shown with it. */
  const FAIR = 0.35;
  const FEW = 1e-3;

  /** A title as its words, without a number before it. @param {string} title */
  const bare = (title) => typed(title.replace(/^[\d.]+\s+/, "")).join(" ");

  /**
   * For each passage how well it answers one word: as well as the best of what was found for that word.
   * @param {Cpd.SearchTerm} term @param {number} passages how many there are
   */
  function answers(term, passages) {
    /** @type {Map<number, {weight: number, isTitle: boolean}>} */
    const found = new Map();
    for (const { likeness, notes } of term.found) {
      for (const note of notes) {
        const isTitle = note % 2 === 1;
        const weight = likeness * (isTitle ? TITLE : 1);
        const known = found.get(note >> 1);
        if (!known || known.weight < weight) found.set(note >> 1, { weight, isTitle: isTitle && likeness > 0.85 });
      }
    }
    const rarity = Math.log(1 + passages / (found.size || 1));
    for (const one of found.values()) one.weight *= rarity;
    return found;
  }

  /** Every page that was met, with its passages. @param {Cpd.SearchSite} site @param {Cpd.SearchTerm[]} terms */
  function met(site, terms) {
    /** @type {Map<number, Met>} */
    const hits = new Map();
    for (const [place, term] of terms.entries()) {
      for (const [number, { weight, isTitle }] of answers(term, site.owners.length)) {
        const page = site.pages[site.owners[number]];
        /** @type {Met} */
        const hit = hits.get(page.number) ?? { page, passages: new Map(), words: new Set(), rank: 0, score: 0 };
        hits.set(page.number, hit);
        const passage = hit.passages.get(number) ?? { place: number - page.first, ...page.passages[number - page.first], words: 0, titled: 0, score: 0 };
        hit.passages.set(number, passage);
        hit.words.add(place);
        passage.words += 1;
        passage.titled += isTitle ? 1 : 0;
        passage.score += weight;
      }
    }
    return [...hits.values()];
  }

  /** How much a page's titles say: 4 where its own is what was looked for, 3 where a passage's is, 2 where its own has all words. @param {Met} hit @param {Cpd.SearchTerm[]} terms @param {string} wanted */
  function rank({ page, passages }, terms, wanted) {
    if (bare(page.title) === wanted) return 4;
    const all = [...passages.values()];
    if (all.some(({ place, titled, length }) => place && titled === terms.length && length === terms.length)) return 3;
    const own = all.find(({ place }) => !place);
    return own && own.titled === terms.length ? 2 : 1;
  }

  /**
   * The pages found, the best first, each with its passages, the best first. Where no page has all words, those that have most.
   * @param {Cpd.SearchSite} site @param {Cpd.SearchTerm[]} terms @param {string} typedWords @param {number} [kind] only passages and pages of this
   */
  function ranked(site, terms, typedWords, kind = 0) {
    const hits = met(site, terms);
    const most = Math.max(0, ...hits.map(({ words }) => words.size));
    const wanted = bare(typedWords);
    const found = [];
    for (const hit of hits) {
      if (hit.words.size < most) continue;
      const all = [...hit.passages.values()];
      for (const one of all) one.score *= (one.words / terms.length) ** 2;
      const passages = all.filter((one) => !kind || hit.page.genre === kind || one.kind === kind).sort((a, b) => b.score - a.score || a.place - b.place);
      if (!passages.length) continue;
      const [best] = passages;
      const sum = all.reduce((total, { score }) => total + score, 0);
      const score = (best.score + Math.log(1 + sum)) * hit.page.boost;
      const kinds = new Set([hit.page.genre, ...all.map((one) => one.kind)]);
      found.push({ ...hit, kinds, rank: rank(hit, terms, wanted), score, passages: passages.filter((one) => one === best || one.score > best.score * FAIR) });
    }
    return found.sort((a, b) => b.rank - a.rank || (Math.abs(b.score - a.score) > FEW ? b.score - a.score : a.page.number - b.page.number));
  }

  /** How many pages each kind has among them, by the kind's number. @param {Cpd.SearchHit[]} hits */
  function counts(hits) {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const { kinds } of hits) for (const kind of kinds) if (kind) found.set(kind, (found.get(kind) ?? 0) + 1);
    return found;
  }

  cpd.searchRanking = { ranked, counts };
})();
