// @ts-check
/**
 * Draws what was found: a page with its title, what it is, and the passages in it that have the words.
 *
 * @requires search/excerpts
 */
(() => {
  const { element } = cpd;
  const { pieces, excerpt } = cpd.searchExcerpts;
  /** As many passages stand below a page; others come when they are asked for. */
  const FEW = 3;
  const ROOT = document.documentElement.dataset.cpdRoot ?? "";

  /** @param {[string, boolean][]} all */
  const marked = (all) => all.map(([words, isMarked]) => (isMarked ? element("mark", "", words) : words));

  /** @param {string} url @param {string} words @param {string} anchor */
  const address = (url, words, anchor) => `${ROOT}${url}?h=${encodeURIComponent(words)}${anchor ? `#${anchor}` : ""}`;

  /** What it is, and where it belongs. @param {string[]} words */
  const about = (...words) => {
    const said = words.filter(Boolean).join(" · ");
    return said ? [element("p", "cpd-search__about", said)] : [];
  };

  /**
   * @param {Cpd.SearchHit} hit @param {Cpd.SearchText[] | null} texts null while they are on their way
   * @param {{found: Cpd.SearchFound, site: Cpd.SearchSite, words: string}} search `words` are what the page is to mark
   */
  function hit({ page, passages }, texts, { found, site, words }) {
    const isWanted = (/** @type {string} */ key) => found.words.has(key);
    const label = (/** @type {number} */ kind) => (kind ? site.kinds[kind - 1].label : "");
    const own = passages.find(({ place }) => !place);
    const others = passages.filter(({ place }) => place);
    const link = element("a", { class: "cpd-search__link", href: address(page.url, words, "") }, ...marked(pieces(page.title, isWanted)));
    const item = element("li", "cpd-search__hit", element("div", "cpd-search__box", link, ...about(label(page.genre), page.suite)));
    if (!texts) return item;
    if (own) item.firstElementChild?.append(element("p", "cpd-search__excerpt", ...marked(excerpt(texts[0][2], isWanted))));
    const places = others.filter(({ place }) => texts[place]).map(({ place, kind }) => {
      const [anchor, title, text] = texts[place];
      const there = element("a", { class: "cpd-search__link", href: address(page.url, words, anchor) }, ...marked(pieces(title, isWanted)));
      return element("li", "cpd-search__box", there, ...about(label(kind)), element("p", "cpd-search__excerpt", ...marked(excerpt(text, isWanted))));
    });
    if (places.length) item.append(element("ul", "cpd-search__places", ...places.slice(0, FEW)));
    const more = places.slice(FEW);
    if (more.length) {
      const words_ = cpd.counted(more.length, "more place on this page", "more places on this page");
      item.append(element("details", "cpd-search__more", element("summary", "", words_), element("ul", "cpd-search__places", ...more)));
    }
    return item;
  }

  cpd.searchHit = hit;
})();
