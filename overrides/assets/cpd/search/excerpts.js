// @ts-check
/**
 * What is shown of a passage: the line that has most of the words, cut to what can be read at a glance, and which words to
 * mark. Touches no page.
 *
 * @requires search/words
 */
(() => {
  const { keys, places } = cpd.searchWords;
  const LENGTH = 170;
  const BEFORE = 60;

  /**
   * A text in pieces, those to be marked with `true`; words that follow each other are one piece.
   * @param {string} text @param {(key: string) => boolean} isWanted @returns {[string, boolean][]}
   */
  function pieces(text, isWanted) {
    /** @type {[string, boolean][]} */
    const found = [];
    const put = (/** @type {string} */ words, /** @type {boolean} */ isMarked) => {
      const last = found.at(-1);
      if (words && last?.[1] === isMarked) last[0] += words;
      else if (words) found.push([words, isMarked]);
    };
    let done = 0;
    for (const { word, at } of places(text)) {
      for (const { piece, from } of wanted(word, isWanted)) {
        put(text.slice(done, at + from), false);
        put(piece, true);
        done = at + from + piece.length;
      }
    }
    put(text.slice(done), false);
    return found;
  }

  /** What of a written word is wanted: all of it, or in a script without spaces some letters. @param {string} word @param {(key: string) => boolean} isWanted */
  function wanted(word, isWanted) {
    const all = keys(word);
    if (all.length < 2) return all.some(isWanted) ? [{ piece: word, from: 0 }] : [];
    const letters = [...word];
    /** @type {Set<number>} */
    const marked = new Set();
    for (const [place, letter] of letters.entries()) {
      const next = letters[place + 1] ?? "";
      if (isWanted(letter + next)) [place, place + 1].forEach((one) => marked.add(one));
    }
    let from = 0;
    return letters.flatMap((letter, place) => {
      const at = from;
      from += letter.length;
      return marked.has(place) ? [{ piece: letter, from: at }] : [];
    });
  }

  /** The words around the first that is wanted. @param {string} line @param {number} at */
  function around(line, at) {
    if (line.length <= LENGTH) return line;
    let start = Math.max(0, Math.min(at - BEFORE, line.length - LENGTH));
    // Not within a word, where there are spaces.
    if (start > 0) start = Math.max(line.indexOf(" ", start) + 1, start);
    if (start > at) start = at;
    let end = Math.min(line.length, start + LENGTH);
    const space = line.lastIndexOf(" ", end);
    if (end < line.length && space > at) end = space;
    return `${start > 0 ? "… " : ""}${line.slice(start, end).trim()}${end < line.length ? " …" : ""}`;
  }

  /**
   * The best of a text's lines, with the wanted words marked; the first where none has any.
   * @param {string} text @param {(key: string) => boolean} isWanted
   */
  function excerpt(text, isWanted) {
    let best = { line: text.split("\n", 1)[0], at: 0, count: 0 };
    for (const line of text.split("\n")) {
      const met = places(line).filter(({ word }) => wanted(word, isWanted).length);
      const count = new Set(met.flatMap(({ word }) => keys(word))).size;
      if (count > best.count) best = { line, at: met[0].at, count };
    }
    return pieces(around(best.line, best.at), isWanted);
  }

  cpd.searchExcerpts = { pieces, excerpt };
})();
