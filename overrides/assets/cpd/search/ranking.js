// @ts-check
/**
 * What was found, in the order in which readers get it: pages that have all words before others, exact titles first.
 * Touches no page.
 *
 * @requires search/words
 */
(() => {
  /** @typedef {Cpd.SearchHit["passages"][number]} Passage */
  /** For each passage: which words it has, a bit each, which of them its title has, and how well it answers.
   * @typedef {{words: Uint32Array, titled: Uint32Array, scores: Float64Array}} Answers */

  const { typed } = cpd.searchWords;
  const TITLE = 3;
  /** As like as a word of a title must be, for the title to be what was looked for. */
  const SAME = 0.85;
  /** Of the best passage of a page, what another one needs to be shown with it. */
  const FAIR = 0.35;
  const FEW = 1e-3;
  /** As many words are looked for as a number has bits. */
  const MOST = 31;

  /** A title as its words, without a number before it. @param {string} title */
  const bare = (title) => typed(title.replace(/^[\d.]+\s+/, "")).join(" ");

  /** @param {Cpd.SearchSite} site @param {Cpd.SearchTerm[]} terms @returns {Answers} */
  function answers({ owners }, terms) {
    const count = owners.length;
    const all = { words: new Uint32Array(count), titled: new Uint32Array(count), scores: new Float64Array(count) };
    for (const [place, { found }] of terms.entries()) {
      const bit = 1 << place;
      // The best of what was found for the word counts; a word that few passages have counts more.
      const best = new Float64Array(count);
      let met = 0;
      const take = (/** @type {number} */ note, /** @type {number} */ likeness) => {
        const number = note >> 1;
        const isTitle = note & 1;
        if (!best[number]) met += 1;
        best[number] = Math.max(best[number], isTitle ? likeness * TITLE : likeness);
        all.words[number] |= bit;
        if (isTitle && likeness > SAME) all.titled[number] |= bit;
      };
      for (const { likeness, notes } of found) for (const note of notes) take(note, likeness);
      const rarity = Math.log(1 + count / (met || 1));
      for (let number = 0; number < count; number += 1) all.scores[number] += best[number] * rarity;
    }
    return all;
  }

  /** @param {number} bits */
  function counted(bits) {
    let count = 0;
    for (let left = bits; left; left &= left - 1) count += 1;
    return count;
  }

  /** The passages of a page that have one of the words at least. @param {Cpd.SearchPage} page @param {Answers} all @param {number} terms how many words there are @returns {Passage[]} */
  function passagesOf({ first, passages }, { words, titled, scores }, terms) {
    return passages.flatMap(({ kind, length }, place) => {
      const number = first + place;
      const count = counted(words[number]);
      return count ? { place, kind, length, words: count, titled: counted(titled[number]), score: scores[number] * (count / terms) ** 2 } : [];
    });
  }

  /** How much a page's titles say: 4 where its own is what was looked for, 3 where a passage's is, 2 where its own has all words. @param {string} title @param {Passage[]} passages @param {number} terms @param {string} wanted */
  function rank(title, passages, terms, wanted) {
    const hasAll = passages[0].place === 0 && passages[0].titled === terms;
    if (hasAll && bare(title) === wanted) return 4;
    if (passages.some(({ place, titled, length }) => place && titled === terms && length === terms)) return 3;
    return hasAll ? 2 : 1;
  }

  /** @param {Cpd.SearchSite} site @param {Answers} all for each page which words it has, a bit each */
  function wordsOf({ pages, owners }, all) {
    const found = new Uint32Array(pages.length);
    for (const [number, page] of owners.entries()) found[page] |= all.words[number];
    return found;
  }

  /**
   * The pages found, the best first, each with its passages, the best first. Where no page has all words, those that have most.
   * @param {Cpd.SearchSite} site @param {Cpd.SearchTerm[]} given @param {string} typedWords @param {number} [kind] only passages and pages of this
   * @returns {Cpd.SearchHit[]}
   */
  function ranked(site, given, typedWords, kind = 0) {
    const terms = given.slice(0, MOST);
    const all = answers(site, terms);
    const words = wordsOf(site, all);
    const most = words.reduce((found, one) => Math.max(found, counted(one)), 1);
    const wanted = bare(typedWords);
    const found = [];
    for (const page of site.pages) {
      if (counted(words[page.number]) < most) continue;
      const met = passagesOf(page, all, terms.length);
      const fitting = met.filter((one) => !kind || page.genre === kind || one.kind === kind).sort((a, b) => b.score - a.score || a.place - b.place);
      if (!fitting.length) continue;
      const [best] = fitting;
      found.push({
        page,
        kinds: new Set([page.genre, ...met.map((one) => one.kind)]),
        words: most,
        rank: rank(page.title, met, terms.length, wanted),
        score: (best.score + Math.log(1 + met.reduce((sum, { score }) => sum + score, 0))) * page.boost,
        passages: fitting.filter((one) => one === best || one.score > best.score * FAIR),
      });
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
