// @ts-check
/**
 * Words as search compares them; `writing/search_words.py` says the same of whole words. Endings are known for English
 * only: in other languages the beginnings of words do. Touches no page.
 */
(() => {
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  /** Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese. */
  const RUN = /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;
  const SHORT = 3;
  const LONG = 4;

  /** Each letter of a run with the next one; the last stands alone, unless it is enough to look for the others. @param {string} run @param {boolean} isTyped */
  function pairs(run, isTyped) {
    const letters = [...run];
    const found = letters.map((letter, place) => letter + (letters[place + 1] ?? ""));
    return isTyped && found.length > 1 ? found.slice(0, -1) : found;
  }

  /** What a written word is found by, or what is looked for where it is typed. @param {string} written @param {boolean} [isTyped] @returns {string[]} */
  function keys(written, isTyped = false) {
    const folded = written.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").normalize("NFC");
    // Every second part is a run.
    return folded.split(RUN).flatMap((part, place) => (part && place % 2 ? pairs(part, isTyped) : part || []));
  }

  /** The words of a text, each with where it begins. @param {string} text */
  const places = (text) => [...text.matchAll(WORD)].map((match) => ({ word: match[0], at: match.index }));

  /** What is looked for where a reader has typed this. @param {string} text */
  const typed = (text) => [...new Set((text.normalize("NFC").toLowerCase().match(WORD) ?? []).flatMap((word) => keys(word, true)))];

  /** A word of a site in English without -s, -ing, -ed. @param {string} word */
  function bare(word) {
    if (word.length <= SHORT || !/^[a-z]+$/.test(word)) return word;
    let found = word
      .replace(/iz(?=[aei])/, "is")
      .replace(/(?<=..)ie[sd]$/, "y")
      .replace(/(ss|zz|x|ch|sh)es$/, "$1")
      .replace(/([^isu])s$/, "$1");
    const base = /^(.*[aeiouy].*)(?:ing|(?<!e)ed)$/.exec(found)?.[1];
    if (base) {
      // "plann-ing" is of "plan", "shar-ing" of "share".
      const isOfE = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base);
      if (isOfE || base.length >= SHORT) found = isOfE ? `${base}e` : base;
    }
    return found.replace(/([^aeiou])\1$/, "$1").replace(/(?<=....)e$/, "");
  }

  /** Whether two words differ by one letter that is not the first: another one, one more, one fewer, or two that changed places. @param {string} one @param {string} other */
  function isNear(one, other) {
    if (one[0] !== other[0] || Math.abs(one.length - other.length) > 1 || one === other) return false;
    let start = 1;
    while (start < one.length && one[start] === other[start]) start += 1;
    const [rest, others] = [one.slice(start), other.slice(start)];
    const isSwapped = rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2);
    return isSwapped || rest.slice(1) === others.slice(1) || rest.slice(1) === others || rest === others.slice(1);
  }

  /**
   * How well a word of the site answers one that is looked for: 1 where it is the same, 0 where it is another.
   * @param {string} word @param {string} wanted @param {boolean} isEnglish
   */
  function likeness(word, wanted, isEnglish) {
    if (word === wanted) return 1;
    const base = isEnglish ? bare(wanted) : wanted;
    if (isEnglish && bare(word) === base) return 0.9;
    if (wanted.length >= SHORT && word.startsWith(wanted)) return 0.8 * (wanted.length / word.length);
    if (base.length >= LONG && word.startsWith(base)) return 0.6 * (base.length / word.length);
    return isPair(wanted, word) ? 0.5 : 0;
  }

  /** A letter of a script without spaces begins pairs. @param {string} wanted @param {string} word */
  const isPair = (wanted, word) => RUN.test(wanted) && [...wanted].length === 1 && word.startsWith(wanted);

  /** The same where one letter is mistyped: whole words, and beginnings of longer ones. @param {string} word @param {string} wanted */
  function nearness(word, wanted) {
    if (wanted.length < LONG || /\d/.test(wanted)) return 0;
    if (isNear(word, wanted)) return 0.5;
    const lengths = [wanted.length, wanted.length + 1, wanted.length - 1];
    return wanted.length > LONG && lengths.some((length) => length < word.length && isNear(word.slice(0, length), wanted)) ? 0.3 * (wanted.length / word.length) : 0;
  }

  /** What every form of a word begins with. @param {string} wanted @param {boolean} isEnglish */
  function stump(wanted, isEnglish) {
    if (!isEnglish || wanted.length < SHORT) return wanted;
    return wanted.slice(0, Math.min(LONG, bare(wanted).length - 1));
  }

  cpd.searchWords = { keys, places, typed, bare, isNear, likeness, nearness, stump };
})();
