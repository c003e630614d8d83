// @ts-check
/**
 * The index as a build has written it (`writing/search_index.py`), read: the alphabet's parts, and in which passages a
 * word is. Touches no page.
 */
(() => {
  const SIGNS = Array.from({ length: 92 }, (_, place) => String.fromCharCode(0x23 + place)).filter((sign) => sign !== "\\").join("");
  const LASTS = 60;
  const MORES = SIGNS.length - LASTS;
  const VALUES = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, SIGNS.indexOf(String.fromCharCode(code))));

  /** Numbers of passages, each twice, and 1 more where the passage's title has the word. @param {string} signs */
  function notes(signs) {
    const found = [];
    let [last, more] = [0, 0];
    for (let at = 0; at < signs.length; at += 1) {
      const value = VALUES[signs.charCodeAt(at)];
      if (value >= LASTS) more = more * MORES + value - LASTS;
      else {
        last += more * LASTS + value;
        more = 0;
        found.push(last);
      }
    }
    return found;
  }

  /** The parts of the alphabet that can have words with this beginning, by number. @param {string[]} firsts each part's first word @param {string} beginning */
  function shards(firsts, beginning) {
    const found = [];
    for (const [number, first] of firsts.entries()) {
      const next = firsts[number + 1];
      const isBefore = next !== undefined && next <= beginning;
      if (!isBefore && (first <= beginning || first.startsWith(beginning))) found.push(number);
    }
    return found;
  }

  /** The words of a part, each with its signs. @param {string} shard @returns {[string, string][]} */
  const entries = (shard) => shard.split("\n").map((line) => /** @type {[string, string]} */ (line.split(" ")));

  /**
   * The pages, with what each knows of its passages; and for each passage its page.
   * @param {Cpd.SearchCore} core @returns {Cpd.SearchSite}
   */
  function site({ kinds, suites, pages, words }) {
    /** @type {number[]} */
    const owners = [];
    const read = pages.map(([title, url, signs, suite, genre, boost], number) => {
      const first = owners.length;
      const passages = (signs.match(/../g) ?? []).map((two) => ({ kind: SIGNS.indexOf(two[0]), length: SIGNS.indexOf(two[1]) }));
      owners.push(...passages.map(() => number));
      return { number, title, url, suite: suites[suite], genre, boost, first, passages };
    });
    return { kinds: kinds.map(([label, plural]) => ({ label, plural })), pages: read, owners, words };
  }

  cpd.searchPostings = { notes, shards, entries, site };
})();
