// @ts-check
/**
 * Marks on a page the words by which it was found: they stand in its address as `?h=`.
 *
 * @requires search/words
 * @requires search/excerpts
 */
(() => {
  const { typed, likeness } = cpd.searchWords;
  const MOST = 400;
  const SHORT = 3;
  const CLOSED = "script, style, textarea, select, button, math, svg, template, mark, .headerlink, .cpd-visually-hidden";
  const IS_ENGLISH = /^en\b/i.test(document.documentElement.lang);

  /** The words, without short ones beside longer ones: those stand everywhere. */
  function wanted() {
    const words = typed(new URLSearchParams(location.search).get("h") ?? "");
    const long = words.filter((word) => word.length >= SHORT || !/^[a-z]+$/.test(word));
    return long.length ? long : words;
  }

  /** @param {Element} article @param {string[]} words */
  function mark(article, words) {
    /** @type {Map<string, boolean>} */
    const known = new Map();
    const isWanted = (/** @type {string} */ key) => {
      if (!known.has(key)) known.set(key, words.some((word) => likeness(key, word, IS_ENGLISH) > 0));
      return Boolean(known.get(key));
    };
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest(CLOSED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    /** @type {Text[]} */
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    let left = MOST;
    for (const node of nodes) {
      const pieces = cpd.searchExcerpts.pieces(node.data, isWanted);
      if (left <= 0 || !pieces.some(([, isMarked]) => isMarked)) continue;
      left -= pieces.length;
      node.replaceWith(...pieces.map(([text, isMarked]) => (isMarked ? cpd.element("mark", "cpd-found", text) : text)));
    }
  }

  const article = document.querySelector(".cpd-article");
  const words = wanted();
  if (article && words.length) mark(article, words);
})();
